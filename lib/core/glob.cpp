#include "core/glob.hpp"

#include <cstddef>

namespace msp_audit {

namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Past the character that begins at `at`, all of its UTF-8 bytes included.
std::size_t past_character(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view text) {
    std::size_t in_pattern = 0;
    std::size_t in_text = 0;
    std::size_t after_star = std::string_view::npos;  ///< of the last star, which is the only one worth trying again
    std::size_t star_takes_to = 0;
    while (in_text < text.size()) {
        const char wanted = in_pattern < pattern.size() ? pattern[in_pattern] : '\0';
        const bool any_left = in_pattern < pattern.size();
        if (any_left && wanted == '*') {
            after_star = ++in_pattern;
            star_takes_to = in_text;
        } else if (any_left && wanted == '?') {
            ++in_pattern;
            in_text = past_character(text, in_text);
        } else if (any_left && lowered(wanted) == lowered(text[in_text])) {
            ++in_pattern;
            ++in_text;
        } else if (after_star != std::string_view::npos) {
            in_pattern = after_star;
            star_takes_to = past_character(text, star_takes_to);
            in_text = star_takes_to;
        } else {
            return false;
        }
    }
    while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
    return in_pattern == pattern.size();
}

std::string ascii_lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lowered(c);
    return result;
}

}  // namespace msp_audit
