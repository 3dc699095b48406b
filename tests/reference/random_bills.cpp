#include "random_world.hpp"

#include <algorithm>

namespace reference {

namespace {

std::string po_cell(Maker& maker, const Order& order) {
    auto& dice = maker.dice;
    if (maker.has("loose_po") && dice.chance(50)) {
        const std::string digits = order.number.substr(5);
        return dice.pick(std::vector<std::string>{"PO " + digits, "P.O. #" + digits, digits, "po-" + digits,
                                                  "POS-" + digits, "Purchase Order " + digits});
    }
    if (maker.has("wrong_po") && dice.chance(15)) {
        return dice.chance(50) ? "" : "PO-999";
    }
    return order.number;
}

Q bill_price(Maker& maker, const OrderLine& line, const std::string& currency) {
    auto& dice = maker.dice;
    if (!maker.has("price_drift") || dice.chance(50)) {
        return line.price;
    }
    const Q unit = minor_unit(currency);
    const Q moved = dice.pick(std::vector<Q>{line.price + unit, line.price + 5 * unit, line.price - unit,
                                             line.price * 11 / 10, line.price * 2, line.price * 9 / 10});
    const Q rounded = round_places(moved, minor_places(currency));
    return rounded < 0 ? Q(0) : rounded;
}

void shape_line(Maker& maker, Cells& row, const Q& price, const std::string& currency) {
    auto& dice = maker.dice;
    const Q quantity = *parse_decimal(row.at("quantity"));
    Q total = round_places(quantity * price, minor_places(currency));
    if (maker.has("percent_discount") && dice.chance(40) && row.count("price_base") == 0) {
        row["discount"] = "10%";
        total = round_places(quantity * price * 9 / 10, minor_places(currency));
    }
    if (maker.has("bad_arithmetic") && dice.chance(30)) {
        const int units = dice.pick(std::vector<int>{-3, -1, 1, 3});
        const int times = dice.pick(std::vector<int>{1, 1, 100});
        total += units * times * minor_unit(currency);
        total = total < 0 ? Q(0) : total;
    }
    row["line_total"] = decimal_text(total);
    if (maker.has("amount_only") && dice.chance(40)) {
        const int kind = dice.below(3);
        row.erase("discount");
        if (kind != 1) {
            row.erase("unit_price");
            row.erase("price_base");
        }
        if (kind != 2) {
            row.erase("quantity");
        }
    }
    if (maker.has("no_totals") && row.count("quantity") != 0 && row.count("unit_price") != 0 &&
        row.count("discount") == 0) {
        row.erase("line_total");
    }
}

Cells bill_line(Maker& maker, const Order& order, const OrderLine& line, int number, int quantity) {
    auto& dice = maker.dice;
    Cells row = {{"line", std::to_string(number)},
                 {"po_number", po_cell(maker, order)},
                 {"sku", line.item.sku},
                 {"description", line.item.description},
                 {"category", line.item.category},
                 {"quantity", std::to_string(quantity)},
                 {"uom", line.item.uom}};
    if (!maker.has("no_po_line_column")) {
        row["po_line"] = dice.chance(90) ? line.cells.at("line") : "9";
    }
    if (maker.has("vague_items") && dice.chance(50)) {
        row["sku"] = dice.chance(50) ? "" : "cab 1";
        row["description"] = dice.pick(std::vector<std::string>{"cable blue patch", "Patch cable", "2m cable red",
                                                                "seat yearly", "Something else"});
    }
    Q price = bill_price(maker, line, order.currency);
    if (maker.has("units") && line.item.sku.rfind("CAB", 0) == 0 && dice.chance(40) && row["sku"] == line.item.sku) {
        row["uom"] = dice.pick(std::vector<std::string>{"BOX", "pcs", "kg"});
        price = row["uom"] == "BOX" ? Q(price * 10) : price;
    }
    row["unit_price"] = decimal_text(price);
    if (maker.has("price_base") && dice.chance(40)) {
        row["price_base"] = "100";
        row["unit_price"] = decimal_text(price * 100);
    }
    if (maker.has("missing") && dice.chance(20)) {
        row[dice.pick(std::vector<std::string>{"sku", "description", "category", "uom", "po_line"})] = "";
    }
    shape_line(maker, row, price, order.currency);
    return row;
}

Cells extra_line(const Order& order, int number, const std::string& category, const std::string& description,
                 const Q& amount) {
    return {{"line", std::to_string(number)},
            {"po_number", order.number},
            {"description", description},
            {"category", category},
            {"quantity", "1"},
            {"unit_price", decimal_text(amount)},
            {"line_total", decimal_text(amount)}};
}

Q total_of(const Cells& row, const std::string& currency) {
    if (row.count("line_total") != 0) {
        return *parse_decimal(row.at("line_total"));
    }
    const Q base = row.count("price_base") != 0 ? Q(100) : Q(1);
    return round_places(*parse_decimal(row.at("quantity")) * *parse_decimal(row.at("unit_price")) / base,
                        minor_places(currency));
}

// Adds tax by the profile's way, then the document's fields.
void complete(Maker& maker, Bill& bill) {
    auto& dice = maker.dice;
    const int places = minor_places(bill.currency);
    Q sum = 0;
    for (const auto& row : bill.rows) {
        sum += total_of(row, bill.currency);
    }
    Q tax = 0;
    if (maker.has("tax_line_column") || maker.has("tax_gross")) {
        for (auto& row : bill.rows) {
            const Q own = round_places(total_of(row, bill.currency) / 10, places);
            row["tax"] = decimal_text(own);
            tax += own;
            if (maker.has("tax_gross") && row.count("line_total") != 0) {
                row["line_total"] = decimal_text(total_of(row, bill.currency) + own);
            }
        }
    } else if (maker.has("tax_document_first") || maker.has("tax_document_all")) {
        tax = round_places(sum / 5, places);
        for (std::size_t i = 0; i < bill.rows.size(); ++i) {
            bill.rows[i]["tax"] = i == 0 || maker.has("tax_document_all") ? decimal_text(tax) : "";
        }
    } else if (maker.has("tax_row")) {
        tax = round_places(sum / 10, places);
        Cells row = {{"line", std::to_string(bill.rows.size() + 1)},
                     {"description", "VAT"},
                     {"category", "tax"},
                     {"quantity", "1"},
                     {"unit_price", decimal_text(tax)},
                     {"line_total", decimal_text(tax)}};
        bill.rows.push_back(row);
    } else if (maker.has("tax_inferred")) {
        tax = round_places(sum * 21 / 100, places);
    }
    Q total = sum + tax;
    if (maker.has("bad_totals") && dice.chance(30)) {
        total += dice.pick(std::vector<int>{-500, -1, 1, 2, 500}) * minor_unit(bill.currency);
    }
    for (std::size_t i = 0; i < bill.rows.size(); ++i) {
        Cells& row = bill.rows[i];
        const bool first = i == 0 || !maker.has("header_once");
        row["invoice_number"] = bill.number;
        row["vendor"] = first ? bill.vendor : "";
        row["invoice_date"] = first ? date_text(bill.date) : "";
        row["currency"] = first ? bill.currency : "";
        row["invoice_total"] = first ? decimal_text(total) : "";
        row["type"] = bill.type;
    }
}

Bill start_bill(Maker& maker, const Order& order) {
    auto& dice = maker.dice;
    Bill bill;
    bill.number = "INV-" + std::to_string(maker.next_invoice++);
    bill.vendor = order.vendor;
    if (maker.has("wrong_vendor") && dice.chance(20)) {
        bill.vendor = dice.pick(maker.vendors);
    }
    if (maker.has("vendor_forms") && dice.chance(50)) {
        bill.vendor =
            dice.pick(std::vector<std::string>{"Contoso", "CONTOSO LIMITED", "Contoso, Ltd.", "Contoso Inc"});
    }
    bill.currency = maker.has("wrong_currency") && dice.chance(20) ? "EUR" : order.currency;
    bill.type = "invoice";
    bill.date = order.date + dice.between(maker.has("early") ? -5 : 0, 45);
    bill.order = &order;
    return bill;
}

void bill_standing(Maker& maker, const Order& order, const OrderLine& line) {
    auto& dice = maker.dice;
    const int months = dice.between(2, 4);
    int from = order.date;
    for (int m = 0; m < months; ++m) {
        Bill bill = start_bill(maker, order);
        bill.date = from;
        const int quantity = dice.chance(80) ? line.quantity : line.quantity + 1;
        Cells row = bill_line(maker, order, line, 1, quantity);
        const int length = 30;
        row["period_start"] = date_text(from);
        row["period_end"] = date_text(from + length - (maker.has("half_open") ? 0 : 1));
        from += dice.chance(85) ? length : length - 10;
        bill.rows.push_back(row);
        complete(maker, bill);
        maker.bills.push_back(bill);
    }
}

// Mostly what is left of the order; 0 when there is nothing to bill.
int bill_quantity(Maker& maker, const OrderLine& line) {
    auto& dice = maker.dice;
    const int left = line.quantity - line.billed;
    if (maker.has("over_billing") && dice.chance(25)) {
        return std::max(left, 0) + dice.between(1, 3);
    }
    if (left <= 0) {
        return dice.chance(15) ? 1 : 0;
    }
    return maker.has("parts") && dice.chance(60) ? dice.between(1, left) : left;
}

void bill_order(Maker& maker, Order& order) {
    auto& dice = maker.dice;
    Bill bill = start_bill(maker, order);
    for (auto& line : order.lines) {
        if (line.item.sku.empty() || line.is_return || line.standing || dice.chance(15)) {
            continue;
        }
        const int quantity = bill_quantity(maker, line);
        if (quantity == 0) {
            continue;
        }
        line.billed += quantity;
        bill.rows.push_back(bill_line(maker, order, line, static_cast<int>(bill.rows.size()) + 1, quantity));
        if (maker.has("equal_lines") && dice.chance(30)) {
            Cells again = bill.rows.back();
            again["line"] = std::to_string(bill.rows.size() + 1);
            bill.rows.push_back(again);
        }
    }
    if (bill.rows.empty()) {
        return;
    }
    const int lines = static_cast<int>(bill.rows.size());
    if (maker.has("freight") && dice.chance(60)) {
        const std::string category = dice.chance(70) ? "freight" : "";
        const int amount = dice.pick(std::vector<int>{10, 15, 20});
        Cells row = extra_line(order, lines + 1, category, "Freight and handling", Q(amount));
        row["po_number"] = dice.chance(50) ? order.number : "";
        bill.rows.push_back(row);
    }
    if (maker.has("discount_row") && dice.chance(60)) {
        bill.rows.push_back(extra_line(order, static_cast<int>(bill.rows.size()) + 1, "discount", "Discount", Q(-3)));
    }
    if (maker.has("zero_lines") && dice.chance(40)) {
        bill.rows.push_back(extra_line(order, static_cast<int>(bill.rows.size()) + 1, "", "Thank you", Q(0)));
    }
    complete(maker, bill);
    maker.bills.push_back(bill);
}

}  // namespace

void make_bills(Maker& maker, int size) {
    std::size_t lines = 0;
    for (int round = 0; round < 50 && lines < static_cast<std::size_t>(size); ++round) {
        const int orders = static_cast<int>(maker.orders.size());
        Order& order = maker.orders[static_cast<std::size_t>(round < orders ? round : maker.dice.below(orders))];
        const std::size_t had = maker.bills.size();
        bill_order(maker, order);
        for (const auto& line : order.lines) {
            if (line.standing && !line.is_return && had < 60 && maker.dice.chance(40)) {
                bill_standing(maker, order, line);
            }
        }
        for (std::size_t b = had; b < maker.bills.size(); ++b) {
            lines += maker.bills[b].rows.size();
        }
    }
}

}  // namespace reference
