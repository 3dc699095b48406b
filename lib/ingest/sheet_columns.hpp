#pragma once

#include <vector>

#include "ingest/load.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

/// TableJudge::as_stored for readers of purchase documents, and for those of tickets: a column that some kind of
/// export takes for an amount, or none knows, is none of them.
[[nodiscard]] std::vector<bool> identifiers_of_documents(const Dialect& dialect, const LoadOptions& options);
[[nodiscard]] std::vector<bool> identifiers_of_tickets(const Dialect& dialect, const LoadOptions& options);

}  // namespace msp_audit
