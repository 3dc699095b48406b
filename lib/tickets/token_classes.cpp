#include "tickets/token_classes.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace msp_audit {

namespace {

/// No letter, mark or digit stands at `place`.
bool is_end(Characters text, std::size_t place) { return place >= text.size() || !text[place].is_word(); }

bool has(Characters text, std::size_t place, char c) { return place < text.size() && text[place].is(c); }

bool starts_with(Characters text, std::string_view ascii) {
    if (text.size() < ascii.size()) return false;
    return std::equal(ascii.begin(), ascii.end(), text.begin(),
                      [](char c, const Character& one) { return one.is(c); });
}

/// How many characters from `place` on fit, at most `most`.
template <class Fits>
std::size_t run(Characters text, std::size_t place, std::size_t most, Fits fits) {
    std::size_t length = 0;
    while (length < most && place + length < text.size() && fits(text[place + length])) ++length;
    return length;
}

std::size_t digits(Characters text, std::size_t place, std::size_t most) {
    return run(text, place, most, [](const Character& c) { return c.is_ascii_digit(); });
}

bool is_one_of(const Character& c, std::string_view ascii) {
    return c.code < 128 && ascii.find(static_cast<char>(c.code)) != std::string_view::npos;
}

/// A scheme with "://", or "www.", and all that follows up to a space, quote or angle bracket, but for punctuation at
/// its end.
std::size_t match_url(Characters text) {
    constexpr std::size_t longest_scheme = 32;
    std::size_t begin = 0;
    if (starts_with(text, "www.")) {
        begin = 4;
    } else {
        if (text[0].kind != CharacterKind::letter) return 0;
        begin = run(text, 0, longest_scheme,
                    [](const Character& c) { return c.code < 128 && (c.is_word() || is_one_of(c, "+.-")); });
        if (!starts_with(text.subspan(begin), "://")) return 0;
        begin += 3;
    }
    const auto belongs = [](const Character& c) {
        return !c.is_space() && !is_one_of(c, "<>\"'`|") && c.code >= U' ';
    };
    std::size_t end = begin + run(text, begin, text.size(), belongs);
    while (end > begin && is_one_of(text[end - 1], ".,;:!?)]}*_~")) --end;
    return end > begin && is_end(text, end) ? end : 0;
}

/// How many characters of a label may be the last one of a domain, at least two: up to its end or to one of its
/// hyphens, without a digit; the longest. 0: none.
std::size_t size_of_last_label(Characters label) {
    std::size_t best = 0;
    for (std::size_t end = 1; end <= label.size() && label[end - 1].kind != CharacterKind::digit; ++end) {
        const bool may_end = !label[end - 1].is('-') && (end == label.size() || label[end].is('-'));
        if (may_end && end >= 2) best = end;
    }
    return best;
}

/// Labels of letters, digits and hyphens with a point between them, at least two, the last one without digits; the
/// longest that ends well: a hyphen and what is behind it may belong to the text. 0: none.
std::size_t match_domain(Characters text, std::size_t begin) {
    constexpr std::size_t longest = 255;
    std::size_t best = 0;
    std::size_t labels = 0;
    for (std::size_t at = begin; at < begin + longest;) {
        const std::size_t size = run(text, at, longest, [](const Character& c) { return c.is_word() || c.is('-'); });
        if (size == 0 || text[at].is('-')) break;
        ++labels;
        if (const std::size_t last = size_of_last_label(text.subspan(at, size)); labels >= 2 && last > 0) {
            best = at + last;
        }
        at += size;
        if (!has(text, at, '.') || text[at - 1].is('-')) break;
        ++at;
    }
    return best;
}

std::size_t match_mail(Characters text) {
    constexpr std::size_t longest_local = 64;
    if (!text[0].is_word()) return 0;
    const std::size_t at =
        run(text, 0, longest_local, [](const Character& c) { return c.is_word() || is_one_of(c, "._%+-"); });
    return has(text, at, '@') ? match_domain(text, at + 1) : 0;
}

std::size_t match_guid(Characters text) {
    std::size_t end = 0;
    for (const std::size_t group : {8U, 4U, 4U, 4U, 12U}) {
        if (end > 0 && !has(text, end++, '-')) return 0;
        if (run(text, end, group, [](const Character& c) { return c.is_hex_digit(); }) != group) return 0;
        end += group;
    }
    return is_end(text, end) ? end : 0;
}

/// Four numbers up to 255 with points between them.
std::size_t match_ipv4(Characters text) {
    std::size_t end = 0;
    for (int group = 0; group < 4; ++group) {
        if (group > 0 && !has(text, end++, '.')) return 0;
        const std::size_t size = digits(text, end, 3);
        unsigned number = 0;
        for (std::size_t i = 0; i < size; ++i)
            number = number * 10 + (static_cast<unsigned>(text[end + i].code) - '0');
        if (size == 0 || number > 255) return 0;
        end += size;
    }
    return is_end(text, end) ? end : 0;
}

/// The whole of `text`, which holds hexadecimal digits, colons and points: eight groups of up to four, or fewer with
/// one "::"; an IPv4 address may stand for the last two.
bool is_ipv6(Characters text) {
    std::size_t groups = 0;
    bool is_short = false;
    bool may_begin_group = true;  // behind a colon
    for (std::size_t at = 0; at < text.size();) {
        if (starts_with(text.subspan(at), "::")) {
            if (is_short) return false;
            is_short = may_begin_group = true;
            at += 2;
            continue;
        }
        if (!may_begin_group) return false;
        if (const std::size_t size = match_ipv4(text.subspan(at)); size > 0 && at > 0 && at + size == text.size()) {
            groups += 2;
            break;
        }
        const std::size_t size = run(text, at, 4, [](const Character& c) { return c.is_hex_digit(); });
        if (size == 0) return false;
        ++groups;
        at += size;
        may_begin_group = false;
        if (at == text.size()) break;
        if (!text[at].is(':')) return false;
        if (!has(text, at + 1, ':')) {
            if (++at == text.size()) return false;
            may_begin_group = true;
        }
    }
    return is_short ? groups <= 7 : groups == 8;
}

std::size_t match_ipv6(Characters text) {
    if (text[0].is(':') && (!has(text, 1, ':') || text.size() < 3 || !text[2].is_hex_digit())) return 0;
    constexpr std::size_t longest = 45;
    const std::size_t most =
        run(text, 0, longest, [](const Character& c) { return c.is_hex_digit() || c.is(':') || c.is('.'); });
    for (std::size_t end = most; end >= 3; --end) {
        if (is_end(text, end) && is_ipv6(text.first(end))) return end;
    }
    return 0;
}

std::size_t match_ip(Characters text) {
    const std::size_t end = match_ipv4(text);
    return end > 0 ? end : match_ipv6(text);
}

/// Where "am", "pm", "z" or an offset ends that may follow a time; `place` where there is none.
std::size_t after_time(Characters text, std::size_t place) {
    const std::size_t spaces = run(text, place, 1, [](const Character& c) { return c.is_space(); });
    for (const std::string_view half : {"am", "pm"}) {
        if (starts_with(text.subspan(place + spaces), half) && is_end(text, place + spaces + 2))
            return place + spaces + 2;
    }
    if (has(text, place, 'z')) return place + 1;
    if (!has(text, place, '+') && !has(text, place, '-')) return place;
    if (digits(text, place + 1, 2) != 2) return place;
    const std::size_t minutes = place + 3 + (has(text, place + 3, ':') ? 1 : 0);
    const std::size_t end = minutes + 2;
    return digits(text, minutes, 2) == 2 && is_end(text, end) ? end : place;
}

/// Where a time that begins at `begin` ends: h:mm, optionally with seconds, a fraction and what may follow; 0: none.
std::size_t match_time(Characters text, std::size_t begin) {
    const std::size_t hours = digits(text, begin, 2);
    const std::size_t minutes = begin + hours + 1;
    if (hours == 0 || !has(text, begin + hours, ':') || digits(text, minutes, 2) != 2) return 0;
    std::array<std::size_t, 3> ends{minutes + 2, 0, 0};
    if (has(text, ends[0], ':') && digits(text, ends[0] + 1, 2) == 2) {
        ends[1] = ends[0] + 3;
        const bool has_point = has(text, ends[1], '.') || has(text, ends[1], ',');
        const std::size_t fraction = has_point ? digits(text, ends[1] + 1, 9) : 0;
        if (fraction > 0) ends[2] = ends[1] + 1 + fraction;
    }
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        if (*end == 0) continue;
        if (const std::size_t longer = after_time(text, *end); is_end(text, longer)) return longer;
        if (is_end(text, *end)) return *end;
    }
    return 0;
}

/// Where a date without its time ends: yyyy-mm-dd, yyyy/mm/dd, d.m.yyyy, d/m/yyyy or d-m-yy; 0: none.
std::size_t date_end(Characters text) {
    const std::size_t first = digits(text, 0, 5);
    if (first >= text.size()) return 0;
    const bool year_first = first == 4;
    if ((!year_first && first != 1 && first != 2) || !is_one_of(text[first], year_first ? "-/" : "./-")) return 0;
    const char separator = static_cast<char>(text[first].code);
    const std::size_t second = digits(text, first + 1, 3);
    const std::size_t third_begin = first + 1 + second + 1;
    if (second < (year_first ? 2 : 1) || second > 2 || !has(text, third_begin - 1, separator)) return 0;
    const std::size_t third = digits(text, third_begin, 5);
    const std::size_t expected = year_first || separator == '-' ? 2 : 4;
    return third == expected ? third_begin + third : 0;
}

std::size_t match_date(Characters text) {
    const std::size_t end = date_end(text);
    if (end == 0) return match_time(text, 0);
    constexpr std::size_t most_spaces = 8;
    const std::size_t gap =
        has(text, end, 't') ? 1 : run(text, end, most_spaces, [](const Character& c) { return c.is_space(); });
    const std::size_t with_time = gap > 0 ? match_time(text, end + gap) : 0;
    if (with_time > 0) return with_time;
    return is_end(text, end) ? end : 0;
}

/// Six or more digits, or two to five letters and five or more digits.
std::size_t match_number(Characters text) {
    const std::size_t letters = run(text, 0, 6, [](const Character& c) { return c.kind == CharacterKind::letter; });
    if (letters == 1 || letters == 6) return 0;
    const std::size_t count =
        run(text, letters, text.size(), [](const Character& c) { return c.kind == CharacterKind::digit; });
    if (count < (letters == 0 ? 6 : 5)) return 0;
    return is_end(text, letters + count) ? letters + count : 0;
}

struct TokenClass {
    std::string_view token;
    std::size_t (*match)(Characters);
};
constexpr std::array<TokenClass, 6> token_classes{{{"<url>", match_url},
                                                   {"<mail>", match_mail},
                                                   {"<guid>", match_guid},
                                                   {"<ip>", match_ip},
                                                   {"<date>", match_date},
                                                   {"<num>", match_number}}};

}  // namespace

ClassMatch match_class(Characters text) {
    for (const TokenClass& one : token_classes) {
        if (const std::size_t size = one.match(text); size > 0) return {one.token, size};
    }
    return {};
}

}  // namespace msp_audit
