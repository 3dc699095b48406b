#pragma once

#include <memory>

#include "acceptance/reconciled.hpp"

namespace msp_audit::acceptance {

/// data-samples under the policy that lies beside them, read and judged anew.
[[nodiscard]] std::unique_ptr<Reconciled> samples();

}  // namespace msp_audit::acceptance
