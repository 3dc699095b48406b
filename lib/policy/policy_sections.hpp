#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/toml_value.hpp"
#include "policy/policy.hpp"

// The sections of the policy file; each reader throws PolicyError.

namespace msp_audit {

void read_tolerance(const TomlValue& section, Policy& policy);
void read_categories(const TomlValue& section, Policy& policy);
void read_vendors(const TomlValue& section, Policy& policy);
void read_units(const TomlValue& section, Policy& policy);
void read_mapping(const TomlValue& section, Policy& policy);

/// A category's word in lower case. `may_be_empty`: empty is "unknown" and allowed.
[[nodiscard]] std::string read_category(const TomlValue& value, bool may_be_empty);
/// Three letters, as capitals.
[[nodiscard]] std::string read_currency(const TomlValue& value, std::string_view written);

}  // namespace msp_audit
