#include "ingest/profile_amounts.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace msp_audit;

namespace {

std::string product(const std::vector<std::string_view>& cells, std::optional<int> truncate,
                    DecimalMark mark = DecimalMark::point) {
    const auto result = product_of(cells, truncate, mark);
    return result ? result->normalized().to_string() : "nothing";
}

}  // namespace

TEST_CASE("products are exact, or cut after each factor") {
    CHECK(product({"0.045", "412.5"}, std::nullopt) == "18.5625");
    // 18.5625 cut is 18.56, times 0.846202666 is 15.7055..., cut 15.70; in the other order 0.03 * 412.5 = 12.37
    CHECK(product({"0.045", "412.5", "0.846202666"}, 2) == "15.7");
    CHECK(product({"0.045", "0.846202666", "412.5"}, 2) == "12.37");
    CHECK(product({"-1.999", "1"}, 2) == "-1.99");
    CHECK(product({"1.999"}, 2) == "1.999");  // a single factor is no product
    CHECK(product({"1.234,5", "2"}, 0, DecimalMark::comma) == "2469");
}

TEST_CASE("a product of what is no amount, or with more digits than an export may have, is nothing") {
    CHECK(product({"6", ""}, 2) == "nothing");
    CHECK(product({"6", "many"}, 2) == "nothing");
    CHECK(product({"0.123456789", "0.123456789"}, std::nullopt) == "nothing");
    CHECK(product({"999999999999999999", "999999999999999999", "999999999999999999"}, std::nullopt) == "nothing");
    CHECK(product({}, 2) == "nothing");
}

TEST_CASE("amounts are printed with the file's decimal mark") {
    CHECK(printed_amount(*Decimal::parse("-12.50"), DecimalMark::comma) == "-12,5");
    CHECK(printed_amount(*Decimal::parse("-12.50"), DecimalMark::point) == "-12.5");
}
