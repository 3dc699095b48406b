#include "random_world.hpp"

#include <algorithm>

namespace reference {

namespace {

const std::vector<std::string>& all_features() {
    static const std::vector<std::string> features = {"parts",
                                                      "quotes",
                                                      "price_drift",
                                                      "over_billing",
                                                      "loose_po",
                                                      "wrong_po",
                                                      "wrong_vendor",
                                                      "vendor_forms",
                                                      "currencies",
                                                      "wrong_currency",
                                                      "price_base",
                                                      "units",
                                                      "freight",
                                                      "tax_line_column",
                                                      "tax_gross",
                                                      "tax_document_first",
                                                      "tax_document_all",
                                                      "tax_row",
                                                      "tax_inferred",
                                                      "discount_row",
                                                      "percent_discount",
                                                      "po_discount",
                                                      "credits",
                                                      "restocking",
                                                      "rebills",
                                                      "duplicates",
                                                      "near_numbers",
                                                      "equal_lines",
                                                      "overlap",
                                                      "overlap_fewer",
                                                      "overlap_differs",
                                                      "revisions",
                                                      "returns",
                                                      "licenses",
                                                      "terms",
                                                      "keys",
                                                      "standing",
                                                      "half_open",
                                                      "amount_only",
                                                      "missing",
                                                      "not_supplied",
                                                      "tolerance",
                                                      "value_tolerance",
                                                      "rules",
                                                      "code_rules",
                                                      "no_po_line_column",
                                                      "no_line_column",
                                                      "no_currency_column",
                                                      "no_type_column",
                                                      "no_total_column",
                                                      "no_totals",
                                                      "header_once",
                                                      "vague_items",
                                                      "bad_arithmetic",
                                                      "bad_totals",
                                                      "as_of",
                                                      "status",
                                                      "empty_category",
                                                      "category_words",
                                                      "proof_column",
                                                      "serials",
                                                      "approval",
                                                      "received_column",
                                                      "zero_price",
                                                      "zero_lines",
                                                      "early",
                                                      "slip_twice",
                                                      "over_delivery",
                                                      "stray_receipts",
                                                      "no_po_lines",
                                                      "require_quote",
                                                      "two_way",
                                                      "default_category"};
    return features;
}

// Features that only bite together.
void add_companions(std::set<std::string>& features) {
    static const std::vector<std::pair<std::string, std::string>> companions = {
        {"rebills", "credits"},         {"restocking", "credits"},
        {"near_numbers", "duplicates"}, {"terms", "licenses"},
        {"keys", "licenses"},           {"half_open", "standing"},
        {"standing", "licenses"},       {"overlap_fewer", "overlap"},
        {"overlap_differs", "overlap"}, {"rules", "price_drift"},
        {"tolerance", "price_drift"},   {"value_tolerance", "price_drift"},
        {"tolerance", "parts"},         {"code_rules", "price_drift"},
        {"code_rules", "parts"},        {"vague_items", "no_po_line_column"},
        {"require_quote", "quotes"}};
    for (int pass = 0; pass < 3; ++pass) {
        for (const auto& [feature, needed] : companions) {
            if (features.count(feature) != 0) {
                features.insert(needed);
            }
        }
    }
}

// One way of printing tax, and no line totals left out where a reading needs them.
void drop_conflicts(std::set<std::string>& features) {
    bool taxed = false;
    for (const auto* tax :
         {"tax_line_column", "tax_gross", "tax_document_first", "tax_document_all", "tax_row", "tax_inferred"}) {
        if (features.count(tax) != 0 && taxed) {
            features.erase(tax);
        }
        taxed = taxed || features.count(tax) != 0;
    }
    if (features.count("percent_discount") != 0 || features.count("amount_only") != 0 ||
        features.count("tax_gross") != 0) {
        features.erase("no_totals");
    }
    if (features.count("tax_gross") != 0) {
        features.erase("amount_only");
        features.erase("bad_arithmetic");
    }
    if (features.count("no_po_lines") != 0) {
        features.insert("no_po_line_column");
        features.erase("revisions");
    }
    if (features.count("header_once") != 0) {
        features.erase("no_line_column");
        features.erase("overlap_differs");
    }
}

std::set<std::string> choose(Dice& dice, unsigned long long seed) {
    std::set<std::string> features;
    const int profile = static_cast<int>(seed % 5);
    if (profile <= 2) {
        for (int i = 0; i < (profile == 0 ? 1 : 3); ++i) {
            features.insert(dice.pick(all_features()));
        }
    } else {
        for (const auto& feature : all_features()) {
            if (dice.chance(profile == 3 ? 15 : 35)) {
                features.insert(feature);
            }
        }
        if (dice.chance(80)) {
            features.erase("not_supplied");
            features.erase("two_way");
        }
    }
    if (seed % 20 == 6) {
        features.insert("not_supplied");
    }
    add_companions(features);
    drop_conflicts(features);
    return features;
}

Tolerance percent(const std::string& text) {
    Tolerance tolerance;
    tolerance.percent = text;
    return tolerance;
}

void choose_codes(Maker& maker) {
    auto& dice = maker.dice;
    static const std::vector<std::string> codes = {
        "price-above-po",          "price-above-quote",      "quantity-above-ordered", "not-received",
        "quantity-above-received", "vendor-mismatch",        "currency-mismatch",      "po-not-open",
        "item-not-ordered",        "receipt-overdue",        "line-arithmetic",        "unplanned-charge",
        "duplicate-invoice",       "invoice-total-mismatch", "value-above-ordered",    "license-missing",
        "license-short",           "uom-mismatch",           "no-po-reference"};
    for (int i = 0; i < 3; ++i) {
        CodeRule rule;
        rule.effect = dice.pick(std::vector<std::string>{"none", "wait", "dispute", ""});
        rule.severity = rule.effect.empty() ? "off" : (dice.chance(30) ? "warning" : "");
        maker.policy.codes[dice.pick(codes)] = rule;
    }
}

}  // namespace

void make_policy(Maker& maker) {
    auto& dice = maker.dice;
    Policy& policy = maker.policy;
    if (maker.has("units")) {
        policy.units.push_back({"BOX", "EA", "10", dice.chance(50) ? "CAB-*" : ""});
    }
    if (maker.has("tolerance")) {
        policy.tolerance["price"] = percent(dice.pick(std::vector<std::string>{"1", "5", "10"}));
        if (dice.chance(50)) {
            policy.tolerance["price"].absolute = "0.05";
        }
        if (dice.chance(50)) {
            policy.tolerance["quantity_ordered"] = percent("10");
            policy.tolerance["quantity_proven"] = percent("10");
        }
        if (dice.chance(40)) {
            policy.tolerance["charge"].absolute = "5";
        }
        if (dice.chance(40)) {
            policy.tolerance["invoice_total"].absolute = "0.5";
        }
    }
    if (maker.has("value_tolerance")) {
        policy.tolerance["value"] = percent(dice.pick(std::vector<std::string>{"0", "2"}));
        policy.tolerance["price"] = percent("20");
    }
    if (maker.has("rules")) {
        ToleranceRule rule;
        rule.sku = "CAB-*";
        rule.set["price"].absolute_by_currency = {{"USD", "0.05"}, {"JPY", "5"}};
        policy.rules.push_back(rule);
        rule = {};
        rule.vendor = maker.vendors[0];
        rule.category = "hardware";
        rule.set["price"] = percent("50");
        policy.rules.push_back(rule);
    }
    if (maker.has("code_rules")) {
        choose_codes(maker);
    }
    if (maker.has("as_of")) {
        policy.as_of = date_text(20089 + dice.between(10, 120));
    }
    if (maker.has("approval")) {
        policy.approval = {{"USD", "1000"}};
    }
    if (maker.has("no_currency_column") && dice.chance(50)) {
        policy.default_currency = "USD";
    }
    policy.require_quote = maker.has("require_quote");
    policy.proof_none = maker.has("two_way");
    if (maker.has("default_category")) {
        policy.default_category = "hardware";
    }
    if (maker.has("vendor_forms") && dice.chance(30)) {
        policy.vendors["Contoso Inc"] = "Contoso Ltd";
    }
}

// Two exports of one ledger that print different columns.
void drop_columns(Dice& dice, std::vector<Row>& rows) {
    for (const std::string column : {"line", "po_number", "po_line", "sku", "description", "category", "uom",
                                     "invoice_total", "credited_invoice"}) {
        const int choice = dice.below(6);
        for (auto& row : rows) {
            if ((choice == 0 && row.file == "invoices-1.csv") || (choice == 1 && row.file == "invoices-2.csv")) {
                row.cells.erase(column);
            }
        }
    }
}

Random random_books(unsigned long long seed, int size) {
    Maker maker(seed);
    maker.features = choose(maker.dice, seed);
    maker.vendors = {"Contoso Ltd", "Fabrikam GmbH"};
    if (maker.dice.chance(50)) {
        maker.vendors.push_back("Tailspin");
    }
    make_policy(maker);
    make_orders(maker, std::max(1, size / 4) + maker.dice.below(2));
    make_receipts(maker);
    make_bills(maker, size);
    make_aftermath(maker);
    Random random;
    random.policy = maker.policy;
    random.books.purchase_orders = order_rows(maker);
    random.books.quotes = plain_rows(maker.quotes, "quotes-1.csv");
    random.books.packing_slips = plain_rows(maker.slips, "slips-1.csv");
    random.books.licenses = plain_rows(maker.licenses, "licenses-1.csv");
    random.books.invoices = bill_rows(maker);
    if (maker.has("overlap") && seed % 7 % 4 == 1) {
        drop_columns(maker.dice, random.books.invoices);
    }
    if (maker.has("not_supplied")) {
        const int kind = maker.dice.below(4);
        if (kind == 0) {
            random.books.packing_slips.clear();
            random.books.packing_slips_supplied = false;
        } else if (kind == 1) {
            random.books.licenses.clear();
            random.books.licenses_supplied = false;
        } else if (kind == 2) {
            random.books.quotes.clear();
            random.books.quotes_supplied = false;
        } else {
            random.books.purchase_orders.clear();
            random.books.purchase_orders_supplied = false;
        }
    }
    return random;
}

}  // namespace reference
