#pragma once

#include <string>
#include <vector>

#include "report/reconcile_report.hpp"

namespace msp_audit {

/// What the table says of a run beside its figures, for the sheet of notes: what was not supplied or left out, the
/// warnings, and of each input its rows and how it was read. Hints stand behind what they are for.
[[nodiscard]] std::vector<std::string> notes_on_run(const ReconcileReport& report);

}  // namespace msp_audit
