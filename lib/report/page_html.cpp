#include <algorithm>

#include "report/html_document.hpp"
#include "report/html_text.hpp"
#include "report/page.hpp"

namespace msp_audit {

namespace {

/// Fewer rows are seen at a glance, and stand in an order that means something.
constexpr std::size_t fewest_sorted = 10;
/// Columns of a terminal; a text up to here is no reason to break it.
constexpr std::size_t short_text = 16;
constexpr std::size_t long_text = 48;

}  // namespace

void Table::write_html(HtmlDocument& document, std::string_view caption) const {
    std::vector<HtmlColumn> columns;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        std::size_t widest = 0;
        for (const Row& row : rows_) {
            if (column < row.cells.size()) widest = std::max(widest, display_width(row.cells[column].text));
        }
        auto looks = HtmlColumn::Looks::whole;
        if (columns_[column].align == Align::point) {
            looks = HtmlColumn::Looks::number;
        } else if (widest > short_text) {
            looks = widest > long_text ? HtmlColumn::Looks::long_text : HtmlColumn::Looks::text;
        }
        columns.push_back({columns_[column].heading, looks, false});
    }
    const bool has_groups =
        std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return !row.group.empty(); });
    if (has_groups) columns.insert(columns.begin() + 1, {"Group", HtmlColumn::Looks::text, false});
    document.begin_table(caption, std::move(columns), rows_.size() >= fewest_sorted);
    for (const Row& row : rows_) {
        std::string notes;
        for (const Note& note : row.notes) {
            notes.append("<span class=\"note\">").append(html_text(note.lead + note.text)).append("</span>");
        }
        document.begin_row(row.is_sum ? "total" : "");
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            i == 0 ? document.add_heading_cell(row.cells[i].text, notes) : document.add_cell(row.cells[i].text);
            if (i == 0 && has_groups) document.add_cell(row.group);
        }
        document.end_row();
    }
    document.end_table();
}

std::string Page::title() const {
    for (const Block& block : blocks_) {
        const auto* const words = std::get_if<Words>(&block);
        if (words != nullptr && words->kind == Kind::title) return words->text;
    }
    return {};
}

void Page::write_words(HtmlDocument& document, const Words& words) {
    switch (words.kind) {
    case Kind::opening:
        document.add_paragraph(words.text, "lead");
        break;
    case Kind::heading:
        document.begin_section(words.text);
        break;
    case Kind::paragraph:
        document.add_paragraph(words.text);
        break;
    case Kind::banner:
        document.add_paragraph(words.text, "banner");
        break;
    case Kind::item:
    case Kind::entry:
        document.add_item(words.lead, words.text);
        break;
    case Kind::title:
    case Kind::gap:
    case Kind::pictures:
        break;
    }
}

void Page::write_html(HtmlDocument& document, const std::function<void(HtmlDocument&)>& pictures) const {
    std::string caption = "Figures";
    const bool has_place = std::any_of(blocks_.begin(), blocks_.end(), [](const Block& block) {
        const auto* const words = std::get_if<Words>(&block);
        return words != nullptr && words->kind == Kind::pictures;
    });
    bool are_drawn = false;
    const auto draw = [&] {
        if (!are_drawn && pictures) pictures(document);
        are_drawn = true;
    };
    for (const Block& block : blocks_) {
        const auto* const words = std::get_if<Words>(&block);
        if (words == nullptr) {
            std::get<Table>(block).write_html(document, caption);
            continue;
        }
        const bool is_place = words->kind == Kind::pictures || (words->kind == Kind::heading && !has_place);
        if (is_place) draw();
        if (words->kind == Kind::heading) caption = words->text;
        write_words(document, *words);
    }
    draw();
}

}  // namespace msp_audit
