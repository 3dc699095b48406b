#include "core/nearest.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

using msp_audit::nearest;

namespace {

constexpr std::array<std::string_view, 5> known{"price", "price_below", "percent", "sku", "quantity_ordered"};

std::string guess(std::string_view word) { return std::string(nearest(word, known).value_or("(none)")); }

}  // namespace

TEST_CASE("a letter put in, left out, changed or swapped with its neighbour is one edit") {
    CHECK(guess("prices") == "price");
    CHECK(guess("prce") == "price");
    CHECK(guess("prise") == "price");
    CHECK(guess("pirce") == "price");
    CHECK(guess("suk") == "sku");
}

TEST_CASE("case and dashes for underscores cost nothing") {
    CHECK(guess("PRICE") == "price");
    CHECK(guess("price-below") == "price_below");
}

TEST_CASE("a word that needs more edits than a third of its letters is like none") {
    CHECK(guess("quantty_orderd") == "quantity_ordered");
    CHECK(guess("colour") == "(none)");
    CHECK(guess("tax") == "(none)");
    CHECK(guess("abc") == "(none)");
    CHECK(guess("x") == "(none)");
    CHECK(guess("") == "(none)");
    CHECK(guess(std::string(100000, 'p')) == "(none)");
}

TEST_CASE("of several words that are as near the first counts") {
    CHECK(nearest("cat", std::array<std::string_view, 2>{"bat", "cut"}) == "bat");
    CHECK(nearest("cat", std::array<std::string_view, 2>{"cut", "bat"}) == "cut");
    CHECK_FALSE(nearest("cat", {}).has_value());
}
