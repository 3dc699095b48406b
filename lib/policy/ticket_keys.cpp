#include <array>

#include "policy/policy_sections.hpp"
#include "policy/toml_text.hpp"

namespace msp_audit {

namespace {

std::string words_in_force(const std::map<std::string, std::map<std::string, StatusClass>>& by_profile) {
    const auto of_all = by_profile.find("");
    if (of_all == by_profile.end() || of_all->second.empty()) return {};
    std::string words;
    for (const auto& [word, status] : of_all->second) {
        words += (words.empty() ? "{ " : ", ") + toml_key(word) + " = " + toml_text(name_of(status));
    }
    return words + " }";
}

std::string net_of_in_force(const Policy& policy) {
    std::vector<std::string> names;
    for (const StatusClass status : policy.tickets.net_of) names.emplace_back(name_of(status));
    return toml_list(names);
}

int read_reopen_days(const TomlValue& value) {
    const int days = value.days();
    if (days == 0) value.refuse("must be at least 1");
    return days;
}

template <int TicketPolicy::*member>
std::string number_in_force(const Policy& policy) {
    return std::to_string(policy.tickets.*member);
}

// Whether a time zone was chosen shows in reports, so a file that sets none must not choose one.
constexpr std::array tickets_section{
    PolicyKey{"timezone", "of months and days in reports",
              [](const TomlValue& value, Policy& policy) {
                  policy.tickets.zone_name = read_time_zone(value).name();
                  policy.tickets.zone_was_given = true;
              },
              [](const Policy& policy) { return toml_text(policy.tickets.zone_name); }, "timezone = \"UTC\""},
    PolicyKey{"source_timezone", "of times that carry no offset; without it that of `timezone`",
              [](const TomlValue& value, Policy& policy) {
                  policy.tickets.source_zone_name = read_time_zone(value).name();
              },
              [](const Policy& policy) {
                  const auto& zone = policy.tickets.source_zone_name;
                  return zone ? toml_text(*zone) : std::string();
              },
              "source_timezone = \"UTC\""},
    PolicyKey{"reopen_days", "within these days a reopen, or the same problem under a new number, counts",
              [](const TomlValue& value, Policy& policy) { policy.tickets.reopen_days = read_reopen_days(value); },
              number_in_force<&TicketPolicy::reopen_days>},
    PolicyKey{"window_days", "days between the openings of duplicates, at most; 0: no limit",
              [](const TomlValue& value, Policy& policy) { policy.tickets.window_days = value.days(); },
              number_in_force<&TicketPolicy::window_days>},
    PolicyKey{"threshold",
              "shared words of two subjects, of all their words, that make them similar: above 0, up to 1",
              read_threshold, [](const Policy& policy) { return toml_decimal(policy.tickets.threshold); }},
    PolicyKey{"net_of", "classes of open statuses that stop the provider's clock", read_net_of, net_of_in_force},
    PolicyKey{"count_reopen_gap", "true: the time between a resolve and its reopen counts in net times",
              [](const TomlValue& value, Policy& policy) { policy.tickets.count_reopen_gap = value.truth(); },
              [](const Policy& policy) { return std::string(policy.tickets.count_reopen_gap ? "true" : "false"); }},
    PolicyKey{
        "max_requester_tickets", "who has more is taken for a machine or a shared account",
        [](const TomlValue& value, Policy& policy) { policy.tickets.max_requester_tickets = read_count(value, 1); },
        number_in_force<&TicketPolicy::max_requester_tickets>},
    PolicyKey{
        "machine_requesters", "patterns of requesters that are machines",
        [](const TomlValue& value, Policy& policy) { policy.tickets.machine_requesters = read_filled_texts(value); },
        [](const Policy& policy) { return toml_list(policy.tickets.machine_requesters); },
        "machine_requesters = [\"monitoring@*\"]"},
    PolicyKey{"authorised_requesters", "who may open tickets; empty: not checked",
              [](const TomlValue& value, Policy& policy) {
                  policy.tickets.authorised_requesters = read_filled_texts(value);
              },
              [](const Policy& policy) { return toml_list(policy.tickets.authorised_requesters); }},
    PolicyKey{"status",
              "a status as printed, and its class: NEW, ACTIVE, WAIT_CUSTOMER, WAIT_OTHER, RESOLVED, CLOSED, VOID",
              read_status, [](const Policy& policy) { return words_in_force(policy.tickets.status); },
              "status = { Parked = \"WAIT_OTHER\" }"},
    PolicyKey{"resolution_code", "the same for close codes", read_resolution_codes,
              [](const Policy& policy) { return words_in_force(policy.tickets.resolution_code); },
              "resolution_code = { \"No fault found\" = \"VOID\" }"},
    PolicyKey{"profile", "status and resolution_code for the exports of one system", read_ticket_profiles, nullptr,
              "[tickets.profile.servicenow]\nstatus = { \"Awaiting Problem\" = \"WAIT_OTHER\" }", 2},
};

constexpr std::array targets_section{
    PolicyKey{
        "resolution",
        "within: s, m, h, or d of 24 hours on the calendar clock; clock: calendar or business; measure: final or "
        "first; net: without waits for the customer; percent: the share to meet",
        read_resolution_targets, nullptr,
        "[[targets.resolution]]\npriority = \"1 - Critical\"\ncompany = \"*\"\nwithin = \"4h\"\n"
        "clock = \"business\"\nmeasure = \"final\"\nnet = true\npercent = 95"},
    PolicyKey{"first_response", "the same without measure and net", read_response_targets, nullptr,
              "[[targets.first_response]]\npriority = \"1 - Critical\"\nwithin = \"30m\""},
};

std::string default_rate_in_force(const Policy& policy) {
    const auto& rates = policy.tickets.rates;
    if (rates.empty()) return {};
    const HourlyRate& first = rates.front();
    const bool is_default = first.assignee.empty() && first.group.empty() && first.category.empty();
    return is_default ? toml_amounts(first.by_currency) : std::string();
}

constexpr std::array rates_section{
    PolicyKey{"default", "of all tickets that no rule selects", read_default_rate, default_rate_in_force,
              "default = { USD = \"95.00\" }"},
    PolicyKey{"rule", "assignee, group and category select, and the most selectors win", read_rate_rules, nullptr,
              "[[rates.rule]]\ngroup = \"Network\"\nrate = { USD = \"120.00\" }"},
};

}  // namespace

std::span<const PolicyKey> ticket_keys() { return tickets_section; }
std::span<const PolicyKey> target_keys() { return targets_section; }
std::span<const PolicyKey> rate_keys() { return rates_section; }

}  // namespace msp_audit
