#include "match/sharing.hpp"

#include <array>

#include "core/ratio.hpp"

namespace msp_audit {

std::vector<Decimal> share_out(const Decimal& amount, std::span<const Decimal> weights, int places) {
    std::vector<Decimal> shares(weights.size());
    if (weights.empty()) return shares;
    Decimal sum;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        if (weights[i].abs() > weights[largest].abs()) largest = i;
    }
    if (sum.is_zero()) {
        shares[largest] = amount;
        return shares;
    }
    Decimal rest = amount;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (i == largest || weights[i].is_zero()) continue;
        shares[i] = (Ratio(amount) * Ratio(weights[i]) / Ratio(sum)).rounded(places);
        rest -= shares[i];
    }
    shares[largest] = rest;
    return shares;
}

Parts share_among(const Decimal& amount, const Parts& parts, int places) {
    static constexpr std::array order{Part::disputed, Part::awaiting, Part::unchecked, Part::payable};
    if (amount.is_zero()) return {};
    if (parts.sum().is_zero()) return Parts::whole(Part::payable, amount);
    std::array<Decimal, part_count> weights;
    for (std::size_t i = 0; i < order.size(); ++i) weights[i] = parts[order[i]];
    const std::vector<Decimal> shares = share_out(amount, weights, places);
    Parts split;
    for (std::size_t i = 0; i < order.size(); ++i) split[order[i]] = shares[i];
    return split;
}

}  // namespace msp_audit
