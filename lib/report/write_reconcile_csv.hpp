#pragma once

#include "report/json_writer.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// What render_csv returns, handed to `sink` in pieces of whole rows: all of it would be as large as the findings.
void write_reconcile_csv(const ReconcileReport& report, const RenderOptions& options, const TextSink& sink);

}  // namespace msp_audit
