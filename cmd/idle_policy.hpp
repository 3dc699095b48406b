#pragma once

#include <string>
#include <vector>

#include "audit/idle_policy.hpp"
#include "cmd/policy_file.hpp"

namespace msp_audit::cmd {

/// "msp-audit.toml:12: [vendors] \"Contso\": no document prints that name" for each of them, in the order of the
/// file. `source`: what the policy was read from.
[[nodiscard]] std::vector<std::string> idle_policy_warnings(const PolicyText& source, const IdlePolicy& idle);

}  // namespace msp_audit::cmd
