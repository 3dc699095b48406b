#include "core/ratio.hpp"

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

bool multiplies(Int128 a, Int128 b, Int128& product) { return !__builtin_mul_overflow(a, b, &product); }

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
    Ratio value = *this;
    Int128 scaled = 0;
    if (!multiplies(value.numerator_, power_of_ten(places), scaled)) {
        value = reduced();
        scaled = checked_multiply(value.numerator_, power_of_ten(places));
    }
    const Decimal whole = divide_rounded(Decimal::of(scaled, 0), Decimal::of(value.denominator_, 0), 0);
    return Decimal::of(whole.mantissa(), places);
}

Ratio operator+(const Ratio& a, const Ratio& b) {
    if (a.denominator_ == b.denominator_) return {checked_add(a.numerator_, b.numerator_), a.denominator_};
    Int128 left = 0;
    Int128 right = 0;
    Int128 below = 0;
    Int128 above = 0;
    if (multiplies(a.numerator_, b.denominator_, left) && multiplies(b.numerator_, a.denominator_, right) &&
        multiplies(a.denominator_, b.denominator_, below) && !__builtin_add_overflow(left, right, &above)) {
        return {above, below};
    }
    const Ratio x = a.reduced();
    const Ratio y = b.reduced();
    const Int128 shared = greatest_common_divisor(x.denominator_, y.denominator_);
    left = checked_multiply(x.numerator_, y.denominator_ / shared);
    right = checked_multiply(y.numerator_, x.denominator_ / shared);
    return Ratio(checked_add(left, right), checked_multiply(x.denominator_ / shared, y.denominator_)).reduced();
}

Ratio operator*(const Ratio& a, const Ratio& b) {
    Int128 above = 0;
    Int128 below = 0;
    if (multiplies(a.numerator_, b.numerator_, above) && multiplies(a.denominator_, b.denominator_, below)) {
        return {above, below};
    }
    const Ratio x = Ratio(a.numerator_, b.denominator_).reduced();
    const Ratio y = Ratio(b.numerator_, a.denominator_).reduced();
    return {checked_multiply(x.numerator_, y.numerator_), checked_multiply(x.denominator_, y.denominator_)};
}

Ratio operator/(const Ratio& a, const Ratio& b) {
    const bool negative = b.numerator_ < 0;
    return a * Ratio(negative ? -b.denominator_ : b.denominator_, negative ? -b.numerator_ : b.numerator_);
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
    if (a.denominator_ == b.denominator_) {
        return a.numerator_ < b.numerator_
                   ? std::strong_ordering::less
                   : (a.numerator_ > b.numerator_ ? std::strong_ordering::greater : std::strong_ordering::equal);
    }
    Int128 left = 0;
    Int128 right = 0;
    if (multiplies(a.numerator_, b.denominator_, left) && multiplies(b.numerator_, a.denominator_, right)) {
        return left < right ? std::strong_ordering::less
                            : (left > right ? std::strong_ordering::greater : std::strong_ordering::equal);
    }
    return compare_fractions(a.numerator_, a.denominator_, b.numerator_, b.denominator_);
}

}  // namespace msp_audit
