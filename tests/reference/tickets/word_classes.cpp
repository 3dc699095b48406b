#include "word_classes.hpp"

#include "text.hpp"

#include <arpa/inet.h>
#include <array>
#include <functional>
#include <utf8proc.h>
#include <utility>

namespace reference::tickets {
namespace {

using Ends = std::vector<std::size_t>;  // where a match may end, the longest first

bool one_of(char32_t c, const std::u32string& set) { return set.find(c) != std::u32string::npos; }

bool is_hex(char32_t c) { return is_ascii_digit(c) || (c >= U'a' && c <= U'f'); }

char32_t at(const Points& text, std::size_t place) { return place < text.size() ? text[place] : U'\0'; }

bool stands(const Points& text, std::size_t place, const std::u32string& wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (at(text, place + i) != wanted[i]) {
            return false;
        }
    }
    return true;
}

std::size_t skip(const Points& text, std::size_t from, const std::function<bool(char32_t)>& wanted) {
    while (from < text.size() && wanted(text[from])) {
        ++from;
    }
    return from;
}

/// All ends from the longest down to just after `least`.
Ends shorter(std::size_t longest, std::size_t least) {
    Ends ends;
    for (auto end = longest; end > least; --end) {
        ends.push_back(end);
    }
    return ends;
}

/// scheme://..., or www. ..., up to the next white space, without punctuation at its end.
Ends url(const Points& text, std::size_t from) {
    const auto ascii_letter = [](char32_t c) { return c >= U'a' && c <= U'z'; };
    std::size_t body = 0;
    if (stands(text, from, U"www.")) {
        body = from + 4;
    } else if (ascii_letter(at(text, from))) {
        const auto scheme =
            skip(text, from, [&](char32_t c) { return ascii_letter(c) || is_ascii_digit(c) || one_of(c, U"+.-"); });
        body = stands(text, scheme, U"://") ? scheme + 3 : 0;
    }
    if (body == 0) {
        return {};
    }
    auto end = skip(text, body, [](char32_t c) { return !is_white(c); });
    while (end > body && one_of(text[end - 1], U".,;:!?)]}>'\"")) {
        --end;
    }
    return end > body ? Ends{end} : Ends{};
}

Ends mail(const Points& text, std::size_t from) {
    if (!is_word(at(text, from))) {
        return {};
    }
    const auto local = skip(text, from, [](char32_t c) { return is_word(c) || one_of(c, U"._%+-"); });
    if (at(text, local) != U'@') {
        return {};
    }
    const auto longest = skip(text, local + 1, [](char32_t c) { return is_word(c) || one_of(c, U".-"); });
    Ends ends;
    for (const auto end : shorter(longest, local + 1)) {
        bool dot = false;
        bool good = is_word(text[local + 1]) && is_word(text[end - 1]);
        for (auto i = local + 1; i < end; ++i) {
            dot = dot || text[i] == U'.';
            good = good && !(text[i] == U'.' && at(text, i + 1) == U'.');
        }
        if (dot && good) {
            ends.push_back(end);
        }
    }
    return ends;
}

Ends guid(const Points& text, std::size_t from) {
    std::size_t place = from;
    for (const int length : {8, 4, 4, 4, 12}) {
        if (length != 8 && at(text, place++) != U'-') {
            return {};
        }
        for (int i = 0; i < length; ++i) {
            if (!is_hex(at(text, place++))) {
                return {};
            }
        }
    }
    return {place};
}

/// What the system's own reader of addresses takes.
Ends address(const Points& text, std::size_t from) {
    const auto longest = skip(text, from, [](char32_t c) { return is_hex(c) || c == U':' || c == U'.'; });
    Ends ends;
    for (const auto end : shorter(longest, from)) {
        std::string candidate;
        bool digit = false;
        for (auto i = from; i < end; ++i) {
            candidate += static_cast<char>(text[i]);
            digit = digit || is_hex(text[i]);
        }
        unsigned char bytes[16];
        if (digit && (inet_pton(AF_INET, candidate.c_str(), bytes) == 1 ||
                      inet_pton(AF_INET6, candidate.c_str(), bytes) == 1)) {
            ends.push_back(end);
        }
    }
    return ends;
}

/// Reads one ASCII number of `least` to `most` digits, no digit after it; -1 if there is none.
int number_at(const Points& text, std::size_t& place, std::size_t least, std::size_t most) {
    const auto end = skip(text, place, is_ascii_digit);
    if (end - place < least || end - place > most) {
        return -1;
    }
    int value = 0;
    for (; place < end; ++place) {
        value = value * 10 + static_cast<int>(text[place] - U'0');
    }
    return value;
}

/// h:mm or h:mm:ss, and the ends it may have; none if there is no time.
Ends time_ends(const Points& text, std::size_t from) {
    auto place = from;
    const int hour = number_at(text, place, 1, 2);
    if (hour < 0 || hour > 23 || at(text, place++) != U':') {
        return {};
    }
    const int minute = number_at(text, place, 2, 2);
    if (minute < 0 || minute > 59) {
        return {};
    }
    Ends ends = {place};
    auto second_place = place + 1;
    const int second = at(text, place) == U':' ? number_at(text, second_place, 2, 2) : -1;
    if (second >= 0 && second <= 59) {
        ends.insert(ends.begin(), second_place);
    }
    return ends;
}

/// One written form of a date: the digits of its parts, what stands between them, and which parts are month and day.
struct Form {
    char32_t between;
    std::array<std::pair<std::size_t, std::size_t>, 3> digits;
    std::size_t day, month;
};

/// Where a date of that form ends, or 0.
std::size_t date_end(const Points& text, std::size_t from, const Form& form) {
    auto place = from;
    std::array<int, 3> parts = {0, 0, 0};
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0 && at(text, place++) != form.between) {
            return 0;
        }
        parts[i] = number_at(text, place, form.digits[i].first, form.digits[i].second);
        if (parts[i] < 0) {
            return 0;
        }
    }
    const int day = parts[form.day];
    const int month = parts[form.month];
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? place : 0;
}

Ends date_or_time(const Points& text, std::size_t from) {
    static const std::vector<Form> forms = {{U'-', {{{4, 4}, {2, 2}, {2, 2}}}, 2, 1},
                                            {U'/', {{{4, 4}, {2, 2}, {2, 2}}}, 2, 1},
                                            {U'.', {{{1, 2}, {1, 2}, {4, 4}}}, 0, 1},
                                            {U'/', {{{1, 2}, {1, 2}, {4, 4}}}, 0, 1},
                                            {U'-', {{{1, 2}, {1, 2}, {2, 2}}}, 0, 1}};
    Ends ends;
    for (const Form& form : forms) {
        const auto end = date_end(text, from, form);
        if (end == 0) {
            continue;
        }
        const auto clock = at(text, end) == U't' ? end + 1 : skip(text, end, is_white);
        if (clock > end) {
            ends = time_ends(text, clock);
        }
        ends.push_back(end);
        return ends;
    }
    return time_ends(text, from);
}

/// Six or more digits, or two to five letters followed by five or more digits.
Ends number(const Points& text, std::size_t from) {
    const auto letters = skip(text, from, is_letter);
    const auto end = skip(text, letters, is_number);
    const auto before = letters - from;
    const auto digits = end - letters;
    const bool fits = before == 0 ? digits >= 6 : (before >= 2 && before <= 5 && digits >= 5);
    return fits ? Ends{end} : Ends{};
}

}  // namespace

bool is_letter(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool is_number(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND; }

bool is_word(char32_t c) { return is_letter(c) || is_mark(c) || is_number(c); }

bool is_white(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return (c >= 9 && c <= 13) || c == 0x85 || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

Match class_at(const Points& text, std::size_t from) {
    if (from > 0 && is_word(text[from - 1])) {
        return {};
    }
    static const std::vector<std::pair<std::string, Ends (*)(const Points&, std::size_t)>> classes = {
        {"<url>", url},    {"<mail>", mail},         {"<guid>", guid},
        {"<ip>", address}, {"<date>", date_or_time}, {"<num>", number}};
    for (const auto& [name, ends] : classes) {
        for (const auto end : ends(text, from)) {
            if (end == text.size() || !is_word(text[end])) {
                return {name, end};
            }
        }
    }
    return {};
}

}  // namespace reference::tickets
