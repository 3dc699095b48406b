#include "policy/policy.hpp"

#include "unit/policy/policy_reading.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

/// A refusal in the first line, as it is printed.
std::string first_line(const std::string& rest) { return "msp-audit.toml:1: " + rest; }
std::string second_line(const std::string& rest) { return "msp-audit.toml:2: " + rest; }

}  // namespace

TEST_CASE("an unknown key is refused with its line and the nearest known key") {
    CHECK(refusal_of("[tolerance]\nprise = { percent = 5 }") ==
          second_line("tolerance.prise: unknown key\n  hint: did you mean 'price'?"));
    CHECK(refusal_of("[tolerence]") == first_line("tolerence: unknown key\n  hint: did you mean 'tolerance'?"));
    CHECK(refusal_of("[tolerance]\nprice = { procent = 5 }") ==
          second_line("tolerance.price.procent: unknown key\n  hint: did you mean 'percent'?"));
    CHECK(refusal_of("[[tolerance.rule]]\nsuk = \"A\"") ==
          second_line("tolerance.rule.suk: unknown key\n  hint: did you mean 'sku'?"));
    CHECK(refusal_of("[limits]\nwait-days = 3") ==
          second_line("limits.wait-days: unknown key\n  hint: did you mean 'wait_days'?"));
    CHECK(refusal_of("[units]\nBOX = { of = \"EA\", faktor = 2 }") ==
          second_line("units.BOX.faktor: unknown key\n  hint: did you mean 'factor'?"));
    CHECK(refusal_of("[codes]\nprice-above-po = { severty = \"off\" }") ==
          second_line("codes.price-above-po.severty: unknown key\n  hint: did you mean 'severity'?"));
    CHECK(refusal_of("[require]\nqoute = true") ==
          second_line("require.qoute: unknown key\n  hint: did you mean 'quote'?"));
    CHECK(refusal_of("[currency]\ndefalt = \"USD\"") ==
          second_line("currency.defalt: unknown key\n  hint: did you mean 'default'?"));
}

TEST_CASE("an unknown key that is like none is refused with the keys that are known") {
    CHECK(refusal_of("[require]\ninvoice = true") == second_line("require.invoice: unknown key\n"
                                                                 "  hint: known here: quote, proof"));
    CHECK(refusal_of("\"a b\\n\" = 1") ==
          first_line(
              "\"a b\\u000A\": unknown key\n"
              "  hint: known here: tolerance, categories, currency, vendors, units, codes, require, limits, mapping, "
              "calendar, tickets, targets, themes, companies, rates"));
}

TEST_CASE("unknown codes, severities, effects, categories, kinds and columns are refused with the nearest one") {
    CHECK(refusal_of("[codes]\nprice-above-qoute = { }") ==
          second_line("codes.price-above-qoute: unknown code\n  hint: did you mean 'price-above-quote'?"));
    CHECK(refusal_of("[codes]\nnonsense = { }") == second_line("codes.nonsense: unknown code"));
    CHECK(refusal_of("[codes]\nnot-received = { severity = \"errors\" }") ==
          second_line("codes.not-received.severity: 'errors' is no severity\n  hint: did you mean 'error'?"));
    CHECK(refusal_of("[codes]\nnot-received = { severity = \"fatal\" }") ==
          second_line("codes.not-received.severity: 'fatal' is no severity\n"
                      "  hint: known here: error, warning, info, off"));
    CHECK(refusal_of("[codes]\nnot-received = { effect = \"pay\" }") ==
          second_line("codes.not-received.effect: 'pay' is no effect\n  hint: known here: dispute, wait, none"));
    CHECK(refusal_of("[codes]\nsplit-requests = { effect = \"wait\" }") ==
          second_line("codes.split-requests: no money depends on a question about tickets: its effect is none"));
    CHECK(refusal_of("[categories]\n\"X-*\" = \"licence\"") ==
          second_line("categories.\"X-*\": 'licence' is no category\n  hint: did you mean 'license'?"));
    CHECK(refusal_of("[[tolerance.rule]]\ncategory = \"\"\nprice = {}") ==
          second_line("tolerance.rule.category: '' is no category\n  hint: known here: hardware, goods, license, "
                      "subscription, service, labor, freight, tax, fee, discount"));
    CHECK(refusal_of("[require]\nproof = \"slip\"") ==
          second_line("require.proof: 'slip' is no way to prove receipt\n  hint: known here: by-category, none"));
    CHECK(refusal_of("[mapping.invoice]\nline = \"L\"") ==
          first_line("mapping.invoice: unknown kind of export\n  hint: did you mean 'invoices'?"));
    CHECK(refusal_of("[mapping.invoices]\ninvoice_numer = \"Inv #\"") ==
          second_line("mapping.invoices.invoice_numer: unknown column\n  hint: did you mean 'invoice_number'?"));
}

TEST_CASE("a value of the wrong type is refused with what belongs there") {
    CHECK(refusal_of("tolerance = 5") == first_line("tolerance: must be a table, not a number"));
    CHECK(refusal_of("[tolerance]\nprice = 5") ==
          second_line(
              "tolerance.price: must be a table of percent and absolute, such as { percent = 5 }, not a number"));
    CHECK(refusal_of("[tolerance]\nprice = { percent = true }") ==
          second_line("tolerance.price.percent: must be a decimal, not true or false"));
    CHECK(refusal_of("[tolerance]\nprice = { absolute = [1] }") ==
          second_line("tolerance.price.absolute: must be an amount, or a table of amounts by currency, not a list"));
    CHECK(refusal_of("[tolerance.rule]\nvendor = \"A\"") ==
          first_line("tolerance.rule: must be a table for each, under [[tolerance.rule]], not a table"));
    CHECK(refusal_of("[require]\nquote = \"yes\"") ==
          second_line("require.quote: must be true or false, not a text"));
    CHECK(refusal_of("[require]\nproof = false") ==
          second_line("require.proof: must be one of by-category, none, not true or false"));
    CHECK(refusal_of("[vendors]\nA = 1") ==
          second_line("vendors.A: must be the name to use, in quotes, not a number"));
    CHECK(refusal_of("[units]\nBOX = 10") ==
          second_line("units.BOX: must be a table, such as { of = \"EA\", factor = 10 }, not a number"));
    CHECK(refusal_of("[codes]\nnot-received = \"off\"") ==
          second_line("codes.not-received: must be a table, such as { severity = \"warning\" }, not a text"));
    CHECK(refusal_of("[limits]\nwait_days = 2026-01-01") ==
          second_line("limits.wait_days: must be a whole number of days, not a date or time"));
    CHECK(refusal_of("[limits]\napproval = 5000") ==
          second_line("limits.approval: must be a table by currency, such as { USD = \"5000.00\" }, not a number"));
    CHECK(refusal_of("[currency]\ndefault = 1") ==
          second_line("currency.default: must be a text in quotes, not a number"));
    CHECK(refusal_of("[mapping]\ninvoices = \"x\"") == second_line("mapping.invoices: must be a table, not a text"));
    CHECK(refusal_of("[mapping.invoices]\nline = 3") ==
          second_line("mapping.invoices.line: must be a header in quotes, or a list of headers, not a number"));
    CHECK(refusal_of("[mapping.invoices]\nline = []") ==
          second_line("mapping.invoices.line: an empty list\n  hint: name the header, such as \"Inv #\""));
    CHECK(refusal_of("[mapping.invoices]\nline = [\"L\", \"M\", \"L\"]") ==
          second_line("mapping.invoices.line: stands twice in the list"));
}

TEST_CASE("what is no plain decimal is refused, never rounded") {
    const auto percent = [](const std::string& written) {
        return refusal_of("[tolerance]\nprice = { percent = " + written + " }");
    };
    const auto refused = [](const std::string& written, const std::string& hint) {
        return second_line("tolerance.price.percent: '" + written + "' is not a decimal\n  hint: " + hint);
    };
    const std::string exponent = "write it out, without an exponent";
    const std::string base = "write it in decimal digits";
    const std::string comma = "a point is the decimal mark, and thousands have no mark: 1234.50";
    const std::string digits =
        "digits, and a point if it needs one: 12.50; at most 18 digits, 15 of them after the point";
    CHECK(percent("1e-3") == refused("1e-3", exponent));
    CHECK(percent("\"1E2\"") == refused("1E2", exponent));
    CHECK(percent("0x1E") == refused("0x1E", base));
    CHECK(percent("0b1") == refused("0b1", base));
    CHECK(percent("inf") == refused("inf", digits));
    CHECK(percent("-nan") == refused("-nan", digits));
    CHECK(percent("\"1,50\"") == refused("1,50", comma));
    CHECK(percent("\"\"") == refused("", digits));
    CHECK(percent("\" 1\"") == refused(" 1", digits));
    CHECK(percent("\"5%\"") == refused("5%", digits));
    CHECK(percent("1234567890123456789") == refused("1234567890123456789", digits));
    CHECK(percent("0.1234567890123456") == refused("0.1234567890123456", digits));
    CHECK(percent("0.1000000000000000055511151231257827") == refused("0.1000000000000000055511151231257827", digits));
}

TEST_CASE("impossible values are refused") {
    CHECK(refusal_of("[tolerance]\nprice = { percent = -1 }") ==
          second_line("tolerance.price.percent: '-1' is negative"));
    CHECK(refusal_of("[tolerance]\nprice = { absolute = \"-0.01\" }") ==
          second_line("tolerance.price.absolute: '-0.01' is negative"));
    CHECK(refusal_of("[tolerance]\nprice = { absolute = { USD = -5 } }") ==
          second_line("tolerance.price.absolute.USD: '-5' is negative"));
    CHECK(refusal_of("[tolerance]\nprice = { absolute = { Dollar = 5 } }") ==
          second_line("tolerance.price.absolute.Dollar: 'Dollar' is not a currency code\n"
                      "  hint: three letters, such as USD"));
    CHECK(refusal_of("[tolerance]\nprice = { absolute = { USD = 5, usd = 6 } }") ==
          second_line("tolerance.price.absolute.usd: the currency is given twice"));
    CHECK(refusal_of("[tolerance]\nprice = { absolute = { } }") ==
          second_line("tolerance.price.absolute: names no currency\n"
                      "  hint: write the amount alone, or { USD = \"10.00\" }"));
    CHECK(refusal_of("[limits]\nwait_days = -1") == second_line("limits.wait_days: '-1' is negative"));
    CHECK(refusal_of("[limits]\nwait_days = 1.5") ==
          second_line("limits.wait_days: '1.5' is not a whole number of days"));
    CHECK(refusal_of("[limits]\nwait_days = 36501") ==
          second_line("limits.wait_days: '36501' days is more than a hundred years"));
    CHECK(refusal_of("[limits]\nassignment_cost = 1.01") ==
          second_line("limits.assignment_cost: '1.01' is not between 0 and 1"));
    CHECK(refusal_of("[limits]\nassignment_cost = \"-0.1\"") ==
          second_line("limits.assignment_cost: '-0.1' is not between 0 and 1"));
    CHECK(refusal_of("[limits]\nnear_approval_percent = 101") ==
          second_line("limits.near_approval_percent: '101' is not between 0 and 100"));
    CHECK(refusal_of("[limits]\napproval = { USD = 0 }") ==
          second_line("limits.approval.USD: an approval limit must be above 0\n"
                      "  hint: leave the currency out for no approval checks in it"));
    CHECK(refusal_of("[limits]\napproval = { US = 1 }") ==
          second_line("limits.approval.US: 'US' is not a currency code\n  hint: three letters, such as USD"));
    CHECK(refusal_of("[currency]\ndefault = \"$\"") ==
          second_line("currency.default: '$' is not a currency code\n  hint: three letters, such as USD"));
    CHECK(refusal_of("[mapping.invoices]\nline = \" \"") == second_line("mapping.invoices.line: must not be empty"));
    CHECK(refusal_of("[vendors]\nA = \"\"") == second_line("vendors.A: must not be empty"));
}

TEST_CASE("tolerances without a base take no percentage, and units have no currency") {
    CHECK(refusal_of("[tolerance]\narithmetic = { percent = 1 }") ==
          second_line("tolerance.arithmetic.percent: this tolerance has no base to take a percentage of\n"
                      "  hint: use absolute"));
    CHECK(
        refusal_of("[[tolerance.rule]]\nvendor = \"A\"\ninvoice_total = { percent = 1 }") ==
        "msp-audit.toml:3: tolerance.rule.invoice_total.percent: this tolerance has no base to take a percentage of\n"
        "  hint: use absolute");
    CHECK(refusal_of("[tolerance]\nquantity_ordered = { absolute = { USD = 1 } }") ==
          second_line("tolerance.quantity_ordered.absolute: a number of units has no currency\n"
                      "  hint: write the number alone: absolute = 2"));
}

TEST_CASE("a rule that selects nothing or sets nothing is refused") {
    CHECK(refusal_of("\n[[tolerance.rule]]\nprice = { percent = 5 }") ==
          second_line("tolerance.rule: selects nothing\n"
                      "  hint: name a vendor, category or sku; what holds for all lines stands in [tolerance]"));
    CHECK(refusal_of("\n[[tolerance.rule]]\nvendor = \"A\"") ==
          second_line("tolerance.rule: sets no tolerance\n  hint: such as price = { percent = 5 }"));
    CHECK(refusal_of("[[tolerance.rule]]\nvendor = \" \"") ==
          second_line("tolerance.rule.vendor: must not be empty"));
}

TEST_CASE("two rules with the same selectors that set the same tolerance are refused at the second") {
    const std::string first = "[[tolerance.rule]]\nvendor = \"Contoso\"\nprice = { percent = 5 }\n";
    CHECK(
        refusal_of(first + "[[tolerance.rule]]\nvendor = \"CONTOSO\"\nprice = { percent = 5 }\n") ==
        "msp-audit.toml:6: tolerance.rule.price: ties with the rule at msp-audit.toml:1, which sets it for the same "
        "lines\n  hint: keep one of the two, or give one another selector");
    CHECK(refusal_of(first + "[[tolerance.rule]]\nvendor = \"Contoso\"\nvalue = { percent = 5 }\n") == "(read)");
    CHECK(refusal_of(first + "[[tolerance.rule]]\nvendor = \"Contoso\"\nsku = \"A\"\nprice = { percent = 5 }\n") ==
          "(read)");
    CHECK(refusal_of(first + "[[tolerance.rule]]\nsku = \"A\"\nprice = { percent = 5 }\n") == "(read)");
}

TEST_CASE("units that are measured in themselves are refused, on any way round") {
    CHECK(refusal_of("[units]\nEA = { of = \"ea\" }") == second_line("units.EA: is measured in itself"));
    CHECK(refusal_of("[units]\nBOX = { of = \"EA\", factor = 10 }\nEA = { of = \"PC\" }\nPC = { of = \"Box\" }") ==
          second_line("units.BOX: is measured in itself"));
    CHECK(refusal_of("[units]\nPALLET = { of = \"BOX\", factor = 40 }\nBOX = { of = \"EA\", factor = 10 }") ==
          "(read)");
    CHECK(refusal_of("[units]\nX = { of = \"A\" }\nA = { of = \"B\" }\nB = { of = \"A\" }") ==
          "msp-audit.toml:3: units.A: is measured in itself");
    CHECK(refusal_of("[units]\nBOX = { of = \"EA\", factor = 0 }") ==
          second_line("units.BOX.factor: a factor must be above 0"));
    CHECK(refusal_of("[units]\nBOX = { of = \"EA\", factor = -2 }") ==
          second_line("units.BOX.factor: a factor must be above 0"));
    CHECK(refusal_of("[units]\nBOX = { factor = 2 }") ==
          second_line("units.BOX: does not say of which unit\n  hint: such as { of = \"EA\", factor = 10 }"));
}

TEST_CASE("vendors that lead back to themselves are refused, but a name may be given its spelling") {
    CHECK(refusal_of("[vendors]\nA = \"B\"\nB = \"a\"") ==
          second_line("vendors.A: leads back to itself through other names"));
    CHECK(refusal_of("[vendors]\nCONTOSO = \"Contoso\"") == "(read)");
    CHECK(refusal_of("[vendors]\nA = \"B\"\nB = \"C\"") == "(read)");
}

TEST_CASE("keys that differ in nothing but case are refused at the second") {
    CHECK(refusal_of("[units]\nBOX = { of = \"EA\" }\nbox = { of = \"EA\" }") ==
          "msp-audit.toml:3: units.box: is the same as 'BOX' in line 2 but for case");
    CHECK(refusal_of("[categories]\n\"lic-*\" = \"fee\"\n\"LIC-*\" = \"tax\"") ==
          "msp-audit.toml:3: categories.\"LIC-*\": is the same as 'lic-*' in line 2 but for case");
}

TEST_CASE("the first error of the file is the one that is told") {
    CHECK(refusal_of("[limits]\nwait_days = -1\n[companies]\nA = 1\n") ==
          second_line("limits.wait_days: '-1' is negative"));
    CHECK(refusal_of("[require]\nquote = 1\n[limits]\nwait_days = -1\n[abc]\n") ==
          second_line("require.quote: must be true or false, not a number"));
}

TEST_CASE("what is no TOML is refused with its line") {
    CHECK(refusal_of("[limits]\nwait_days = 1\nwait_days = 2") ==
          "msp-audit.toml:3: not valid TOML: error while parsing key-value pair: cannot redefine existing integer "
          "'wait_days'");
    CHECK(refusal_of("price 5").starts_with("msp-audit.toml:1: not valid TOML: "));
}
