#include "ingest/cell_format.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace msp_audit;

namespace {

std::string shown(std::string_view stored, std::string_view code, DaySystem days = DaySystem::from_1900) {
    return sheet_number_text(stored, read_cell_format(code), days, NumberForm::as_stored);
}

std::string built_in(std::string_view stored, unsigned number) {
    return sheet_number_text(stored, built_in_cell_format(number), DaySystem::from_1900, NumberForm::as_stored);
}

std::string settled(std::string_view stored, std::string_view code = "General") {
    return sheet_number_text(stored, read_cell_format(code), DaySystem::from_1900, NumberForm::one_meaning);
}

}  // namespace

TEST_CASE("a number comes as the decimal that people see, without the noise of its double") {
    CHECK(shown("0.10000000000000001", "General") == "0.1");
    CHECK(shown("0.30000000000000004", "General") == "0.3");
    CHECK(shown("1234.5600000000001", "#,##0.00") == "1234.56");
    CHECK(shown("1.2345600000000001E3", "General") == "1234.56");
    CHECK(shown("99.999999999999986", "General") == "100");
    CHECK(shown("9999999.9999999981", "0.00") == "10000000");
    CHECK(shown("-19.989999999999998", "0.00") == "-19.99");
    CHECK(shown("1234567.8900000001", "General") == "1234567.89");
    CHECK(shown("0.0125", "0.00") == "0.0125");
    CHECK(shown("5", "0.00") == "5");
    CHECK(shown("007.50", "General") == "7.5");
    CHECK(shown("0", "0.00") == "0");
    CHECK(shown("-0", "0.00") == "0");
    CHECK(shown("0.0", "General") == "0");
    CHECK(shown("1E-2", "General") == "0.01");
    CHECK(shown("2.5e+3", "0.00E+00") == "2500");
}

TEST_CASE("what a formula leaves behind the fifteenth place is nothing") {
    CHECK(shown("1.1368683772161603E-13", "0.00") == "0.000000000000114");
    CHECK(shown("-2.2204460492503131E-16", "0.00") == "0");
    CHECK(shown("5E-16", "0.00") == "0.000000000000001");
    CHECK(shown("4.9E-324", "0.00") == "0");
}

TEST_CASE("identifiers keep every digit that a number can have") {
    CHECK(shown("4500000018", "General") == "4500000018");
    CHECK(shown("4500000018", "0.00") == "4500000018");
    CHECK(shown("4.500000018E9", "General") == "4500000018");
    CHECK(shown("123456789012345", "General") == "123456789012345");
    CHECK(shown("1234567890123456", "General") == "1.23456789012346E+15");
    CHECK(shown("1E+20", "General") == "1E+20");
}

TEST_CASE("a format shows zeros and letters of an identifier that are not stored") {
    CHECK(shown("42", "00000") == "00042");
    CHECK(shown("1234567", "00000") == "1234567");
    CHECK(shown("0", "000") == "000");
    CHECK(shown("42", "\"PO-\"0000") == "PO-0042");
    CHECK(shown("42", "\\I\\N\\V0") == "INV42");
    CHECK(shown("5551234567", "(000) 000-0000") == "(555) 123-4567");
    CHECK(shown("1.5", "000") == "1.5");
    CHECK(shown("-7", "000") == "-7");
    CHECK(shown("5", "0\" pcs\"") == "5");
    CHECK(shown("5", "0") == "5");
    CHECK(shown("5", "#,##0") == "5");
}

TEST_CASE("a percentage is shown as one, and a currency that a format names stands behind the amount") {
    CHECK(shown("0.1", "0%") == "10%");
    CHECK(shown("0.075", "0.00%") == "7.5%");
    CHECK(shown("0.070000000000000007", "0%") == "7%");
    CHECK(built_in("1", 9) == "100%");
    CHECK(built_in("0.005", 10) == "0.5%");
    CHECK(shown("12.5", "#,##0.00 [$\xE2\x82\xAC-407]") == "12.5 \xE2\x82\xAC");
    CHECK(shown("12.5", "[$EUR] #,##0.00") == "12.5 EUR");
    CHECK(shown("-12.5", "#,##0.00\\ \"GBP\"") == "-12.5 GBP");
    // The dollar is of several countries, so it tells nothing.
    CHECK(shown("12.5", "\"$\"#,##0.00") == "12.5");
    CHECK(shown("12.5", "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-") == "12.5");
}

TEST_CASE("a number of three places is written so that no decimal comma can make a thousand of it") {
    CHECK(settled("1.234") == "1.2340");
    CHECK(settled("-12.125") == "-12.1250");
    CHECK(settled("0.125") == "0.125");
    CHECK(settled("1234.125") == "1234.125");
    CHECK(settled("1.25") == "1.25");
    CHECK(settled("0.01125", "0.00%") == "1.1250%");
}

TEST_CASE("days are told by the format alone") {
    CHECK(built_in("45961", 14) == "2025-10-31");
    CHECK(built_in("45961", 0) == "45961");
    CHECK(built_in("45961.604166666664", 22) == "2025-10-31 14:30:00");
    CHECK(built_in("45961.604166666664", 14) == "2025-10-31 14:30:00");
    CHECK(built_in("0.604166666666667", 20) == "14:30:00");
    CHECK(built_in("45961.5", 20) == "2025-10-31 12:00:00");
    CHECK(shown("45961", "yyyy\\-mm\\-dd") == "2025-10-31");
    CHECK(shown("45961", "dd.mm.yyyy;@") == "2025-10-31");
    CHECK(shown("45961", "[$-409]d\\-mmm\\-yy;@") == "2025-10-31");
    CHECK(shown("45961", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy") == "2025-10-31");
    CHECK(shown("45961", "mmm") == "2025-10-31");
    CHECK(shown("45961.25", "dd/mm/yyyy hh:mm") == "2025-10-31 06:00:00");
    CHECK(shown("45961", "dd/mm/yyyy hh:mm") == "2025-10-31 00:00:00");
    CHECK(shown("45961.999999999", "dd/mm/yyyy hh:mm") == "2025-11-01 00:00:00");
    CHECK(shown("5.5", "[Red]0.00") == "5.5");
    CHECK(shown("5.5", "0.00\" days\"") == "5.5");
    CHECK(shown("5.5", "[h]:mm") == "132:00:00");
    CHECK(shown("0.0208333333333333", "[h]:mm:ss") == "00:30:00");
    CHECK(shown("-0.5", "[hh]:mm") == "-12:00:00");
}

TEST_CASE("both ways of counting days are known, with the leap day that never was") {
    CHECK(built_in("1", 14) == "1900-01-01");
    CHECK(built_in("59", 14) == "1900-02-28");
    CHECK(built_in("60", 14) == "1900-02-29");
    CHECK(built_in("61", 14) == "1900-03-01");
    CHECK(built_in("36526", 14) == "2000-01-01");
    CHECK(built_in("36585", 14) == "2000-02-29");
    CHECK(built_in("2958465", 14) == "9999-12-31");
    CHECK(shown("44499", "yyyy-mm-dd", DaySystem::from_1904) == "2025-10-31");
    CHECK(shown("0", "yyyy-mm-dd", DaySystem::from_1904) == "1904-01-01");
}

TEST_CASE("what is no day or no number stays as it is stored, for its reader to refuse") {
    CHECK(built_in("-1", 14) == "-1");
    CHECK(built_in("0", 14) == "1900-01-00");
    CHECK(built_in("2958466", 14) == "2958466");
    CHECK(shown("1E300", "yyyy-mm-dd") == "1E+300");
    for (const char* const word : {"nan", "INF", "1.2.3", "", "1e", "0x10", "--1", "1E9999"}) {
        CHECK(shown(word, "General") == word);
    }
}
