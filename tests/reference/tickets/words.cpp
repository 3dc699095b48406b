#include "words.hpp"

#include "text.hpp"
#include "word_classes.hpp"

#include <algorithm>
#include <array>

namespace reference::tickets {
namespace {

char32_t at(const Points& text, std::size_t place) { return place < text.size() ? text[place] : U'\0'; }

bool stands(const Points& text, std::size_t place, const std::u32string& wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (at(text, place + i) != wanted[i]) {
            return false;
        }
    }
    return true;
}

std::size_t digits_end(const Points& text, std::size_t place) {
    while (is_number(at(text, place))) {
        ++place;
    }
    return place;
}

std::size_t white_end(const Points& text, std::size_t place) {
    while (place < text.size() && is_white(text[place])) {
        ++place;
    }
    return place;
}

/// Where a reply mark such as "re[2] :" at the start ends, or 0.
std::size_t reply_end(const Points& text) {
    static const std::vector<std::u32string> marks = {U"re", U"fw", U"fwd", U"aw", U"wg",
                                                      U"sv", U"vs", U"tr",  U"rv", U"antw"};
    for (const auto& mark : marks) {
        if (!stands(text, 0, mark)) {
            continue;
        }
        auto place = mark.size();
        const char32_t open = at(text, place);
        const char32_t close = open == U'[' ? U']' : U')';
        const auto digits = digits_end(text, place + 1);
        if ((open == U'[' || open == U'(') && digits > place + 1 && at(text, digits) == close) {
            place = digits + 1;
        }
        place = white_end(text, place);
        if (at(text, place) == U':') {
            return place + 1;
        }
    }
    return 0;
}

/// Where the bracket pair with a ticket's number that starts there ends, or 0.
std::size_t bracket_end(const Points& text, std::size_t from) {
    static const std::u32string opens = U"[({";
    static const std::u32string closes = U"])}";
    const auto kind = opens.find(at(text, from));
    if (kind == std::u32string::npos) {
        return 0;
    }
    const auto closed = [&](std::size_t place) {
        const auto end = digits_end(text, place);
        return end > place && at(text, end) == closes[kind] ? end + 1 : 0;
    };
    if (at(text, from + 1) == U'#' && closed(from + 2) != 0) {
        return closed(from + 2);
    }
    static const std::vector<std::u32string> nouns = {U"ticket", U"case", U"request", U"incident", U"ref"};
    for (const auto& noun : nouns) {
        auto place = from + 1 + noun.size();
        if (!stands(text, from + 1, noun)) {
            continue;
        }
        while (place < text.size() && (is_white(text[place]) || text[place] == U'#' || text[place] == U':')) {
            ++place;
        }
        if (closed(place) != 0) {
            return closed(place);
        }
    }
    return 0;
}

/// Strips one thing; false when nothing is left to strip.
bool strip_once(Points& text) {
    const auto erase = [&](std::size_t from, std::size_t end) {
        text.erase(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(end));
        return true;
    };
    if (white_end(text, 0) > 0) {
        return erase(0, white_end(text, 0));
    }
    if (reply_end(text) > 0) {
        return erase(0, reply_end(text));
    }
    for (std::size_t from = 0; from < text.size(); ++from) {
        const auto end = bracket_end(text, from);
        if (end > 0) {
            return erase(from, end);
        }
    }
    return false;
}

/// Han, kana, Thai, Lao, Khmer, Myanmar.
bool spaceless(char32_t c) {
    static const std::vector<std::pair<char32_t, char32_t>> blocks = {
        {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},   {0xF900, 0xFAFF}, {0x20000, 0x2FA1F}, {0x30000, 0x323AF},
        {0x3005, 0x3007}, {0x3021, 0x3029},   {0x3031, 0x3035}, {0x3038, 0x303C},   {0x3040, 0x30FF},
        {0x31F0, 0x31FF}, {0x1AFF0, 0x1B16F}, {0x0E00, 0x0E7F}, {0x0E80, 0x0EFF},   {0x1780, 0x17FF},
        {0x1000, 0x109F}, {0xA9E0, 0xA9FF},   {0xAA60, 0xAA7F}};
    return std::any_of(blocks.begin(), blocks.end(),
                       [c](const auto& block) { return c >= block.first && c <= block.second; });
}

/// The tokens of one run of letters, marks and digits.
void cut_run(const Points& run, std::vector<std::string>& tokens) {
    std::size_t from = 0;
    while (from < run.size()) {
        const bool bigrams = spaceless(run[from]);
        auto end = from + 1;
        while (end < run.size() && (spaceless(run[end]) == bigrams || is_mark(run[end]))) {
            ++end;
        }
        const std::size_t width = bigrams && end - from > 1 ? 2 : end - from;
        const std::size_t last = bigrams ? end - width : from;
        for (auto place = from; place <= last; ++place) {
            tokens.push_back(utf8({run.begin() + static_cast<std::ptrdiff_t>(place),
                                   run.begin() + static_cast<std::ptrdiff_t>(place + width)}));
        }
        from = end;
    }
}

}  // namespace

std::string folded_text(const std::string& text) { return nfkc(case_fold(nfkc(text))); }

std::string stripped_text(const std::string& text) {
    Points points = code_points(folded_text(text));
    while (strip_once(points)) {
    }
    return utf8(points);
}

std::vector<std::string> tokens_of(const std::string& text) {
    const Points points = code_points(stripped_text(text));
    std::vector<std::string> tokens;
    std::size_t place = 0;
    while (place < points.size()) {
        const Match match = class_at(points, place);
        if (!match.name.empty()) {
            tokens.push_back(match.name);
            place = match.end;
            continue;
        }
        Points run;
        while (place < points.size() && is_word(points[place])) {
            run.push_back(points[place++]);
        }
        if (run.empty()) {
            ++place;
        }
        cut_run(run, tokens);
    }
    return tokens;
}

Words words_of(const std::string& text) {
    Words words;
    for (const auto& token : tokens_of(text)) {
        if (words.tokens.size() < 512) {
            words.tokens.insert(token);
        } else if (words.tokens.count(token) == 0) {
            words.cut = true;
        }
    }
    return words;
}

bool is_class(const std::string& token) { return !token.empty() && token[0] == '<'; }

}  // namespace reference::tickets
