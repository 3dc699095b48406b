#pragma once

#include <string>
#include <string_view>

#include "tickets/service_levels.hpp"

namespace msp_audit {

/// "kept", "broken", "undetermined".
[[nodiscard]] std::string_view verdict_word(Verdict3 verdict);
/// The verdict, or why there is none; of few tickets with "too few to judge".
[[nodiscard]] std::string verdict_text(const ServiceLevel& level);

}  // namespace msp_audit
