#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "match/matches.hpp"

namespace msp_audit {

/// What stands against each PO line: its receipts and the invoice lines billed on it, each in the order of Matches.
/// Built when first asked for.
class OrderTrail {
public:
    explicit OrderTrail(const Matches& matches) : matches_(matches) {}

    /// Places in Matches::receipts.
    [[nodiscard]] std::span<const std::uint32_t> receipts(OrderLineIndex order);
    /// Places in Matches::lines.
    [[nodiscard]] std::span<const std::uint32_t> lines(OrderLineIndex order);

private:
    struct Groups {
        std::vector<std::uint32_t> starts;
        std::vector<std::uint32_t> members;

        [[nodiscard]] std::span<const std::uint32_t> of(OrderLineIndex order) const;
    };
    [[nodiscard]] Groups grouped(const std::vector<std::uint32_t>& orders) const;

    const Matches& matches_;
    std::optional<Groups> receipts_;
    std::optional<Groups> lines_;
};

}  // namespace msp_audit
