#include "report/table_format.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <utf8proc.h>

namespace msp_audit {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_text = 12;  ///< a text column is not made narrower for the sake of one line
constexpr std::size_t second_indent = 4;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Character {
    utf8proc_int32_t code = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

Character first_character(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1, true};
    Character character;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &character.code);
    if (length <= 0) return character;
    return {character.code, static_cast<std::size_t>(length), true};
}

std::size_t width_of(const Character& character) {
    if (character.code >= 0x20 && character.code < 0x7F) return 1;
    return character.valid ? static_cast<std::size_t>(std::max(utf8proc_charwidth(character.code), 0)) : 1;
}

bool is_blank(utf8proc_int32_t code) {
    return code == '\t' || code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029;
}

bool steers(utf8proc_int32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

/// The bytes of `text` that fit into `width` columns; at least one character.
std::size_t fitting_bytes(std::string_view text, std::size_t width) {
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const Character character = first_character(text.substr(at));
        used += width_of(character);
        if (used > width && at > 0) break;
        at += character.bytes;
    }
    return at;
}

/// At a blank, but not between a figure and its per cent sign.
bool may_break(std::string_view text, std::size_t at) {
    return text[at] == ' ' && (at + 1 == text.size() || text[at + 1] != '%');
}

/// What becomes of a word that is wider than its line.
enum class LongWord : std::uint8_t { breaks, juts_out_as_path };

/// Takes the first line of at most `width` columns off the text, without the blanks around the break.
std::string_view take_line(std::string_view& text, std::size_t width, LongWord long_word) {
    std::size_t cut = fitting_bytes(text, std::max<std::size_t>(width, 1));
    if (cut < text.size() && !may_break(text, cut)) {
        std::size_t blank = text.rfind(' ', cut);
        while (blank != std::string_view::npos && blank > 0 && !may_break(text, blank)) {
            blank = text.rfind(' ', blank - 1);
        }
        if (blank != std::string_view::npos && text.find_first_not_of(' ') < blank) {
            cut = blank;
        } else if (const std::size_t end = std::min(text.find(' ', cut), text.size());
                   long_word == LongWord::juts_out_as_path &&
                   text.substr(0, end).find('/') != std::string_view::npos) {
            cut = end;
        }
    }
    const std::string_view line = text.substr(0, cut);
    text.remove_prefix(std::min(text.find_first_not_of(' ', cut), text.size()));
    return line.substr(0, line.find_last_not_of(' ') + 1);
}

/// Columns of a terminal that the longest run without a blank takes.
std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        longest = std::max(longest, display_width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

void trim_end(std::string& out) { out.erase(out.find_last_not_of(' ') + 1); }

void append_styled(std::string& out, std::string_view text, std::string_view style) {
    if (style.empty() || text.empty()) {
        out += text;
        return;
    }
    out.append("\x1B[").append(style).append("m").append(text).append("\x1B[0m");
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = first_character(text.substr(at));
        width += width_of(character);
        at += character.bytes;
    }
    return width;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = first_character(text.substr(at));
        if (character.valid && is_blank(character.code)) {
            out += ' ';
        } else if (!character.valid || steers(character.code)) {
            out += replacement;
        } else {
            out += text.substr(at, character.bytes);
        }
        at += character.bytes;
    }
    return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    do {
        lines.emplace_back(take_line(text, width, LongWord::breaks));
    } while (!text.empty());
    return lines;
}

void append_paragraph(std::string& out, std::string_view lead, std::string_view text, std::size_t width) {
    append_paragraph(out, lead, text, width, display_width(lead));
}

namespace {

void append_wrapped(std::string& out, std::string_view lead, std::string_view text, std::size_t width,
                    std::size_t hanging, LongWord long_word) {
    const std::string all = printable(std::string(lead).append(text));
    std::string_view rest = all;
    for (std::size_t indent = 0; !rest.empty(); indent = hanging) {
        const std::size_t room = std::max(width, indent + least_text) - indent;
        out.append(indent, ' ').append(take_line(rest, room, long_word)).append("\n");
    }
}

}  // namespace

void append_paragraph(std::string& out, std::string_view lead, std::string_view text, std::size_t width,
                      std::size_t hanging) {
    append_wrapped(out, lead, text, width, hanging, LongWord::juts_out_as_path);
}

Table::Table(std::vector<TableColumn> columns) : columns_(std::move(columns)), extents_(columns_.size()) {}

void Table::add_row(std::vector<TableCell> cells) {
    cells.resize(columns_.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string& text = cells[i].text;
        text = printable(text);
        const std::size_t width = display_width(text);
        const std::size_t fraction =
            columns_[i].align == Align::point ? text.size() - std::min(text.find('.'), text.size()) : 0;
        extents_[i].whole = std::max(extents_[i].whole, width - fraction);
        extents_[i].fraction = std::max(extents_[i].fraction, fraction);
    }
    rows_.push_back({std::move(cells), {}});
}

void Table::add_note(std::string lead, std::string text) {
    if (!rows_.empty()) rows_.back().notes.push_back({std::move(lead), std::move(text)});
}

std::size_t Table::Line::width() const {
    const std::size_t gaps = widths.empty() ? 0 : gap * (widths.size() - 1);
    return indent + gaps + std::accumulate(widths.begin(), widths.end(), std::size_t{0});
}

std::size_t Table::full_width(std::size_t column) const {
    return std::max(display_width(columns_[column].heading), extents_[column].whole + extents_[column].fraction);
}

Table::Line Table::line_of(std::vector<std::size_t> columns, std::size_t indent, std::size_t width) const {
    Line line{std::move(columns), {}, indent};
    for (const std::size_t column : line.columns) line.widths.push_back(full_width(column));
    while (line.width() > width) {
        const std::size_t none = line.columns.size();
        std::size_t widest = none;
        for (std::size_t i = 0; i < line.columns.size(); ++i) {
            if (columns_[line.columns[i]].align != Align::left || line.widths[i] <= least_text) continue;
            if (widest == none || line.widths[i] > line.widths[widest]) widest = i;
        }
        if (widest == none) break;
        --line.widths[widest];
    }
    return line;
}

/// A text of some row would be broken within a word, or into many lines where it could have all the width.
bool Table::crams(const Line& line) const {
    constexpr std::size_t most_lines = 3;
    for (std::size_t i = 0; i < line.columns.size(); ++i) {
        const std::size_t column = line.columns[i];
        const std::size_t width = line.widths[i];
        if (columns_[column].align != Align::left || width >= full_width(column)) continue;
        const bool is_any = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
            const std::string& text = row.cells[column].text;
            if (longest_word(text) > width) return true;
            return !columns_[column].second_line && wrapped(text, width).size() > most_lines;
        });
        if (is_any) return true;
    }
    return false;
}

std::vector<Table::Line> Table::layout(std::size_t width) const {
    std::vector<std::size_t> all(columns_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    Line one = line_of(all, 0, width);
    if (all.size() < 2) return {std::move(one)};
    const bool has_second =
        std::any_of(columns_.begin(), columns_.end(), [](const auto& one_of) { return one_of.second_line; });
    if (one.width() <= width && !(has_second && crams(one))) return {std::move(one)};
    auto second_begin =
        std::stable_partition(all.begin(), all.end(), [this](std::size_t i) { return !columns_[i].second_line; });
    Line first = line_of({all.begin(), second_begin}, 0, width);
    while (first.width() > width && second_begin > all.begin() + 1) {
        --second_begin;
        first = line_of({all.begin(), second_begin}, 0, width);
    }
    if (second_begin == all.end()) return {std::move(first)};
    Line second = line_of({second_begin, all.end()}, second_indent, width);
    second.labelled = second.width() > width;
    return {std::move(first), std::move(second)};
}

std::string Table::laid_out(std::size_t width) const {
    const std::vector<Line> lines = layout(width);
    std::string out;
    append_headings(out, lines);
    for (const Row& row : rows_) {
        for (const Line& line : lines) line.labelled ? append_labelled(out, line, row) : append_cells(out, line, row);
        for (const Note& note : row.notes) {
            append_wrapped(out, std::string(second_indent, ' ') + note.lead, note.text, width, second_indent + gap,
                           LongWord::breaks);
        }
    }
    return out;
}

void Table::append_headings(std::string& out, const std::vector<Line>& lines) const {
    std::size_t widest = 0;
    Row headings;
    for (const TableColumn& column : columns_) headings.cells.push_back({column.heading});
    for (const Line& line : lines) {
        if (line.labelled) continue;
        append_cells(out, line, headings);
        widest = std::max(widest, line.width());
    }
    out.append(widest, '-').append("\n");
}

/// A number in its column: the points of all its cells stand under each other.
std::string Table::aligned(std::size_t column, std::string_view number, std::size_t width) const {
    const std::size_t fraction = number.size() - std::min(number.find('.'), number.size());
    const bool is_number = number.find_first_of("0123456789") != std::string_view::npos;
    const std::size_t after =
        is_number ? extents_[column].fraction - std::min(fraction, extents_[column].fraction) : 0;
    const std::size_t taken = display_width(number) + after;
    std::string out(width > taken ? width - taken : 0, ' ');
    return out.append(number).append(after, ' ');
}

void Table::append_cells(std::string& out, const Line& line, const Row& row) const {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < line.columns.size(); ++i) {
        const std::string& text = row.cells[line.columns[i]].text;
        if (columns_[line.columns[i]].align == Align::point) {
            cells.push_back({aligned(line.columns[i], text, line.widths[i])});
        } else {
            cells.push_back(wrapped(text, line.widths[i]));
        }
        height = std::max(height, cells.back().size());
    }
    for (std::size_t level = 0; level < height; ++level) {
        std::string printed(line.indent, ' ');
        std::size_t blanks = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string text = level < cells[i].size() ? cells[i][level] : std::string{};
            printed.append(blanks, ' ');
            append_styled(printed, text, row.cells[line.columns[i]].style);
            blanks = gap + line.widths[i] - std::min(display_width(text), line.widths[i]);
        }
        trim_end(printed);
        out.append(printed).append("\n");
    }
}

void Table::append_labelled(std::string& out, const Line& line, const Row& row) const {
    std::size_t label = 0;
    std::size_t number = 0;
    for (std::size_t i = 0; i < line.columns.size(); ++i) {
        label = std::max(label, display_width(columns_[line.columns[i]].heading));
        const Extent& extent = extents_[line.columns[i]];
        number = std::max(number, extent.whole + extent.fraction);
    }
    for (const std::size_t column : line.columns) {
        const std::string& heading = columns_[column].heading;
        std::string printed = std::string(line.indent, ' ') + heading;
        printed.append(label - display_width(heading) + gap, ' ');
        const std::string& text = row.cells[column].text;
        printed += columns_[column].align == Align::point ? aligned(column, text, number) : text;
        trim_end(printed);
        out.append(printed).append("\n");
    }
}

}  // namespace msp_audit
