#include "core/decimal.hpp"

#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace msp_audit {

namespace {

constexpr int max_power = 38;

constexpr std::array<Int128, max_power + 1> make_powers() {
    std::array<Int128, max_power + 1> powers{};
    Int128 power = 1;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        powers[i] = power;
        if (i + 1 < powers.size()) power *= 10;
    }
    return powers;
}

constexpr auto powers = make_powers();

/// Quotient rounded half away from zero; divisor is positive.
Int128 divide_half_away(Int128 dividend, Int128 divisor) {
    const Int128 quotient = dividend / divisor;
    const Int128 remainder = dividend % divisor;
    const Int128 distance = remainder < 0 ? -remainder : remainder;
    if (distance >= divisor - distance) return quotient + (dividend < 0 ? -1 : 1);
    return quotient;
}

std::pair<Int128, Int128> aligned(const Decimal& a, const Decimal& b) {
    if (a.scale() == b.scale()) return {a.mantissa(), b.mantissa()};
    if (a.scale() < b.scale())
        return {checked_multiply(a.mantissa(), power_of_ten(b.scale() - a.scale())), b.mantissa()};
    return {a.mantissa(), checked_multiply(b.mantissa(), power_of_ten(a.scale() - b.scale()))};
}

std::string digits_of(Int128 value) {
    const bool negative = value < 0;
    std::string text;
    do {
        const int digit = static_cast<int>(value % 10);
        text.insert(text.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
        value /= 10;
    } while (value != 0);
    return negative ? "-" + text : text;
}

}  // namespace

Int128 checked_add(Int128 a, Int128 b) {
    Int128 sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) throw Overflow();
    return sum;
}

Int128 checked_multiply(Int128 a, Int128 b) {
    Int128 product = 0;
    if (__builtin_mul_overflow(a, b, &product)) throw Overflow();
    return product;
}

Int128 power_of_ten(int exponent) {
    if (exponent < 0 || exponent > max_power) throw Overflow();
    return powers[static_cast<std::size_t>(exponent)];
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    std::size_t at = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) ++at;
    std::int64_t mantissa = 0;
    int significant = 0;
    int places = -1;
    bool any_digit = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && places < 0 && any_digit) {
            places = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        any_digit = true;
        if (mantissa != 0 || c != '0') ++significant;
        if (significant > max_digits) return std::nullopt;
        mantissa = mantissa * 10 + (c - '0');
        if (places >= 0 && ++places > max_places) return std::nullopt;
    }
    if (!any_digit || places == 0) return std::nullopt;
    return of(negative ? -mantissa : mantissa, places < 0 ? 0 : places);
}

Decimal Decimal::rounded(int places) const {
    if (scale_ <= places) return *this;
    return {divide_half_away(mantissa_, power_of_ten(scale_ - places)), places};
}

Decimal Decimal::normalized() const {
    Decimal value = *this;
    while (value.scale_ > 0 && value.mantissa_ % 10 == 0) {
        value.mantissa_ /= 10;
        --value.scale_;
    }
    return value;
}

std::string Decimal::to_string() const { return to_string(0); }

std::string Decimal::to_string(int places) const {
    Decimal value = normalized();
    if (value.scale_ < places)
        value = Decimal(checked_multiply(value.mantissa_, power_of_ten(places - value.scale_)), places);
    std::string text = digits_of(value.mantissa_);
    if (value.scale_ == 0) return text;
    const std::size_t sign = value.mantissa_ < 0 ? 1 : 0;
    const auto wanted = static_cast<std::size_t>(value.scale_) + 1;
    if (text.size() - sign < wanted) text.insert(sign, wanted - (text.size() - sign), '0');
    text.insert(text.size() - static_cast<std::size_t>(value.scale_), 1, '.');
    return text;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    const auto [left, right] = aligned(a, b);
    return {checked_add(left, right), a.scale_ < b.scale_ ? b.scale_ : a.scale_};
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }

Decimal operator*(const Decimal& a, const Decimal& b) {
    return {checked_multiply(a.mantissa_, b.mantissa_), a.scale_ + b.scale_};
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    if (a.scale_ == b.scale_ || a.sign() != b.sign()) {
        const Int128 left = a.scale_ == b.scale_ ? a.mantissa_ : a.sign();
        const Int128 right = a.scale_ == b.scale_ ? b.mantissa_ : b.sign();
        return left < right ? std::strong_ordering::less
                            : (left > right ? std::strong_ordering::greater : std::strong_ordering::equal);
    }
    const auto [left, right] = aligned(a, b);
    return left < right ? std::strong_ordering::less
                        : (left > right ? std::strong_ordering::greater : std::strong_ordering::equal);
}

Decimal divide_rounded(const Decimal& numerator, const Decimal& denominator, int places) {
    const auto [above, below] = aligned(numerator, denominator);
    const Int128 scaled = checked_multiply(above, power_of_ten(places));
    return Decimal::of(below < 0 ? divide_half_away(-scaled, -below) : divide_half_away(scaled, below), places);
}

StoredDecimal::StoredDecimal(const Decimal& value) {
    const Decimal shortest = value.normalized();
    const Int128 limit = std::numeric_limits<std::int64_t>::max();
    if (shortest.mantissa() > limit || shortest.mantissa() < -limit || shortest.scale() > 100) throw Overflow();
    const auto mantissa = static_cast<std::int64_t>(shortest.mantissa());
    std::memcpy(static_cast<void*>(bytes_), &mantissa, sizeof mantissa);
    scale_ = static_cast<std::int8_t>(shortest.scale());
}

std::int64_t StoredDecimal::mantissa() const {
    std::int64_t mantissa = 0;
    std::memcpy(&mantissa, static_cast<const void*>(bytes_), sizeof mantissa);
    return mantissa;
}

}  // namespace msp_audit
