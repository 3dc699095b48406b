#pragma once

#include <string_view>

#include "match/match_run.hpp"

namespace msp_audit {

/// A warning of read_taxes() that no reading of a tax column makes the totals add up: amounts may be wrong by it.
[[nodiscard]] bool tells_misread_tax(std::string_view warning);

/// Tells per file whether a tax column is a line's, a document's, or inside the line totals, and gives each line its
/// tax. Says in `matches.warnings` which reading was used, and where no reading makes nine tenths of the totals add
/// up. Where a vendor with ten or more totals prints no tax and nine tenths of them exceed the lines by one rate, the
/// excess is read as tax (`tax-inferred`).
void read_taxes(MatchRun& run);

}  // namespace msp_audit
