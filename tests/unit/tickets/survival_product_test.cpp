#include "tickets/survival_product.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <vector>

using msp_audit::SurvivalFactor;
using msp_audit::SurvivalProduct;

TEST_CASE("a product of nothing is one") {
    SurvivalProduct product;
    CHECK(product.is_at_most({1, 2}, 50));
    CHECK_FALSE(product.is_at_most({1, 2}, 49));
    CHECK(product.is_at_most({0, 2}, 1));
    CHECK_FALSE(product.is_at_most({99, 100}, 98));
}

TEST_CASE("a product that equals the share by cancelling alone is at most it") {
    SurvivalProduct product;
    for (const SurvivalFactor& factor : {SurvivalFactor{2, 3}, {5, 7}, {7, 11}, {33, 34}}) product.multiply(factor);
    // 2/3 x 5/7 x 7/11 x 33/34 = 5/17.
    CHECK(product.is_at_most({17, 20}, 25));
    CHECK(product.is_at_most({17, 50}, 10));
    CHECK_FALSE(product.is_at_most({171, 500}, 10));
    CHECK(product.is_at_most({169, 500}, 10));
}

TEST_CASE("a product next to a share is told from it where 64 bits cannot") {
    // Numbers with an even count of ones over those with an odd one (Prouhet's sets, which agree in sums of powers up
    // to the fourth): the quotient differs from 1 by less than 2^-64, and from 1/2 with one more 2 below.
    constexpr std::uint64_t base = 300'000;
    std::vector<std::uint64_t> even;
    std::vector<std::uint64_t> odd;
    for (unsigned i = 0; i < 32; ++i) (std::popcount(i) % 2 == 0 ? even : odd).push_back(base + i);
    for (const bool swapped : {false, true}) {
        const auto& lefts = swapped ? odd : even;
        const auto& risks = swapped ? even : odd;
        SurvivalProduct product;
        boost::multiprecision::cpp_rational exact = 1;
        for (std::size_t i = 0; i < lefts.size(); ++i) {
            const bool last = i + 1 == lefts.size();
            const SurvivalFactor factor{lefts[i], last ? 2 * risks[0] : risks[i + 1]};
            REQUIRE(factor.left <= factor.at_risk);
            product.multiply(factor);
            exact *= boost::multiprecision::cpp_rational(factor.left, factor.at_risk);
        }
        const boost::multiprecision::cpp_rational half(1, 2);
        REQUIRE(exact != half);
        REQUIRE(abs(exact - half) * (boost::multiprecision::cpp_int(1) << 64) < 1);
        CHECK(product.is_at_most({1, 1}, 50) == (exact < half));
    }
}
