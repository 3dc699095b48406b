#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

void tell(World& world, const std::string& code, const PoLine& line) {
    if (printed(world, code)) {
        world.others.insert({code, "purchase_order", line.po_printed, line.line_printed});
    }
}

bool is_charge(const PoLine& line) {
    static const std::set<std::string> charges = {"freight", "fee", "tax", "discount"};
    return charges.count(line.category) != 0;
}

bool dead(const PoLine& line) {
    static const std::set<std::string> statuses = {"cancelled", "canceled", "rejected",         "void",   "voided",
                                                   "deleted",   "draft",    "pending approval", "pending"};
    return statuses.count(plain_key(line.status)) != 0;
}

bool done(const PoLine& line) {
    static const std::set<std::string> statuses = {"closed", "complete", "completed"};
    return statuses.count(plain_key(line.status)) != 0;
}

// received-above-ordered, received-not-invoiced, ordered-not-received
void receipts_against_orders(World& world) {
    for (const auto& line : world.po_lines) {
        if (line->is_return || is_charge(*line)) {
            continue;
        }
        if (world.slips_supplied && line->delivered > line->ordered) {
            tell(world, "received-above-ordered", *line);
        }
        const Proof kind = proof_needed(world, *line, "");
        if (kind == Proof::none) {
            continue;
        }
        const Q seats = line->seats.max_over(Days{});
        const bool slips = kind != Proof::license;
        const bool licenses = kind != Proof::slip;
        Q proven = 0;
        if (slips) {
            proven = line->delivered;
        }
        if (licenses) {
            proven = std::max(proven, seats);
        }
        const bool known = (!slips || world.slips_supplied) && (!licenses || world.books->licenses_supplied);
        const Q billed = line->billed.max_over(Days{});
        if (proven > (billed < 0 ? Q(0) : billed)) {
            tell(world, "received-not-invoiced", *line);
        }
        if (known && !dead(*line) && !done(*line) && line->ordered > proven) {
            tell(world, "ordered-not-received", *line);
        }
    }
}

struct Order {
    std::string po, printed_number, vendor, currency;
    std::optional<int> date;
    Q total = 0;
    bool alive = false;
};

std::vector<Order> orders_of(const World& world) {
    std::map<std::string, Order> orders;
    for (const auto& line : world.po_lines) {
        Order& order = orders[line->po];
        if (order.po.empty()) {
            order = {line->po, line->po_printed, line->vendor, line->currency, line->order_date, 0, false};
        }
        if (line->order_date && (!order.date || *line->order_date < *order.date)) {
            order.date = line->order_date;
        }
        if (!dead(*line) && !line->is_return && line->category != "discount") {
            order.total += line->amount;  // discounts already lower the prices
            order.alive = true;
        }
    }
    std::vector<Order> sorted;
    for (const auto& [po, order] : orders) {
        if (order.alive) {
            sorted.push_back(order);
        }
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const Order& a, const Order& b) {
        return std::make_pair(a.date.value_or(first_day), a.po) < std::make_pair(b.date.value_or(first_day), b.po);
    });
    return sorted;
}

// "POs of one vendor within the window, each at or under the approval limit, together above it": from the first of
// them on, one finding for each group.
void approvals(World& world) {
    const auto orders = orders_of(world);
    const Q margin = parse_decimal(world.policy->near_approval_percent).value_or(Q(5));
    std::set<std::string> told;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const auto rule = world.policy->approval.find(orders[i].currency);
        if (rule == world.policy->approval.end()) {
            continue;
        }
        const Q limit = parse_decimal(rule->second).value_or(Q(0));
        if (orders[i].total <= limit && orders[i].total >= limit * (100 - margin) / 100 &&
            printed(world, "near-approval-limit")) {
            world.others.insert({"near-approval-limit", "purchase_order", orders[i].printed_number, ""});
        }
        if (orders[i].total > limit || !orders[i].date || told.count(orders[i].po) != 0) {
            continue;
        }
        Q together = 0;
        std::vector<std::string> group;
        for (std::size_t j = i; j < orders.size(); ++j) {
            const bool same = orders[j].vendor == orders[i].vendor && orders[j].currency == orders[i].currency &&
                              orders[j].total <= limit && told.count(orders[j].po) == 0;
            if (same && *orders[j].date - *orders[i].date <= world.policy->split_days) {
                together += orders[j].total;
                group.push_back(orders[j].po);
            }
        }
        if (together > limit && group.size() > 1) {
            told.insert(group.begin(), group.end());
            if (printed(world, "split-order")) {
                world.others.insert({"split-order", "purchase_order", orders[i].printed_number, ""});
            }
        }
    }
}

}  // namespace

void other_findings(World& world) {
    if (world.duplicate_rows && printed(world, "duplicate-row")) {
        world.others.insert({"duplicate-row", "run", "", ""});
    }
    receipts_against_orders(world);
    approvals(world);
}

}  // namespace reference
