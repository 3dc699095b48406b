#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace reference::tickets {

using Points = std::vector<char32_t>;

[[nodiscard]] bool is_letter(char32_t c);  ///< also a number that is a letter, such as \u3007
[[nodiscard]] bool is_mark(char32_t c);
[[nodiscard]] bool is_number(char32_t c);  ///< a decimal digit of any script
[[nodiscard]] bool is_word(char32_t c);    ///< one of the three
[[nodiscard]] bool is_white(char32_t c);
[[nodiscard]] bool is_ascii_digit(char32_t c);

/// The class that fits at that place first, and where its match ends; empty name when none does. A match touches no
/// letter, mark or digit on either side.
struct Match {
    std::string name;
    std::size_t end = 0;
};
[[nodiscard]] Match class_at(const Points& text, std::size_t from);

}  // namespace reference::tickets
