#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/columns.hpp"
#include "match/matches.hpp"
#include "match/tolerances.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// Place of a PO in the order book.
enum class OrderIndex : std::uint32_t { none = nowhere };

/// The POs of a run: one entry for each PO number, one OrderLine for each of its lines, revisions settled.
/// Lines of a PO stand together, in the order of their numbers, so "the lower PO line" is the earlier one.
class OrderBook {
public:
    OrderBook(const Books& books, const Policy& policy, Vocabulary& vocabulary, Matches& matches);
    /// Fills `matches.order_lines` and reports line conflicts there. `as_of`: a given date, or none; orders after it
    /// are left out. To be called once, before anything is looked up.
    void fill(Day as_of);

    /// The PO of a number as printed, but for case and outer spaces.
    [[nodiscard]] OrderIndex find(PoNumber printed) const;
    [[nodiscard]] OrderIndex find_key(TextId key) const;
    /// Asks for what find() will look at; then for the PO's first lines.
    void fetch(PoNumber printed) const;
    void fetch_lines(PoNumber printed) const;
    /// The one PO of that vendor with the same loose number; none if there are none or several.
    [[nodiscard]] OrderIndex find_loose(PoNumber printed, VendorKey vendor) const;
    /// The places of a PO's lines in Matches::order_lines: [first, last).
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };
    [[nodiscard]] Range lines_of(OrderIndex order) const { return ranges_[static_cast<std::size_t>(order)]; }
    [[nodiscard]] std::span<const std::uint32_t> places_of(OrderIndex order) const {
        const Range range = lines_of(order);
        return std::span(places_).subspan(range.first, range.last - range.first);
    }
    /// The places of a PO's charge lines.
    [[nodiscard]] std::span<const std::uint32_t> charges_of(OrderIndex order) const;
    /// The one PO as a list.
    [[nodiscard]] std::span<const OrderIndex> alone(OrderIndex order) const {
        return std::span(orders_).subspan(static_cast<std::size_t>(order), 1);
    }
    [[nodiscard]] std::size_t size() const { return ranges_.size(); }

    /// The POs of a cell that names several, if each part is on file; else none. Safe from several threads.
    struct Several {
        std::span<const OrderIndex> orders;
        std::span<const std::uint32_t> places;
    };
    [[nodiscard]] Several in_cell(PoNumber printed);

private:
    void settle_lines(std::vector<PoLineIndex>& rows, Day as_of);
    void settle_one(std::span<const PoLineIndex> rows);
    void spread_discounts(Range range);
    [[nodiscard]] OrderLine counted(PoLineIndex row);
    [[nodiscard]] bool is_open(TextId status);
    /// How far a line's total may be from its quantity * price.
    struct Rounding {
        TextId currency = TextId::empty;
        int places = 2;
        Decimal slack;
    };
    [[nodiscard]] const Rounding& rounding_in(TextId currency);
    [[nodiscard]] ColumnSet common_columns(std::span<const PoLineIndex> rows) const;
    [[nodiscard]] int compare_prints(const PoLine& a, const PoLine& b, ColumnSet columns) const;
    [[nodiscard]] bool same_row(const PoLine& a, const PoLine& b, bool but_for_status) const;

    const Books& books_;
    const Policy& policy_;
    Vocabulary& vocabulary_;
    Matches& matches_;
    std::vector<Range> ranges_;
    std::vector<OrderIndex> orders_;                          ///< each at its place
    std::vector<std::uint32_t> places_;                       ///< each line at its place
    std::vector<std::uint32_t> charges_;                      ///< places of charge lines, ascending
    std::vector<OrderIndex> by_key_;                          ///< by PO key
    std::unordered_map<std::uint64_t, OrderIndex> by_loose_;  ///< (loose key, vendor); none where several share it
    // What was asked last: most orders have the same.
    TextId recent_status_ = TextId::empty;
    bool recent_is_open_ = true;
    std::optional<Rounding> recent_rounding_;
    std::mutex mutex_;                                                       ///< of both below
    std::map<std::vector<OrderIndex>, std::vector<std::uint32_t>> several_;  ///< places of lines, by POs
    std::unordered_map<std::uint32_t, Several> cells_;                       ///< by printed cell
};

}  // namespace msp_audit
