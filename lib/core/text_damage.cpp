#include "core/text_damage.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <utf8proc.h>

namespace msp_audit {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t byte_order_mark = 0xFEFF;

/// The letters that Windows-1252 has for the bytes 0x80 to 0x9F; those it has not stand for themselves.
constexpr std::array<char32_t, 32> high_letters{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// The byte that Windows-1252 has for a letter; 0: none above 0x7F.
unsigned byte_of(char32_t letter) {
    constexpr unsigned first_high = 0x80;
    constexpr char32_t first_same = 0xA0;
    constexpr char32_t last_same = 0xFF;
    if (letter >= first_same && letter <= last_same) return static_cast<unsigned>(letter);
    const auto* found = std::find(high_letters.begin(), high_letters.end(), letter);
    return found == high_letters.end() ? 0 : first_high + static_cast<unsigned>(found - high_letters.begin());
}

bool continues(char32_t letter) {
    constexpr unsigned first = 0x80;
    constexpr unsigned last = 0xBF;
    const unsigned byte = byte_of(letter);
    return byte >= first && byte <= last;
}

/// Quotation marks and dashes may follow any letter in a text that is whole.
bool is_punctuation(char32_t letter) {
    constexpr std::u32string_view marks = U"«»‹›“”„‘’‚–—…•·";
    return marks.find(letter) != std::u32string_view::npos;
}

/// Three letters in a row that were one of UTF-8.
bool is_garbled(char32_t first, char32_t second, char32_t third) {
    if (first == U'Â' || first == U'Ã') return continues(second) && !(first == U'Â' && is_punctuation(second));
    if (first == U'Ä' || first == U'Å') return continues(second) && !is_punctuation(second);
    if (first == U'â') return (second == U'€' || second == U'‚' || second == U'„') && continues(third);
    return first == U'ð' && second == U'Ÿ' && continues(third);
}

bool is_control(char32_t letter) {
    constexpr char32_t first_printed = 0x20;
    constexpr char32_t deleted = 0x7F;
    constexpr char32_t last_control = 0x9F;
    if (letter < first_printed) return letter != '\t' && letter != '\n' && letter != '\r';
    return letter >= deleted && letter <= last_control;
}

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

std::string_view text_damage(std::string_view text) {
    if (is_plain(text)) return {};
    std::array<char32_t, 3> last{};  // a text's end counts as two letters more
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    std::size_t read_so_far = 0;
    for (int behind = 0; behind < 2;) {
        char32_t letter = 0;
        if (left > 0) {
            utf8proc_int32_t read = -1;
            const utf8proc_ssize_t length = std::max<utf8proc_ssize_t>(utf8proc_iterate(at, left, &read), 1);
            at += length;
            left -= length;
            letter = read < 0 ? replacement : static_cast<char32_t>(read);
            if (letter == replacement) return "holds the sign for letters that were lost";
            if (letter == byte_order_mark) return "holds a byte order mark";
        } else {
            ++behind;
        }
        last = {last[1], last[2], letter};
        if (is_garbled(last[0], last[1], last[2])) {
            return "holds letters of UTF-8 that were read as Windows-1252";
        }
        // Behind the letters that make it one of UTF-8, it is no control character.
        if (++read_so_far > 2 && is_control(last[0])) return "holds control characters";
    }
    return {};
}

}  // namespace msp_audit
