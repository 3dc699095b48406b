#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace msp_audit {

/// left / at_risk, with left <= at_risk and at_risk below 2^56.
struct SurvivalFactor {
    std::uint64_t left = 0;
    std::uint64_t at_risk = 1;
};

/// A product of such fractions, compared exactly. It is kept between two bounds of 64 bits behind the point; where
/// those do not decide, prime factors tell whether both sides are equal, and else the bounds are drawn closer until
/// they do.
class SurvivalProduct {
public:
    SurvivalProduct();
    void multiply(const SurvivalFactor& factor);
    /// product * last <= percent / 100.
    [[nodiscard]] bool is_at_most(const SurvivalFactor& last, unsigned percent);

private:
    /// A number in units of 2^-64 per limb behind the first: limbs from the least to the whole part.
    using Fixed = std::vector<std::uint64_t>;
    enum class Rounding : unsigned char { down, up };

    static void scale(Fixed& number, const SurvivalFactor& factor, Rounding rounding);
    /// number * factor > whole.
    [[nodiscard]] static bool exceeds(Fixed number, std::uint64_t factor, std::uint64_t whole);
    [[nodiscard]] bool is_equal(const SurvivalFactor& last, unsigned percent) const;
    void restart(std::size_t limbs);

    std::vector<SurvivalFactor> factors_;
    Fixed low_, high_;
};

}  // namespace msp_audit
