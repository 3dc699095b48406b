#include "random_world.hpp"

namespace reference {

namespace {

std::string negated(const std::string& number) { return decimal_text(-*parse_decimal(number)); }

bool credit_rows_negative(Maker& maker) { return maker.dice.chance(60); }

void set_all(Bill& bill, const std::string& column, const std::string& value) {
    for (auto& row : bill.rows) {
        if (row.count(column) != 0 && !row.at(column).empty()) {
            row[column] = value;
        }
    }
}

void negate(Bill& bill) {
    for (auto& row : bill.rows) {
        for (const auto* column : {"quantity", "line_total", "tax", "invoice_total"}) {
            if (row.count(column) != 0 && !row.at(column).empty()) {
                row[column] = negated(row.at(column));
            }
        }
        if (row.count("line_total") == 0 && row.count("quantity") == 0) {
            row["unit_price"] = negated(row.at("unit_price"));
        }
    }
}

void retotal(Bill& bill) {
    Q sum = 0;
    for (const auto& row : bill.rows) {
        if (row.count("line_total") != 0 && !row.at("line_total").empty()) {
            sum += *parse_decimal(row.at("line_total"));
        }
        if (row.count("tax") != 0 && !row.at("tax").empty()) {
            sum += *parse_decimal(row.at("tax"));
        }
    }
    set_all(bill, "invoice_total", decimal_text(sum));
}

// A credit of part of one line: by quantity, by price, or an amount alone.
void shrink_to_part(Maker& maker, Bill& credit) {
    auto& dice = maker.dice;
    const std::size_t at = static_cast<std::size_t>(dice.below(static_cast<int>(credit.rows.size())));
    Cells row = credit.rows[at];
    for (const auto* column : {"vendor", "invoice_date", "currency", "invoice_total"}) {
        row[column] = credit.rows[0].at(column);
    }
    row.erase("tax");
    row.erase("discount");
    row["line"] = "1";
    const int places = minor_places(credit.currency);
    if (row.count("quantity") == 0 || row.count("unit_price") == 0 || row.count("price_base") != 0) {
        credit.rows = {row};
        retotal(credit);
        return;
    }
    const Q quantity = *parse_decimal(row.at("quantity"));
    Q price = *parse_decimal(row.at("unit_price"));
    const int kind = dice.below(3);
    if (kind == 0) {
        const Q part = round_places(quantity / 2, 0);
        row["quantity"] = decimal_text(part == 0 ? quantity : part);
    } else if (kind == 1) {
        price = round_places(price / 5, places);
        row["unit_price"] = decimal_text(price);
    }
    row["line_total"] = decimal_text(round_places(*parse_decimal(row.at("quantity")) * price, places));
    if (kind == 2) {
        row.erase("quantity");
        row.erase("unit_price");
    }
    credit.rows = {row};
    retotal(credit);
}

void add_credit(Maker& maker, const Bill& source) {
    auto& dice = maker.dice;
    Bill credit = source;
    credit.number = "CN-" + std::to_string(maker.next_invoice++);
    credit.type = "credit_note";
    credit.date = source.date + dice.pick(std::vector<int>{-3, 0, 0, 5, 12});
    if (dice.chance(55) && !maker.has("tax_document_first") && !maker.has("tax_document_all") &&
        !maker.has("tax_gross") && !maker.has("no_totals")) {
        shrink_to_part(maker, credit);
    }
    const bool negative = credit_rows_negative(maker);
    if (negative) {
        negate(credit);
    }
    if (maker.has("restocking") && !maker.has("header_once") && dice.chance(40)) {
        Cells fee = {{"line", std::to_string(credit.rows.size() + 1)},
                     {"description", "Restocking fee"},
                     {"category", "fee"},
                     {"quantity", negative ? "1" : "-1"},
                     {"unit_price", "2"},
                     {"line_total", negative ? "2" : "-2"}};
        for (const auto* column : {"vendor", "currency", "invoice_total"}) {
            fee[column] = credit.rows[0].at(column);
        }
        fee["invoice_date"] = credit.rows[0].at("invoice_date");
        credit.rows.push_back(fee);
        retotal(credit);
    }
    for (auto& row : credit.rows) {
        row["invoice_number"] = credit.number;
        row["type"] = credit.type;
        row.erase("credited_invoice");
    }
    set_all(credit, "invoice_date", date_text(credit.date));
    if (dice.chance(65)) {
        for (auto& row : credit.rows) {
            row["credited_invoice"] = dice.chance(90) ? source.number : "INV-999";
            if (dice.chance(15)) {
                row["po_number"] = "";
            }
        }
    }
    maker.bills.push_back(credit);
}

std::string near_number(Maker& maker, const std::string& number) {
    static const std::vector<int> kinds = {0, 1, 2, 3, 4, 5};
    std::string changed = number;
    switch (maker.dice.pick(kinds)) {
    case 0:
        return number + "-1";
    case 1:
        return number + "R";
    case 2:
        return "INV 0" + number.substr(4);
    case 3:
        std::swap(changed[changed.size() - 1], changed[changed.size() - 2]);
        return changed;
    case 4:
        changed[5] = 'O';
        return changed;
    default:
        return "Inv" + number.substr(4);
    }
}

void add_again(Maker& maker, const Bill& source, bool rebill) {
    auto& dice = maker.dice;
    Bill again = source;
    again.date = source.date + dice.pick(std::vector<int>{0, 10, 40, 179, 181, 300, 400});
    if (rebill) {
        again.date = source.date + dice.between(5, 20);
    }
    if (maker.has("near_numbers") && dice.chance(60)) {
        again.number = near_number(maker, source.number);
    }
    if (dice.chance(20)) {
        again.vendor = dice.pick(maker.vendors);
    }
    for (auto& row : again.rows) {
        row["invoice_number"] = again.number;
    }
    set_all(again, "invoice_date", date_text(again.date));
    set_all(again, "vendor", again.vendor);
    maker.bills.push_back(again);
}

}  // namespace

void make_aftermath(Maker& maker) {
    auto& dice = maker.dice;
    const std::size_t billed = maker.bills.size();
    for (std::size_t b = 0; b < billed; ++b) {
        const Bill source = maker.bills[b];
        const bool credit = maker.has("credits") && dice.chance(45);
        if (credit) {
            add_credit(maker, source);
            if (dice.chance(15)) {
                add_credit(maker, source);  // credited twice over
            }
        }
        if (credit && maker.has("rebills") && dice.chance(60)) {
            add_again(maker, source, true);
        }
        if (maker.has("duplicates") && dice.chance(30)) {
            add_again(maker, source, false);
        }
    }
}

std::vector<Row> bill_rows(Maker& maker) {
    auto& dice = maker.dice;
    std::set<std::string> dropped;
    if (maker.has("no_line_column")) {
        dropped.insert("line");
    }
    if (maker.has("no_currency_column")) {
        dropped.insert("currency");
    }
    if (maker.has("no_type_column")) {
        dropped.insert("type");
    }
    if (maker.has("no_total_column")) {
        dropped.insert("invoice_total");
    }
    std::vector<Cells> first;
    std::vector<Cells> second;
    for (const auto& bill : maker.bills) {
        const bool both = maker.has("overlap") && dice.chance(40);
        for (auto row : bill.rows) {
            for (const auto& column : dropped) {
                row.erase(column);
            }
            first.push_back(row);
            if (both) {
                if (maker.has("overlap_fewer")) {
                    row.erase("description");
                }
                if (maker.has("overlap_differs") && dice.chance(20) && row.count("quantity") != 0 &&
                    row.count("line_total") != 0) {
                    row["line_total"] = decimal_text(*parse_decimal(row.at("line_total")) + 1);
                }
                second.push_back(row);
            }
        }
    }
    auto rows = plain_rows(first, "invoices-1.csv");
    const auto more = plain_rows(second, "invoices-2.csv");
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

}  // namespace reference
