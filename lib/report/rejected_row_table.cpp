#include "report/rejected_row_table.hpp"

#include <algorithm>

#include "report/decimal_text.hpp"
#include "report/table_sections.hpp"

namespace msp_audit {

void add_rejected_rows(Page& page, const ReconcileReport& report, std::size_t most) {
    const std::vector<const RejectedRow*> rows = rejected_in_order(*report.books);
    if (rows.empty()) return;
    const std::size_t shown = std::min(rows.size(), most);
    page.add_heading("Rejected rows " + list_size(shown, rows.size()));
    page.add_paragraph("What could not be read is in no figure of this report.");
    Table table({{"File"}, {"Row", Align::point}, {"Column"}, {"Value"}, {"Why"}, {"What to do"}});
    for (std::size_t i = 0; i < shown; ++i) {
        const RejectedRow& row = *rows[i];
        table.add_row({{report.books->files[row.source.file].name},
                       {grouped(row.source.row)},
                       {row.column},
                       {row.value},
                       {row.reason},
                       {row.hint}});
    }
    page.add_table(std::move(table));
}

}  // namespace msp_audit
