#include "world.hpp"

#include <algorithm>

namespace bench {

void World::write(const std::filesystem::path& folder, std::uint64_t seed) {
    number_orders();
    for (const Item& item : items_) expect_of(item);
    Table quotes(folder / "quotes.csv", quote_header);
    write_quotes(quotes);
    Table orders(folder / "purchase_orders.csv", order_header);
    write_orders(orders);
    Table slips(folder / "packing_slips.csv", slip_header);
    write_slips(slips);
    Table invoices(folder / "invoices.csv", invoice_header);
    write_invoices(invoices);
    write_truth(folder, one_month_ ? "small-month" : "year", seed, truth_, {&quotes, &orders, &slips, &invoices});
}

template <class Documents, class Day>
std::vector<Index> World::by_day(const Documents& documents, const Day& day) {
    std::vector<Index> positions(documents.size());
    for (Index i = 0; i < positions.size(); ++i) positions[i] = i;
    std::stable_sort(positions.begin(), positions.end(),
                     [&](Index a, Index b) { return day(documents[a]) < day(documents[b]); });
    return positions;
}

void World::number_orders() {
    for (int day = first_date; day < last_day + 120; ++day) dates_.push_back(date_text(day));
    std::uint64_t next = 2500001;
    quotes_by_day_ = by_day(orders_, [](const Order& order) { return order.quote_day; });
    for (const Index at : quotes_by_day_) orders_[at].quote_number = numbered("Q-", next++);
    next = 4100001;
    orders_by_day_ = by_day(orders_, [](const Order& order) { return order.order_day; });
    for (const Index at : orders_by_day_) orders_[at].number = numbered("PO-", next++);
}

void World::write_quotes(Table& table) {
    for (const Index at : quotes_by_day_) {
        const Order& order = orders_[at];
        const Vendor& vendor = vendors_[order.vendor];
        for (Index i = 0; i < order.items; ++i) {
            const Item& item = items_[order.first_item + i];
            const Product& product = products_[item.product];
            table.row(order.quote_number, vendor.name, date(order.quote_day), date(order.valid_day), vendor.currency,
                      item.line, product.sku, product.description, category, item.quantity, unit, money(item.quoted));
        }
    }
    table.close();
}

void World::write_orders(Table& table) {
    for (const Index at : orders_by_day_) {
        const Order& order = orders_[at];
        const Vendor& vendor = vendors_[order.vendor];
        for (Index i = 0; i < order.items; ++i) {
            const Item& item = items_[order.first_item + i];
            const Product& product = products_[item.product];
            table.row(order.number, vendor.name, date(order.order_day), order.quote_number, vendor.currency,
                      item.line, product.sku, product.description, category, item.quantity, unit, money(item.ordered),
                      money(item.quantity * item.ordered));
        }
    }
    table.close();
}

void World::write_slips(Table& table) {
    std::uint64_t next = 7300001;
    for (const Index at : by_day(slips_, [](const Slip& slip) { return slip.day; })) {
        const Slip& slip = slips_[at];
        const Order& order = orders_[slip.order];
        const std::string number = numbered("PS-", next++);
        int line = 0;
        for (const SlipRow& row : slip.rows) {
            const Item& item = items_[row.item];
            const Product& product = products_[item.product];
            table.row(number, vendors_[slip.vendor].name, date(slip.day), order.number, item.line, ++line,
                      product.sku, product.description, row.quantity, row.rejected, unit);
        }
    }
    table.close();
}

void World::write_invoices(Table& table) {
    // No word of these stands in any other description, and the numbers are nobody's.
    static constexpr std::array<std::string_view, 8> strangers{
        "espresso pods carton", "fruit basket weekly", "lobby orchid rental",  "umbrella stand oak",
        "birthday balloons",    "garden hose reel",    "ceramic mugs sixpack", "velvet curtain pair"};
    std::uint64_t unknown = 9100001;
    std::uint64_t stranger = 70001;
    for (const Index at : by_day(invoices_, [](const Invoice& invoice) { return invoice.day; })) {
        const Invoice& invoice = invoices_[at];
        const Order& order = orders_[invoice.order];
        Vendor& vendor = vendors_[invoice.vendor];
        const std::string number = numbered(vendor.prefix, vendor.next_invoice++);
        int line = 0;
        for (const InvoiceRow& row : invoice.rows) {
            const Item& item = items_[row.item];
            const Product& product = products_[item.product];
            const bool no_order = item.defect == Defect::po_not_found;
            const bool no_item = item.defect == Defect::item_not_ordered;
            const std::string_view description = no_item ? pick(strangers, stranger) : product.description;
            table.row(number, vendor.name, date(invoice.day), vendor.currency,
                      no_order ? numbered("PO-", unknown++) : order.number, ++line,
                      no_item ? static_cast<int>(order.items) + 40 : item.line,
                      no_item ? numbered("ZZ-", stranger++) : product.sku, description, category, row.quantity, unit,
                      money(item.price), money(total(row)));
            expect_of(row, truth_.money[std::string(vendor.currency)]);
        }
    }
    table.close();
}

void World::expect_of(const Item& item) {
    const auto code = [&](const char* name, bool stands) { truth_.codes[name] += stands; };
    code("po-price-above-quote", item.ordered > item.quoted);
    code("ordered-not-received", item.accepted < item.quantity);
    const bool billed =
        item.billed > 0 && item.defect != Defect::po_not_found && item.defect != Defect::item_not_ordered;
    code("received-not-invoiced", item.accepted > 0 && !billed);
    truth_.planted["not_billed_yet"] += item.billed == 0;
    truth_.planted["part_bills"] += item.first_bill > 0;
    truth_.planted["two_deliveries"] += item.first_delivery > 0;
    if (item.defect == Defect::none) return;
    ++truth_.planted[std::string(defect_names.at(static_cast<std::size_t>(item.defect)))];
}

void World::expect_of(const InvoiceRow& row, Sums& sums) {
    const Item& item = items_[row.item];
    const auto code = [&](const char* name, bool stands) { truth_.codes[name] += stands; };
    const Cents billed = total(row);
    sums.invoiced += billed;
    code("po-not-found", item.defect == Defect::po_not_found);
    code("item-not-ordered", item.defect == Defect::item_not_ordered);
    code("vendor-mismatch", item.defect == Defect::vendor_mismatch);
    if (item.defect == Defect::po_not_found || item.defect == Defect::item_not_ordered ||
        item.defect == Defect::vendor_mismatch) {
        sums.disputed += billed;
        return;
    }
    const Cents agreed = std::min({item.price, item.ordered, item.quoted});
    const Cents payable = row.proven * agreed;
    const Cents awaiting = (row.ordered - row.proven) * agreed;
    sums.payable += payable;
    sums.awaiting += awaiting;
    sums.disputed += billed - payable - awaiting;
    code("price-above-po", item.price > item.ordered);
    code("price-above-quote", item.price > item.quoted);
    code("quantity-above-ordered", row.quantity > row.ordered);
    code("not-received", item.accepted == 0);
    code("quantity-above-received", item.accepted > 0 && row.proven < row.ordered);
    code("line-arithmetic", row.surcharge > 1);
}

}  // namespace bench
