#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"
#include "policy/policy_value.hpp"

// The sections of the policy file; each reader throws PolicyError.

namespace msp_audit {

void read_tolerance(const PolicyValue& section, Policy& policy);
void read_categories(const PolicyValue& section, Policy& policy);
void read_vendors(const PolicyValue& section, Policy& policy);
void read_units(const PolicyValue& section, Policy& policy);
void read_mapping(const PolicyValue& section, Policy& policy);

/// A category's word in lower case. `may_be_empty`: empty is "unknown" and allowed.
[[nodiscard]] std::string read_category(const PolicyValue& value, bool may_be_empty);
/// Three letters, as capitals.
[[nodiscard]] std::string read_currency(const PolicyValue& value, std::string_view written);

}  // namespace msp_audit
