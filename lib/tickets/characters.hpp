#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace msp_audit {

/// What a character is to a normalised text, by its Unicode category.
enum class CharacterKind : std::uint8_t { letter, mark, digit, space, other };

struct Character {
    char32_t code = 0;
    CharacterKind kind = CharacterKind::other;

    [[nodiscard]] bool is(char c) const { return code == static_cast<unsigned char>(c); }
    /// A letter, mark or digit: what words are made of.
    [[nodiscard]] bool is_word() const { return kind <= CharacterKind::digit; }
    [[nodiscard]] bool is_space() const { return kind == CharacterKind::space; }
    /// 0 to 9.
    [[nodiscard]] bool is_ascii_digit() const { return code >= U'0' && code <= U'9'; }
    /// 0 to 9 and a to f.
    [[nodiscard]] bool is_hex_digit() const { return is_ascii_digit() || (code >= U'a' && code <= U'f'); }
    /// Of Han, kana, Thai, Lao, Khmer or Myanmar, which put no spaces between words.
    [[nodiscard]] bool is_of_script_without_spaces() const;
};

using Characters = std::span<const Character>;

/// Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::vector<Character> characters_of(std::string_view text);
[[nodiscard]] std::string utf8_of(Characters text);

}  // namespace msp_audit
