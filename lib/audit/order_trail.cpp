#include "audit/order_trail.hpp"

namespace msp_audit {

std::span<const std::uint32_t> OrderTrail::Groups::of(OrderLineIndex order) const {
    const auto place = static_cast<std::size_t>(order);
    return std::span(members).subspan(starts[place], starts[place + 1] - starts[place]);
}

/// `orders`: the PO line of each member.
OrderTrail::Groups OrderTrail::grouped(const std::vector<std::uint32_t>& orders) const {
    Groups groups;
    groups.starts.assign(matches_.order_lines.size() + 1, 0);
    for (const std::uint32_t order : orders) {
        if (order != nowhere) ++groups.starts[order + 1];
    }
    for (std::size_t i = 1; i < groups.starts.size(); ++i) groups.starts[i] += groups.starts[i - 1];
    groups.members.resize(groups.starts.back());
    std::vector<std::uint32_t> next(groups.starts.begin(), groups.starts.end() - 1);
    for (std::uint32_t i = 0; i < orders.size(); ++i) {
        if (orders[i] != nowhere) groups.members[next[orders[i]]++] = i;
    }
    return groups;
}

std::span<const std::uint32_t> OrderTrail::receipts(OrderLineIndex order) {
    if (!receipts_) {
        std::vector<std::uint32_t> orders;
        orders.reserve(matches_.receipts.size());
        for (const ReceiptMatch& receipt : matches_.receipts) {
            orders.push_back(static_cast<std::uint32_t>(receipt.order_line));
        }
        receipts_ = grouped(orders);
    }
    return receipts_->of(order);
}

std::span<const std::uint32_t> OrderTrail::lines(OrderLineIndex order) {
    if (!lines_) {
        std::vector<std::uint32_t> orders;
        orders.reserve(matches_.lines.size());
        for (const LineMatch& line : matches_.lines) orders.push_back(static_cast<std::uint32_t>(line.order_line));
        lines_ = grouped(orders);
    }
    return lines_->of(order);
}

}  // namespace msp_audit
