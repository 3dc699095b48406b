#include "tickets/characters.hpp"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace msp_audit {

namespace {

struct Range {
    char32_t first, last;
};

/// Blocks, and of the block of CJK marks those that are letters or numbers.
constexpr std::array<Range, 19> without_spaces{{
    {0x0E00, 0x0E7F},    // Thai
    {0x0E80, 0x0EFF},    // Lao
    {0x1000, 0x109F},    // Myanmar
    {0x1780, 0x17FF},    // Khmer
    {0x19E0, 0x19FF},    // Khmer symbols
    {0x2E80, 0x2FDF},    // radicals
    {0x3005, 0x3007},    // iteration mark, closing mark, zero
    {0x3021, 0x3029},    // Hangzhou numerals
    {0x3031, 0x3035},    // kana repeat marks
    {0x3038, 0x303C},    // Hangzhou numerals, masu mark
    {0x3040, 0x30FF},    // Hiragana and Katakana
    {0x31F0, 0x31FF},    // small Katakana
    {0x3400, 0x4DBF},    // Han, extension A
    {0x4E00, 0x9FFF},    // Han
    {0xA9E0, 0xA9FF},    // Myanmar, extension B
    {0xAA60, 0xAA7F},    // Myanmar, extension A
    {0xF900, 0xFAFF},    // Han, compatibility
    {0x1AFF0, 0x1B16F},  // kana, supplements
    {0x20000, 0x3FFFD},  // Han, further extensions
}};

CharacterKind kind_of(utf8proc_int32_t code) {
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return CharacterKind::letter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return CharacterKind::mark;
    case UTF8PROC_CATEGORY_ND:
        return CharacterKind::digit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CharacterKind::space;
    default:
        return (code >= '\t' && code <= '\r') || code == 0x85 ? CharacterKind::space : CharacterKind::other;
    }
}

}  // namespace

bool Character::is_of_script_without_spaces() const {
    if (code < without_spaces.front().first) return false;
    return std::any_of(without_spaces.begin(), without_spaces.end(),
                       [this](const Range& range) { return range.first <= code && code <= range.last; });
}

std::vector<Character> characters_of(std::string_view text) {
    std::vector<Character> characters;
    characters.reserve(text.size());
    while (!text.empty()) {
        utf8proc_int32_t code = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                           static_cast<utf8proc_ssize_t>(text.size()), &code);
        if (size > 0) {
            characters.push_back({static_cast<char32_t>(code), kind_of(code)});
        } else {
            characters.push_back({U'\uFFFD', CharacterKind::other});
        }
        text.remove_prefix(size > 0 ? static_cast<std::size_t>(size) : 1);
    }
    return characters;
}

std::string utf8_of(Characters text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (const Character& character : text) {
        std::array<utf8proc_uint8_t, 4> buffer{};
        const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character.code), buffer.data());
        bytes.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(size));
    }
    return bytes;
}

}  // namespace msp_audit
