#pragma once

#include <span>

#include "match/order_book.hpp"

namespace msp_audit {

/// The POs that a printed PO number means, and the places of their lines in Matches::order_lines. Equal numbers of
/// one vendor have equal spans, which stay as long as the order book does.
struct PoLookup {
    std::span<const OrderIndex> orders;
    std::span<const std::uint32_t> lines;
    bool loose = false;  ///< not on file as printed: found by its loose number
};

/// As printed but for case; else the one PO of the vendor with the same loose number; else a cell with several POs,
/// if each part is on file. Empty where none is found.
[[nodiscard]] inline PoLookup look_up_po(OrderBook& orders, PoNumber printed, VendorKey vendor) {
    if (printed.is_empty()) return {};
    const auto one = [&orders](OrderIndex order, bool loose) {
        return PoLookup{orders.alone(order), orders.places_of(order), loose};
    };
    if (const OrderIndex order = orders.find(printed); order != OrderIndex::none) return one(order, false);
    if (const OrderIndex order = orders.find_loose(printed, vendor); order != OrderIndex::none)
        return one(order, true);
    const OrderBook::Several& several = orders.in_cell(printed);
    return {several.orders, several.places, false};
}

}  // namespace msp_audit
