#include "core/ratio.hpp"

#include <memory>

namespace msp_audit {

namespace {

Int128 greatest_common_divisor(Int128 a, Int128 b) {
    if (a < 0) a = -a;
    while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a == 0 ? 1 : a;
}

// The one number without an opposite counts as too large, so that changing a sign never wraps.
constexpr Int128 without_opposite = Int128{1} << 127;

bool adds(Int128 a, Int128 b, Int128& sum) { return !__builtin_add_overflow(a, b, &sum) && sum != without_opposite; }

bool multiplies(Int128 a, Int128 b, Int128& product) {
    return !__builtin_mul_overflow(a, b, &product) && product != without_opposite;
}

/// Compares a/b with c/d, b and d positive, through their continued fractions: no product is formed.
std::strong_ordering compare_fractions(Int128 a, Int128 b, Int128 c, Int128 d) {
    for (;;) {
        Int128 left = a / b;
        Int128 left_rest = a % b;
        if (left_rest < 0) {
            --left;
            left_rest += b;
        }
        Int128 right = c / d;
        Int128 right_rest = c % d;
        if (right_rest < 0) {
            --right;
            right_rest += d;
        }
        if (left != right) return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
        if (left_rest == 0 && right_rest == 0) return std::strong_ordering::equal;
        if (left_rest == 0) return std::strong_ordering::less;
        if (right_rest == 0) return std::strong_ordering::greater;
        // left_rest/b against right_rest/d is d/right_rest against b/left_rest.
        a = d;
        c = b;
        b = right_rest;
        d = left_rest;
    }
}

}  // namespace

Ratio Ratio::reduced() const {
    const Int128 divisor = greatest_common_divisor(numerator_, denominator_);
    return {numerator_ / divisor, denominator_ / divisor};
}

Decimal Ratio::rounded(int places) const {
    return divide_rounded(Decimal::of(numerator_, 0), Decimal::of(denominator_, 0), places);
}

Ratio Ratio::add(const Ratio& a, const Ratio& b) {
    Int128 left = 0;
    Int128 right = 0;
    Int128 below = 0;
    Int128 above = 0;
    if (a.denominator_ == b.denominator_ && adds(a.numerator_, b.numerator_, above)) return {above, a.denominator_};
    if (b.denominator_ < a.denominator_) return add(b, a);
    // A denominator that the other contains needs no product: sums of prices and quantities stay small.
    const Int128 times = b.denominator_ / a.denominator_;
    if (times * a.denominator_ == b.denominator_ && multiplies(a.numerator_, times, left) &&
        adds(left, b.numerator_, above)) {
        return {above, b.denominator_};
    }
    if (multiplies(a.numerator_, b.denominator_, left) && multiplies(b.numerator_, a.denominator_, right) &&
        multiplies(a.denominator_, b.denominator_, below) && adds(left, right, above)) {
        return {above, below};
    }
    const Ratio x = a.reduced();
    const Ratio y = b.reduced();
    const Int128 shared = greatest_common_divisor(x.denominator_, y.denominator_);
    left = checked_multiply(x.numerator_, y.denominator_ / shared);
    right = checked_multiply(y.numerator_, x.denominator_ / shared);
    above = checked_add(left, right);
    // Only what the denominators share can still be taken out of the sum.
    const Int128 spare = greatest_common_divisor(above, shared);
    return {above / spare, checked_multiply(x.denominator_ / shared, y.denominator_ / spare)};
}

Ratio Ratio::multiply(const Ratio& a, const Ratio& b) {
    Int128 above = 0;
    Int128 below = 0;
    if (multiplies(a.numerator_, b.numerator_, above) && multiplies(a.denominator_, b.denominator_, below)) {
        return {above, below};
    }
    const Ratio left = a.reduced();
    const Ratio right = b.reduced();
    const Ratio x = Ratio(left.numerator_, right.denominator_).reduced();
    const Ratio y = Ratio(right.numerator_, left.denominator_).reduced();
    return {checked_multiply(x.numerator_, y.numerator_), checked_multiply(x.denominator_, y.denominator_)};
}

Ratio operator/(const Ratio& a, const Ratio& b) {
    const bool negative = b.numerator_ < 0;
    return a * Ratio(negative ? -b.denominator_ : b.denominator_, negative ? -b.numerator_ : b.numerator_);
}

std::strong_ordering Ratio::compare(const Ratio& a, const Ratio& b) {
    Int128 left = 0;
    Int128 right = 0;
    if (multiplies(a.numerator_, b.denominator_, left) && multiplies(b.numerator_, a.denominator_, right)) {
        return left < right ? std::strong_ordering::less
                            : (left > right ? std::strong_ordering::greater : std::strong_ordering::equal);
    }
    return compare_fractions(a.numerator_, a.denominator_, b.numerator_, b.denominator_);
}

StoredRatio::StoredRatio(const Ratio& value) {
    const Ratio shorter = value.is_narrow() ? value : value.reduced();
    if (shorter.is_narrow()) {
        denominator_ = static_cast<std::int64_t>(shorter.denominator_);
        rest_ = static_cast<std::uint64_t>(static_cast<std::int64_t>(shorter.numerator_));
    } else {
        rest_ = std::bit_cast<std::uint64_t>(std::make_unique<Ratio>(shorter).release());
        denominator_ = 0;
    }
}

void StoredRatio::take_copy(const StoredRatio& other) {
    rest_ = std::bit_cast<std::uint64_t>(std::make_unique<Ratio>(*other.wide()).release());
}

StoredRatio& StoredRatio::operator=(StoredRatio&& other) noexcept {
    if (this == &other) return *this;
    if (is_wide()) delete wide();
    denominator_ = other.denominator_;
    rest_ = other.rest_;
    other.denominator_ = 1;
    return *this;
}

}  // namespace msp_audit
