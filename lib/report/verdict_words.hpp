#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tickets/service_levels.hpp"

namespace msp_audit {

/// "kept", "broken", "undetermined".
[[nodiscard]] std::string_view verdict_word(Verdict3 verdict);
/// The verdict, or why there is none; of few tickets with "too few to judge".
[[nodiscard]] std::string verdict_text(const ServiceLevel& level);
/// "Resolution: P1, Contoso": what is held to the target, and whom it takes.
[[nodiscard]] std::string target_text(const ServiceLevel& level);
/// What to know of a target's figures, in a sentence each.
[[nodiscard]] std::vector<std::string> level_notes(const ServiceLevel& level);

}  // namespace msp_audit
