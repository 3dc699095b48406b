#pragma once

#include <span>
#include <string>

#include "cmd/options.hpp"
#include "policy/policy.hpp"

namespace msp_audit::cmd {

/// The policy in force: --config's, else msp-audit.toml in the first folder among the paths, else in the current
/// folder, else the built-in values. Throws UsageError for a file that cannot be read, PolicyError for what is wrong
/// in it.
[[nodiscard]] Policy policy_in_force(const PolicyOptions& options, std::span<const std::string> paths);

}  // namespace msp_audit::cmd
