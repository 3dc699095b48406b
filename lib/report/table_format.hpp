#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace msp_audit {

class HtmlDocument;

/// Columns of a terminal that a text takes: none for a combining mark, two for a wide character.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text as a terminal may have it: line breaks and tabs are blanks; control characters, marks that turn the
/// direction of writing and bytes that are not UTF-8 are U+FFFD. What an export holds can never steer a terminal.
[[nodiscard]] std::string printable(std::string_view text);

/// The text broken between words into lines of at most `width` columns; a word that is longer breaks inside, and a
/// per cent sign stays with its figure. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// Appends a paragraph of at most `width` columns, but for paths that are longer: they are there to be copied.
/// `lead` stands once, the other lines are indented under its end or, where `hanging` is given, by that many blanks.
/// The text is made printable.
void append_paragraph(std::string& out, std::string_view lead, std::string_view text, std::size_t width);
void append_paragraph(std::string& out, std::string_view lead, std::string_view text, std::size_t width,
                      std::size_t hanging);

enum class Align : std::uint8_t { left, point };

struct TableColumn {
    std::string heading;
    Align align = Align::left;
    bool second_line = false;  ///< stands on a second line of its row where the table is too wide for one
};

struct TableCell {
    std::string text;
    std::string_view style{};  ///< ANSI attributes ("31"), or empty
};

/// Rows in columns that fit a terminal. Numbers are right-aligned on the decimal point and never cut or broken; texts
/// wrap in their column. A table that is too wide, or would break a word or a text into more than two lines, moves
/// the columns so marked to a second line, and before them as many of the last others as must be; where even that is
/// too narrow each of them has a line of its own. No line ends in blanks.
class Table {
public:
    explicit Table(std::vector<TableColumn> columns);

    /// One cell a column; missing ones are empty. Texts are made printable.
    void add_row(std::vector<TableCell> cells);
    /// A paragraph under the last row, indented: `lead`, then the text wrapped under it.
    void add_note(std::string lead, std::string text);
    /// The last row stands for others, or for all: a page of HTML names its group beside it, and neither sorts nor
    /// counts a sum.
    void set_group(std::string name) { rows_.back().group = std::move(name); }
    void mark_sum() { rows_.back().is_sum = true; }
    [[nodiscard]] bool is_empty() const { return rows_.empty(); }
    /// The table with its headings, each line ended, in lines of at most `width` columns if numbers allow.
    [[nodiscard]] std::string laid_out(std::size_t width) const;
    /// The table in GitHub's Markdown, texts escaped; the notes of its rows are a list below, by first cell.
    [[nodiscard]] std::string as_markdown() const;
    /// The table on a page of HTML; the notes of a row stand in its first cell.
    void write_html(HtmlDocument& document, std::string_view caption) const;

private:
    struct Note {
        std::string lead;
        std::string text;
    };
    struct Row {
        std::vector<TableCell> cells;
        std::vector<Note> notes;
        std::string group{};
        bool is_sum = false;
    };
    /// Columns that stand side by side, with the columns of the terminal that each takes.
    struct Line {
        std::vector<std::size_t> columns;
        std::vector<std::size_t> widths;
        std::size_t indent = 0;
        bool labelled = false;  ///< the heading stands before each cell

        [[nodiscard]] std::size_t width() const;
    };
    /// The digits before and after the point.
    struct Extent {
        std::size_t whole = 0;
        std::size_t fraction = 0;
    };

    [[nodiscard]] std::vector<Line> layout(std::size_t width) const;
    [[nodiscard]] Line line_of(std::vector<std::size_t> columns, std::size_t indent, std::size_t width) const;
    [[nodiscard]] bool crams(const Line& line) const;
    [[nodiscard]] std::size_t full_width(std::size_t column) const;
    void append_headings(std::string& out, const std::vector<Line>& lines) const;
    void append_cells(std::string& out, const Line& line, const Row& row) const;
    void append_labelled(std::string& out, const Line& line, const Row& row) const;
    [[nodiscard]] std::string aligned(std::size_t column, std::string_view number, std::size_t width) const;

    std::vector<TableColumn> columns_;
    std::vector<Extent> extents_;
    std::vector<Row> rows_;
};

}  // namespace msp_audit
