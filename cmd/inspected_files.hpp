#pragma once

#include <string>

#include "ingest/inspect_inputs.hpp"
#include "report/inspection.hpp"

namespace msp_audit::cmd {

/// What reading has found, as a report prints it: names for numbers, the first of long lists, lines to paste.
[[nodiscard]] Inspection report_of(const InputInspection& inputs);

/// "[mapping.invoices]" with a line for each column that is lacking; those that no header is near to are comments.
/// Empty where nothing is lacking.
[[nodiscard]] std::string mapping_lines(const NearestKind& nearest);

}  // namespace msp_audit::cmd
