#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace msp_audit {

/// How a column of an HTML table looks, and what its reader can do with it.
struct HtmlColumn {
    enum class Looks : unsigned char { plain, whole, number, text, long_text, bar };  ///< whole: never broken

    std::string heading;
    Looks looks = Looks::plain;
    bool picks = false;  ///< rows can be chosen by its values
};

/// One self-contained page of HTML: nothing is loaded, no script but its own runs, and without scripts all of it can
/// be read. Arguments called `text` are plain and are escaped here; those called `markup` were made from such.
class HtmlDocument {
public:
    /// The words are the page's title and first heading.
    HtmlDocument(std::string_view text, std::string_view program);

    /// A section with a heading, and a link to it at the top of the page. It ends where another begins.
    void begin_section(std::string_view text);
    /// `looks`: a class of the style, or empty.
    void add_paragraph(std::string_view text, std::string_view looks = {});
    void add_item(std::string_view lead, std::string_view text);
    void add_markup(std::string_view markup);

    /// A table of cells that follow; `sorts`: its reader can sort and filter it. The caption is for who hears the
    /// page.
    void begin_table(std::string_view caption_text, std::vector<HtmlColumn> columns, bool sorts);
    /// Cells of a row in the order of the columns; the first one with a text that `heads` names the row. A row that
    /// looks like "total" is the last one, and is neither sorted nor counted.
    void begin_row(std::string_view looks = {});
    /// `note_markup` stands below the text.
    void add_cell(std::string_view text, std::string_view note_markup = {});
    void add_heading_cell(std::string_view text, std::string_view note_markup = {});
    void add_markup_cell(std::string_view markup);
    void add_heading_markup_cell(std::string_view markup);
    void end_row();
    void end_table();

    /// Ids that no other element of the page has: "f1".
    [[nodiscard]] std::string next_id();

    [[nodiscard]] std::string finished();

private:
    void end_list();
    void open_cell(std::string_view tag);
    void write_table_start(std::string_view after_caption);

    /// Rows that are elements from the beginning; the others become some when they are looked for.
    static constexpr std::size_t plain_rows = 500;

    std::string title_, program_, links_, body_;
    bool in_section_ = false, in_list_ = false;
    std::size_t ids_ = 0;
    std::vector<HtmlColumn> columns_;
    std::string caption_, caption_id_;
    bool sorts_ = false, in_foot_ = false;
    std::size_t rows_ = 0, column_ = 0;
};

}  // namespace msp_audit
