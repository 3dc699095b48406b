#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/toml_value.hpp"
#include "policy/policy_keys.hpp"

// The sections of the policy file; each reader throws PolicyError.

namespace msp_audit {

void read_tolerance(const TomlValue& value, ToleranceKey key, Policy& policy);
void read_tolerance_rules(const TomlValue& value, Policy& policy);
void read_categories(const std::vector<TomlValue>& entries, PolicyReading& reading);
void read_vendors(const std::vector<TomlValue>& entries, PolicyReading& reading);
void read_units(const std::vector<TomlValue>& entries, PolicyReading& reading);
void read_mapping(const std::vector<TomlValue>& entries, PolicyReading& reading);
void read_calendars(const std::vector<TomlValue>& entries, PolicyReading& reading);
void read_themes(const std::vector<TomlValue>& entries, PolicyReading& reading);
/// May be read twice: other sections need it.
void read_companies(const std::vector<TomlValue>& entries, PolicyReading& reading);
void read_resolution_targets(const TomlValue& value, Policy& policy);
void read_response_targets(const TomlValue& value, Policy& policy);
void read_default_rate(const TomlValue& value, Policy& policy);
void read_rate_rules(const TomlValue& value, Policy& policy);
void read_status(const TomlValue& value, Policy& policy);
void read_resolution_codes(const TomlValue& value, Policy& policy);
void read_ticket_profiles(const TomlValue& value, Policy& policy);
void read_net_of(const TomlValue& value, Policy& policy);
void read_threshold(const TomlValue& value, Policy& policy);

/// The keys of [tickets], [targets] and [rates].
[[nodiscard]] std::span<const PolicyKey> ticket_keys();
[[nodiscard]] std::span<const PolicyKey> target_keys();
[[nodiscard]] std::span<const PolicyKey> rate_keys();

/// A category's word in lower case. `may_be_empty`: empty is "unknown" and allowed.
[[nodiscard]] std::string read_category(const TomlValue& value, bool may_be_empty);
/// Three letters, as capitals.
[[nodiscard]] std::string read_currency(const TomlValue& value, std::string_view written);
/// { USD = "95.00" }: at least one, none of them negative.
[[nodiscard]] std::map<std::string, Decimal> read_amounts(const TomlValue& value);
/// A whole number from `lowest` to a million.
[[nodiscard]] int read_count(const TomlValue& value, int lowest);
/// The name of a zone that the system knows.
[[nodiscard]] TimeZone read_time_zone(const TomlValue& value);
/// A list of texts that are not blank.
[[nodiscard]] std::vector<std::string> read_filled_texts(const TomlValue& value);
/// A company as it compares: the name that [companies] gives, folded.
[[nodiscard]] std::string company_key(std::string_view printed, const TicketPolicy& policy);

/// Keys of one section that differ in nothing but case would be two rules for one thing.
class KeysWithoutCase {
public:
    /// Throws where a key before is the same.
    void add(const TomlValue& value);

private:
    std::map<std::string, TomlValue> keys_;
};

}  // namespace msp_audit
