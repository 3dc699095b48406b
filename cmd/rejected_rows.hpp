#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>

#include "core/books.hpp"
#include "report/csv_cells.hpp"

namespace msp_audit::cmd {

/// Rows that could not be read, and the names of the files that SourceRef counts.
struct RejectedRows {
    std::span<const RejectedRow> rows;
    std::function<const std::string&(std::uint32_t file)> name_of_file;

    [[nodiscard]] static RejectedRows of(const Books& books);
};

/// Says on standard error which rows could not be read, and why: the first twenty, in the order of files and rows.
void tell_rejected_rows(const RejectedRows& rejected, bool has_file);

/// All of them as CSV: file, row, column, value, reason, hint, text. Those of several readings follow each other under
/// one heading.
[[nodiscard]] std::string rejected_rows_csv(std::initializer_list<RejectedRows> readings, CsvFor reader);

}  // namespace msp_audit::cmd
