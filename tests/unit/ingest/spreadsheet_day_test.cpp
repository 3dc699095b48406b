#include <doctest/doctest.h>

#include "ingest/spreadsheet_day.hpp"

using namespace msp_audit;

TEST_CASE("five digits, with a time of day behind them or not, may be a day as spreadsheets count") {
    CHECK(hint_at_spreadsheet_day("45992") ==
          "spreadsheets count days like this, and 45992 is 2025-12-01 there: format the column as dates (yyyy-mm-dd) "
          "and export it again");
    CHECK_FALSE(hint_at_spreadsheet_day("36526.75").empty());
    CHECK_FALSE(hint_at_spreadsheet_day("73415,5").empty());
}

TEST_CASE("other numbers and texts are no days of a spreadsheet") {
    for (const char* cell : {"", "4599", "459920", "36525", "73416", "45992.", "45992.5.1", "4599a", "45992 EUR"}) {
        INFO(cell);
        CHECK(hint_at_spreadsheet_day(cell).empty());
    }
}
