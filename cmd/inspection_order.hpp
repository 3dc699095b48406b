#pragma once

#include <string>
#include <utility>

#include "ingest/inspect_inputs.hpp"
#include "policy/policy.hpp"

namespace msp_audit::cmd {

/// Who reads the exports, and by what: both families, or that of the profile that is asked for.
[[nodiscard]] InspectionOrder inspection_order(const LoadOptions& options, const Policy& policy);

/// The zone of times without an offset, and what says so. `asked`: --timezone, where the policy names none.
[[nodiscard]] std::pair<std::string, std::string> source_zone(const TicketPolicy& policy, const std::string& asked);

}  // namespace msp_audit::cmd
