#include "core/decimal.hpp"

#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace msp_audit {

namespace {

__extension__ using UnsignedInt128 = unsigned __int128;

// The one number without an opposite counts as too large, so that changing a sign never wraps.
constexpr Int128 without_opposite = Int128{1} << 127;

/// Quotient rounded half away from zero; divisor is positive.
Int128 divide_half_away(Int128 dividend, Int128 divisor) {
    if (is_narrow(dividend) && is_narrow(divisor)) {
        const auto above = static_cast<std::int64_t>(dividend);
        const auto below = static_cast<std::int64_t>(divisor);
        const std::int64_t quotient = above / below;
        const std::int64_t rest = above % below;
        const Int128 distance = rest < 0 ? -Int128{rest} : Int128{rest};
        return distance >= divisor - distance ? Int128{quotient} + (dividend < 0 ? -1 : 1) : Int128{quotient};
    }
    const Int128 quotient = dividend / divisor;
    const Int128 remainder = dividend % divisor;
    const Int128 distance = remainder < 0 ? -remainder : remainder;
    if (distance >= divisor - distance) return quotient + (dividend < 0 ? -1 : 1);
    return quotient;
}

/// value * 10^places; nothing where that is too large.
std::optional<Int128> widened(Int128 value, int places) {
    if (value == 0 || places == 0) return value;
    Int128 wide = 0;
    if (places > powers::most ||
        __builtin_mul_overflow(value, powers::of_ten[static_cast<std::size_t>(places)], &wide) ||
        wide == without_opposite) {
        return std::nullopt;
    }
    return wide;
}

/// above / below * 10^places rounded half away from zero; below is positive.
Int128 quotient(Int128 above, Int128 below, int places) {
    if (places < 0) {
        // Half of 10^n is a whole number, so what the first division drops does not change the rounding.
        return -places > powers::most ? 0 : divide_half_away(above / below, power_of_ten(-places));
    }
    if (const auto wide = widened(above, places)) return divide_half_away(*wide, below);
    const Int128 step = above < 0 ? -1 : 1;
    Int128 result = above / below;
    auto rest = static_cast<UnsignedInt128>(above % below * step);
    const auto divisor = static_cast<UnsignedInt128>(below);
    for (; places > 0; --places) {
        int digit = 0;
        UnsignedInt128 tenfold = 0;  // less the divisor, as often as digit says: ten times rest may not fit
        for (int i = 0; i < 10; ++i) {
            tenfold += rest;
            if (tenfold < divisor) continue;
            tenfold -= divisor;
            ++digit;
        }
        result = checked_add(checked_multiply(result, 10), digit * step);
        rest = tenfold;
    }
    return rest >= divisor - rest ? checked_add(result, step) : result;
}

std::pair<Int128, Int128> aligned(const Decimal& a, const Decimal& b) {
    const auto left = widened(a.mantissa(), a.scale() < b.scale() ? b.scale() - a.scale() : 0);
    const auto right = widened(b.mantissa(), b.scale() < a.scale() ? a.scale() - b.scale() : 0);
    if (!left || !right) throw Overflow();
    return {*left, *right};
}

std::string digits_of(Int128 value) {
    std::array<char, 41> digits{};
    std::size_t at = digits.size();
    auto rest = static_cast<UnsignedInt128>(value < 0 ? -value : value);
    constexpr auto narrowest = std::numeric_limits<std::uint64_t>::max();
    for (; rest > narrowest; rest /= 10) digits[--at] = static_cast<char>('0' + static_cast<int>(rest % 10));
    auto narrow = static_cast<std::uint64_t>(rest);
    do {
        digits[--at] = static_cast<char>('0' + static_cast<int>(narrow % 10));
        narrow /= 10;
    } while (narrow != 0);
    if (value < 0) digits[--at] = '-';
    return {digits.data() + at, digits.size() - at};
}

}  // namespace

Int128 checked_add(Int128 a, Int128 b) {
    Int128 sum = 0;
    if (__builtin_add_overflow(a, b, &sum) || sum == without_opposite) throw Overflow();
    return sum;
}

Int128 checked_multiply(Int128 a, Int128 b) {
    Int128 product = 0;
    if (__builtin_mul_overflow(a, b, &product) || product == without_opposite) throw Overflow();
    return product;
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
    return {quotient(mantissa_, 1, places - scale_), places};
}

Decimal Decimal::normalized() const {
    if (mantissa_ == 0) return {};
    Decimal value = *this;
    while (value.scale_ > 0 && !is_narrow(value.mantissa_) && value.mantissa_ % 10 == 0) {
        value.mantissa_ /= 10;
        --value.scale_;
    }
    if (!is_narrow(value.mantissa_)) return value;
    auto narrow = static_cast<std::int64_t>(value.mantissa_);
    for (; value.scale_ > 0 && narrow % 10 == 0; --value.scale_) narrow /= 10;
    value.mantissa_ = narrow;
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

Decimal Decimal::add_aligned(const Decimal& a, const Decimal& b) {
    if (is_narrow(a.mantissa_) && is_narrow(b.mantissa_) && a.scale_ <= max_digits && b.scale_ <= max_digits) {
        // Less than 64 bits each times less than 60: nothing to check.
        const bool left_is_finer = a.scale_ > b.scale_;
        const Decimal& fine = left_is_finer ? a : b;
        const Decimal& coarse = left_is_finer ? b : a;
        const Int128 wide = coarse.mantissa_ * powers::of_ten[static_cast<std::size_t>(fine.scale_ - coarse.scale_)];
        return {wide + fine.mantissa_, fine.scale_};
    }
    const auto [left, right] = aligned(a, b);
    return {checked_add(left, right), a.scale_ < b.scale_ ? b.scale_ : a.scale_};
}

Decimal operator*(const Decimal& a, const Decimal& b) {
    return {checked_multiply(a.mantissa_, b.mantissa_), a.scale_ + b.scale_};
}

std::strong_ordering Decimal::compare_aligned(const Decimal& a, const Decimal& b) {
    if (a.scale_ > b.scale_) return 0 <=> compare_aligned(b, a);
    const auto left = widened(a.mantissa_, b.scale_ - a.scale_);
    // What is too large in the places of b is farther from zero than b.
    return left ? *left <=> b.mantissa_ : a.sign() <=> 0;
}

Decimal divide_rounded(const Decimal& numerator, const Decimal& denominator, int places) {
    const int sign = denominator.mantissa() < 0 ? -1 : 1;
    const int shift = places + denominator.scale() - numerator.scale();
    return Decimal::of(quotient(numerator.mantissa() * sign, denominator.mantissa() * sign, shift), places);
}

StoredDecimal::StoredDecimal(const Decimal& value) {
    const Int128 limit = std::numeric_limits<std::int64_t>::max();
    const bool is_small = value.mantissa() <= limit && value.mantissa() >= -limit;
    const Decimal shorter = is_small ? value : value.normalized();
    if (!is_small && (shorter.mantissa() > limit || shorter.mantissa() < -limit)) throw Overflow();
    auto mantissa = static_cast<std::int64_t>(shorter.mantissa());
    int scale = shorter.scale();
    // 128 bits divide slowly.
    for (; scale > 0 && mantissa % 10 == 0; --scale) mantissa /= 10;
    if (scale > 100) throw Overflow();
    *this = of(mantissa, scale);
}

}  // namespace msp_audit
