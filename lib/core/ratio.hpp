#pragma once

#include "core/decimal.hpp"

namespace msp_audit {

/// An exact fraction with a positive denominator, for prices per base, prices worked out from totals and shares.
/// Compares by value without overflow; products reduce before they throw Overflow.
class Ratio {
public:
    constexpr Ratio() = default;
    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): every decimal is a fraction
    Ratio(const Decimal& value) : numerator_(value.mantissa()), denominator_(power_of_ten(value.scale())) {}
    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): every whole number is a fraction
    constexpr Ratio(int whole) : numerator_(whole) {}
    Ratio(float) = delete;
    Ratio(double) = delete;

    [[nodiscard]] constexpr Int128 numerator() const { return numerator_; }
    [[nodiscard]] constexpr Int128 denominator() const { return denominator_; }
    [[nodiscard]] constexpr int sign() const { return numerator_ < 0 ? -1 : (numerator_ > 0 ? 1 : 0); }
    [[nodiscard]] bool is_zero() const { return numerator_ == 0; }
    [[nodiscard]] Ratio abs() const { return sign() < 0 ? -*this : *this; }

    /// The nearest decimal with `places` digits after the point, half away from zero.
    [[nodiscard]] Decimal rounded(int places) const;
    /// The exact decimal if one with at most `places` digits after the point exists, else the rounded one.
    [[nodiscard]] Decimal to_decimal(int places = 9) const { return rounded(places).normalized(); }

    friend Ratio operator+(const Ratio& a, const Ratio& b);
    friend Ratio operator-(const Ratio& a, const Ratio& b) { return a + -b; }
    friend Ratio operator-(const Ratio& a) { return Ratio(-a.numerator_, a.denominator_); }
    friend Ratio operator*(const Ratio& a, const Ratio& b);
    /// The divisor is not 0.
    friend Ratio operator/(const Ratio& a, const Ratio& b);
    Ratio& operator+=(const Ratio& other) { return *this = *this + other; }
    Ratio& operator-=(const Ratio& other) { return *this = *this - other; }
    friend bool operator==(const Ratio& a, const Ratio& b) { return (a <=> b) == 0; }
    friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);

private:
    constexpr Ratio(Int128 numerator, Int128 denominator) : numerator_(numerator), denominator_(denominator) {}
    [[nodiscard]] Ratio reduced() const;

    Int128 numerator_ = 0;
    Int128 denominator_ = 1;
};

[[nodiscard]] inline const Ratio& min(const Ratio& a, const Ratio& b) { return b < a ? b : a; }
[[nodiscard]] inline const Ratio& max(const Ratio& a, const Ratio& b) { return a < b ? b : a; }

}  // namespace msp_audit
