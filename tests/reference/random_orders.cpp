#include "random_world.hpp"

namespace reference {

namespace {

const int start_day = 20089;  // 2025-01-01

void make_items(Maker& maker) {
    static const std::vector<std::string> skus = {"CAB-1", "CAB-2", "SRV-9", "LIC-1", "LIC-2", "WRK-1", "ZZ/10"};
    static const std::vector<std::string> names = {"Patch cable blue 2m", "Patch cable red 2m", "Rack server base",
                                                   "Mail security seat",  "Backup seat yearly", "On site work",
                                                   "Adapter plug"};
    static const std::vector<std::string> kinds = {"hardware",     "hardware", "hardware", "license",
                                                   "subscription", "service",  ""};
    static const std::vector<int> cents = {100, 250, 400, 500, 1000, 1250, 333, 25, 1999};
    for (std::size_t i = 0; i < skus.size(); ++i) {
        const bool license = kinds[i] == "license" || kinds[i] == "subscription";
        if (license && !maker.has("licenses") && !maker.has("standing")) {
            continue;
        }
        Item item{skus[i], names[i], kinds[i], "EA", Q(maker.dice.pick(cents), 100)};
        if (maker.has("empty_category") && maker.dice.chance(60)) {
            item.category.clear();
        } else if (maker.has("category_words") && item.category == "hardware") {
            item.category = maker.dice.pick(std::vector<std::string>{"HW", "Material", "goods"});
        }
        if (item.category.empty() && !maker.has("empty_category")) {
            item.category = "hardware";
        }
        maker.items.push_back(item);
    }
}

Q in_currency(const Q& price, const std::string& currency) {
    if (currency == "JPY") {
        return Q(round_places(price * 100, 0));
    }
    return currency == "KWD" ? Q(price / 2) : price;
}

OrderLine make_line(Maker& maker, const Order& order, int number) {
    auto& dice = maker.dice;
    OrderLine line;
    line.item = dice.pick(maker.items);
    line.price = in_currency(line.item.price, order.currency);
    if (dice.chance(10)) {
        line.price = line.price * 2;  // the same SKU twice at two prices
    }
    if (maker.has("zero_price") && dice.chance(30)) {
        line.price = 0;
    }
    line.quantity = dice.pick(std::vector<int>{1, 2, 5, 8, 10, 10, 25, 100});
    line.standing = maker.has("standing") && line.item.sku.rfind("LIC", 0) == 0;
    Cells& cells = line.cells;
    cells = {{"po_number", order.number},
             {"vendor", order.vendor},
             {"order_date", date_text(order.date)},
             {"line", std::to_string(number)},
             {"sku", line.item.sku},
             {"description", line.item.description},
             {"category", line.item.category},
             {"quantity", std::to_string(line.quantity)},
             {"uom", line.item.uom},
             {"unit_price", decimal_text(line.price)},
             {"currency", order.currency}};
    if (maker.has("price_base") && dice.chance(50)) {
        cells["price_base"] = "100";
        cells["unit_price"] = decimal_text(line.price * 100);
    }
    if (maker.has("units") && dice.chance(40) && line.item.sku.rfind("CAB", 0) == 0) {
        cells["uom"] = dice.chance(50) ? "each" : "BOX";
    }
    if (maker.has("proof_column")) {
        cells["proof"] = dice.pick(std::vector<std::string>{"", "", "none", "slip", "license"});
    }
    if (maker.has("status")) {
        cells["status"] =
            dice.pick(std::vector<std::string>{"open", "open", "approved", "closed", "cancelled", "draft"});
    }
    if (maker.has("missing") && dice.chance(20)) {
        cells[dice.pick(std::vector<std::string>{"sku", "description", "category", "uom", "order_date"})] = "";
    }
    if (maker.has("returns") && dice.chance(30)) {
        line.is_return = true;
        if (dice.chance(50)) {
            cells["quantity"] = std::to_string(-line.quantity);
        } else {
            cells["return"] = "X";
        }
    }
    return line;
}

void add_extra_line(const Order& order, std::vector<OrderLine>& lines, const std::string& category,
                    const std::string& description, const Q& price) {
    OrderLine line;
    line.quantity = 1;
    line.price = price;
    line.item = {"", description, category, "", price};
    line.cells = {{"po_number", order.number},
                  {"vendor", order.vendor},
                  {"order_date", date_text(order.date)},
                  {"line", std::to_string(lines.size() + 1)},
                  {"description", description},
                  {"category", category},
                  {"quantity", "1"},
                  {"unit_price", decimal_text(price)},
                  {"currency", order.currency}};
    lines.push_back(line);
}

void quote_order(Maker& maker, Order& order, int index) {
    auto& dice = maker.dice;
    const std::string number = "Q-" + std::to_string(index + 1);
    const bool missing = dice.chance(10);
    for (auto& line : order.lines) {
        if (line.is_return || line.item.sku.empty()) {
            continue;
        }
        line.cells["quote_number"] = number;
        if (missing) {
            continue;
        }
        Q price = line.price;
        if (dice.chance(30)) {
            price = dice.chance(60) ? Q(price * 9 / 10) : Q(price * 11 / 10);
            price = round_places(price, minor_places(order.currency));
        }
        Cells quote = {{"quote_number", number},
                       {"vendor", order.vendor},
                       {"quote_date", date_text(order.date - 10)},
                       {"valid_until", date_text(order.date + dice.pick(std::vector<int>{-1, 0, 20, 30}))},
                       {"currency", dice.chance(8) ? "EUR" : order.currency},
                       {"line", line.cells.at("line")},
                       {"sku", line.item.sku},
                       {"description", line.item.description},
                       {"unit_price", decimal_text(price)}};
        maker.quotes.push_back(quote);
    }
}

}  // namespace

std::string date_text(int day) {
    int year = 1970;
    const auto leap = [](int y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); };
    while (day >= (leap(year) ? 366 : 365)) {
        day -= leap(year) ? 366 : 365;
        ++year;
    }
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month = 0;
    while (day >= lengths[month] + (month == 1 && leap(year) ? 1 : 0)) {
        day -= lengths[month] + (month == 1 && leap(year) ? 1 : 0);
        ++month;
    }
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(year) + "-" + two(month + 1) + "-" + two(day + 1);
}

void make_orders(Maker& maker, int count) {
    auto& dice = maker.dice;
    make_items(maker);
    maker.orders.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        Order order;
        order.number = "PO-" + std::string(maker.has("loose_po") ? "00" : "") + std::to_string(123 + i);
        order.vendor = dice.pick(maker.vendors);
        order.currency =
            maker.has("currencies") ? dice.pick(std::vector<std::string>{"USD", "EUR", "JPY", "KWD"}) : "USD";
        order.date = start_day + dice.below(maker.has("approval") ? 12 : 40);
        const int lines = dice.between(1, 4);
        for (int l = 1; l <= lines; ++l) {
            order.lines.push_back(make_line(maker, order, l));
        }
        if (maker.has("freight") && dice.chance(60)) {
            add_extra_line(order, order.lines, "freight", "Freight", in_currency(Q(15), order.currency));
        }
        if (maker.has("po_discount") && dice.chance(60)) {
            add_extra_line(order, order.lines, "discount", "Discount", in_currency(Q(-2), order.currency));
        }
        if (maker.has("quotes")) {
            quote_order(maker, order, i);
        }
        maker.orders.push_back(order);
    }
}

std::vector<Row> plain_rows(const std::vector<Cells>& cells, const std::string& file) {
    std::vector<Row> rows;
    int number = 2;
    for (const auto& row : cells) {
        rows.push_back({file, number++, row});
    }
    return rows;
}

std::vector<Row> order_rows(Maker& maker) {
    auto& dice = maker.dice;
    std::vector<Cells> first;
    std::vector<Cells> second;
    for (const auto& order : maker.orders) {
        for (const auto& line : order.lines) {
            Cells cells = line.cells;
            if (maker.has("no_po_lines")) {
                cells.erase("line");
            }
            if (maker.has("received_column") && dice.chance(60) && line.item.category != "discount") {
                cells["received_quantity"] = std::to_string(dice.between(0, line.quantity));
            }
            first.push_back(cells);
            if (maker.has("revisions") && !maker.has("no_po_lines") && dice.chance(60)) {
                Cells revised = cells;
                const int kind = dice.below(4);
                if (kind == 0) {
                    revised["order_date"] = date_text(order.date + dice.between(1, 5));
                    revised["quantity"] = std::to_string(std::stoi(cells.at("quantity")) * 2);
                } else if (kind == 1 && line.price > 0) {
                    revised["unit_price"] = decimal_text(*parse_decimal(cells.at("unit_price")) + 1);
                } else if (kind == 2) {
                    revised["order_date"] = date_text(order.date + 3);
                    revised["unit_price"] = decimal_text(*parse_decimal(cells.at("unit_price")) * 2);
                }
                second.push_back(revised);
            }
        }
    }
    auto rows = plain_rows(first, "orders-1.csv");
    const auto more = plain_rows(second, "orders-2.csv");
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

}  // namespace reference
