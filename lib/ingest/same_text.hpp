#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace msp_audit {

// Cells are short, and most are compared with one that is equal: a call for each costs more than the comparison.

/// First and last bytes of a text of 1 to 16, which may overlap: all of it.
struct TextEnds {
    std::uint64_t first;
    std::uint64_t last;
};

[[nodiscard]] inline TextEnds ends_of(std::string_view text) {
    const auto word_at = [](auto word, const char* from) {
        std::memcpy(&word, from, sizeof word);
        return std::uint64_t{word};
    };
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    if (text.size() >= 8) return {word_at(std::uint64_t{}, begin), word_at(std::uint64_t{}, end - 8)};
    if (text.size() >= 4) return {word_at(std::uint32_t{}, begin), word_at(std::uint32_t{}, end - 4)};
    return {static_cast<unsigned char>(begin[0]),
            std::uint64_t{static_cast<unsigned char>(begin[text.size() / 2])} << 8U |
                static_cast<unsigned char>(end[-1])};
}

/// Texts that are not both empty.
[[nodiscard]] inline bool is_same_text(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() > 16) return std::memcmp(a.data(), b.data(), a.size()) == 0;
    const TextEnds left = ends_of(a);
    const TextEnds right = ends_of(b);
    return left.first == right.first && left.last == right.last;
}

}  // namespace msp_audit
