#include "core/text_key.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utf8proc.h>

namespace msp_audit {

namespace {

/// What a character is to a key. `nothing` is what one does not see: zero-width spaces, soft hyphens, marks of order.
enum class Kind : std::uint8_t { letter, digit, space, punctuation, nothing };

constexpr std::array<Kind, 128> make_ascii_kinds() {
    std::array<Kind, 128> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        if (c <= ' ' || c == 0x7F) {
            kinds[c] = Kind::space;
        } else if (c >= '0' && c <= '9') {
            kinds[c] = Kind::digit;
        } else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            kinds[c] = Kind::letter;
        } else {
            kinds[c] = Kind::punctuation;
        }
    }
    return kinds;
}

constexpr auto ascii_kinds = make_ascii_kinds();

Kind kind_of_category(utf8proc_category_t category) {
    switch (category) {
    case UTF8PROC_CATEGORY_ND:
        return Kind::digit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
        return Kind::space;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return Kind::punctuation;
    case UTF8PROC_CATEGORY_CF:
        return Kind::nothing;
    default:
        return Kind::letter;
    }
}

/// One character of a text: its kind and its bytes.
struct Character {
    Kind kind = Kind::letter;
    std::string_view bytes;
    utf8proc_category_t category = UTF8PROC_CATEGORY_CN;  ///< beyond ASCII only
};

/// The character that `text`, which is not empty, begins with. A byte that is not UTF-8 is a letter.
Character first_character(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte < ascii_kinds.size()) return {ascii_kinds[byte], text.substr(0, 1)};
    utf8proc_int32_t code = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (size <= 0) return {Kind::letter, text.substr(0, 1)};
    const utf8proc_category_t category = utf8proc_category(code);
    return {kind_of_category(category), text.substr(0, static_cast<std::size_t>(size)), category};
}

template <class Use>
void for_each_character(std::string_view text, Use use) {
    while (!text.empty()) {
        const Character character = first_character(text);
        use(character);
        text.remove_prefix(character.bytes.size());
    }
}

constexpr bool is_content(Kind kind) { return kind == Kind::letter || kind == Kind::digit; }
constexpr bool is_space(Kind kind) { return kind == Kind::space || kind == Kind::nothing; }

/// Most characters are one byte, which is not worth a call.
void append(std::string& key, const Character& character) {
    if (character.bytes.size() == 1) {
        key.push_back(character.bytes.front());
    } else {
        key += character.bytes;
    }
}

/// Without white space around it.
std::string_view without_outer_spaces(std::string_view text) {
    const auto is_ink = [](char c) { return c > ' ' && c < '\x7F'; };
    if (!text.empty() && is_ink(text.front()) && is_ink(text.back())) return text;
    const char* begin = nullptr;
    const char* end = text.data();
    for_each_character(text, [&](const Character& character) {
        if (is_space(character.kind)) return;
        if (begin == nullptr) begin = character.bytes.data();
        end = character.bytes.data() + character.bytes.size();
    });
    if (begin == nullptr) return {};
    return {begin, static_cast<std::size_t>(end - begin)};
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_leading_zeros(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

/// Writes content so that each run of digits loses its leading zeros.
class ZeroDroppingKey {
public:
    void separate() { separated_ = true; }
    void add(const Character& character) {
        const bool digit = character.kind == Kind::digit;
        if (in_digits_ && (!digit || separated_)) {
            end_run();
            if (digit) key_ += '-';
        }
        separated_ = false;
        in_digits_ = digit;
        if (digit && character.bytes == "0" && !run_has_digits_) return;
        run_has_digits_ = digit;
        append(key_, character);
    }
    [[nodiscard]] std::string take() {
        if (in_digits_) end_run();
        return std::move(key_);
    }

private:
    void end_run() {
        if (!run_has_digits_) key_ += '0';
        run_has_digits_ = false;
        in_digits_ = false;
    }

    std::string key_;
    bool separated_ = false;
    bool in_digits_ = false;
    bool run_has_digits_ = false;  ///< of the run of digits at hand, something other than leading zeros is written
};

/// Takes spaces and punctuation off the front. False: there were none.
bool take_separators(std::string_view& text) {
    const std::size_t before = text.size();
    while (!text.empty()) {
        const Character character = first_character(text);
        if (is_content(character.kind)) break;
        text.remove_prefix(character.bytes.size());
    }
    return text.size() != before;
}

/// What follows po, p.o. or purchase order in folded text that begins so; else the text.
std::string_view after_po_prefix(std::string_view text) {
    std::string_view rest = text;
    if (rest.starts_with("purchase")) {
        rest.remove_prefix(8);
        if (!take_separators(rest) || !rest.starts_with("order")) return text;
        rest.remove_prefix(5);
    } else if (rest.starts_with('p')) {
        rest.remove_prefix(1);
        if (rest.starts_with('.')) {
            rest.remove_prefix(1);
            while (rest.starts_with(' ')) rest.remove_prefix(1);
        }
        if (!rest.starts_with('o')) return text;
        rest.remove_prefix(1);
    } else {
        return text;
    }
    if (rest.empty() || first_character(rest).kind == Kind::letter) return text;
    std::string_view content = rest;
    take_separators(content);
    return content.empty() ? text : rest;
}

/// The size of a separator of POs at the front of `text`: , ; / & + or a line break; 0: none.
std::size_t po_separator(std::string_view text) {
    constexpr std::string_view marks = ",;/&+\n\r";
    return marks.find(text.front()) == std::string_view::npos ? 0 : 1;
}

/// `and` between spaces, at the space before it: 4; the space behind it stays.
std::size_t po_conjunction(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    const auto same = [](char printed, char small) { return (printed | 0x20) == small; };
    if (text.size() < 5 || !blank(text[0]) || !blank(text[4])) return 0;
    return same(text[1], 'a') && same(text[2], 'n') && same(text[3], 'd') ? 4 : 0;
}

std::string with_small_ascii(std::string_view text) {
    std::string key(text);
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return key;
}

/// Small letters, if that is all that folding does.
std::optional<std::string> folded_ascii(std::string_view text) {
    const bool is_ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
    return is_ascii ? std::optional(with_small_ascii(text)) : std::nullopt;
}

/// By utf8proc; where the text is no UTF-8, its bytes with small letters.
std::string mapped(std::string_view text, int options) {
    const auto release = [](utf8proc_uint8_t* bytes) { std::free(bytes); };  // NOLINT: utf8proc's own allocation
    utf8proc_uint8_t* bytes = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &bytes,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(release)> owner(bytes, release);
    if (size < 0) return with_small_ascii(text);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

}  // namespace

std::string folded(std::string_view text) {
    if (auto key = folded_ascii(text)) return *std::move(key);
    return mapped(text, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string compatibility_folded(std::string_view text) {
    if (auto key = folded_ascii(text)) return *std::move(key);
    constexpr int compatible = UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    return mapped(mapped(mapped(text, compatible), compatible | UTF8PROC_CASEFOLD), compatible);
}

std::string value_key(std::string_view printed) { return folded(without_outer_spaces(printed)); }

std::string sku_key(std::string_view sku) {
    const std::string text = folded(sku);
    std::string key;
    for_each_character(text, [&key](const Character& character) {
        const char byte = character.bytes.front();
        const bool dropped = is_space(character.kind) || byte == '-' || byte == '.' || byte == '/' || byte == '\\' ||
                             character.category == UTF8PROC_CATEGORY_PD || character.bytes == "\xE2\x88\x92";
        if (!dropped) append(key, character);
    });
    return key;
}

std::string document_number_key(std::string_view printed) {
    ZeroDroppingKey key;
    for_each_character(folded(printed), [&key](const Character& character) {
        if (is_content(character.kind)) {
            key.add(character);
        } else if (character.kind != Kind::nothing) {
            key.separate();
        }
    });
    return key.take();
}

std::string po_key(std::string_view printed) { return value_key(printed); }

std::string loose_po_key(std::string_view printed) {
    const std::string text = folded(printed);
    std::string_view rest = text;
    take_separators(rest);
    std::string key;
    for_each_character(after_po_prefix(rest), [&key](const Character& character) {
        if (is_content(character.kind)) append(key, character);
    });
    const std::string_view shorter = without_leading_zeros(key);
    return shorter.empty() && !key.empty() ? "0" : std::string(shorter);
}

std::string line_key(std::string_view printed) {
    std::string text = po_key(printed);
    std::string_view rest = text;
    const bool negative = rest.starts_with('-');
    if (negative) rest.remove_prefix(1);
    const std::size_t point = std::min(rest.find('.'), rest.size());
    std::string_view whole = rest.substr(0, point);
    std::string_view places = point < rest.size() ? rest.substr(point + 1) : std::string_view();
    const bool is_number = !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
                           std::all_of(places.begin(), places.end(), is_digit) &&
                           (point == rest.size() || !places.empty());
    if (!is_number) return text;
    whole = without_leading_zeros(whole);
    while (places.ends_with('0')) places.remove_suffix(1);
    const bool zero = whole.empty() && places.empty();
    std::string key = negative && !zero ? "-" : "";
    key += whole.empty() ? "0" : whole;
    if (!places.empty()) key.append(".").append(places);
    return key;
}

std::vector<std::string> words_in_order(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for_each_character(folded(text), [&](const Character& character) {
        if (is_content(character.kind)) {
            word += character.bytes;
        } else if (character.kind != Kind::nothing) {
            end_word();
        }
    });
    end_word();
    return words;
}

std::vector<std::string> description_words(std::string_view text) {
    std::vector<std::string> words = words_in_order(text);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::vector<std::string> split_po_cell(std::string_view cell) {
    std::vector<std::string> parts;
    const auto end_part = [&parts](std::string_view part) {
        part = without_outer_spaces(part);
        if (!part.empty()) parts.emplace_back(part);
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < cell.size();) {
        const std::string_view rest = cell.substr(at);
        const std::size_t size = std::max(po_separator(rest), po_conjunction(rest));
        if (size > 0) {
            end_part(cell.substr(begin, at - begin));
            begin = at + size;
        }
        at += std::max<std::size_t>(size, 1);
    }
    end_part(cell.substr(begin));
    if (parts.empty()) parts.emplace_back(without_outer_spaces(cell));
    return parts;
}

}  // namespace msp_audit
