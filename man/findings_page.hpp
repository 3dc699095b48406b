#pragma once

#include <string>

namespace msp_audit {

/// The manual page msp-audit-findings(7), in mdoc, made from the table of codes alone.
[[nodiscard]] std::string findings_page();

}  // namespace msp_audit
