#include "core/letter_twins.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace msp_audit {

namespace {

constexpr std::u32string_view look_alikes = U"АВЕКМНОРСТУХЅІЈаеорсухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
constexpr std::string_view latin_letters = "ABEKMHOPCTYXSIJaeopcyxsijABEZHIKMNOPTYXo";
static_assert(look_alikes.size() == latin_letters.size());

bool is_latin(char32_t letter) { return (letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z'); }

bool is_greek_or_cyrillic(char32_t letter) {
    constexpr char32_t first = 0x370;
    constexpr char32_t last = 0x52F;
    return letter >= first && letter <= last;
}

}  // namespace

std::string latin_twin(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return (c & '\x80') == 0; })) return {};
    std::string twin;
    bool is_other = false;
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t code = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                           static_cast<utf8proc_ssize_t>(text.size() - at), &code);
        if (size <= 0) return {};
        const auto letter = static_cast<char32_t>(code);
        const std::size_t place = look_alikes.find(letter);
        if (place != std::u32string_view::npos) {
            twin += latin_letters[place];
            is_other = true;
        } else if (is_greek_or_cyrillic(letter)) {
            return {};
        } else {
            twin += text.substr(at, static_cast<std::size_t>(size));
        }
        at += static_cast<std::size_t>(size);
    }
    return is_other ? twin : std::string();
}

bool mixes_scripts(std::string_view text) {
    const bool has_latin =
        std::any_of(text.begin(), text.end(), [](char c) { return is_latin(static_cast<unsigned char>(c)); });
    return has_latin && !latin_twin(text).empty();
}

}  // namespace msp_audit
