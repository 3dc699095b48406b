#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"
#include "core/toml_tree.hpp"

namespace msp_audit {

/// A value of a TOML file that knows its key and its line. Each reading returns what is written or throws an error
/// that says what belongs there: the file's own kind of error. Refers to the tree and the file name, which must stay
/// where they are.
class TomlValue {
public:
    /// The root, and the kind of error that its values are refused with.
    template <class Error>
    [[nodiscard]] static TomlValue root(const TomlNode& root, const std::string& file) {
        return {root, file, {}, {}, 1, [](const std::string& message) { throw Error(message); }};
    }

    /// The last part of its key.
    [[nodiscard]] const std::string& key() const { return key_; }
    [[nodiscard]] int line() const { return line_; }
    /// "msp-audit.toml:12".
    [[nodiscard]] std::string where() const;
    [[nodiscard]] bool is_table() const { return node_->kind == TomlNode::Kind::table; }
    [[nodiscard]] bool is_list() const { return node_->kind == TomlNode::Kind::array; }
    [[nodiscard]] bool is_text() const { return node_->kind == TomlNode::Kind::text; }

    /// The values of a table, in the order of the file. `expected` says in a refusal what belongs here.
    [[nodiscard]] std::vector<TomlValue> entries(std::string_view expected = "a table") const;
    /// The same, if each key is a known one.
    [[nodiscard]] std::vector<TomlValue> entries_among(std::span<const std::string_view> known) const;
    /// The values of a list.
    [[nodiscard]] std::vector<TomlValue> items(std::string_view expected = "a list") const;
    /// The tables of [[key]].
    [[nodiscard]] std::vector<TomlValue> tables() const;
    [[nodiscard]] std::string text(std::string_view expected = "a text in quotes") const;
    /// A text that is not blank.
    [[nodiscard]] std::string filled_text(std::string_view expected = "a text in quotes") const;
    [[nodiscard]] std::vector<std::string> texts() const;
    [[nodiscard]] bool truth() const;
    /// A number or a text, exactly as written. An exponent, another base than ten, inf and nan are refused.
    [[nodiscard]] Decimal decimal(std::string_view expected = "a decimal") const;
    [[nodiscard]] Decimal decimal_not_negative(std::string_view expected = "a decimal") const;
    [[nodiscard]] Decimal decimal_between(int lowest, int highest) const;
    /// A whole number of days, not negative and at most a hundred years.
    [[nodiscard]] int days() const;
    /// The place of a text in `known`; `noun` is what it is in a refusal: "severity".
    [[nodiscard]] std::size_t choice(std::span<const std::string_view> known, std::string_view noun) const;

    /// Throws: FILE:LINE: KEY: reason, and the hint on a line of its own.
    [[noreturn]] void refuse(const std::string& reason, const std::string& hint = {}) const;
    /// The word is none of the known ones: the hint is the nearest, else all of them.
    [[noreturn]] void refuse_word(std::string_view word, std::string_view noun,
                                  std::span<const std::string_view> known) const;
    /// Its key is none of the known ones: the hint is the nearest, else all of them.
    [[noreturn]] void refuse_key(std::span<const std::string_view> known, std::string_view noun = "key") const;

private:
    using Throw = void (*)(const std::string& message);

    TomlValue(const TomlNode& node, const std::string& file, std::string path, std::string key, int line,
              Throw throw_error);
    [[noreturn]] void refuse_type(std::string_view expected) const;
    [[nodiscard]] std::string as_written() const;

    const TomlNode* node_;
    const std::string* file_;
    std::string path_;  ///< tolerance.price.percent; empty for the root
    std::string key_;
    int line_;
    Throw throw_error_;
};

/// What to do with one key of a table.
template <class Target>
struct KeyReader {
    std::string_view key;
    void (*read)(const TomlValue& value, Target& target);
};

/// Gives each value of a table, in the order of the file, to the reader of its key; a key without reader is refused.
/// `expected` says in a refusal what belongs there instead of something that is no table.
template <class Target, std::size_t count>
void read_table(const TomlValue& table, const std::array<KeyReader<Target>, count>& readers, Target& target,
                std::string_view expected = "a table") {
    for (const TomlValue& value : table.entries(expected)) {
        const auto reader = std::find_if(readers.begin(), readers.end(),
                                         [&value](const KeyReader<Target>& one) { return one.key == value.key(); });
        if (reader == readers.end()) {
            std::array<std::string_view, count> known;
            std::transform(readers.begin(), readers.end(), known.begin(),
                           [](const KeyReader<Target>& one) { return one.key; });
            value.refuse_key(known);
        }
        reader->read(value, target);
    }
}

}  // namespace msp_audit
