#pragma once

#include <vector>

#include "ingest/cell_format.hpp"
#include "ingest/load.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

/// TableJudge::number_forms for readers of purchase documents, and for those of tickets: the numbers of a column that
/// some kind of export reads as numbers have their own mark; those of one that none knows may yet be numbers.
[[nodiscard]] std::vector<NumberForm> number_forms_of_documents(const Dialect& dialect, const LoadOptions& options);
[[nodiscard]] std::vector<NumberForm> number_forms_of_tickets(const Dialect& dialect, const LoadOptions& options);

}  // namespace msp_audit
