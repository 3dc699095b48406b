#include "ingest/ticket_column_survey.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/column_choice.hpp"
#include "ingest/ticket_cells.hpp"

namespace msp_audit {

namespace {

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

TicketColumnSurvey::TicketColumnSurvey(const TicketHeaderReading& reading, std::span<const std::size_t> wanted)
    : kind_(reading.kind) {
    for (const TicketColumn column : ticket_columns_of(reading.kind)) {
        if (!reading.has(column)) continue;
        const std::size_t place = reading.place[static_cast<std::size_t>(column)];
        const auto cell = static_cast<std::size_t>(std::find(wanted.begin(), wanted.end(), place) - wanted.begin());
        if (role_of(column) == TicketColumnRole::instant) orders_.push_back({column, cell, {}, {}, 0});
        if (role_of(column) == TicketColumnRole::duration) marks_.push_back({column, cell, {}, {}, 0});
    }
}

template <class Evidence>
void TicketColumnSurvey::add(Surveyed<Evidence>& column, std::string_view cell, std::uint32_t line) {
    column.evidence.add(cell, line);
    const unsigned state = static_cast<unsigned>(column.evidence.decided()) * 4 +
                           (column.evidence.ambiguous() ? 2U : 0U) + (column.evidence.contradictory() ? 1U : 0U);
    turns_ += state == column.state ? 0 : 1;
    column.state = state;
}

void TicketColumnSurvey::add(const RawRow& row) {
    ++rows_;
    for (auto& column : orders_) {
        const std::string_view cell = row.cells[column.cell];
        if (begins_with_year(cell) || is_missing(cell) || is_harmless(cell, column.settled)) continue;
        add(column, cell, row.line);
        column.settled = column.evidence.decided();
    }
    for (auto& column : marks_) {
        const std::string_view cell = row.cells[column.cell];
        if (cell.find_first_of(".,") != std::string_view::npos) add(column, cell, row.line);
    }
}

TicketColumnReadings TicketColumnSurvey::settle(const CandidateFile& file, const LoadOptions& options,
                                                std::span<const std::string> printed) const {
    TicketColumnReadings settled;
    const AskedReadings asked = asked_readings(options, file, kind_);
    const ColumnPlace place{file.name, printed, kind_};
    settle_role(marks_, mark_choice, asked.mark, place, settled.notes, settled.errors,
                [&](TicketColumn column, DecimalMark mark, ReadingEvidence why) {
                    ColumnReading& into = settled.readings[static_cast<std::size_t>(column)];
                    if (mark != DecimalMark::unknown) into.mark = mark;
                    into.contradictory = why.basis == ReadingBasis::contradiction;
                    settled.evidence.emplace(column, std::move(why));
                });
    settle_role(orders_, order_choice, asked.order, place, settled.notes, settled.errors,
                [&](TicketColumn column, DateOrder order, ReadingEvidence why) {
                    ColumnReading& into = settled.readings[static_cast<std::size_t>(column)];
                    if (order != DateOrder::unknown) into.order = order;
                    into.serial_dates = asked.serial_dates;
                    into.contradictory = why.basis == ReadingBasis::contradiction;
                    settled.evidence.emplace(column, std::move(why));
                });
    return settled;
}

std::vector<std::size_t> TicketColumnSurvey::columns_of(const TicketHeaderReading& reading) {
    std::vector<std::size_t> places;
    for (const TicketColumn column : ticket_columns_of(reading.kind)) {
        const TicketColumnRole role = role_of(column);
        const bool is_surveyed = role == TicketColumnRole::instant || role == TicketColumnRole::duration;
        if (is_surveyed && reading.has(column)) places.push_back(reading.place[static_cast<std::size_t>(column)]);
    }
    return places;
}

TicketColumnReadings survey_ticket_columns(const CandidateFile& file, const TicketHeaderReading& reading,
                                           const LoadOptions& options, std::span<const std::string> printed) {
    const std::vector<std::size_t> wanted = TicketColumnSurvey::columns_of(reading);
    TicketColumnSurvey survey(reading, wanted);
    RowReader reader(file.open(), file.dialect, wanted, options.limits);
    for (RowResult result = reader.next(); result != RowResult::end; result = reader.next()) {
        if (result == RowResult::row) survey.add(reader.row());
    }
    return survey.settle(file, options, printed);
}

TicketFirstLook look_at_first_rows(const CandidateFile& file, const TicketHeaderReading& reading,
                                   const LoadOptions& options, std::span<const std::string> printed) {
    constexpr std::size_t most_bytes = std::size_t{128} * 1024;
    const std::vector<std::size_t> wanted = TicketColumnSurvey::columns_of(reading);
    TicketColumnSurvey survey(reading, wanted);
    RowReader reader(file.open(), file.dialect, wanted, options.limits, most_bytes);
    TicketFirstLook look;
    for (std::size_t rows = 0; rows < most_first_rows; ++rows) {
        const RowResult result = reader.next();
        if (result == RowResult::row) survey.add(reader.row());
        if (result != RowResult::end) continue;
        look.whole_file = !reader.is_cut();
        break;
    }
    look.settled = survey.settle(file, options, printed);
    return look;
}

bool read_alike(const TicketColumnReadings& a, const TicketColumnReadings& b) {
    return std::equal(a.readings.begin(), a.readings.end(), b.readings.begin(),
                      [](const ColumnReading& x, const ColumnReading& y) {
                          return x.mark == y.mark && x.order == y.order && x.contradictory == y.contradictory;
                      });
}

}  // namespace msp_audit
