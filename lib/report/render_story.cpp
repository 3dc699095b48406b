#include "report/render_story.hpp"

namespace msp_audit {

namespace {

void add_words(Page& page, const StoryWords& words) {
    switch (words.kind) {
    case StoryWords::Kind::opening:
        return page.add_opening(words.text);
    case StoryWords::Kind::heading:
        return page.add_heading(words.text);
    case StoryWords::Kind::item:
        return page.add_item(words.text);
    case StoryWords::Kind::paragraph:
        break;
    }
    page.add_paragraph(words.text);
}

Table laid_out(const StoryTable& told) {
    std::vector<TableColumn> columns;
    columns.reserve(told.columns.size());
    for (const StoryTable::Column& column : told.columns) {
        columns.push_back({column.heading, column.is_number ? Align::point : Align::left});
    }
    Table table(std::move(columns));
    for (const std::vector<std::string>& row : told.rows) {
        std::vector<TableCell> cells;
        cells.reserve(row.size());
        for (const std::string& text : row) cells.push_back({text});
        table.add_row(std::move(cells));
    }
    return table;
}

}  // namespace

void add_story(Page& page, const Story& story) {
    for (const auto& block : story) {
        if (const auto* const words = std::get_if<StoryWords>(&block)) {
            add_words(page, *words);
        } else {
            page.add_table(laid_out(std::get<StoryTable>(block)));
        }
    }
}

}  // namespace msp_audit
