#pragma once

#include <string>

namespace msp_audit {

/// The manual page msp-audit-policy(5), in mdoc: its keys are made from the table that reads them.
[[nodiscard]] std::string policy_page();

}  // namespace msp_audit
