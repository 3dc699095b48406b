#include <array>
#include <cstddef>
#include <vector>

#include "core/currency.hpp"
#include "core/toml_tree.hpp"
#include "core/toml_value.hpp"
#include "policy/policy.hpp"
#include "policy/policy_sections.hpp"

namespace msp_audit {

namespace {

void read_currency_default(const TomlValue& value, Policy& policy) {
    const std::string written = value.text();
    policy.default_currency = written.empty() ? written : read_currency(value, written);
}

void read_currency_section(const TomlValue& section, Policy& policy) {
    static constexpr std::array<KeyReader<Policy>, 1> readers{{{"default", read_currency_default}}};
    read_table(section, readers, policy);
}

void read_severity(const TomlValue& value, CodeRule& rule) {
    static constexpr std::array severities{Severity::error, Severity::warning, Severity::info, Severity::off};
    static constexpr std::array<std::string_view, 4> names{"error", "warning", "info", "off"};
    rule.severity = severities[value.choice(names, "severity")];
}

void read_effect(const TomlValue& value, CodeRule& rule) {
    static constexpr std::array effects{Effect::dispute, Effect::wait, Effect::none};
    static constexpr std::array<std::string_view, 3> names{"dispute", "wait", "none"};
    rule.effect = effects[value.choice(names, "effect")];
}

void read_codes(const TomlValue& section, Policy& policy) {
    static constexpr std::array<KeyReader<CodeRule>, 2> readers{
        {{"severity", read_severity}, {"effect", read_effect}}};
    for (const TomlValue& value : section.entries()) {
        const auto code = code_named(value.key());
        if (!code) {
            std::vector<std::string_view> known;
            for (const CodeEntry& row : code_table()) known.push_back(row.name);
            value.refuse_key(known, "code");
        }
        read_table(value, readers, policy.codes[static_cast<std::size_t>(*code)],
                   "a table, such as { severity = \"warning\" }");
    }
}

void read_require(const TomlValue& section, Policy& policy) {
    static constexpr std::array<KeyReader<Policy>, 2> readers{{
        {"quote", [](const TomlValue& value, Policy& target) { target.require_quote = value.truth(); }},
        {"proof",
         [](const TomlValue& value, Policy& target) {
             static constexpr std::array<std::string_view, 2> names{"by-category", "none"};
             target.proof_none = value.choice(names, "way to prove receipt") == 1;
         }},
    }};
    read_table(section, readers, policy);
}

void read_approval(const TomlValue& value, Policy& policy) {
    for (const TomlValue& limit : value.entries("a table by currency, such as { USD = \"5000.00\" }")) {
        const std::string currency = read_currency(limit, limit.key());
        const Decimal amount = limit.decimal();
        if (amount.sign() <= 0) {
            limit.refuse("an approval limit must be above 0", "leave the currency out for no approval checks in it");
        }
        if (!policy.approval_limits.emplace(currency, amount).second) limit.refuse("the currency is given twice");
    }
}

void read_limits(const TomlValue& section, Policy& policy) {
    static constexpr std::array<KeyReader<Policy>, 7> readers{{
        {"wait_days", [](const TomlValue& value, Policy& target) { target.wait_days = value.days(); }},
        {"duplicate_days", [](const TomlValue& value, Policy& target) { target.duplicate_days = value.days(); }},
        {"possible_duplicate_days",
         [](const TomlValue& value, Policy& target) { target.possible_duplicate_days = value.days(); }},
        {"approval", read_approval},
        {"split_days", [](const TomlValue& value, Policy& target) { target.split_days = value.days(); }},
        {"near_approval_percent",
         [](const TomlValue& value, Policy& target) {
             target.near_approval_percent = value.decimal_between(0, 100);
         }},
        {"assignment_cost",
         [](const TomlValue& value, Policy& target) { target.assignment_cost = value.decimal_between(0, 1); }},
    }};
    read_table(section, readers, policy);
}

TomlNode parsed(std::string_view text, const std::string& file) {
    try {
        return parse_toml(text);
    } catch (const TomlError& error) {
        throw PolicyError(file + ":" + std::to_string(error.line()) + ": " + error.what());
    }
}

}  // namespace

std::string read_currency(const TomlValue& value, std::string_view written) {
    std::string code = currency_code(written);
    if (!is_currency_code(code)) {
        value.refuse("'" + std::string(written) + "' is not a currency code", "three letters, such as USD");
    }
    return code;
}

Policy read_policy(std::string_view text, const std::string& file) {
    static constexpr std::array<KeyReader<Policy>, 9> sections{{
        {"tolerance", read_tolerance},
        {"categories", read_categories},
        {"currency", read_currency_section},
        {"vendors", read_vendors},
        {"units", read_units},
        {"codes", read_codes},
        {"require", read_require},
        {"limits", read_limits},
        {"mapping", read_mapping},
    }};
    const TomlNode root = parsed(text, file);
    Policy policy;
    policy.file = file;
    read_table(TomlValue::root<PolicyError>(root, file), sections, policy);
    return policy;
}

}  // namespace msp_audit
