#pragma once

#include <string>

#include "core/books.hpp"
#include "report/csv_cells.hpp"

namespace msp_audit::cmd {

/// Says on standard error which rows could not be read, and why: the first twenty, in the order of files and rows.
void tell_rejected_rows(const Books& books, bool has_file);

/// All of them as CSV: file, row, column, value, reason, hint, text.
[[nodiscard]] std::string rejected_rows_csv(const Books& books, CsvFor reader);

}  // namespace msp_audit::cmd
