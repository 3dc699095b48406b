#pragma once

#include "match/match_run.hpp"

namespace msp_audit {

/// Warns of names on documents that differ in more than case, spaces and marks and are one vendor all the same, by
/// their legal forms or for want of one: one sentence a vendor in `matches.warnings`, and the rest counted. Names
/// that the policy's [vendors] join are not told of.
void warn_of_merged_vendors(MatchRun& run);

}  // namespace msp_audit
