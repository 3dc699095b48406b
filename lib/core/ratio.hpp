#pragma once

#include <bit>
#include <cstdint>

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

    friend Ratio operator+(const Ratio& a, const Ratio& b) {
        const bool simple = a.denominator_ == b.denominator_ && a.is_narrow() && b.is_narrow();
        return simple ? Ratio(a.numerator_ + b.numerator_, a.denominator_) : add(a, b);
    }
    friend Ratio operator-(const Ratio& a, const Ratio& b) { return a + -b; }
    friend Ratio operator-(const Ratio& a) { return Ratio(-a.numerator_, a.denominator_); }
    friend Ratio operator*(const Ratio& a, const Ratio& b) {
        if (!a.is_narrow() || !b.is_narrow()) return multiply(a, b);
        return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
    }
    /// The divisor is not 0.
    friend Ratio operator/(const Ratio& a, const Ratio& b);
    Ratio& operator+=(const Ratio& other) { return *this = *this + other; }
    Ratio& operator-=(const Ratio& other) { return *this = *this - other; }
    friend bool operator==(const Ratio& a, const Ratio& b) { return (a <=> b) == 0; }
    friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
        if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
        if (!a.is_narrow() || !b.is_narrow()) return compare(a, b);
        return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
    }

private:
    friend class StoredRatio;
    constexpr Ratio(Int128 numerator, Int128 denominator) : numerator_(numerator), denominator_(denominator) {}
    [[nodiscard]] Ratio reduced() const;
    /// Products of narrow fractions need no check.
    [[nodiscard]] constexpr bool is_narrow() const {
        return msp_audit::is_narrow(numerator_) && msp_audit::is_narrow(denominator_);
    }
    [[nodiscard]] static Ratio add(const Ratio& a, const Ratio& b);
    [[nodiscard]] static Ratio multiply(const Ratio& a, const Ratio& b);
    [[nodiscard]] static std::strong_ordering compare(const Ratio& a, const Ratio& b);

    Int128 numerator_ = 0;
    Int128 denominator_ = 1;
};

/// A fraction as records keep it: sixteen bytes, as long as 64 bits hold both of its ends, which is nearly always.
class StoredRatio {
public:
    StoredRatio() = default;
    explicit StoredRatio(const Ratio& value);
    StoredRatio(const StoredRatio& other) : denominator_(other.denominator_), rest_(other.rest_) {
        if (is_wide()) take_copy(other);
    }
    StoredRatio(StoredRatio&& other) noexcept : denominator_(other.denominator_), rest_(other.rest_) {
        other.denominator_ = 1;
    }
    StoredRatio& operator=(const StoredRatio& other) {
        if (is_wide() || other.is_wide()) return *this = StoredRatio(Ratio(other));
        denominator_ = other.denominator_;
        rest_ = other.rest_;
        return *this;
    }
    StoredRatio& operator=(StoredRatio&& other) noexcept;
    StoredRatio& operator=(const Ratio& value) { return *this = StoredRatio(value); }
    ~StoredRatio() {
        if (is_wide()) delete wide();
    }

    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): the same value
    operator Ratio() const {
        return is_wide() ? *wide() : Ratio(Int128{static_cast<std::int64_t>(rest_)}, Int128{denominator_});
    }
    [[nodiscard]] int sign() const { return Ratio(*this).sign(); }
    [[nodiscard]] bool is_zero() const { return Ratio(*this).is_zero(); }
    [[nodiscard]] Ratio abs() const { return Ratio(*this).abs(); }
    friend Ratio operator-(const StoredRatio& a) { return -Ratio(a); }
    friend Ratio operator+(const StoredRatio& a, const StoredRatio& b) { return Ratio(a) + Ratio(b); }
    friend Ratio operator-(const StoredRatio& a, const StoredRatio& b) { return Ratio(a) - Ratio(b); }
    friend Ratio operator*(const StoredRatio& a, const StoredRatio& b) { return Ratio(a) * Ratio(b); }
    friend bool operator==(const StoredRatio& a, const StoredRatio& b) { return Ratio(a) == Ratio(b); }
    friend std::strong_ordering operator<=>(const StoredRatio& a, const StoredRatio& b) {
        return Ratio(a) <=> Ratio(b);
    }
    StoredRatio& operator+=(const Ratio& other) { return *this = Ratio(*this) + other; }
    StoredRatio& operator-=(const Ratio& other) { return *this = Ratio(*this) - other; }

private:
    [[nodiscard]] bool is_wide() const { return denominator_ == 0; }

    void take_copy(const StoredRatio& other);
    [[nodiscard]] Ratio* wide() const { return std::bit_cast<Ratio*>(rest_); }

    std::int64_t denominator_ = 1;  ///< 0: a wide value
    std::uint64_t rest_ = 0;        ///< the numerator, or where the wide value lies
};
static_assert(sizeof(StoredRatio) == 16);

[[nodiscard]] inline const Ratio& min(const Ratio& a, const Ratio& b) { return b < a ? b : a; }
[[nodiscard]] inline const Ratio& max(const Ratio& a, const Ratio& b) { return a < b ? b : a; }

}  // namespace msp_audit
