#pragma once

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

/// From one seed that is tried to the next: 1, so that every one is. Builds that run slowly, under the sanitizers,
/// set MSP_AUDIT_SEED_STEP to leave some out; no test is left out for it.
[[nodiscard]] inline int seed_step() {
    const char* const asked = std::getenv("MSP_AUDIT_SEED_STEP");
    if (asked == nullptr) return 1;
    const std::string_view text(asked);
    int step = 1;
    std::from_chars(text.data(), text.data() + text.size(), step);
    return std::max(step, 1);
}
