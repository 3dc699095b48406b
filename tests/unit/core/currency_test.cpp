#include "core/currency.hpp"

#include <doctest/doctest.h>

#include <string_view>

using msp_audit::currency_code;
using msp_audit::is_currency_code;
using msp_audit::minor_digits;
using msp_audit::minor_unit;

TEST_CASE("most currencies have two digits after the point") {
    for (const std::string_view code :
         {"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "INR", "CNY", "MGA", "MRU", "HUF"}) {
        CAPTURE(code);
        CHECK(minor_digits(code) == 2);
    }
}

TEST_CASE("currencies without a minor unit have no digits after the point") {
    for (const std::string_view code : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX",
                                        "UYI", "VND", "VUV", "XAF", "XOF", "XPF"}) {
        CAPTURE(code);
        CHECK(minor_digits(code) == 0);
    }
}

TEST_CASE("currencies of thousandths have three digits after the point") {
    for (const std::string_view code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}) {
        CAPTURE(code);
        CHECK(minor_digits(code) == 3);
    }
}

TEST_CASE("units of account in four digits are known") {
    CHECK(minor_digits("CLF") == 4);
    CHECK(minor_digits("UYW") == 4);
}

TEST_CASE("a code that is not in the table, or none, has two digits") {
    for (const std::string_view code : {"", "J", "JP", "JPYX", "jpy", " JPY", "ZZZ", "AAA", "ZWL"}) {
        CAPTURE(code);
        CHECK(minor_digits(code) == 2);
    }
}

TEST_CASE("a minor unit is the smallest amount of a currency") {
    CHECK(minor_unit("USD").to_string() == "0.01");
    CHECK(minor_unit("JPY").to_string() == "1");
    CHECK(minor_unit("KWD").to_string() == "0.001");
    CHECK(minor_unit("CLF").to_string() == "0.0001");
    CHECK(minor_unit("").to_string() == "0.01");
}

TEST_CASE("a currency is shown in capitals, and three of them make a code") {
    CHECK(currency_code("eur") == "EUR");
    CHECK(currency_code("Usd") == "USD");
    CHECK(currency_code("") == "");
    CHECK(currency_code("\xC3\xA9") == "\xC3\xA9");
    CHECK(is_currency_code("EUR"));
    for (const std::string_view text : {"", "EU", "EURO", "eur", "E R", "E\xC3\x89"}) {
        CAPTURE(text);
        CHECK_FALSE(is_currency_code(text));
    }
}

TEST_CASE("codes of ISO 4217 are known, also those of the past, and nothing else is") {
    for (const char* code : {"EUR", "USD", "AED", "ZWL", "DEM", "JPY"}) CHECK(msp_audit::is_iso_currency(code));
    for (const char* text : {"", "EURO", "eur", "XXX", "UR ", "R A", "EU"}) {
        INFO(text);
        CHECK_FALSE(msp_audit::is_iso_currency(text));
    }
}
