#include <algorithm>

#include <fmt/format.h>

#include "audit/order_findings.hpp"
#include "core/currency.hpp"
#include "core/text_key.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_named = 20;

}  // namespace

/// POs of the book: their lines stand together.
std::vector<WholeOrder> Approvals::whole_orders() const {
    const std::vector<OrderLine>& lines = maker_.matches.order_lines;
    const auto same_order = [this](const OrderLine& a, const OrderLine& b) {
        if (a.po_number == b.po_number) return true;
        return po_key(maker_.books.text(a.po_number)) == po_key(maker_.books.text(b.po_number));
    };
    std::vector<WholeOrder> orders;
    for (std::uint32_t i = 0; i < lines.size();) {
        WholeOrder order{i, i, {}};
        Ratio total;
        for (; order.last < lines.size() && same_order(lines[i], lines[order.last]); ++order.last) {
            const OrderLine& line = lines[order.last];
            // Discount lines have lowered the prices of the others already.
            const bool counts =
                line.is_open && !line.is_return && (line.role == LineRole::goods || line.role == LineRole::charge);
            if (counts) total += line.ordered * line.price;
        }
        order.total = total.rounded(minor_digits(maker_.currency(lines[i])));
        i = order.last;
        orders.push_back(order);
    }
    return orders;
}

const Decimal* Approvals::limit_of(const WholeOrder& order) const {
    const auto& limits = maker_.policy.approval_limits;
    const auto found = limits.find(std::string(maker_.currency(head(order))));
    return found == limits.end() ? nullptr : &found->second;
}

void Approvals::find(std::vector<OrderFinding>& found) {
    if (maker_.policy.approval_limits.empty()) return;
    const bool near_is_on = maker_.policy.is_on(Code::near_approval_limit);
    const Decimal percent = maker_.policy.near_approval_percent;
    for (const WholeOrder& order : whole_orders()) {
        const Decimal* limit = limit_of(order);
        if (limit == nullptr || order.total > *limit || order.total.sign() <= 0) continue;
        const bool near = (*limit - order.total) * Decimal(100) <= percent * *limit;
        if (near && near_is_on) {
            const auto place = static_cast<std::uint32_t>(near_totals_.size());
            found.push_back({Code::near_approval_limit, order.first, true, place});
            near_totals_.push_back(order.total);
        }
        orders_.push_back(order);
    }
    if (maker_.policy.is_on(Code::split_order)) find_splits(found);
}

/// From the earliest PO on: those within the window of it are one group if together they pass the limit.
void Approvals::find_splits(std::vector<OrderFinding>& found) {
    const auto kin = [this](const WholeOrder& a, const WholeOrder& b) {
        return head(a).vendor == head(b).vendor && maker_.currency(head(a)) == maker_.currency(head(b));
    };
    std::erase_if(orders_, [this](const WholeOrder& order) { return !head(order).date.has_value(); });
    std::sort(orders_.begin(), orders_.end(), [this](const WholeOrder& a, const WholeOrder& b) {
        const OrderLine& x = head(a);
        const OrderLine& y = head(b);
        if (x.vendor != y.vendor) return x.vendor < y.vendor;
        if (maker_.currency(x) != maker_.currency(y)) return maker_.currency(x) < maker_.currency(y);
        if (x.date != y.date) return x.date < y.date;
        return maker_.books.text(x.po_number) < maker_.books.text(y.po_number);
    });
    std::size_t end = 0;
    Decimal sum;
    for (std::size_t first = 0; first < orders_.size();) {
        end = std::max(end, first);
        while (end < orders_.size() && kin(orders_[first], orders_[end]) &&
               head(orders_[end]).date - head(orders_[first]).date <= maker_.policy.split_days) {
            sum += orders_[end++].total;
        }
        if (end - first > 1 && sum > *limit_of(orders_[first])) {
            found.push_back(
                {Code::split_order, orders_[end - 1].first, true, static_cast<std::uint32_t>(groups_.size())});
            groups_.push_back({first, end, sum});
            first = end;
            sum = 0;
            continue;
        }
        sum -= orders_[first++].total;
    }
}

Said Approvals::split_sentence(const OrderFinding& finding) const {
    const Group& group = groups_[finding.detail];
    const WholeOrder& last = orders_[group.last - 1];
    const std::string_view currency = maker_.currency(head(last));
    std::string names;
    std::string sum;
    const std::size_t count = group.last - group.first;
    const std::size_t shown = count > most_named ? most_named : count;
    for (std::size_t i = group.first; i < group.first + shown; ++i) {
        names.append(names.empty() ? "" : ", ").append(maker_.books.text(head(orders_[i]).po_number));
        sum.append(sum.empty() ? "" : " + ").append(bare_money(orders_[i].total, currency));
    }
    if (shown < count) {
        names += fmt::format(" and {} more", count - shown);
        sum += " + ...";
    }
    Said said;
    said.amount = group.total;
    said.sentence =
        fmt::format("{} were placed from {} to {}, each within the approval limit of {} and together above "
                    "it: {} = {}",
                    names, head(orders_[group.first]).date.to_string(), head(last).date.to_string(),
                    money(*limit_of(last), currency), sum, money(group.total, currency));
    return said;
}

Said Approvals::sentence(const OrderFinding& finding) const {
    if (finding.code == Code::split_order) return split_sentence(finding);
    const OrderLine& order = maker_.matches.order_lines[finding.place];
    const std::string_view currency = maker_.currency(order);
    Said said;
    said.amount = near_totals_[finding.detail];
    const Decimal limit = maker_.policy.approval_limits.find(std::string(currency))->second;
    said.sentence =
        fmt::format("The order is {}, just within the approval limit of {}: {} under it",
                    money(*said.amount, currency), money(limit, currency), difference(limit, *said.amount, currency));
    return said;
}

void Approvals::cite(Finding& finding, const OrderFinding& from) const {
    if (from.code != Code::split_order) {
        maker_.cite(finding, maker_.matches.order_lines[from.place]);
        return;
    }
    const Group& group = groups_[from.detail];
    for (std::size_t i = group.first; i < group.last; ++i) maker_.cite(finding, head(orders_[i]));
}

}  // namespace msp_audit
