#include "tickets/subject_marks.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "tickets/characters.hpp"

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, 10> reply_words{"re", "fw", "fwd", "aw", "wg", "sv", "vs", "tr", "rv", "antw"};
constexpr std::array<std::string_view, 5> ticket_words{"ticket", "case", "request", "incident", "ref"};

bool is_digit(const Character& c) { return c.kind == CharacterKind::digit; }

/// The opening bracket of a closing one; 0: it is none.
char opening_of(const Character& c) {
    if (c.is(')')) return '(';
    if (c.is(']')) return '[';
    return c.is('}') ? '{' : '\0';
}

bool ends_with(Characters text, std::string_view ascii) {
    if (text.size() < ascii.size()) return false;
    return std::equal(ascii.begin(), ascii.end(), text.end() - static_cast<std::ptrdiff_t>(ascii.size()),
                      [](char c, const Character& one) { return one.is(c); });
}

/// Drops what fits from the end; how many were dropped.
template <class Fits>
std::size_t drop_back(Characters& text, Fits fits) {
    std::size_t count = 0;
    while (!text.empty() && fits(text.back())) {
        text = text.first(text.size() - 1);
        ++count;
    }
    return count;
}

/// What `text` ends in: an open bracket and a ticket's number, as in "(ticket #12" and "[#12". 0: nothing such.
std::size_t size_of_number_mark(Characters text, char bracket) {
    const auto is_bracket = [bracket](Characters rest) { return !rest.empty() && rest.back().is(bracket); };
    Characters rest = text;
    if (drop_back(rest, is_digit) == 0) return 0;
    if (!rest.empty() && rest.back().is('#') && is_bracket(rest.first(rest.size() - 1))) {
        return text.size() - rest.size() + 2;
    }
    drop_back(rest, [](const Character& c) { return c.is_space() || c.is('#') || c.is(':'); });
    for (const std::string_view word : ticket_words) {
        if (!ends_with(rest, word)) continue;
        const Characters before = rest.first(rest.size() - word.size());
        if (is_bracket(before)) return text.size() - before.size() + 1;
    }
    return 0;
}

/// In one pass: what a removal brings together is looked at when its closing bracket comes.
std::vector<Character> without_number_marks(Characters text) {
    std::vector<Character> kept;
    kept.reserve(text.size());
    for (const Character& c : text) {
        const char bracket = opening_of(c);
        const std::size_t size = bracket == '\0' ? 0 : size_of_number_mark(kept, bracket);
        if (size > 0) {
            kept.resize(kept.size() - size);
        } else {
            kept.push_back(c);
        }
    }
    return kept;
}

/// How many characters a number in brackets takes at the start, as in "[2]" and "(2)"; 0: none.
std::size_t size_of_count(Characters text) {
    if (text.empty() || (!text[0].is('[') && !text[0].is('('))) return 0;
    std::size_t end = 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == 1 || end == text.size() || opening_of(text[end]) == '\0' || !text[0].is(opening_of(text[end])))
        return 0;
    return end + 1;
}

/// How many characters one mark of a reply takes at the start, its colon included; 0: there is none.
std::size_t size_of_reply_mark(Characters text) {
    for (const std::string_view word : reply_words) {
        if (text.size() < word.size() || !ends_with(text.first(word.size()), word)) continue;
        std::size_t end = word.size();
        end += size_of_count(text.subspan(end));
        while (end < text.size() && text[end].is_space()) ++end;
        if (end < text.size() && text[end].is(':')) return end + 1;
    }
    return 0;
}

}  // namespace

std::string without_marks(std::string_view folded) {
    const std::vector<Character> all = characters_of(folded);
    const std::vector<Character> kept = without_number_marks(all);
    Characters rest = kept;
    while (!rest.empty()) {
        const std::size_t mark = rest.front().is_space() ? 1 : size_of_reply_mark(rest);
        if (mark == 0) break;
        rest = rest.subspan(mark);
    }
    return utf8_of(rest);
}

}  // namespace msp_audit
