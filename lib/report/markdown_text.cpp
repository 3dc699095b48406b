#include "report/markdown_text.hpp"

#include <algorithm>

#include "report/table_format.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view markup = "\\`*_[]|~$@#";
/// A character of no width. Sites look for mentions and references in what Markdown made of a text, where a backslash
/// is gone.
constexpr std::string_view breaks_apart = "&#8203;";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Places where a bare address would become a link.
bool starts_address(std::string_view rest) {
    if (rest.starts_with("://")) return true;
    return rest.size() > 3 && rest[3] == '.' &&
           std::all_of(rest.begin(), rest.begin() + 3, [](char c) { return c == 'w' || c == 'W'; });
}

/// An address of mail, a mention, or the number of an issue, of which the first character is at hand.
bool starts_reference(std::string_view rest) {
    if (rest.size() < 2) return false;
    return rest[0] == '@' ? rest[1] != ' ' : (rest[0] == '#' && is_digit(rest[1]));
}

std::string_view without_blanks_around(std::string_view text) {
    const auto first = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view rest = text.substr(i);
        if (c == '<' || c == '>' || c == '&') {
            out += c == '<' ? "&lt;" : (c == '>' ? "&gt;" : "&amp;");
            continue;
        }
        if (starts_address(rest)) {
            // Breaks the address apart for the reader of links, and for nobody else.
            out += c == ':' ? "&#58;" : (c == 'w' ? "&#119;" : "&#87;");
            continue;
        }
        if (markup.find(c) != std::string_view::npos) out += '\\';
        out += c;
        if (starts_reference(rest)) out += breaks_apart;
    }
    return out;
}

/// Where a backslash keeps the text from opening a list, a rule or a heading: "- ", "+", "---", "===", "1. ", "2)".
/// `npos`: it opens nothing.
std::size_t opening_mark(std::string_view text) {
    if (text.empty()) return std::string_view::npos;
    if (text[0] == '-' || text[0] == '+' || text[0] == '=') {
        const bool alone = text.size() == 1 || text[1] == ' ' || text[1] == text[0];
        return alone ? 0 : std::string_view::npos;
    }
    const auto digits = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    const bool numbers = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    return numbers && (digits + 1 == text.size() || text[digits + 1] == ' ') ? digits : std::string_view::npos;
}

}  // namespace

std::string markdown_text(std::string_view text) {
    const std::string clean = printable(text);
    return escaped(without_blanks_around(clean));
}

std::string markdown_line(std::string_view text) {
    const std::string clean = printable(text);
    const std::string_view words = without_blanks_around(clean);
    const std::size_t mark = opening_mark(words);
    if (mark == std::string_view::npos) return escaped(words);
    return std::string(words.substr(0, mark)) + "\\" + escaped(words.substr(mark));
}

}  // namespace msp_audit
