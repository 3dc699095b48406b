#include "tickets/survival_product.hpp"

#include <algorithm>

#include "core/decimal.hpp"

namespace msp_audit {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::size_t first_limbs = 1;

/// The exponents of the prime factors of a fraction whose ends are products of numbers up to a bound.
class PrimeExponents {
public:
    explicit PrimeExponents(std::uint64_t bound) : smallest_(bound + 1), exponents_(bound + 1) {
        for (std::uint64_t prime = 2; prime <= bound; ++prime) {
            if (smallest_[prime] != 0) continue;
            for (std::uint64_t multiple = prime; multiple <= bound; multiple += prime) {
                if (smallest_[multiple] == 0) smallest_[multiple] = static_cast<std::uint32_t>(prime);
            }
        }
    }
    /// The number is from 1 to the bound.
    void add(std::uint64_t number, int times) {
        while (number > 1) {
            exponents_[smallest_[number]] += times;
            number /= smallest_[number];
        }
    }
    [[nodiscard]] bool is_one() const {
        return std::all_of(exponents_.begin(), exponents_.end(), [](int exponent) { return exponent == 0; });
    }

private:
    std::vector<std::uint32_t> smallest_;  ///< the smallest prime that divides a number
    std::vector<int> exponents_;           ///< by prime
};

}  // namespace

SurvivalProduct::SurvivalProduct() { restart(first_limbs); }

void SurvivalProduct::restart(std::size_t limbs) {
    low_.assign(limbs + 1, 0);
    low_.back() = 1;
    high_ = low_;
    for (const SurvivalFactor& factor : factors_) {
        scale(low_, factor, Rounding::down);
        scale(high_, factor, Rounding::up);
    }
}

void SurvivalProduct::multiply(const SurvivalFactor& factor) {
    factors_.push_back(factor);
    scale(low_, factor, Rounding::down);
    scale(high_, factor, Rounding::up);
}

bool SurvivalProduct::is_at_most(const SurvivalFactor& last, unsigned percent) {
    const std::uint64_t factor = last.left * 100;
    const std::uint64_t whole = last.at_risk * percent;
    bool may_be_equal = true;
    while (true) {
        if (!exceeds(high_, factor, whole)) return true;
        if (exceeds(low_, factor, whole)) return false;
        if (may_be_equal && is_equal(last, percent)) return true;
        may_be_equal = false;
        restart(2 * (low_.size() - 1));
    }
}

void SurvivalProduct::scale(Fixed& number, const SurvivalFactor& factor, Rounding rounding) {
    Wide carry = 0;
    for (std::uint64_t& limb : number) {
        carry += Wide{limb} * factor.left;
        limb = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    Wide rest = 0;
    for (auto limb = number.rbegin(); limb != number.rend(); ++limb) {
        rest = (rest << 64) + *limb;
        *limb = static_cast<std::uint64_t>(rest / factor.at_risk);
        rest %= factor.at_risk;
    }
    if (rounding == Rounding::down || rest == 0) return;
    for (std::uint64_t& limb : number) {
        if (++limb != 0) return;
    }
}

bool SurvivalProduct::exceeds(Fixed number, std::uint64_t factor, std::uint64_t whole) {
    scale(number, {factor, 1}, Rounding::down);
    if (number.back() != whole) return number.back() > whole;
    return std::any_of(number.begin(), number.end() - 1, [](std::uint64_t limb) { return limb != 0; });
}

bool SurvivalProduct::is_equal(const SurvivalFactor& last, unsigned percent) const {
    if (last.left == 0) return false;
    std::uint64_t most = std::max<std::uint64_t>(last.at_risk, 100);
    for (const SurvivalFactor& factor : factors_) most = std::max(most, factor.at_risk);
    PrimeExponents exponents(most);
    for (const SurvivalFactor& factor : factors_) {
        exponents.add(factor.left, 1);
        exponents.add(factor.at_risk, -1);
    }
    exponents.add(last.left, 1);
    exponents.add(last.at_risk, -1);
    exponents.add(100, 1);
    exponents.add(percent, -1);
    return exponents.is_one();
}

}  // namespace msp_audit
