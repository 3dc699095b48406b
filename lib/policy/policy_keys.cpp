#include "policy/policy_keys.hpp"

#include <array>

#include "policy/policy_sections.hpp"
#include "policy/toml_text.hpp"

namespace msp_audit {

namespace {

template <ToleranceKey key>
void read_one_tolerance(const TomlValue& value, Policy& policy) {
    read_tolerance(value, key, policy);
}

template <ToleranceKey key>
std::string tolerance_in_force(const Policy& policy) {
    const Tolerance& tolerance = policy.tolerance[static_cast<std::size_t>(key)];
    std::string parts;
    if (tolerance.percent) parts = "percent = " + toml_decimal(*tolerance.percent);
    if (tolerance.absolute.is_set()) {
        if (!parts.empty()) parts += ", ";
        parts += "absolute = " + (tolerance.absolute.bare ? toml_decimal(*tolerance.absolute.bare)
                                                          : toml_amounts(tolerance.absolute.by_currency));
    }
    return parts.empty() ? "{ }" : "{ " + parts + " }";
}

template <ToleranceKey key>
constexpr PolicyKey tolerance_key(std::string_view name, std::string_view meaning) {
    return {name, meaning, read_one_tolerance<key>, tolerance_in_force<key>};
}

constexpr std::array tolerance_section{
    tolerance_key<ToleranceKey::price>("price", "a unit price above the agreed one"),
    tolerance_key<ToleranceKey::price_below>("price_below", "a unit price below it, which is only reported"),
    tolerance_key<ToleranceKey::value>("value", "the value billed on an order line; empty: no limit of its own"),
    tolerance_key<ToleranceKey::quantity_ordered>("quantity_ordered", "a quantity above the ordered one"),
    tolerance_key<ToleranceKey::quantity_proven>("quantity_proven",
                                                 "a quantity above the one whose receipt is proven"),
    tolerance_key<ToleranceKey::arithmetic>("arithmetic",
                                            "quantity times price, absolute only; empty: one minor unit a line"),
    tolerance_key<ToleranceKey::invoice_total>("invoice_total",
                                               "an invoice's total, absolute only; empty: one minor unit a row"),
    tolerance_key<ToleranceKey::charge>("charge", "freight and fees beyond what the order allows"),
    PolicyKey{"rule",
              "for some lines: vendor, category and sku (a pattern) select, and the most selectors win; absolute may "
              "also name currencies",
              read_tolerance_rules, nullptr,
              "[[tolerance.rule]]\nvendor = \"Contoso\"\ncategory = \"hardware\"\nsku = \"DELL-*\"\n"
              "price = { percent = 5, absolute = { USD = \"10.00\", JPY = 1000 } }"},
};

std::string truth(bool value) { return value ? "true" : "false"; }

constexpr std::array categories_section{
    PolicyKey{"default", "what an empty category means; empty: it stays unknown",
              [](const TomlValue& value, Policy& policy) { policy.default_category = read_category(value, true); },
              [](const Policy& policy) { return toml_text(policy.default_category); }},
};

constexpr std::array currency_section{
    PolicyKey{"default", "of documents that name none; empty: it stays unknown",
              [](const TomlValue& value, Policy& policy) {
                  const std::string written = value.text();
                  policy.default_currency = written.empty() ? written : read_currency(value, written);
              },
              [](const Policy& policy) { return toml_text(policy.default_currency); }},
};

constexpr std::array<std::string_view, 2> proofs{"by-category", "none"};

constexpr std::array require_section{
    PolicyKey{"quote", "true: a purchase order line without a quote is `quote-not-found`",
              [](const TomlValue& value, Policy& policy) { policy.require_quote = value.truth(); },
              [](const Policy& policy) { return truth(policy.require_quote); }},
    PolicyKey{"proof", "what proves receipt: \"by-category\", or \"none\" to match orders and invoices alone",
              [](const TomlValue& value, Policy& policy) {
                  policy.proof_none = value.choice(proofs, "way to prove receipt") == 1;
              },
              [](const Policy& policy) { return toml_text(proofs[policy.proof_none ? 1 : 0]); }},
};

template <int Policy::*member>
constexpr PolicyKey days_key(std::string_view name, std::string_view meaning) {
    return {name, meaning, [](const TomlValue& value, Policy& policy) { policy.*member = value.days(); },
            [](const Policy& policy) { return std::to_string(policy.*member); }};
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

constexpr std::array limits_section{
    days_key<&Policy::wait_days>("wait_days", "days after which a line that waits for receipt is a finding"),
    days_key<&Policy::duplicate_days>("duplicate_days", "days between an invoice and its duplicate, at most"),
    days_key<&Policy::possible_duplicate_days>("possible_duplicate_days", "the same for possible duplicates"),
    PolicyKey{"approval", "orders above it need an approver; without it the two approval checks do not run",
              read_approval,
              [](const Policy& policy) {
                  return policy.approval_limits.empty() ? std::string() : toml_amounts(policy.approval_limits);
              },
              "approval = { USD = \"5000.00\" }"},
    days_key<&Policy::split_days>("split_days", "days between the parts of an order that was split, at most"),
    PolicyKey{
        "near_approval_percent", "how near below the approval limit an order is worth a look",
        [](const TomlValue& value, Policy& policy) { policy.near_approval_percent = value.decimal_between(0, 100); },
        [](const Policy& policy) { return toml_decimal(policy.near_approval_percent); }},
    PolicyKey{"assignment_cost", "two lines that differ more do not pair: 0 is identical, 1 is nothing in common",
              [](const TomlValue& value, Policy& policy) { policy.assignment_cost = value.decimal_between(0, 1); },
              [](const Policy& policy) { return toml_decimal(policy.assignment_cost); }},
};

void read_codes(const std::vector<TomlValue>& entries, PolicyReading& reading) {
    static constexpr std::array severities{Severity::error, Severity::warning, Severity::info, Severity::off};
    static constexpr std::array<std::string_view, 4> severity_names{"error", "warning", "info", "off"};
    static constexpr std::array effects{Effect::dispute, Effect::wait, Effect::none};
    static constexpr std::array<std::string_view, 3> effect_names{"dispute", "wait", "none"};
    static constexpr std::array<KeyReader<CodeRule>, 2> readers{{
        {"severity", [](const TomlValue& value,
                        CodeRule& rule) { rule.severity = severities[value.choice(severity_names, "severity")]; }},
        {"effect",
         [](const TomlValue& value, CodeRule& rule) { rule.effect = effects[value.choice(effect_names, "effect")]; }},
    }};
    for (const TomlValue& value : entries) {
        const auto code = code_named(value.key());
        if (!code) {
            std::vector<std::string_view> known;
            for (const CodeEntry& row : code_table()) known.push_back(row.name);
            value.refuse_key(known, "code");
        }
        CodeRule& rule = reading.policy.codes[static_cast<std::size_t>(*code)];
        read_table(value, readers, rule, "a table, such as { severity = \"warning\" }");
        if (family_of(*code) != CodeFamily::documents && rule.effect.value_or(Effect::none) != Effect::none) {
            value.refuse(family_of(*code) == CodeFamily::tickets
                             ? "no money depends on a question about tickets: its effect is none"
                             : "no money depends on a problem of an export: its effect is none");
        }
    }
}

std::vector<PolicyEntry> codes_in_force(const Policy& policy) {
    std::vector<PolicyEntry> entries;
    for (std::size_t i = 0; i < code_count; ++i) {
        const auto code = static_cast<Code>(i);
        const Effect effect = policy.codes[i].effect.value_or(entry(code).effect);
        entries.push_back(
            {std::string(entry(code).name), "{ severity = " + toml_text(name_of(policy.severity(code))) +
                                                ", effect = " + toml_text(name_of(effect)) + " }"});
    }
    return entries;
}

std::vector<PolicyEntry> themes_in_force(const Policy& policy) {
    std::vector<PolicyEntry> entries;
    for (const ThemeRule& theme : policy.tickets.themes) entries.push_back({theme.name, toml_list(theme.words)});
    return entries;
}

// The purchase documents' sections first, in the order in which people need them.
const std::array sections{
    PolicySection{"tolerance", "What may differ: percent, absolute, or both, and then both must hold",
                  tolerance_section},
    PolicySection{"categories", "An item code pattern, or a category as printed, and the category it means",
                  categories_section, read_categories, nullptr, "\"LIC-*\" = \"license\""},
    PolicySection{"currency", "Currencies", currency_section},
    PolicySection{"vendors",
                  "Another spelling of a vendor, and the name to use",
                  {},
                  read_vendors,
                  nullptr,
                  "\"Contoso Ltd (UK)\" = \"Contoso\""},
    PolicySection{"units",
                  "Another spelling or a multiple of a unit; sku is a pattern",
                  {},
                  read_units,
                  nullptr,
                  "EACH = { of = \"EA\", factor = 1 }\nBOX = { of = \"EA\", factor = 10, sku = \"CAB-*\" }"},
    PolicySection{"codes",
                  "Findings by code. severity: error, warning, info, off; effect: dispute, wait, none. "
                  "`msp-audit help codes` lists the codes",
                  {},
                  read_codes,
                  codes_in_force,
                  "price-above-quote = { severity = \"warning\", effect = \"none\" }"},
    PolicySection{"require", "What must be there", require_section},
    PolicySection{"limits", "Limits of checks", limits_section},
    PolicySection{"mapping",
                  "Headers of your exports, by kind: quotes, purchase_orders, packing_slips, licenses, invoices, "
                  "tickets, events, time_entries; and how those files are read where their values leave it open: "
                  "date_order dmy or mdy, decimal point or comma, serial_dates 1900 or 1904. Where exports differ, a "
                  "list has the headers of a column; a purchase file that has two of them is not read, and of a help "
                  "desk's the first counts",
                  {},
                  read_mapping,
                  nullptr,
                  "[mapping.invoices]\ninvoice_number = \"Inv #\"\ntax = [\"MwSt\", \"VAT amt\"]\ndate_order = "
                  "\"dmy\"\ndecimal = \"comma\"\n"
                  "serial_dates = 1900\n[mapping.tickets]\nticket_id = \"Number\"",
                  1},
    PolicySection{
        "calendar",
        "Working hours: `default`, and others for the companies that they name. Hours may run over midnight, "
        "ranges of days do not run over Sunday, and a day without hours is a day off; short_days replace a "
        "date's hours, also on a holiday; holidays_file is an iCalendar file, found from here",
        {},
        read_calendars,
        nullptr,
        "[calendar.default]\ntimezone = \"Europe/Brussels\"\n"
        "hours = { mon-thu = [\"09:00-12:00\", \"13:00-17:30\"], fri = [\"09:00-15:00\"] }\n"
        "holidays = [\"2026-12-25\"]\nshort_days = { \"2026-12-24\" = [\"09:00-12:00\"] }\n"
        "holidays_file = \"holidays.ics\"\ncompanies = [\"Contoso\"]",
        1},
    PolicySection{"tickets", "How tickets are read and counted", ticket_keys()},
    PolicySection{"targets",
                  "Service levels. priority, company, type and category select, \"*\" is any, and the most selectors "
                  "win; without a target a ticket's own due date counts",
                  target_keys()},
    PolicySection{
        "themes",
        "How-to and training questions: words that must all occur in a subject. A name of this list that is "
        "given again is replaced; an empty list switches it off",
        {},
        read_themes,
        themes_in_force},
    PolicySection{"companies",
                  "Another spelling of a company, and the name to use",
                  {},
                  read_companies,
                  nullptr,
                  "\"Contoso Ltd\" = \"Contoso\""},
    PolicySection{"rates", "Money for an hour, for the cost of tickets", rate_keys()},
};

}  // namespace

std::span<const PolicySection> policy_sections() { return sections; }

}  // namespace msp_audit
