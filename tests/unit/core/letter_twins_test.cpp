#include "core/letter_twins.hpp"

#include <doctest/doctest.h>

using namespace msp_audit;

TEST_CASE("letters of another script that look like Latin ones have a twin") {
    CHECK(latin_twin("\u0410-3") == "A-3");
    CHECK(latin_twin("P\u041E-7") == "PO-7");
    CHECK(latin_twin("\u0391B") == "AB");
    CHECK(latin_twin("A-3") == "");
    CHECK(latin_twin("\u00C4-3") == "");
    CHECK(latin_twin("\xFF\xFE") == "");
}

TEST_CASE("a word of another language has no twin") {
    CHECK(latin_twin("\u041A\u0430\u0431\u0435\u043B\u044C USB") == "");
    CHECK(latin_twin("10 k\u03A9") == "");
    CHECK_FALSE(mixes_scripts("\u041A\u0430\u0431\u0435\u043B\u044C USB"));
}

TEST_CASE("Latin letters beside look-alikes are two scripts in one text") {
    CHECK(mixes_scripts("P\u041E-7"));
    CHECK_FALSE(mixes_scripts("\u0410-3"));
    CHECK_FALSE(mixes_scripts("PO-7"));
}
