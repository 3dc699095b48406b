#include "cmd/policy_overrides.hpp"

#include <fmt/format.h>

#include "cmd/usage_error.hpp"
#include "policy/policy_values.hpp"

namespace msp_audit::cmd {

namespace {

void add(CommandLine& line, PolicyOverrides& overrides, const char* option, const char* placeholder,
         std::string description, std::string_view key) {
    line.add_value(option, placeholder, std::move(description), [&overrides, option, key](const std::string& text) {
        overrides.values.push_back({option, key, text});
    });
}

}  // namespace

std::vector<std::string_view> PolicyOverrides::keys() const {
    std::vector<std::string_view> keys;
    for (const Value& value : values) keys.push_back(value.key);
    return keys;
}

void add_ticket_overrides(CommandLine& line, PolicyOverrides& overrides) {
    add(line, overrides, "--timezone", "ZONE",
        "The time zone of months and days in reports on tickets, such as Europe/Brussels.", "tickets.timezone");
    add(line, overrides, "--threshold", "SHARE",
        "The share of words that makes two tickets similar, above 0 and up to 1.", "tickets.threshold");
    add(line, overrides, "--window", "DAYS",
        "Days between the openings of tickets that are duplicates, at most; 0 for no limit.", "tickets.window_days");
    add(line, overrides, "--reopen-days", "DAYS",
        "Days within which a reopen, or the same problem under a new number, counts.", "tickets.reopen_days");
}

void apply(const PolicyOverrides& overrides, Policy& policy) {
    for (const PolicyOverrides::Value& value : overrides.values) {
        try {
            override_value(policy, value.key, value.written);
        } catch (const PolicyError& error) {
            throw UsageError(fmt::format("{}: {}", value.option, error.what()));
        }
    }
}

}  // namespace msp_audit::cmd
