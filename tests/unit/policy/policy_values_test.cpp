#include "policy/policy_values.hpp"

#include "policy/policy_keys.hpp"
#include "unit/policy/policy_reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

using namespace msp_audit;

namespace {

/// "VALUE (SOURCE)" of each value of the key.
std::string found(const std::vector<PolicyValue>& values, std::string_view key) {
    std::string result;
    for (const PolicyValue& value : values) {
        if (value.key != key) continue;
        result += (result.empty() ? "" : "; ") + value.value + " (" + value.source + ")";
    }
    return result;
}

std::vector<PolicyValue> values_of(const std::string& text) { return values_in_force(policy_of(text), text); }

/// The file with every example put to use.
std::string with_examples(const std::string& file) {
    std::string text;
    std::istringstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        const bool is_example = line.size() > 1 && line[0] == '#' && line[1] != ' ';
        text += (is_example ? line.substr(1) : line) + "\n";
    }
    return text;
}

const ReadFile one_holiday = [](const std::string&) {
    return std::string("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\nEND:VCALENDAR\n");
};

}  // namespace

TEST_CASE("the first policy file reads back exactly as the built-in values") {
    Policy read = policy_of(initial_policy_file());
    CHECK(read.file == "msp-audit.toml");
    read.file.clear();
    CHECK((read == Policy{}));
}

TEST_CASE("every example of the first policy file is one that can be used") {
    const std::string text = with_examples(initial_policy_file());
    Policy read;
    CHECK_NOTHROW(read = read_policy(text, "msp-audit.toml", one_holiday));
    CHECK(read.tolerance_rules.size() == 1);
    CHECK(read.units.size() == 2);
    CHECK(read.tickets.calendars.size() == 1);
    CHECK(read.tickets.resolution_targets.size() == 1);
    CHECK(read.tickets.response_targets.size() == 1);
    CHECK(read.tickets.rates.size() == 2);
    CHECK(read.tickets.status.size() == 2);
    CHECK(read.tickets.mapping.size() == 1);
}

TEST_CASE("the first policy file names every section and every key, in lines that fit a screen") {
    const std::string text = initial_policy_file();
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(line.size() <= 100);
    }
    for (const PolicySection& section : policy_sections()) {
        INFO(section.name);
        CHECK(text.find("\n[" + std::string(section.name) + "]\n") != std::string::npos);
        for (const PolicyKey& key : section.keys) {
            INFO(key.name);
            const std::string name(key.name);
            const bool stands = text.find("\n" + name + " = ") != std::string::npos ||
                                text.find("\n#" + name + " = ") != std::string::npos ||
                                text.find("." + name) != std::string::npos;
            CHECK(stands);
            CHECK_FALSE(key.meaning.ends_with('.'));
        }
    }
}

TEST_CASE("each value is listed with the line that sets it, or as built in") {
    const auto values = values_of(R"toml([limits]
wait_days = 30
approval = { USD = "5000.00" }
[tolerance.price]
percent = 2.50
[codes]
price-above-quote = { effect = "none" }
[themes]
"mfa reset" = ["mfa"]
Excel = []
Badge = ["badge"]
)toml");
    CHECK(found(values, "limits.wait_days") == "30 (msp-audit.toml:2)");
    CHECK(found(values, "limits.approval") == "{ USD = 5000 } (msp-audit.toml:3)");
    CHECK(found(values, "limits.split_days") == "7 (built in)");
    CHECK(found(values, "tolerance.price") == "{ percent = \"2.5\" } (msp-audit.toml:4)");
    CHECK(found(values, "tolerance.charge") == "{ percent = 0, absolute = 0 } (built in)");
    CHECK(found(values, "tolerance.value") == "{ } (built in)");
    CHECK(found(values, "codes.price-above-quote") ==
          "{ severity = \"error\", effect = \"none\" } (msp-audit.toml:7)");
    CHECK(found(values, "codes.not-received").ends_with("(built in)"));
    CHECK(found(values, "themes.\"mfa reset\"") == "[\"mfa\"] (msp-audit.toml:9)");
    CHECK(found(values, "themes.\"MFA reset\"") == "");
    CHECK(found(values, "themes.Excel") == "[] (msp-audit.toml:10)");
    CHECK(found(values, "themes.Badge") == "[\"badge\"] (msp-audit.toml:11)");
    CHECK(found(values, "tickets.source_timezone") == " (built in)");
    CHECK(found(values, "tickets.net_of") == "[\"WAIT_CUSTOMER\"] (built in)");
}

TEST_CASE("rules, calendars, mappings and other names are listed as the file writes them") {
    const auto values = values_of(R"toml([[tolerance.rule]]
vendor = "Contoso"
price = { percent = 5 }
[[tolerance.rule]]
sku = "A\"B"
price = { percent = 1_0, absolute = "1.00" }
[mapping.invoices]
invoice_number = "Inv #"
[calendar.default]
timezone = "Europe/Brussels"
hours = { mon-fri = ["09:00-17:30"] }
[tickets.profile.zendesk]
status = { "On hold" = "WAIT_OTHER" }
[units]
"CASE 6" = { of = "EA", factor = 6 }
[tickets]
status = { Parked = "WAIT_OTHER" }
)toml");
    CHECK(found(values, "tolerance.rule") ==
          "{ vendor = \"Contoso\", price = { percent = 5 } } (msp-audit.toml:1); "
          "{ sku = \"A\\\"B\", price = { percent = 1_0, absolute = \"1.00\" } } (msp-audit.toml:4)");
    CHECK(found(values, "mapping.invoices.invoice_number") == "\"Inv #\" (msp-audit.toml:8)");
    CHECK(found(values, "calendar.default.timezone") == "\"Europe/Brussels\" (msp-audit.toml:10)");
    CHECK(found(values, "calendar.default.hours") == "{ mon-fri = [\"09:00-17:30\"] } (msp-audit.toml:11)");
    CHECK(found(values, "tickets.profile.zendesk.status") == "{ \"On hold\" = \"WAIT_OTHER\" } (msp-audit.toml:13)");
    CHECK(found(values, "units.\"CASE 6\"") == "{ of = \"EA\", factor = 6 } (msp-audit.toml:15)");
    CHECK(found(values, "tickets.status") == "{ Parked = \"WAIT_OTHER\" } (msp-audit.toml:17)");
}

TEST_CASE("a value of the command line goes before the file's, and is held to the same rules") {
    const std::string text = "[tickets]\nthreshold = 0.5\nwindow_days = 3\n";
    Policy policy = policy_of(text);
    override_value(policy, "tickets.threshold", "0.9");
    override_value(policy, "tickets.timezone", "Europe/Paris");
    const std::vector<std::string_view> overridden{"tickets.threshold", "tickets.timezone"};
    const auto values = values_in_force(policy, text, overridden);
    CHECK(found(values, "tickets.threshold") == "\"0.9\" (command line)");
    CHECK(found(values, "tickets.timezone") == "\"Europe/Paris\" (command line)");
    CHECK(found(values, "tickets.window_days") == "3 (msp-audit.toml:3)");
    std::string told;
    try {
        override_value(policy, "tickets.threshold", "80");
    } catch (const PolicyError& error) {
        told = error.what();
    }
    CHECK(told == "'80' is not between 0 and 1");
}

TEST_CASE("nothing that a file sets is missing from the list") {
    const std::string text = with_examples(initial_policy_file());
    const Policy policy = read_policy(text, "msp-audit.toml", one_holiday);
    const auto values = values_in_force(policy, text);
    for (const PolicySection& section : policy_sections()) {
        INFO(section.name);
        const std::string start = std::string(section.name) + ".";
        CHECK(std::any_of(values.begin(), values.end(), [&](const PolicyValue& value) {
            return value.key.starts_with(start) && value.source != "built in";
        }));
        for (const PolicyKey& key : section.keys) {
            INFO(key.name);
            CHECK(std::any_of(values.begin(), values.end(), [&](const PolicyValue& value) {
                return value.key.starts_with(start + std::string(key.name)) && !value.value.empty() &&
                       value.source.starts_with("msp-audit.toml:");
            }));
        }
    }
}
