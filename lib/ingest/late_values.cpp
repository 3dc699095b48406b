#include "ingest/late_values.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/column_words.hpp"
#include "ingest/money_words.hpp"
#include "ingest/record_builder.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/same_number.hpp"

namespace msp_audit {

namespace {

bool speaks_of_money(const std::string& header) {
    using enum Column;
    static constexpr std::array columns{unit_price, discount, line_total, tax, invoice_total};
    return side_money_of(header) != SideMoney::none ||
           std::any_of(columns.begin(), columns.end(),
                       [&header](Column column) { return speaks_of(header, column); });
}

/// A column that is looked through to its end, or until enough is known.
struct Late {
    std::size_t place = 0;
    bool is_of_money = false;  ///< else its values name documents
    bool is_told = false;
    std::size_t cell = 0;  ///< its place among the cells that are wanted
    std::string last;      ///< value that was looked at
};

std::vector<Late> late_columns(const CandidateFile& file, const HeaderReading& reading) {
    std::vector<Late> late;
    const Dialect& dialect = file.dialect;
    const bool may_have_type = reading.kind == DocumentKind::invoice && !reading.columns.has(Column::type);
    for (std::size_t place = 0; place < std::min(dialect.header.size(), dialect.shapes.size()); ++place) {
        const bool is_idle = std::find(reading.place.begin(), reading.place.end(), place) == reading.place.end();
        if (!is_idle || dialect.header[place].empty() || late.size() + 2 == RowReader::max_wanted) continue;
        const ColumnShape& shape = dialect.shapes[place];
        const bool is_of_money = shape.are_all("0") || shape.is_empty();
        const bool is_of_types = may_have_type && shape.are_invoices();
        if ((is_of_money && speaks_of_money(dialect.header[place])) || is_of_types) {
            late.push_back({place, is_of_money, false, 0, {}});
        }
    }
    return late;
}

void take(Late& column, std::string_view cell, ColumnShape& shape) {
    if (cell.empty() || column.is_told) return;
    if (column.is_of_money) {
        if (may_be_same_number(cell, "0")) return;
        shape.add(cell);
        column.is_told = shape.is_full();
    } else if (cell != column.last) {
        column.last = cell;
        column.is_told = document_type_named(cell) == DocumentType::credit_note;
        if (column.is_told) shape.add_credit_note();
    }
}

}  // namespace

CandidateFile with_late_values(const CandidateFile& file, const HeaderReading& reading, const ReadLimits& limits) {
    CandidateFile looked_through = file;
    std::vector<Late> late = late_columns(file, reading);
    if (late.empty()) return looked_through;
    // The word Total stands in the first column, or instead of the number.
    std::vector<std::size_t> wanted{0};
    const std::size_t number = reading.place[static_cast<std::size_t>(document_columns(reading.kind).front())];
    if (number != HeaderReading::absent) wanted.push_back(number);
    for (const Late& column : late) wanted.push_back(column.place);
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    const auto cell_of = [&wanted](std::size_t place) {
        return static_cast<std::size_t>(std::lower_bound(wanted.begin(), wanted.end(), place) - wanted.begin());
    };
    for (Late& column : late) {
        column.cell = cell_of(column.place);
        // Zeros are no money, unless something else follows them.
        if (column.is_of_money) looked_through.dialect.shapes[column.place] = {};
    }
    RowReader reader(file.open(), file.dialect, wanted, limits);
    const auto is_told = [](const Late& column) { return column.is_told; };
    for (RowResult result = reader.next();
         result != RowResult::end && !std::all_of(late.begin(), late.end(), is_told); result = reader.next()) {
        if (result != RowResult::row) continue;
        const auto cells = reader.row().cells;
        const bool is_total = is_total_word(cells.front()) ||
                              (number != HeaderReading::absent && is_total_word(cells[cell_of(number)]));
        if (is_total) continue;
        for (Late& column : late) take(column, cells[column.cell], looked_through.dialect.shapes[column.place]);
    }
    return looked_through;
}

}  // namespace msp_audit
