#pragma once

#include "match/match_run.hpp"

namespace msp_audit {

/// Where orders were supplied: warns of category words that neither the policy nor the built-in table knows, where a
/// line's category hangs on them. One sentence a word in `matches.warnings`, with its rows, the first of them and the
/// line of the policy that would settle it; the words of most rows first, and the rest counted. After partners were
/// found and categories settled.
void warn_of_unknown_categories(MatchRun& run);

}  // namespace msp_audit
