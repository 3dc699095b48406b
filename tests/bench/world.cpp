#include "world.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_set>
#include <utility>

namespace bench {

namespace {

/// Stems are unique, so no two vendors are one after legal forms are read.
std::vector<Vendor> invent_vendors(Random& random) {
    static constexpr std::array<std::string_view, 20> first{
        "Aldgate", "Birch",  "Calder", "Dunmore", "Elmfield", "Fenwick", "Garnet", "Hadley", "Ivory", "Juniper",
        "Kestrel", "Lowell", "Merrow", "Norden",  "Orchard",  "Penrose", "Quill",  "Ravel",  "Selby", "Tarn"};
    static constexpr std::array<std::string_view, 20> second{
        "Cable", "Chips", "Data",   "Devices", "Displays", "Drives", "Fibre",  "Gear",    "Lab",   "Metals",
        "Micro", "Nets",  "Optics", "Parts",   "Power",    "Racks",  "Signal", "Storage", "Tools", "Wire"};
    static constexpr std::array<std::string_view, 4> dollar_forms{"Inc", "LLC", "Corp", "Ltd"};
    static constexpr std::array<std::string_view, 2> euro_forms{"GmbH", "BV"};
    static constexpr std::string_view letters = "ABCDEFGHJKLMNPQRTUVWXYZ";  // none that reads as a digit
    std::vector<Vendor> vendors;
    for (Index i = 0; i < vendor_count; ++i) {
        Vendor vendor;
        const bool euro = i % 10 == 7;
        vendor.name = std::string(pick(first, i / 20)) + ' ' + std::string(pick(second, i)) + ' ' +
                      std::string(euro ? pick(euro_forms, i / 10) : pick(dollar_forms, i));
        vendor.prefix = {letters[i / letters.size()], letters[i % letters.size()], '-'};
        vendor.currency = euro ? "EUR" : "USD";
        vendor.next_invoice = 10000 + random.below(20000);
        vendors.push_back(std::move(vendor));
    }
    return vendors;
}

std::vector<Product> invent_products(const std::vector<Vendor>& vendors, Random& random) {
    static constexpr std::array<std::string_view, 25> nouns{
        "dock",   "monitor", "laptop",  "router",  "switch",  "firewall",  "headset", "keyboard", "mouse",
        "webcam", "adapter", "battery", "server",  "drive",   "enclosure", "printer", "scanner",  "tablet",
        "phone",  "antenna", "module",  "bracket", "charger", "cable",     "panel"};
    static constexpr std::array<std::string_view, 16> qualities{
        "black", "grey", "white", "compact", "rugged", "managed", "wireless", "wired",
        "dual",  "quad", "slim",  "tall",    "short",  "angled",  "shielded", "portable"};
    std::vector<Product> products;
    for (const Vendor& vendor : vendors) {
        for (Index i = 0; i < products_each; ++i) {
            Product product;
            product.sku = numbered(vendor.prefix, 40000 + products.size());
            const std::string quality(pick(qualities, random.below(16)));
            const std::string size = std::to_string(1000 + random.below(9000));
            product.description = quality + ' ' + std::string(pick(nouns, i)) + ' ' + size + " C";
            const int scale = random.between(0, 2);
            product.price = scale == 0   ? random.between(500, 5000)
                            : scale == 1 ? random.between(5000, 30000)
                                         : random.between(30000, 250000);
            products.push_back(std::move(product));
        }
    }
    return products;
}

}  // namespace

World::World(Index lines, std::uint64_t seed, bool one_month)
    : lines_(lines),
      one_month_(one_month),
      random_(seed),
      vendors_(invent_vendors(random_)),
      products_(invent_products(vendors_, random_)) {
    if (lines < 1000) throw std::runtime_error("--lines must be 1000 or more");
    while (items_.size() < lines_) add_order();
    balance_invoices();
    balance_slips();
    deliver();
    bill();
    keep_totals_apart();
}

Cents World::raised(Cents price, int least_percent, int most_percent) {
    return price + std::max<Cents>(1, price * random_.between(least_percent, most_percent) / 100);
}

int World::part_of(int quantity) {
    int part = random_.between(1, quantity - 1);
    if (part * 2 == quantity) --part;
    return part;
}

void World::add_order() {
    Order order;
    order.vendor = std::min(random_.below(vendor_count), random_.below(vendor_count));
    order.first_item = static_cast<Index>(items_.size());
    order.items = std::min(1 + random_.below(8), lines_ - order.first_item);
    order.special = random_.below(100) < defect_kinds * order.items;
    const auto defect = static_cast<Defect>(1 + random_.below(defect_kinds));
    const Index defect_item = random_.below(order.items);
    const bool waits = order.special && (defect == Defect::not_delivered || defect == Defect::partly_delivered);

    // What waits for a delivery was billed within the last 30 days, so that nothing is overdue.
    const int earliest = waits || one_month_ ? last_day - 29 : 35;
    order.invoice_day = random_.between(earliest, last_day - 1);
    order.second_invoice_day = random_.between(order.invoice_day + 1, std::min(last_day, order.invoice_day + 20));
    order.order_day = order.invoice_day - random_.between(8, 28);
    order.quote_day = order.order_day - random_.between(1, 5);
    order.valid_day = order.quote_day + random_.between(30, 60);
    order.slip_day = random_.between(order.order_day + 1, order.invoice_day - 1);
    order.second_slip_day = random_.between(order.slip_day + 1, std::min(last_day, order.slip_day + 7));
    order.next_document_item = order.items;
    if (order.items > 1 && random_.percent(20)) order.next_document_item = 1 + random_.below(order.items - 1);

    const Index shelf = random_.below(products_each);
    for (Index i = 0; i < order.items; ++i) {
        Item item;
        item.order = static_cast<Index>(orders_.size());
        item.product = order.vendor * products_each + (shelf + 7 * i) % products_each;
        item.line = static_cast<int>(i) + 1;
        item.quantity = random_.between(1, random_.between(1, 60));
        item.ordered = raised(products_[item.product].price, 0, 9);
        item.quoted = random_.percent(10) ? raised(item.ordered, 1, 5) : item.ordered;
        item.price = item.ordered;
        item.billed = item.quantity;
        item.accepted = item.quantity;
        if (order.special && i == defect_item)
            plant(item, defect);
        else if (item.quantity > 2 && random_.percent(2))
            item.first_bill = part_of(item.quantity);
        items_.push_back(item);
    }
    orders_.push_back(std::move(order));
}

void World::plant(Item& item, Defect defect) {
    item.defect = defect;
    switch (defect) {
    case Defect::price_above_po:
        item.price = raised(item.ordered, 1, 15);
        // One half is above the quote too; of the other the order was bargained down from its quote.
        item.quoted = random_.percent(50) ? item.ordered : raised(item.price, 1, 5);
        break;
    case Defect::quantity_above_ordered:
        item.quantity += 3;
        item.accepted = item.quantity;
        item.billed = item.quantity + random_.between(1, 1 + item.quantity / 5);
        if (random_.percent(50)) {
            item.first_bill = random_.between(1, item.quantity - 1);
            if (item.first_bill * 2 == item.billed) --item.first_bill;
        }
        break;
    case Defect::not_delivered:
    case Defect::vendor_mismatch:
        item.accepted = 0;
        break;
    case Defect::partly_delivered:
        item.quantity += 4;
        item.billed = item.quantity;
        item.accepted = random_.between(2, item.quantity - 1);
        if (random_.percent(50)) item.rejected = item.quantity - item.accepted;
        if (random_.percent(33)) {
            // The first bill is covered, so the second alone waits.
            item.first_bill = random_.between(1, item.accepted - 1);
            if (item.first_bill * 2 == item.billed) --item.first_bill;
        }
        break;
    case Defect::price_above_quote:
        item.quoted = item.ordered;
        item.ordered = raised(item.quoted, 2, 10);
        item.price = item.ordered;
        break;
    case Defect::none:
    case Defect::po_not_found:
    case Defect::item_not_ordered:
    case Defect::line_arithmetic:
        break;
    }
}

template <class Change>
void World::spread(std::int64_t wanted, const Change& change) {
    std::uint64_t attempts = 1000 * orders_.size();
    while (wanted > 0) {
        if (attempts-- == 0) throw std::runtime_error("too few lines to balance the files");
        Order& order = orders_[random_.below(static_cast<Index>(orders_.size()))];
        if (change(order, items_[order.first_item + random_.below(order.items)])) --wanted;
    }
}

void World::balance_invoices() {
    std::int64_t surplus = 0;
    for (const Item& item : items_) surplus += item.first_bill > 0;
    spread(surplus, [&](Order& order, Item& item) {
        if (order.special || order.items < 2 || item.first_bill > 0) return false;
        item.billed = 0;
        order.special = true;
        return true;
    });
}

void World::balance_slips() {
    std::int64_t missing = 0;
    for (const Item& item : items_) missing += item.accepted == 0;
    spread(missing, [&](const Order&, Item& item) {
        if (item.defect != Defect::none || item.quantity < 2 || item.first_delivery > 0) return false;
        item.first_delivery = random_.between(1, item.quantity - 1);
        return true;
    });
}

void World::deliver() {
    for (Index index = 0; index < orders_.size(); ++index) {
        const Order& order = orders_[index];
        Slip first{index, order.vendor, order.slip_day, {}};
        Slip second{index, order.vendor, order.second_slip_day, {}};
        for (Index i = 0; i < order.items; ++i) {
            const Index at = order.first_item + i;
            const Item& item = items_[at];
            if (item.accepted == 0) continue;
            if (item.first_delivery > 0) {
                first.rows.push_back({at, item.first_delivery, 0});
                second.rows.push_back({at, item.accepted - item.first_delivery, 0});
            } else {
                Slip& slip = i < order.next_document_item ? first : second;
                slip.rows.push_back({at, item.accepted + item.rejected, item.rejected});
            }
        }
        if (!first.rows.empty()) slips_.push_back(std::move(first));
        if (!second.rows.empty()) slips_.push_back(std::move(second));
    }
}

void World::bill() {
    for (Index index = 0; index < orders_.size(); ++index) {
        const Order& order = orders_[index];
        Invoice first{index, order.vendor, order.invoice_day, {}};
        Invoice second{index, order.vendor, order.second_invoice_day, {}};
        for (Index i = 0; i < order.items; ++i) {
            const Index at = order.first_item + i;
            const Item& item = items_[at];
            if (item.billed == 0) continue;
            int left = item.quantity;
            int proven = item.accepted;
            const auto part = [&](int quantity) {
                InvoiceRow row{at, quantity, std::min(quantity, left), 0, 0};
                row.proven = std::min(row.ordered, proven);
                if (item.defect == Defect::line_arithmetic) row.surcharge = random_.between(100, 9900);
                left -= row.ordered;
                proven -= row.proven;
                return row;
            };
            if (item.defect == Defect::vendor_mismatch) {
                Invoice stray{index, other_vendor(order.vendor), order.invoice_day, {}};
                stray.rows.push_back(part(item.billed));
                invoices_.push_back(std::move(stray));
            } else if (item.first_bill > 0) {
                first.rows.push_back(part(item.first_bill));
                second.rows.push_back(part(item.billed - item.first_bill));
            } else {
                Invoice& invoice = i < order.next_document_item ? first : second;
                invoice.rows.push_back(part(item.billed));
            }
        }
        if (!first.rows.empty()) invoices_.push_back(std::move(first));
        if (!second.rows.empty()) invoices_.push_back(std::move(second));
    }
}

Index World::other_vendor(Index vendor) {
    for (;;) {
        const Index other = random_.below(vendor_count);
        if (other != vendor && vendors_[other].currency == vendors_[vendor].currency) return other;
    }
}

void World::keep_totals_apart() {
    for (bool moved = true; moved;) {
        moved = false;
        std::unordered_set<std::uint64_t> seen;
        seen.reserve(invoices_.size());
        for (const Invoice& invoice : invoices_) {
            Cents sum = 0;
            for (const InvoiceRow& row : invoice.rows) sum += total(row);
            if (seen.insert(static_cast<std::uint64_t>(sum) * vendor_count + invoice.vendor).second) continue;
            Item& item = items_[invoice.rows.front().item];
            ++item.quoted;
            ++item.ordered;
            ++item.price;
            moved = true;
        }
    }
}

}  // namespace bench
