#pragma once

#include "report/json_writer.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// What render_json returns, handed to `sink` in pieces, so that a report on a million lines is never held whole.
void write_reconcile_json(const ReconcileReport& report, const TextSink& sink);

}  // namespace msp_audit
