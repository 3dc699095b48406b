#include "report/csv_cells.hpp"

#include <algorithm>
#include <array>

namespace msp_audit {

namespace {

/// Standard input's own name, and a place in it (`-:3`), start like a formula and are none.
bool is_standard_input(std::string_view text) { return text == "-" || text.starts_with("-:"); }

bool starts_formula(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r";
    return !text.empty() && starts.find(text.front()) != std::string_view::npos && !is_standard_input(text);
}

bool needs_quotes(char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// YYYY-MM-DD
bool is_iso_day(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i]) return false;
    }
    return true;
}

/// Whole numbers that Excel shows as they are written.
bool is_plain_number(std::string_view text) {
    constexpr std::size_t most_digits = 11;
    return text.size() <= most_digits && std::all_of(text.begin(), text.end(), is_digit) &&
           (text.front() != '0' || text.size() == 1);
}

/// "jan" or any longer beginning of the name of a month.
bool is_month(std::string_view word) {
    constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
    constexpr std::size_t least = 3;
    if (word.size() < least) return false;
    std::string small(word);
    for (char& c : small) c = is_letter(c) ? static_cast<char>(c | 0x20) : c;
    return small == "sept" || std::any_of(months.begin(), months.end(),
                                          [&small](std::string_view month) { return month.starts_with(small); });
}

/// Up to two numbers and the name of a month, with nothing or one sign between them: MAR-12, 1Sep, 3 May 26.
bool is_named_day(std::string_view text) {
    std::size_t numbers = 0;
    std::size_t months = 0;
    while (!text.empty()) {
        const bool in_number = is_digit(text.front());
        const auto is_alike = in_number ? is_digit : is_letter;
        const auto end = std::find_if_not(text.begin(), text.end(), is_alike);
        const std::string_view part = text.substr(0, static_cast<std::size_t>(end - text.begin()));
        constexpr std::size_t most_digits = 4;
        if (in_number ? part.size() > most_digits : !is_month(part)) return false;
        ++(in_number ? numbers : months);
        text.remove_prefix(part.size());
        if (text.size() > 1 && std::string_view("-/ .").find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        }
    }
    return months == 1 && (numbers == 1 || numbers == 2);
}

}  // namespace

bool excel_would_change(std::string_view text) {
    constexpr std::string_view of_values = "0123456789.,:/-+eE%()";
    constexpr std::string_view first_of_values = "0123456789.(";
    constexpr std::size_t longest = 64;
    if (text.empty() || text.size() > longest || std::none_of(text.begin(), text.end(), is_digit)) return false;
    if (is_named_day(text)) return true;
    return first_of_values.find(text.front()) != std::string_view::npos &&
           text.find_first_not_of(of_values) == std::string_view::npos && !is_plain_number(text) && !is_iso_day(text);
}

std::string finished_csv(std::string text, CsvFor reader) {
    if (reader != CsvFor::excel) return text;
    return "\xEF\xBB\xBF" + more_csv(std::move(text), reader);
}

std::string more_csv(std::string rows, CsvFor reader) {
    if (reader != CsvFor::excel) return rows;
    std::string out;
    out.reserve(rows.size() + rows.size() / 16);
    bool in_quotes = false;
    for (const char c : rows) {
        if (c == '"') in_quotes = !in_quotes;
        if (c == '\n' && !in_quotes) out += '\r';
        out += c;
    }
    return out;
}

void append_csv_text(std::string& out, std::string_view text, CsvFor reader) {
    if (reader == CsvFor::excel && excel_would_change(text)) {
        // What Excel would change has no quote in it.
        out.append("\"=\"\"").append(text).append("\"\"\"");
        return;
    }
    const bool guarded = reader != CsvFor::machines && starts_formula(text);
    const bool is_quoted = std::any_of(text.begin(), text.end(), needs_quotes);
    if (is_quoted) out += '"';
    if (guarded) out += '\'';
    if (!is_quoted || text.find('"') == std::string_view::npos) {
        out += text;
    } else {
        for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    }
    if (is_quoted) out += '"';
}

}  // namespace msp_audit
