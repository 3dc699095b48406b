#pragma once

#include <algorithm>

namespace msp_audit::cmd {

/// What scripts and CI rely on. Where several apply it is the highest.
enum class ExitStatus : int {
    done = 0,
    findings = 1,          ///< at or above --fail-on
    bad_usage = 2,         ///< the command line or the policy is wrong; nothing was done
    bad_input = 3,         ///< input could not be read, was ambiguous, or rows were rejected
    unwritten_output = 4,  ///< or memory ran out
    fault_of_ours = 5,
};

[[nodiscard]] constexpr ExitStatus worse(ExitStatus a, ExitStatus b) { return std::max(a, b); }

}  // namespace msp_audit::cmd
