#include "report/csv_rows.hpp"

#include <iterator>

#include <fmt/format.h>

#include "report/decimal_text.hpp"

namespace msp_audit {

void CsvRows::begin_cell() {
    if (in_row_) out_ += ',';
    in_row_ = true;
}

void CsvRows::text(std::string_view cell) {
    begin_cell();
    append_csv_text(out_, cell, reader_);
}

void CsvRows::number(std::string_view digits) {
    begin_cell();
    out_ += digits;
}

void CsvRows::count(std::size_t value) {
    begin_cell();
    fmt::format_to(std::back_inserter(out_), "{}", value);
}

void CsvRows::count(const std::optional<std::size_t>& value) { value ? count(*value) : nothing(); }

void CsvRows::decimal(const std::optional<Decimal>& value, int places) {
    begin_cell();
    if (value) append_decimal(out_, *value, places);
}

void CsvRows::boolean(bool value) { text(value ? "true" : "false"); }

void CsvRows::end_row() {
    out_ += '\n';
    in_row_ = false;
}

}  // namespace msp_audit
