#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace msp_audit {

struct TomlEntry;

/// A value of a TOML text, in the order and the words of the text. Numbers are kept as they are written, so nothing
/// on the way to a Decimal is binary.
struct TomlNode {
    enum class Kind : std::uint8_t { table, array, text, number, truth, time };

    Kind kind = Kind::table;
    int line = 1;        ///< where the value begins
    std::string text;    ///< of a text: its characters; of a number: its characters as written ("1_000", "1e-3")
    bool truth = false;  ///< of a truth value
    std::vector<TomlEntry> entries;  ///< of a table
    std::vector<TomlNode> items;     ///< of an array
};

struct TomlEntry {
    std::string key;
    int line = 1;  ///< of the key
    TomlNode value;
};

/// The text is no TOML; what() says why.
class TomlError : public std::runtime_error {
public:
    TomlError(int line, const std::string& reason) : std::runtime_error(reason), line_(line) {}
    [[nodiscard]] int line() const { return line_; }

private:
    int line_;
};

/// The root table. A byte order mark is skipped. Throws TomlError.
[[nodiscard]] TomlNode parse_toml(std::string_view text);

}  // namespace msp_audit
