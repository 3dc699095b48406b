#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace msp_audit {

__extension__ using Int128 = __int128;

/// A figure grew past 38 digits. Rows are bounded to 18 digits when they are read, so this ends a run
/// instead of wrapping.
class Overflow : public std::runtime_error {
public:
    Overflow() : std::runtime_error("a figure is too large to be computed exactly") {}
};

[[nodiscard]] Int128 checked_add(Int128 a, Int128 b);
[[nodiscard]] Int128 checked_multiply(Int128 a, Int128 b);

namespace powers {

inline constexpr int most = 38;

constexpr std::array<Int128, most + 1> make_table() {
    std::array<Int128, most + 1> table{};
    Int128 power = 1;
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = power;
        if (i + 1 < table.size()) power *= 10;
    }
    return table;
}

inline constexpr std::array<Int128, most + 1> of_ten = make_table();

}  // namespace powers

/// 10^exponent, exponent 0 to 38.
[[nodiscard]] inline Int128 power_of_ten(int exponent) {
    if (exponent < 0 || exponent > powers::most) throw Overflow();
    return powers::of_ten[static_cast<std::size_t>(exponent)];
}

/// True where 64 bits hold it. Nearly every figure is narrow, and 128 bits multiply and divide slowly.
[[nodiscard]] constexpr bool is_narrow(Int128 value) { return value == static_cast<std::int64_t>(value); }

/// An exact decimal: mantissa / 10^scale. Equal values compare equal whatever their scale. Arithmetic is
/// checked and throws Overflow. There is no way in or out through binary floating point.
class Decimal {
public:
    static constexpr int max_digits = 18;  ///< significant digits that are accepted from an export
    static constexpr int max_places = 15;  ///< digits after the point that are accepted from an export

    constexpr Decimal() = default;
    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): whole numbers are decimals
    constexpr Decimal(int whole) : mantissa_(whole) {}
    Decimal(float) = delete;
    Decimal(double) = delete;
    [[nodiscard]] static constexpr Decimal of(Int128 mantissa, int scale) { return Decimal(mantissa, scale); }

    /// Reads [-]digits[.digits] within max_digits and max_places; anything else is nothing.
    [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

    [[nodiscard]] constexpr Int128 mantissa() const { return mantissa_; }
    [[nodiscard]] constexpr int scale() const { return scale_; }
    [[nodiscard]] constexpr bool is_zero() const { return mantissa_ == 0; }
    /// -1, 0 or 1.
    [[nodiscard]] constexpr int sign() const { return mantissa_ < 0 ? -1 : (mantissa_ > 0 ? 1 : 0); }
    [[nodiscard]] Decimal abs() const { return sign() < 0 ? -*this : *this; }

    /// Rounds half away from zero to `places` digits after the point; a value that is already as short stays.
    [[nodiscard]] Decimal rounded(int places) const;
    /// The same value without trailing zeros after the point.
    [[nodiscard]] Decimal normalized() const;
    /// Shortest exact text: "-12.5", "0".
    [[nodiscard]] std::string to_string() const;
    /// At least `places` digits after the point, more where the value has them: "1.50" for 1.5 and 2.
    [[nodiscard]] std::string to_string(int places) const;

    friend Decimal operator+(const Decimal& a, const Decimal& b) {
        const bool simple = a.scale_ == b.scale_ && is_narrow(a.mantissa_) && is_narrow(b.mantissa_);
        return simple ? Decimal(a.mantissa_ + b.mantissa_, a.scale_) : add_aligned(a, b);
    }
    friend Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }
    friend Decimal operator-(const Decimal& a) { return Decimal(-a.mantissa_, a.scale_); }
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    Decimal& operator+=(const Decimal& other) { return *this = *this + other; }
    Decimal& operator-=(const Decimal& other) { return *this = *this - other; }
    friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
        return a.scale_ == b.scale_ ? a.mantissa_ <=> b.mantissa_ : compare_aligned(a, b);
    }

private:
    constexpr Decimal(Int128 mantissa, int scale) : mantissa_(mantissa), scale_(scale) {}
    [[nodiscard]] static Decimal add_aligned(const Decimal& a, const Decimal& b);
    [[nodiscard]] static std::strong_ordering compare_aligned(const Decimal& a, const Decimal& b);

    Int128 mantissa_ = 0;
    int scale_ = 0;
};

[[nodiscard]] inline const Decimal& min(const Decimal& a, const Decimal& b) { return b < a ? b : a; }
[[nodiscard]] inline const Decimal& max(const Decimal& a, const Decimal& b) { return a < b ? b : a; }

/// numerator / denominator rounded half away from zero to `places`; denominator is not 0.
[[nodiscard]] Decimal divide_rounded(const Decimal& numerator, const Decimal& denominator, int places);

/// A decimal (or its absence) as records keep it: nine bytes, no padding. Holds what Decimal::parse accepts.
class StoredDecimal {
public:
    StoredDecimal() = default;
    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): the storage form of the same value
    StoredDecimal(const Decimal& value);
    /// mantissa / 10^scale with a scale from 0 to 100. Every amount of every row comes by here, without 128 bits.
    [[nodiscard]] static StoredDecimal of(std::int64_t mantissa, int scale) {
        StoredDecimal stored;
        for (; scale > 0 && mantissa % 10 == 0; --scale) mantissa /= 10;
        std::memcpy(static_cast<void*>(stored.bytes_), &mantissa, sizeof mantissa);
        stored.scale_ = static_cast<std::int8_t>(scale);
        return stored;
    }

    [[nodiscard]] bool has_value() const { return scale_ >= 0; }
    explicit operator bool() const { return has_value(); }
    /// The value; 0 where it is absent.
    [[nodiscard]] Decimal operator*() const {
        return Decimal::of(has_value() ? mantissa() : 0, has_value() ? scale_ : 0);
    }
    [[nodiscard]] Decimal value_or(const Decimal& other) const { return has_value() ? **this : other; }

private:
    [[nodiscard]] std::int64_t mantissa() const {
        std::int64_t mantissa = 0;
        std::memcpy(&mantissa, static_cast<const void*>(bytes_), sizeof mantissa);
        return mantissa;
    }

    unsigned char bytes_[8] = {};
    std::int8_t scale_ = -1;
};
static_assert(sizeof(StoredDecimal) == 9 && alignof(StoredDecimal) == 1);

}  // namespace msp_audit
