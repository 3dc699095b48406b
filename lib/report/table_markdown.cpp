#include "report/markdown_text.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

std::string Table::as_markdown() const {
    std::string out = "|";
    for (const TableColumn& column : columns_) out.append(" ").append(markdown_text(column.heading)).append(" |");
    out += "\n|";
    for (const TableColumn& column : columns_) out += column.align == Align::point ? " ---: |" : " --- |";
    out += '\n';
    std::string notes;
    for (const Row& row : rows_) {
        out += '|';
        for (const TableCell& cell : row.cells) out.append(" ").append(markdown_text(cell.text)).append(" |");
        out += '\n';
        for (const Note& note : row.notes) {
            const std::string of = row.cells.empty() ? std::string() : row.cells.front().text + ": ";
            notes.append("- ").append(markdown_line(of + note.lead + note.text)).append("\n");
        }
    }
    if (!notes.empty()) out.append("\n").append(notes);
    return out;
}

}  // namespace msp_audit
