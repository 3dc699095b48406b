#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/command_line.hpp"
#include "policy/policy.hpp"

namespace msp_audit::cmd {

/// Values of the command line that go before those of the policy.
struct PolicyOverrides {
    struct Value {
        std::string_view option;  ///< "--threshold"
        std::string_view key;     ///< "tickets.threshold"
        std::string written;
    };
    std::vector<Value> values;

    [[nodiscard]] std::vector<std::string_view> keys() const;
};
/// One of --timezone, --threshold, --window and --reopen-days.
void add_override(CommandLine& line, PolicyOverrides& overrides, std::string_view option);
/// All of them.
void add_ticket_overrides(CommandLine& line, PolicyOverrides& overrides);

/// Throws UsageError for a value that the policy would not take.
void apply(const PolicyOverrides& overrides, Policy& policy);

}  // namespace msp_audit::cmd
