#pragma once

#include <vector>

#include "core/text_key.hpp"
#include "match/order_book.hpp"

namespace msp_audit {

/// The POs that a printed PO number means.
struct PoLookup {
    std::vector<OrderIndex> orders;
    bool loose = false;  ///< not on file as printed: found by its loose number
};

/// As printed but for case; else the one PO of the vendor with the same loose number; else a cell with several POs,
/// if each part is on file. Empty where none is found.
[[nodiscard]] inline PoLookup look_up_po(const Books& books, Vocabulary& vocabulary, const OrderBook& orders,
                                         PoNumber printed, VendorKey vendor) {
    if (printed.is_empty()) return {};
    if (const OrderIndex order = orders.find(printed); order != OrderIndex::none) return {{order}, false};
    if (const OrderIndex order = orders.find_loose(printed, vendor); order != OrderIndex::none)
        return {{order}, true};
    const std::vector<std::string> parts = split_po_cell(books.text(printed));
    if (parts.size() < 2) return {};
    PoLookup found;
    for (const std::string& part : parts) {
        const OrderIndex order = orders.find_key(vocabulary.po.id_of(po_key(part)));
        if (order == OrderIndex::none) return {};
        found.orders.push_back(order);
    }
    return found;
}

/// The places of the lines of all of them, in order.
[[nodiscard]] inline std::vector<std::uint32_t> lines_of(const OrderBook& orders, const PoLookup& lookup) {
    std::vector<std::uint32_t> places;
    for (const OrderIndex order : lookup.orders) {
        const OrderBook::Range range = orders.lines_of(order);
        for (std::uint32_t line = range.first; line < range.last; ++line) places.push_back(line);
    }
    return places;
}

}  // namespace msp_audit
