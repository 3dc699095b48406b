#include "policy/tolerance_rules.hpp"

#include "core/glob.hpp"
#include "unit/policy/policy_reading.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace msp_audit;

namespace {

ToleranceTable table_of(const Policy& policy) {
    return {policy, [](std::string_view vendor) { return ascii_lowered(vendor); }};
}

std::string text_of(const std::optional<Ratio>& allowed) {
    return allowed ? allowed->to_decimal().to_string() : "no limit";
}

constexpr std::string_view rules = R"toml([tolerance]
price = { percent = 1 }

[[tolerance.rule]]
vendor = "Contoso"
price = { percent = 2 }

[[tolerance.rule]]
category = "goods"
sku = "DELL-*"
price = { percent = 3 }

[[tolerance.rule]]
vendor = "Contoso"
category = "hardware"
sku = "DELL-54??"
price = { percent = 4 }

[[tolerance.rule]]
category = "hardware"
charge = { absolute = 25 }
)toml";

}  // namespace

TEST_CASE("without a rule for the key the default is in force and has no place") {
    const Policy policy = policy_of(rules);
    const ToleranceTable table = table_of(policy);
    const ToleranceSelection value = table.select(ToleranceKey::value, "contoso", "hardware", "DELL-5420");
    CHECK(value.tolerance == &policy.tolerance[static_cast<std::size_t>(ToleranceKey::value)]);
    CHECK(value.where.empty());
    const ToleranceSelection price = table.select(ToleranceKey::price, "fabrikam", "license", "X");
    CHECK(price.tolerance->percent == Decimal(1));
    CHECK(price.where.empty());
}

TEST_CASE("of the rules that take a line the one with the most selectors is in force") {
    const Policy policy = policy_of(rules);
    const ToleranceTable table = table_of(policy);
    const auto price = [&table](std::string_view vendor, std::string_view category, std::string_view sku) {
        const ToleranceSelection selection = table.select(ToleranceKey::price, vendor, category, sku);
        return selection.tolerance->percent->to_string() + " " + std::string(selection.where);
    };
    CHECK(price("contoso", "license", "X") == "2 msp-audit.toml:4");
    CHECK(price("contoso", "", "") == "2 msp-audit.toml:4");
    CHECK(price("fabrikam", "hardware", "dell-1") == "3 msp-audit.toml:8");
    CHECK(price("contoso", "hardware", "DELL-1") == "3 msp-audit.toml:8");
    CHECK(price("contoso", "hardware", "DELL-5420") == "4 msp-audit.toml:13");
    CHECK(price("contoso", "license", "DELL-5420") == "2 msp-audit.toml:4");
    CHECK(price("", "", "DELL-5420") == "1 ");
}

TEST_CASE("hardware and goods are one category to rules, and so are service and labor") {
    const Policy policy = policy_of(rules);
    const ToleranceTable table = table_of(policy);
    CHECK(table.select(ToleranceKey::charge, "x", "goods", "").where == "msp-audit.toml:19");
    CHECK(table.select(ToleranceKey::charge, "x", "hardware", "").where == "msp-audit.toml:19");
    CHECK(table.select(ToleranceKey::charge, "x", "", "").where.empty());
}

TEST_CASE("two rules with as many selectors that take one line are an error on that line that names both") {
    const Policy policy = policy_of(R"toml([[tolerance.rule]]
vendor = "Contoso"
price = { percent = 2 }
[[tolerance.rule]]
sku = "DELL-*"
price = { percent = 3 }
charge = { percent = 3 }
)toml");
    const ToleranceTable table = table_of(policy);
    CHECK(table.select(ToleranceKey::price, "contoso", "", "HP-1").where == "msp-audit.toml:1");
    CHECK(table.select(ToleranceKey::price, "fabrikam", "", "DELL-1").where == "msp-audit.toml:4");
    CHECK(table.select(ToleranceKey::charge, "contoso", "", "DELL-1").where == "msp-audit.toml:4");
    std::string told;
    try {
        static_cast<void>(table.select(ToleranceKey::price, "contoso", "hardware", "DELL-1"));
    } catch (const PolicyError& error) {
        told = error.what();
    }
    CHECK(told ==
          "msp-audit.toml:4: tolerance.rule.price: ties with the rule at msp-audit.toml:1: both take a line of "
          "category 'hardware' with SKU 'DELL-1' and have as many selectors\n"
          "  hint: give the one that should win another selector");
}

TEST_CASE("rules that tie do no harm where a rule with more selectors takes the line") {
    const Policy policy = policy_of(R"toml([[tolerance.rule]]
vendor = "Contoso"
price = { percent = 2 }
[[tolerance.rule]]
sku = "DELL-*"
price = { percent = 3 }
[[tolerance.rule]]
sku = "DELL-*"
vendor = "Contoso"
price = { percent = 4 }
)toml");
    CHECK(table_of(policy).select(ToleranceKey::price, "contoso", "", "DELL-1").where == "msp-audit.toml:7");
}

TEST_CASE("rules whose vendors turn out to be one vendor tie, and a vendor without key takes no line") {
    const Policy policy = policy_of(R"toml([[tolerance.rule]]
vendor = "Contoso Ltd"
price = { percent = 2 }
[[tolerance.rule]]
vendor = "Contoso Limited"
price = { percent = 3 }
)toml");
    const ToleranceTable joined(policy, [](std::string_view) { return std::string("contoso"); });
    CHECK_THROWS_AS(static_cast<void>(joined.select(ToleranceKey::price, "contoso", "", "")), PolicyError);
    const ToleranceTable unknown(policy, [](std::string_view) { return std::string(); });
    CHECK(unknown.select(ToleranceKey::price, "contoso", "", "").where.empty());
    CHECK(unknown.select(ToleranceKey::price, "", "", "").where.empty());
}

TEST_CASE("a variance exactly at the limit is tolerated, and a hair more is not") {
    Tolerance tolerance;
    tolerance.percent = Decimal::of(1, 1);
    const Ratio base(Decimal::of(333, 1));
    const std::optional<Ratio> allowed = upper_excess_allowed(tolerance, base, "USD");
    REQUIRE(allowed.has_value());
    CHECK(Ratio(Decimal::of(333, 4)) <= *allowed);
    CHECK(Ratio(Decimal::of(333000000001, 13)) > *allowed);
    CHECK(text_of(upper_excess_allowed(tolerance, -base, "USD")) == "0.0333");
}

TEST_CASE("with percent and absolute the lower of both is allowed") {
    const Policy policy =
        policy_of("[tolerance]\nprice = { percent = 5, absolute = { USD = \"10.00\", JPY = 1000 } }");
    const Tolerance& price = policy.tolerance[static_cast<std::size_t>(ToleranceKey::price)];
    CHECK(text_of(upper_excess_allowed(price, Ratio(100), "USD")) == "5");
    CHECK(text_of(upper_excess_allowed(price, Ratio(200), "USD")) == "10");
    CHECK(text_of(upper_excess_allowed(price, Ratio(1000), "USD")) == "10");
    CHECK(text_of(upper_excess_allowed(price, Ratio(100000), "JPY")) == "1000");
    CHECK(text_of(upper_excess_allowed(price, Ratio(100000), "EUR")) == "5000");
}

TEST_CASE("zero percent is none, and an empty table is no limit") {
    const Policy policy = policy_of("[tolerance]\nprice = { percent = 0 }\nprice_below = { }");
    CHECK(text_of(upper_excess_allowed(policy.tolerance[0], Ratio(100), "USD")) == "0");
    CHECK(text_of(upper_excess_allowed(policy.tolerance[1], Ratio(100), "USD")) == "no limit");
    CHECK(text_of(excess_allowed(ToleranceKey::price_below, policy.tolerance[1], Ratio(100), "USD")) == "no limit");
}

TEST_CASE("amounts for other currencies only leave the default: nothing is let pass by their absence") {
    const Policy policy = policy_of(R"toml([tolerance]
price = { absolute = { USD = 10 } }
value = { absolute = { USD = 10 } }
charge = { absolute = { USD = 10 } }
arithmetic = { absolute = { USD = 10 } }
)toml");
    const auto allowed = [&policy](ToleranceKey key, std::string_view currency) {
        return text_of(excess_allowed(key, policy.tolerance[static_cast<std::size_t>(key)], Ratio(100), currency, 3));
    };
    for (const ToleranceKey key :
         {ToleranceKey::price, ToleranceKey::value, ToleranceKey::charge, ToleranceKey::arithmetic}) {
        CHECK(allowed(key, "USD") == "10");
    }
    CHECK(allowed(ToleranceKey::price, "EUR") == "0");
    CHECK(allowed(ToleranceKey::price, "") == "0");
    CHECK(allowed(ToleranceKey::charge, "EUR") == "0");
    CHECK(allowed(ToleranceKey::value, "EUR") == "no limit");
    CHECK(allowed(ToleranceKey::arithmetic, "EUR") == "0.01");
}

TEST_CASE("arithmetic and invoice total mean minor units where they are empty, and 0 where they say so") {
    const auto allowed = [](const Policy& policy, ToleranceKey key, std::string_view currency, int lines) {
        return text_of(
            excess_allowed(key, policy.tolerance[static_cast<std::size_t>(key)], Ratio(100), currency, lines));
    };
    const Policy policy;
    CHECK(allowed(policy, ToleranceKey::arithmetic, "USD", 40) == "0.01");
    CHECK(allowed(policy, ToleranceKey::arithmetic, "JPY", 1) == "1");
    CHECK(allowed(policy, ToleranceKey::invoice_total, "USD", 40) == "0.4");
    CHECK(allowed(policy, ToleranceKey::invoice_total, "KWD", 2) == "0.002");
    const Policy strict =
        policy_of("[tolerance]\narithmetic = { absolute = 0 }\ninvoice_total = { absolute = \"0.05\" }");
    CHECK(allowed(strict, ToleranceKey::arithmetic, "USD", 40) == "0");
    CHECK(allowed(strict, ToleranceKey::invoice_total, "USD", 40) == "0.05");
}
