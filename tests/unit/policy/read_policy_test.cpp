#include "policy/policy.hpp"

#include "unit/policy/policy_reading.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace msp_audit;

namespace {

const Tolerance& tolerance(const Policy& policy, ToleranceKey key) {
    return policy.tolerance[static_cast<std::size_t>(key)];
}

}  // namespace

TEST_CASE("without a file every value is the built-in one") {
    for (const Policy& policy : {Policy{}, policy_of(""), policy_of("[tolerance]\n[limits]\n[codes]\n")}) {
        CHECK(tolerance(policy, ToleranceKey::price).percent == Decimal(0));
        CHECK_FALSE(tolerance(policy, ToleranceKey::price).absolute.is_set());
        CHECK(tolerance(policy, ToleranceKey::price_below).percent == Decimal(0));
        CHECK(tolerance(policy, ToleranceKey::value).is_empty());
        CHECK(tolerance(policy, ToleranceKey::quantity_ordered).percent == Decimal(0));
        CHECK(tolerance(policy, ToleranceKey::quantity_proven).percent == Decimal(0));
        CHECK(tolerance(policy, ToleranceKey::arithmetic).is_empty());
        CHECK(tolerance(policy, ToleranceKey::invoice_total).is_empty());
        CHECK(tolerance(policy, ToleranceKey::charge).percent == Decimal(0));
        CHECK(tolerance(policy, ToleranceKey::charge).absolute.bare == Decimal(0));
        CHECK(policy.tolerance_rules.empty());
        CHECK(policy.default_category.empty());
        CHECK(policy.default_currency.empty());
        CHECK_FALSE(policy.require_quote);
        CHECK_FALSE(policy.proof_none);
        CHECK(policy.wait_days == 60);
        CHECK(policy.duplicate_days == 180);
        CHECK(policy.possible_duplicate_days == 45);
        CHECK(policy.split_days == 7);
        CHECK(policy.approval_limits.empty());
        CHECK(policy.near_approval_percent == Decimal(5));
        CHECK(policy.assignment_cost.to_string() == "0.6");
        CHECK(policy.severity(Code::price_above_po) == Severity::error);
        CHECK(policy.effect(Code::not_received) == Effect::wait);
        CHECK(policy.is_on(Code::duplicate_row));
    }
    CHECK(Policy{}.file.empty());
    CHECK(policy_of("").file == "msp-audit.toml");
}

TEST_CASE("each tolerance is read as percent, absolute, both or none") {
    const Policy policy = policy_of(R"toml([tolerance]
price            = { percent = 2.5 }
price_below      = { percent = "10" }
value            = { absolute = "100.00" }
quantity_ordered = { absolute = 2 }
quantity_proven  = { percent = 1, absolute = 3 }
arithmetic       = { absolute = { USD = "0.02", jpy = 1 } }
invoice_total    = { absolute = 0 }
charge           = { }
)toml");
    CHECK(tolerance(policy, ToleranceKey::price).percent->to_string() == "2.5");
    CHECK_FALSE(tolerance(policy, ToleranceKey::price).absolute.is_set());
    CHECK(tolerance(policy, ToleranceKey::price_below).percent == Decimal(10));
    CHECK_FALSE(tolerance(policy, ToleranceKey::value).percent.has_value());
    CHECK(tolerance(policy, ToleranceKey::value).absolute.bare == Decimal(100));
    CHECK_FALSE(tolerance(policy, ToleranceKey::quantity_ordered).percent.has_value());
    CHECK(tolerance(policy, ToleranceKey::quantity_ordered).absolute.bare == Decimal(2));
    CHECK(tolerance(policy, ToleranceKey::quantity_proven).percent == Decimal(1));
    CHECK(tolerance(policy, ToleranceKey::quantity_proven).absolute.bare == Decimal(3));
    CHECK(tolerance(policy, ToleranceKey::arithmetic).absolute.in("USD")->to_string() == "0.02");
    CHECK(tolerance(policy, ToleranceKey::arithmetic).absolute.in("JPY") == Decimal(1));
    CHECK_FALSE(tolerance(policy, ToleranceKey::arithmetic).absolute.in("EUR").has_value());
    CHECK(tolerance(policy, ToleranceKey::invoice_total).absolute.in("EUR") == Decimal(0));
    CHECK(tolerance(policy, ToleranceKey::charge).is_empty());
}

TEST_CASE("a decimal means exactly what is written, as a number or as a text") {
    const auto read = [](std::string_view written) {
        const Policy policy = policy_of("[tolerance]\nprice = { percent = " + std::string(written) + " }");
        return tolerance(policy, ToleranceKey::price).percent->to_string();
    };
    CHECK(read("0.1") == "0.1");
    CHECK(read("\"0.1\"") == "0.1");
    CHECK(read("2.675") == "2.675");
    CHECK(read("0.000000000000001") == "0.000000000000001");
    CHECK(read("123456789012345.678") == "123456789012345.678");
    CHECK(read("999999999999999999") == "999999999999999999");
    CHECK(read("1_000.50") == "1000.5");
    CHECK(read("+5") == "5");
    CHECK(read("-0.0") == "0");
}

TEST_CASE("a rule has its selectors, the tolerances that it sets and its place") {
    const Policy policy = policy_of(R"toml([tolerance]
price = { percent = 1 }

[[tolerance.rule]]
vendor = "Contoso"
category = "Hardware"
sku = "DELL-*"
price = { percent = 5, absolute = { USD = "10.00" } }
value = { }

[[tolerance.rule]]
vendor = "Fabrikam"
charge = { absolute = 25 }
)toml");
    REQUIRE(policy.tolerance_rules.size() == 2);
    const ToleranceRule& rule = policy.tolerance_rules[0];
    CHECK(rule.vendor == "Contoso");
    CHECK(rule.category == "hardware");
    CHECK(rule.sku == "DELL-*");
    CHECK(rule.selectors() == 3);
    CHECK(rule.where == "msp-audit.toml:4");
    CHECK(rule.set[static_cast<std::size_t>(ToleranceKey::price)]->percent == Decimal(5));
    CHECK(rule.set[static_cast<std::size_t>(ToleranceKey::value)]->is_empty());
    CHECK_FALSE(rule.set[static_cast<std::size_t>(ToleranceKey::charge)].has_value());
    CHECK(policy.tolerance_rules[1].selectors() == 1);
    CHECK(policy.tolerance_rules[1].where == "msp-audit.toml:11");
    CHECK(policy.tolerance_rules[1].set[static_cast<std::size_t>(ToleranceKey::charge)]->absolute.bare ==
          Decimal(25));
}

TEST_CASE("categories keep the order of the file, and default is what an empty one means") {
    const Policy policy =
        policy_of("[categories]\n\"Z-*\" = \"license\"\ndefault = \"hardware\"\n\"A-*\" = \"FEE\"\n");
    REQUIRE(policy.categories.size() == 2);
    CHECK(policy.categories[0].pattern == "Z-*");
    CHECK(policy.categories[0].category == "license");
    CHECK(policy.categories[1].pattern == "A-*");
    CHECK(policy.categories[1].category == "fee");
    CHECK(policy.default_category == "hardware");
    CHECK(policy_of("[categories]\ndefault = \"\"").default_category.empty());
}

TEST_CASE("the currency of documents that name none is read in capitals") {
    CHECK(policy_of("[currency]\ndefault = \"usd\"").default_currency == "USD");
    CHECK(policy_of("[currency]\ndefault = \"\"").default_currency.empty());
}

TEST_CASE("vendors and units are read as they are spelled") {
    const Policy policy = policy_of(R"toml([vendors]
"Contoso Ltd (UK)" = "Contoso"
"CONTOSO" = "Contoso"
[units]
EACH = { of = "EA" }
BOX  = { of = "EA", factor = 10, sku = "CAB-*" }
HALF = { of = "EA", factor = "0.5" }
)toml");
    CHECK(policy.vendor_aliases ==
          std::map<std::string, std::string>{{"CONTOSO", "Contoso"}, {"Contoso Ltd (UK)", "Contoso"}});
    REQUIRE(policy.units.size() == 3);
    CHECK(policy.units[0].name == "EACH");
    CHECK(policy.units[0].of == "EA");
    CHECK(policy.units[0].factor == Decimal(1));
    CHECK(policy.units[0].sku.empty());
    CHECK(policy.units[1].factor == Decimal(10));
    CHECK(policy.units[1].sku == "CAB-*");
    CHECK(policy.units[2].factor.to_string() == "0.5");
}

TEST_CASE("a code has the severity and the effect of the policy, and else its own") {
    const Policy policy = policy_of(R"toml([codes]
"price-above-quote" = { severity = "warning", effect = "none" }
not-received = { effect = "dispute" }
duplicate-row = { severity = "off" }
)toml");
    CHECK(policy.severity(Code::price_above_quote) == Severity::warning);
    CHECK(policy.effect(Code::price_above_quote) == Effect::none);
    CHECK(policy.severity(Code::not_received) == Severity::error);
    CHECK(policy.effect(Code::not_received) == Effect::dispute);
    CHECK_FALSE(policy.is_on(Code::duplicate_row));
    CHECK(policy.is_on(Code::price_above_po));
}

TEST_CASE("a code that is switched off limits nothing, whatever effect is set") {
    const Policy policy = policy_of("[codes]\nprice-above-po = { severity = \"off\", effect = \"dispute\" }");
    CHECK(policy.effect(Code::price_above_po) == Effect::none);
}

TEST_CASE("requirements are read") {
    const Policy policy = policy_of("[require]\nquote = true\nproof = \"none\"");
    CHECK(policy.require_quote);
    CHECK(policy.proof_none);
    CHECK_FALSE(policy_of("[require]\nproof = \"by-category\"").proof_none);
}

TEST_CASE("limits are read, and 0 days are 0") {
    const Policy policy = policy_of(R"toml([limits]
wait_days = 0
duplicate_days = 365
possible_duplicate_days = "30"
approval = { USD = "5000.00", EUR = 4500 }
split_days = 14
near_approval_percent = 2.5
assignment_cost = 0.55
)toml");
    CHECK(policy.wait_days == 0);
    CHECK(policy.duplicate_days == 365);
    CHECK(policy.possible_duplicate_days == 30);
    CHECK(policy.approval_limits.at("USD") == Decimal(5000));
    CHECK(policy.approval_limits.at("EUR") == Decimal(4500));
    CHECK(policy.split_days == 14);
    CHECK(policy.near_approval_percent.to_string() == "2.5");
    CHECK(policy.assignment_cost.to_string() == "0.55");
}

TEST_CASE("a mapping leads from a canonical column to the header as printed") {
    const Policy policy = policy_of(R"toml([mapping.invoices]
invoice_number = "Inv #"
tax = ["MwSt", "VAT amt"]
[mapping.purchase_orders]
po_number = "Order"
return = "Rück"
)toml");
    CHECK(policy.mapping.at("invoices").at("invoice_number") == std::vector<std::string>{"Inv #"});
    CHECK(policy.mapping.at("invoices").at("tax") == std::vector<std::string>{"MwSt", "VAT amt"});
    CHECK(policy.mapping.at("purchase_orders").at("return") == std::vector<std::string>{"R\xC3\xBC"
                                                                                        "ck"});
    CHECK(policy.mapping.size() == 2);
}

TEST_CASE("the reference page's own example is read, but for what belongs to tickets") {
    CHECK(refusal_of(R"toml([tolerance]
price            = { percent = 0 }
price_below      = { percent = 0 }
value            = { }
quantity_ordered = { percent = 0 }
quantity_proven  = { percent = 0 }
arithmetic       = { }
invoice_total    = { }
charge           = { percent = 0, absolute = 0 }

[[tolerance.rule]]
vendor = "Contoso"
category = "hardware"
sku = "DELL-*"
price = { percent = 5, absolute = "10.00" }

[categories]
"LIC-*" = "license"
default = ""

[currency]
default = "USD"

[vendors]
"Contoso Ltd (UK)" = "Contoso"

[units]
EACH = { of = "EA", factor = 1 }
BOX  = { of = "EA", factor = 10, sku = "CAB-*" }

[codes]
"price-above-quote" = { severity = "warning", effect = "none" }

[require]
quote = false
proof = "by-category"

[limits]
wait_days = 60
duplicate_days = 180
possible_duplicate_days = 45
approval = { USD = "5000.00" }
split_days = 7
near_approval_percent = 5
assignment_cost = "0.6"

[mapping.invoices]
invoice_number = "Inv #"
)toml") == "(read)");
}
