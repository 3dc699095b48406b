#include "ingest/ticket_column_survey.hpp"

#include <string_view>
#include <utility>

#include "ingest/column_choice.hpp"
#include "ingest/ticket_cells.hpp"

namespace msp_audit {

namespace {

/// What the values of one column say.
template <class Evidence>
struct Surveyed {
    TicketColumn column;
    std::size_t cell;  ///< place among the cells that are read
    Evidence evidence;
    DateOrder settled = DateOrder::unknown;  ///< so far; no value has contradicted it yet
};

/// What begins with four digits and is long enough has its year first, or is no date.
bool begins_with_year(std::string_view cell) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return cell.size() >= 8 && is_digit(cell[0]) && is_digit(cell[1]) && is_digit(cell[2]) && is_digit(cell[3]);
}

/// One or two digits at the front, taken off; -1 where there are none.
int take_number(std::string_view& rest) {
    std::size_t size = 0;
    int number = 0;
    for (; size < 2 && size < rest.size() && rest[size] >= '0' && rest[size] <= '9'; ++size) {
        number = number * 10 + (rest[size] - '0');
    }
    rest.remove_prefix(size);
    return size == 0 ? -1 : number;
}

/// True for numbers that read in the order that other values have decided for: they say nothing new of the column.
bool is_harmless(std::string_view cell, DateOrder order) {
    if (order == DateOrder::unknown) return false;
    const int first = take_number(cell);
    if (first < 1 || cell.empty()) return false;
    cell.remove_prefix(1);
    const int second = take_number(cell);
    const int day = order == DateOrder::dmy ? first : second;
    const int month = order == DateOrder::dmy ? second : first;
    constexpr int in_every_month = 28;
    return day >= 1 && day <= in_every_month && month >= 1 && month <= 12;
}

}  // namespace

TicketColumnReadings survey_ticket_columns(const CandidateFile& file, const TicketHeaderReading& reading,
                                           const LoadOptions& options, std::span<const std::string> printed) {
    std::vector<Surveyed<OrderEvidence>> orders;
    std::vector<Surveyed<MarkEvidence>> marks;
    std::vector<std::size_t> wanted;
    for (const TicketColumn column : ticket_columns_of(reading.kind)) {
        if (!reading.has(column)) continue;
        if (role_of(column) == TicketColumnRole::instant) orders.push_back({column, wanted.size(), {}, {}});
        if (role_of(column) == TicketColumnRole::duration) marks.push_back({column, wanted.size(), {}, {}});
        if (orders.size() + marks.size() > wanted.size()) {
            wanted.push_back(reading.place[static_cast<std::size_t>(column)]);
        }
    }
    RowReader reader(file.open(), file.dialect, wanted, options.limits);
    for (RowResult result = reader.next(); result != RowResult::end; result = reader.next()) {
        if (result != RowResult::row) continue;
        const RawRow& row = reader.row();
        for (auto& column : orders) {
            const std::string_view cell = row.cells[column.cell];
            if (begins_with_year(cell) || is_missing(cell) || is_harmless(cell, column.settled)) continue;
            column.evidence.add(cell, row.line);
            column.settled = column.evidence.decided();
        }
        for (auto& column : marks) {
            const std::string_view cell = row.cells[column.cell];
            if (cell.find_first_of(".,") != std::string_view::npos) column.evidence.add(cell, row.line);
        }
    }
    TicketColumnReadings settled;
    const AskedReadings asked = asked_readings(options, file.name, reading.kind);
    const ColumnPlace place{file.name, printed};
    settle_role(marks, mark_choice, asked.mark, place, settled.notes, settled.errors,
                [&](TicketColumn column, DecimalMark mark, ReadingEvidence why) {
                    ColumnReading& into = settled.readings[static_cast<std::size_t>(column)];
                    if (mark != DecimalMark::unknown) into.mark = mark;
                    into.contradictory = why.basis == ReadingBasis::contradiction;
                    settled.evidence.emplace(column, std::move(why));
                });
    settle_role(orders, order_choice, asked.order, place, settled.notes, settled.errors,
                [&](TicketColumn column, DateOrder order, ReadingEvidence why) {
                    ColumnReading& into = settled.readings[static_cast<std::size_t>(column)];
                    if (order != DateOrder::unknown) into.order = order;
                    into.contradictory = why.basis == ReadingBasis::contradiction;
                    settled.evidence.emplace(column, std::move(why));
                });
    return settled;
}

}  // namespace msp_audit
