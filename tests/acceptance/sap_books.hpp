#pragma once

#include "acceptance/reconciled.hpp"

namespace msp_audit::acceptance {

/// The real SAP tables under the shipped profile and the built-in policy, reconciled once; nothing, with a printed
/// message, where the folder is absent.
[[nodiscard]] const Reconciled* sap();

}  // namespace msp_audit::acceptance
