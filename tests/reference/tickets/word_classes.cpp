#include "word_classes.hpp"

#include "text.hpp"

#include <algorithm>
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

/// scheme://..., or www. ..., up to the next white space, control, quote, angle bracket or bar, without punctuation
/// at its end.
Ends url(const Points& text, std::size_t from) {
    const auto ascii_letter = [](char32_t c) { return c >= U'a' && c <= U'z'; };
    std::size_t body = 0;
    if (stands(text, from, U"www.")) {
        body = from + 4;
    } else if (ascii_letter(at(text, from))) {
        const auto scheme =
            skip(text, from, [&](char32_t c) { return ascii_letter(c) || is_ascii_digit(c) || one_of(c, U"+.-"); });
        body = scheme - from <= 32 && stands(text, scheme, U"://") ? scheme + 3 : 0;
    }
    if (body == 0) {
        return {};
    }
    auto end = skip(text, body, [](char32_t c) { return !is_white(c) && c >= U' ' && !one_of(c, U"<>\"'`|"); });
    while (end > body && one_of(text[end - 1], U".,;:!?)]}*_~")) {
        --end;
    }
    return end > body ? Ends{end} : Ends{};
}

/// Two labels or more with dots between them, none of which begins or ends with a hyphen; the last has two characters
/// or more and no digit.
bool is_domain(Points domain) {
    domain.push_back(U'.');
    std::vector<Points> labels(1);
    for (const char32_t c : domain) {
        if (c != U'.') {
            labels.back().push_back(c);
            continue;
        }
        const Points& label = labels.back();
        if (label.empty() || label.front() == U'-' || label.back() == U'-') {
            return false;
        }
        labels.emplace_back();
    }
    labels.pop_back();
    const Points& last = labels.back();
    return labels.size() >= 2 && last.size() >= 2 && std::none_of(last.begin(), last.end(), is_number);
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
        if (is_domain({text.begin() + static_cast<std::ptrdiff_t>(local + 1),
                       text.begin() + static_cast<std::ptrdiff_t>(end)})) {
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

/// An IPv4 address, or the end of an IPv6 one, as the system's reader wants it: numbers of up to three digits without
/// zeros before them.
std::string without_zeros(const std::string& address) {
    std::string made;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const auto rest = address.find_first_not_of("0123456789", i);
        const std::size_t digits = (rest == std::string::npos ? address.size() : rest) - i;
        const bool dotted =
            (i > 0 && address[i - 1] == '.') || (i + digits < address.size() && address[i + digits] == '.');
        if (digits > 3 || !dotted) {
            made.append(address, i, std::max<std::size_t>(digits, 1));
        } else if (digits > 0) {
            made += std::to_string(std::stoi(address.substr(i, digits)));
        } else {
            made += address[i];
        }
        i += std::max<std::size_t>(digits, 1) - 1;
    }
    return made;
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
        candidate = without_zeros(candidate);
        unsigned char bytes[16];
        if (digit && (inet_pton(AF_INET, candidate.c_str(), bytes) == 1 ||
                      inet_pton(AF_INET6, candidate.c_str(), bytes) == 1)) {
            ends.push_back(end);
        }
    }
    return ends;
}

/// Where a run of `least` to `most` ASCII digits ends that no further one follows, or 0.
std::size_t digits_end(const Points& text, std::size_t from, std::size_t least, std::size_t most) {
    const auto end = skip(text, from, is_ascii_digit);
    return end - from < least || end - from > most ? 0 : end;
}

/// "am" or "pm" with or without a space before it, "z", or an offset such as +02:00 and +0200; no end: 0.
std::size_t suffix_end(const Points& text, std::size_t from) {
    const auto half = from + (from < text.size() && is_white(text[from]) ? 1 : 0);
    if ((stands(text, half, U"am") || stands(text, half, U"pm")) && !is_word(at(text, half + 2))) {
        return half + 2;
    }
    if (at(text, from) == U'z') {
        return from + 1;
    }
    if (at(text, from) != U'+' && at(text, from) != U'-') {
        return 0;
    }
    const auto run = skip(text, from + 1, is_ascii_digit);
    if (run == from + 5) {
        return run;
    }
    return run == from + 3 && at(text, run) == U':' ? digits_end(text, run + 1, 2, 2) : 0;
}

/// h:mm, h:mm:ss or h:mm:ss.fff, and what may follow it: the ends it may have; none if there is no time.
Ends time_ends(const Points& text, std::size_t from) {
    std::vector<std::size_t> cores;
    const auto hours = digits_end(text, from, 1, 2);
    const auto minutes = hours != 0 && at(text, hours) == U':' ? digits_end(text, hours + 1, 2, 2) : 0;
    if (minutes == 0) {
        return {};
    }
    cores.push_back(minutes);
    const auto seconds = at(text, minutes) == U':' ? digits_end(text, minutes + 1, 2, 2) : 0;
    if (seconds != 0) {
        cores.insert(cores.begin(), seconds);
        const auto fraction = one_of(at(text, seconds), U".,") ? digits_end(text, seconds + 1, 1, 9) : 0;
        if (fraction != 0) {
            cores.insert(cores.begin(), fraction);
        }
    }
    Ends ends;
    for (const auto core : cores) {
        if (const auto longer = suffix_end(text, core); longer != 0) {
            ends.push_back(longer);
        }
        ends.push_back(core);
    }
    return ends;
}

/// The form of a date: how many digits each part has, and what stands between them.
struct Form {
    char32_t between;
    std::array<std::pair<std::size_t, std::size_t>, 3> digits;
};

/// Where a date of that form ends, or 0. It is a form, not a day: 30 may be a month.
std::size_t date_end(const Points& text, std::size_t from, const Form& form) {
    auto place = from;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0 && at(text, place++) != form.between) {
            return 0;
        }
        place = digits_end(text, place, form.digits[i].first, form.digits[i].second);
        if (place == 0) {
            return 0;
        }
    }
    return place;
}

Ends date_or_time(const Points& text, std::size_t from) {
    static const std::vector<Form> forms = {{U'-', {{{4, 4}, {2, 2}, {2, 2}}}},
                                            {U'/', {{{4, 4}, {2, 2}, {2, 2}}}},
                                            {U'.', {{{1, 2}, {1, 2}, {4, 4}}}},
                                            {U'/', {{{1, 2}, {1, 2}, {4, 4}}}},
                                            {U'-', {{{1, 2}, {1, 2}, {2, 2}}}}};
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
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) || category == UTF8PROC_CATEGORY_NL;
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
