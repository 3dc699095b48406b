#include "ingest/profile_amounts.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

Decimal truncated(const Decimal& amount, int places) {
    if (amount.scale() <= places) return amount;
    return Decimal::of(amount.mantissa() / power_of_ten(amount.scale() - places), places);
}

}  // namespace

std::string printed_amount(const Decimal& amount, DecimalMark mark) {
    std::string text = amount.normalized().to_string();
    if (mark == DecimalMark::comma) std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::optional<Decimal> product_of(std::span<const std::string_view> cells, std::optional<int> truncate,
                                  DecimalMark mark) {
    std::optional<Decimal> product;
    std::string reason;
    try {
        for (const std::string_view cell : cells) {
            const auto factor = read_amount(cell, mark, reason);
            if (!factor) return std::nullopt;
            if (!product) {
                product = factor;
                continue;
            }
            product = *product * *factor;
            if (truncate) product = truncated(*product, *truncate);
        }
    } catch (const Overflow&) {
        return std::nullopt;
    }
    if (product && !Decimal::parse(product->normalized().to_string())) return std::nullopt;
    return product;
}

}  // namespace msp_audit
