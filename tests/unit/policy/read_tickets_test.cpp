#include "policy/policy.hpp"

#include "unit/policy/policy_reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace msp_audit;

namespace {

TicketPolicy tickets_of(const std::string& text) { return policy_of(text).tickets; }

std::string second_line(const std::string& rest) { return "msp-audit.toml:2: " + rest; }

std::string refusal_of_key(const std::string& line) { return refusal_of("[tickets]\n" + line); }

const ThemeRule* theme_named(const TicketPolicy& policy, std::string_view name) {
    const auto found = std::find_if(policy.themes.begin(), policy.themes.end(),
                                    [name](const ThemeRule& theme) { return theme.name == name; });
    return found == policy.themes.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("without a file the ticket reports have the built-in values") {
    CHECK(tickets_of("") == TicketPolicy{});
    CHECK(tickets_of("[tickets]\n[targets]\n[calendar]\n[themes]\n[companies]\n[rates]\n") == TicketPolicy{});
}

TEST_CASE("each key of the ticket reports is read") {
    const TicketPolicy policy = tickets_of(R"toml([tickets]
timezone = "Europe/Paris"
source_timezone = "America/New_York"
reopen_days = 30
window_days = 0
threshold = 0.75
net_of = ["WAIT_OTHER", "NEW"]
count_reopen_gap = false
max_requester_tickets = 100
machine_requesters = ["monitoring@*"]
authorised_requesters = ["Ann", "Bob"]
status = { Parked = "WAIT_OTHER" }
resolution_code = { "No fault found" = "VOID" }
[tickets.profile.zendesk]
status = { Held = "WAIT_CUSTOMER" }
resolution_code = { Spam = "CLOSED" }
)toml");
    CHECK(policy.zone_name == "Europe/Paris");
    CHECK(policy.zone_was_given);
    CHECK(policy.source_zone_name == "America/New_York");
    CHECK(policy.reopen_days == 30);
    CHECK(policy.window_days == 0);
    CHECK(policy.threshold.to_string() == "0.75");
    CHECK(policy.net_of == std::vector<StatusClass>{StatusClass::wait_other, StatusClass::new_});
    CHECK_FALSE(policy.count_reopen_gap);
    CHECK(policy.max_requester_tickets == 100);
    CHECK(policy.machine_requesters == std::vector<std::string>{"monitoring@*"});
    CHECK(policy.authorised_requesters == std::vector<std::string>{"Ann", "Bob"});
    CHECK(policy.status.at("").at("Parked") == StatusClass::wait_other);
    CHECK(policy.status.at("zendesk").at("Held") == StatusClass::wait_customer);
    CHECK(policy.resolution_code.at("").at("No fault found") == StatusClass::void_);
    CHECK(policy.resolution_code.at("zendesk").at("Spam") == StatusClass::closed);
}

TEST_CASE("impossible values of the ticket reports are refused") {
    CHECK(refusal_of_key("reopen_day = 3") ==
          second_line("tickets.reopen_day: unknown key\n  hint: did you mean 'reopen_days'?"));
    CHECK(refusal_of_key("reopen_days = 0") == second_line("tickets.reopen_days: must be at least 1"));
    CHECK(refusal_of_key("window_days = -1") == second_line("tickets.window_days: '-1' is negative"));
    CHECK(refusal_of_key("threshold = 0") == second_line("tickets.threshold: 0 would make any two tickets similar\n"
                                                         "  hint: 1 means equal words, 0.8 is usual"));
    CHECK(refusal_of_key("threshold = 80") == second_line("tickets.threshold: '80' is not between 0 and 1"));
    CHECK(refusal_of_key("max_requester_tickets = 0") ==
          second_line("tickets.max_requester_tickets: '0' is not a whole number from 1 to 1000000"));
    CHECK(refusal_of_key("max_requester_tickets = 1.5") ==
          second_line("tickets.max_requester_tickets: '1.5' is not a whole number from 1 to 1000000"));
    CHECK(refusal_of_key("count_reopen_gap = 1") ==
          second_line("tickets.count_reopen_gap: must be true or false, not a number"));
    CHECK(refusal_of_key("timezone = \"Europe/Pariss\"") ==
          second_line("tickets.timezone: 'Europe/Pariss' is no time zone of this system\n"
                      "  hint: did you mean 'Europe/Paris'?"));
    CHECK(refusal_of_key("net_of = [\"RESOLVED\"]") ==
          second_line("tickets.net_of: 'RESOLVED' is no class of open statuses\n"
                      "  hint: known here: NEW, ACTIVE, WAIT_CUSTOMER, WAIT_OTHER"));
    CHECK(refusal_of_key("net_of = [\"NEW\", \"NEW\"]") == second_line("tickets.net_of: is named twice"));
    CHECK(refusal_of_key("authorised_requesters = [\" \"]") ==
          second_line("tickets.authorised_requesters: must not be empty"));
    CHECK(refusal_of_key("status = { Parked = \"WAIT\" }")
              .starts_with(second_line("tickets.status.Parked: 'WAIT' is no class of statuses\n  hint: ")));
    CHECK(refusal_of_key("status = { Parked = \"VOID\", parked = \"NEW\" }") ==
          second_line("tickets.status.parked: is the same as 'Parked' in line 2 but for case"));
    CHECK(refusal_of("[tickets.profile.x]\nstate = { }") ==
          second_line("tickets.profile.x.state: unknown key\n  hint: did you mean 'status'?"));
}

TEST_CASE("a target has selectors, a time and a clock") {
    const TicketPolicy policy = tickets_of(R"toml([companies]
"Contoso Ltd" = "Contoso"
[[targets.resolution]]
priority = " 1 - Critical"
company = "Contoso Ltd"
type = "*"
category = "Network"
within = "4h"
clock = "business"
measure = "first"
net = false
percent = "99.5"
[[targets.resolution]]
within = "2d"
[[targets.first_response]]
priority = "1 - critical"
within = "90s"
)toml");
    REQUIRE(policy.resolution_targets.size() == 2);
    const ServiceTarget& target = policy.resolution_targets[0];
    CHECK(target.selector == TicketSelector{"1 - critical", "contoso", "", "network"});
    CHECK(target.selector.selectors() == 3);
    CHECK(target.printed == std::array<std::string, 4>{" 1 - Critical", "Contoso Ltd", "*", "Network"});
    CHECK(target.within == 4 * 3600);
    CHECK(target.business);
    CHECK(target.first);
    CHECK_FALSE(target.net);
    CHECK(target.percent.to_string() == "99.5");
    CHECK(target.where == "msp-audit.toml:3");
    const ServiceTarget& plain = policy.resolution_targets[1];
    CHECK(plain.selector.selectors() == 0);
    CHECK(plain.within == 2 * seconds_a_day);
    CHECK_FALSE(plain.business);
    CHECK_FALSE(plain.first);
    CHECK(plain.net);
    CHECK(plain.percent == Decimal(100));
    REQUIRE(policy.response_targets.size() == 1);
    CHECK(policy.response_targets[0].within == 90);
    CHECK_FALSE(policy.response_targets[0].net);
}

TEST_CASE("a target that cannot be met or that ties with another is refused") {
    const std::string list = "[[targets.resolution]]\n";
    const auto refused = [&](const std::string& lines) { return refusal_of(list + lines); };
    const std::string hint = "\n  hint: a whole number above 0 and s, m, h or d: \"4h\"";
    for (const std::string time : {"0h", "-1h", "4", "h", "1.5h", "4 h", "1w", "", "99999999999999999999h"}) {
        CHECK(refused("within = \"" + time + "\"") ==
              second_line("targets.resolution.within: '" + time + "' is not a time" + hint));
    }
    CHECK(refused("within = \"999999d\"") ==
          second_line("targets.resolution.within: '999999d' is more than a hundred years"));
    CHECK(refused("within = 4") ==
          second_line("targets.resolution.within: must be a time in quotes, such as \"4h\", \"30m\", \"90s\" or "
                      "\"2d\", not a number"));
    CHECK(refused("priority = \"1\"") ==
          "msp-audit.toml:1: targets.resolution: has no time to meet\n  hint: such as within = \"4h\"");
    CHECK(refused("within = \"2d\"\nclock = \"business\"") ==
          "msp-audit.toml:1: targets.resolution: a working day has no fixed length, so d is for the calendar clock "
          "alone\n  hint: write the hours: within = \"16h\"");
    CHECK(refused("clock = \"busines\"") ==
          second_line("targets.resolution.clock: 'busines' is no clock\n  hint: did you mean 'business'?"));
    CHECK(refused("percent = 101") == second_line("targets.resolution.percent: '101' is not between 0 and 100"));
    CHECK(refused("prioritty = \"1\"") ==
          second_line("targets.resolution.prioritty: unknown key\n  hint: did you mean 'priority'?"));
    CHECK(refusal_of("[[targets.first_response]]\nnet = true") ==
          second_line("targets.first_response.net: a ticket has one first response, and it is always gross\n"
                      "  hint: leave the key out"));
    CHECK(refusal_of("[[targets.respond]]\nwithin = \"1h\"").find("targets.respond: unknown key") !=
          std::string::npos);

    const std::string first = list + "priority = \"High\"\nwithin = \"4h\"\n";
    CHECK(refusal_of(first + list + "priority = \"HIGH \"\ntype = \"*\"\nwithin = \"8h\"") ==
          "msp-audit.toml:4: targets.resolution: ties with the target at msp-audit.toml:1, which selects the same "
          "tickets\n  hint: keep one of the two, or give one another selector");
    CHECK(refusal_of(first + list + "type = \"Incident\"\nwithin = \"8h\"") == "(read)");
    CHECK(refusal_of(first + "[[targets.first_response]]\npriority = \"High\"\nwithin = \"1h\"") == "(read)");
}

TEST_CASE("a theme joins the built-in ones, takes the place of one, or switches it off") {
    const std::size_t built_in = TicketPolicy{}.themes.size();
    const TicketPolicy policy =
        tickets_of("[themes]\n\"Badge\" = [\"badge\"]\nexcel = [\"excel\", \"help\"]\n\"password reset\" = []\n");
    CHECK(policy.themes.size() == built_in);
    REQUIRE(theme_named(policy, "Badge") != nullptr);
    CHECK(theme_named(policy, "Excel") == nullptr);
    REQUIRE(theme_named(policy, "excel") != nullptr);
    CHECK(theme_named(policy, "excel")->words == std::vector<std::string>{"excel", "help"});
    CHECK(theme_named(policy, "password reset") == nullptr);
    CHECK(refusal_of("[themes]\nBadge = []") ==
          second_line("themes.Badge: has no words\n"
                      "  hint: an empty list switches a built-in theme off, and this is none"));
    CHECK(refusal_of("[themes]\nBadge = [\"--\"]") == second_line("themes.Badge: '--' has no letter or digit"));
    CHECK(refusal_of("[themes]\nBadge = \"badge\"") ==
          second_line("themes.Badge: must be a list of texts, not a text"));
}

TEST_CASE("built-in themes have names of their own and at least one word each") {
    const std::vector<ThemeRule> themes = built_in_themes();
    for (std::size_t i = 0; i < themes.size(); ++i) {
        INFO(themes[i].name);
        CHECK_FALSE(themes[i].words.empty());
        for (std::size_t j = 0; j < i; ++j) {
            CHECK(themes[i].name != themes[j].name);
            CHECK(themes[i].words != themes[j].words);
        }
    }
}

TEST_CASE("rates are the default first, then the rules in the order of the file") {
    const TicketPolicy policy = tickets_of(R"toml([[rates.rule]]
group = "Network"
rate = { USD = "120.00", eur = 110 }
[[rates.rule]]
assignee = "Ann"
category = "*"
rate = { USD = 80 }
[rates]
default = { USD = "95.00" }
)toml");
    REQUIRE(policy.rates.size() == 3);
    CHECK(policy.rates[0].group.empty());
    CHECK(policy.rates[0].by_currency.at("USD") == Decimal(95));
    CHECK(policy.rates[1].group == "network");
    CHECK(policy.rates[1].by_currency.at("EUR") == Decimal(110));
    CHECK(policy.rates[2].assignee == "ann");
    CHECK(policy.rates[2].category.empty());
    const std::string rule = "[[rates.rule]]\n";
    CHECK(refusal_of(rule + "rate = { USD = 1 }") ==
          "msp-audit.toml:1: rates.rule: selects nothing\n"
          "  hint: name an assignee, group or category; what holds for all is `default`");
    CHECK(refusal_of(rule + "group = \"A\"") ==
          "msp-audit.toml:1: rates.rule: has no rate\n  hint: such as rate = { USD = \"95.00\" }");
    CHECK(refusal_of("[rates]\ndefault = { }") ==
          second_line("rates.default: names no currency\n  hint: such as { USD = \"95.00\" }"));
    CHECK(refusal_of("[rates]\ndefault = { USD = -1 }") == second_line("rates.default.USD: '-1' is negative"));
    CHECK(refusal_of("[rates]\ndefault = 95") ==
          second_line("rates.default: must be a table by currency, such as { USD = \"95.00\" }, not a number"));
    CHECK(refusal_of(rule + "group = \"A\"\nrate = { USD = 1 }\n" + rule + "group = \"a\"\nrate = { EUR = 1 }") ==
          "msp-audit.toml:4: rates.rule: ties with the rate at msp-audit.toml:1, which selects the same tickets\n"
          "  hint: keep one of the two, or give one another selector");
}

TEST_CASE("headers of ticket exports are mapped apart from those of purchase documents") {
    const Policy policy =
        policy_of("[mapping.tickets]\nticket_id = \"Number\"\n[mapping.events]\nchanged_at = \"When\"\n"
                  "[mapping.time_entries]\nperson = \"Who\"\n[mapping.invoices]\nline = \"L\"\n");
    CHECK(policy.tickets.mapping.at("tickets").at("ticket_id") == std::vector<std::string>{"Number"});
    CHECK(policy.tickets.mapping.at("events").at("changed_at") == std::vector<std::string>{"When"});
    CHECK(policy.tickets.mapping.at("time_entries").at("person") == std::vector<std::string>{"Who"});
    CHECK(policy.tickets.mapping.size() == 3);
    CHECK(policy.mapping.size() == 1);
    CHECK(refusal_of("[mapping.ticket]\n").find("did you mean 'tickets'?") != std::string::npos);
    CHECK(refusal_of("[mapping.events]\nchanged_on = \"When\"") ==
          second_line("mapping.events.changed_on: unknown column\n  hint: did you mean 'changed_at'?"));
}

TEST_CASE("companies that lead back to themselves or differ in case alone are refused") {
    CHECK(tickets_of("[companies]\n\"A Ltd\" = \"A\"").company_aliases.at("A Ltd") == "A");
    CHECK(refusal_of("[companies]\nA = \"B\"\nB = \"A\"") ==
          second_line("companies.A: leads back to itself through other names"));
    CHECK(refusal_of("[companies]\n\"É\" = \"B\"\n\"é\" = \"C\"") ==
          "msp-audit.toml:3: companies.\"é\": is the same as 'É' in line 2 but for case");
}
