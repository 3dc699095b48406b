#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "audit/finding_maker.hpp"
#include "audit/order_trail.hpp"

namespace msp_audit {

/// A PO as a whole: its lines are Matches::order_lines[first .. last).
struct WholeOrder {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    Decimal total;  ///< what its open lines cost, net of discounts and tax
};

/// A finding on a PO that is still to be worded; they are sorted before.
struct OrderFinding {
    Code code{};
    std::uint32_t place = 0;         ///< in Matches::order_lines; of a finding on the whole PO its first line
    bool whole = false;              ///< on the PO, not on one line of it
    std::uint32_t detail = nowhere;  ///< place in Matches::plain, or among the approvals' groups or totals
    std::string_view number{};
};

/// The two checks against approval limits; nothing without limits in the policy. Linear in the number of POs but for
/// sorting them by date.
class Approvals {
public:
    explicit Approvals(const FindingMaker& maker) : maker_(maker) {}
    /// Adds `split-order` and `near-approval-limit`.
    void find(std::vector<OrderFinding>& found);
    [[nodiscard]] Said sentence(const OrderFinding& finding) const;
    void cite(Finding& finding, const OrderFinding& from) const;

private:
    [[nodiscard]] std::vector<WholeOrder> whole_orders() const;
    [[nodiscard]] const Decimal* limit_of(const WholeOrder& order) const;
    [[nodiscard]] const OrderLine& head(const WholeOrder& order) const {
        return maker_.matches.order_lines[order.first];
    }
    void find_splits(std::vector<OrderFinding>& found);
    [[nodiscard]] Said split_sentence(const OrderFinding& finding) const;

    const FindingMaker& maker_;
    std::vector<WholeOrder> orders_;  ///< by vendor, currency, date and number, where there is a limit
    /// Orders that were split: [first, last) of orders_.
    struct Group {
        std::size_t first = 0;
        std::size_t last = 0;
        Decimal total;
    };
    std::vector<Group> groups_;
    std::vector<Decimal> near_totals_;  ///< of POs near the limit
};

}  // namespace msp_audit
