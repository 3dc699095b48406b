#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"

namespace msp_audit {

/// One value in force, and where it came from.
struct PolicyValue {
    std::string key;     ///< "limits.wait_days"
    std::string value;   ///< as TOML; empty: there is none
    std::string source;  ///< "msp-audit.toml:12", "built in" or "command line"
};

/// Every value in force, in the order of the sections: keys that are known whether or not the file sets them, then
/// what else the file has. `text` is what `policy` was read from; empty without a file. `overridden` are the keys
/// whose values the command line gave.
[[nodiscard]] std::vector<PolicyValue> values_in_force(const Policy& policy, std::string_view text,
                                                       std::span<const std::string_view> overridden = {});

/// Puts a value of the command line in the place of the file's: `key` is a known one, such as "tickets.threshold",
/// and `written` what the file would have in quotes. Throws PolicyError with the reason alone.
void override_value(Policy& policy, std::string_view key, const std::string& written);

/// A policy file that says what is built in, with comments: it reads back as the default policy. Lines that begin
/// with # and no blank are examples, to be used by taking the # away.
[[nodiscard]] std::string initial_policy_file();

}  // namespace msp_audit
