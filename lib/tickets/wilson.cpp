#include "core/ratio.hpp"
#include "tickets/distribution.hpp"

namespace msp_audit {

namespace {

constexpr int places = 6;
constexpr std::int64_t steps = 1'000'000;

/// Which end of an interval is sought.
enum class End : unsigned char { low, high };

/// Whether p = half / (2 * steps) is at most the bound. The bounds are the two p with (share - p)^2 = z^2 p (1 - p) /
/// n, of which one lies on each side of the share; so no square root is needed.
bool is_at_most_bound(Int128 numerator, Int128 denominator, Int128 half, End end) {
    const Decimal z = Decimal::of(1'959'963'984'540'054, 15);
    const Int128 whole = 2 * steps;
    const Int128 distance = numerator * whole - denominator * half;  // share - p
    if (end == End::low && distance < 0) return false;
    if (end == End::high && distance >= 0) return true;
    const Int128 spread = half * (whole - half) * denominator;
    const Ratio square = Ratio(Decimal::of(distance * distance, 0)) / Ratio(Decimal::of(spread, 0));
    return end == End::low ? square >= Ratio(z * z) : square <= Ratio(z * z);
}

/// Rounded half away from zero: the most steps whose last half is still at most the bound.
Decimal bound(Int128 numerator, Int128 denominator, End end) {
    std::int64_t least = 0;
    for (std::int64_t most = steps; least < most;) {
        const std::int64_t middle = (least + most + 1) / 2;
        if (is_at_most_bound(numerator, denominator, 2 * middle - 1, end)) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    return Decimal::of(least, places);
}

}  // namespace

std::optional<Decimal> Proportion::value() const {
    if (denominator == 0) return std::nullopt;
    return divide_rounded(Decimal::of(static_cast<Int128>(numerator), 0),
                          Decimal::of(static_cast<Int128>(denominator), 0), places);
}

WilsonInterval wilson(std::size_t numerator, std::size_t denominator) {
    const auto part = static_cast<Int128>(numerator);
    const auto whole = static_cast<Int128>(denominator);
    return {bound(part, whole, End::low), bound(part, whole, End::high)};
}

}  // namespace msp_audit
