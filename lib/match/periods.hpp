#pragma once

#include "match/match_run.hpp"

namespace msp_audit {

/// Tells per file whether the ends of periods are the next line's starts (half-open exports) or the day before them:
/// more ends equal the next start than the day before it. Says so in `matches.warnings`.
void find_half_open_periods(MatchRun& run);

}  // namespace msp_audit
