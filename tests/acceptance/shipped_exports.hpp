#pragma once

#include <memory>
#include <string>

#include "acceptance/reconciled.hpp"

namespace msp_audit::acceptance {

/// The exports of one system in acceptance/exports, under the policy that lies beside them if there is one.
[[nodiscard]] std::unique_ptr<Reconciled> shipped_exports(const std::string& folder);

/// The profile by which a file of those was read; empty for none.
[[nodiscard]] std::string profile_of(const Reconciled& books, const std::string& file);

}  // namespace msp_audit::acceptance
