#include "cmd/policy_overrides.hpp"

#include <array>

#include <fmt/format.h>

#include "cmd/usage_error.hpp"
#include "policy/policy_values.hpp"

namespace msp_audit::cmd {

namespace {

struct Override {
    const char* option;
    const char* placeholder;
    std::string_view description;
    std::string_view key;
    std::string_view hint;  ///< what it may be, for a value that it may not be
};
constexpr std::array<Override, 4> table{{
    {"--timezone",
     "ZONE",
     "The time zone of months and days in reports on tickets, such as Europe/Brussels. Times without an offset "
     "are read in it only where the policy names no zone.",
     "tickets.timezone",
     {}},
    {"--threshold", "SHARE", "The share of words that makes two tickets similar, above 0 and up to 1.",
     "tickets.threshold", "a share above 0 and up to 1, such as 0.8"},
    {"--window", "DAYS", "Days between the openings of tickets that are duplicates, at most; 0 for no limit.",
     "tickets.window_days", "whole days, such as 7; 0 for no limit"},
    {"--reopen-days", "DAYS", "Days within which a reopen, or the same problem under a new number, counts.",
     "tickets.reopen_days", "whole days, such as 14"},
}};

void add(CommandLine& line, PolicyOverrides& overrides, const Override& one) {
    line.add_value(one.option, one.placeholder, std::string(one.description),
                   [&overrides, &one](const std::string& text) {
                       overrides.values.push_back({one.option, one.key, text});
                   });
}

std::string_view hint_of(std::string_view option) {
    for (const Override& one : table) {
        if (one.option == option) return one.hint;
    }
    return {};
}

}  // namespace

std::vector<std::string_view> PolicyOverrides::keys() const {
    std::vector<std::string_view> keys;
    for (const Value& value : values) keys.push_back(value.key);
    return keys;
}

void add_override(CommandLine& line, PolicyOverrides& overrides, std::string_view option) {
    for (const Override& one : table) {
        if (one.option == option) add(line, overrides, one);
    }
}

void add_ticket_overrides(CommandLine& line, PolicyOverrides& overrides) {
    for (const Override& one : table) add(line, overrides, one);
}

void apply(const PolicyOverrides& overrides, Policy& policy) {
    for (const PolicyOverrides::Value& value : overrides.values) {
        if (value.key == "tickets.threshold" && value.written.ends_with('%')) {
            throw UsageError(
                fmt::format("{}: '{}' is a percentage\n  hint: write the share itself, above 0 and up to "
                            "1: 0.8 for 80 %",
                            value.option, value.written));
        }
        try {
            override_value(policy, value.key, value.written);
        } catch (const PolicyError& error) {
            std::string message = fmt::format("{}: {}", value.option, error.what());
            const std::string_view hint = hint_of(value.option);
            if (!hint.empty() && message.find("\n  hint: ") == std::string::npos) {
                message += fmt::format("\n  hint: {}", hint);
            }
            throw UsageError(message);
        }
    }
}

}  // namespace msp_audit::cmd
