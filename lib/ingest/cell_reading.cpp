#include "ingest/cell_reading.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

/// White space that takes more than one byte: no-break, figure, narrow no-break, zero-width, byte order mark.
constexpr std::array<std::string_view, 5> wide_spaces{"\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\xAF", "\xE2\x80\x8B",
                                                      "\xEF\xBB\xBF"};

constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t space_at_front(std::string_view text) {
    if (is_ascii_space(text.front())) return 1;
    for (const auto space : wide_spaces) {
        if (text.starts_with(space)) return space.size();
    }
    return 0;
}

std::size_t space_at_back(std::string_view text) {
    if (is_ascii_space(text.back())) return 1;
    for (const auto space : wide_spaces) {
        if (text.ends_with(space)) return space.size();
    }
    return 0;
}

constexpr bool is_plain(char c) { return c > ' ' && c <= '~'; }

/// The number of digits that `text` begins with.
std::size_t leading_digits(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    return count;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;
    while (!text.empty()) {
        const std::size_t space = space_at_front(text);
        if (space == 0) break;
        text.remove_prefix(space);
    }
    while (!text.empty()) {
        const std::size_t space = space_at_back(text);
        if (space == 0) break;
        text.remove_suffix(space);
    }
    return text;
}

bool is_mangled_number(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.starts_with('-')) cell.remove_prefix(1);
    // A part number may look like 12E4; what a spreadsheet prints has a sign and two digits or more after the E.
    const std::size_t whole = leading_digits(cell);
    if (whole == 0 || whole > 3) return false;
    cell.remove_prefix(whole);
    if (!cell.empty() && (cell[0] == '.' || cell[0] == ',')) {
        cell.remove_prefix(1);
        cell.remove_prefix(leading_digits(cell));
    }
    if (cell.size() < 4 || (cell[0] != 'E' && cell[0] != 'e') || (cell[1] != '+' && cell[1] != '-')) return false;
    cell.remove_prefix(2);
    return leading_digits(cell) == cell.size();
}

bool is_spreadsheet_error(std::string_view cell) {
    static constexpr std::array<std::string_view, 14> errors{
        "#NULL!",  "#DIV/0!",   "#VALUE!",   "#REF!",     "#NAME?", "#NUM!",         "#N/A",
        "#SPILL!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#CALC!", "#GETTING_DATA", "#FORMULA!"};
    return cell.starts_with('#') && std::find(errors.begin(), errors.end(), cell) != errors.end();
}

}  // namespace msp_audit
