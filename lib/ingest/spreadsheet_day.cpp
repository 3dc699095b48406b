#include "ingest/spreadsheet_day.hpp"

#include <algorithm>

#include "core/day.hpp"
#include "ingest/plain_amount.hpp"

namespace msp_audit {

std::string hint_at_spreadsheet_day(std::string_view cell) {
    // 36526 is 2000-01-01: what is earlier or later is more likely some other number.
    constexpr int first = 36526, last = 73415;
    constexpr int first_of_1970 = 25569;
    constexpr std::size_t digits = 5;
    const std::string_view whole = cell.substr(0, digits);
    if (whole.size() < digits || !std::all_of(whole.begin(), whole.end(), is_digit)) return {};
    std::string_view rest = cell.substr(digits);
    if (!rest.empty()) {
        const bool is_fraction = rest[0] == '.' || rest[0] == ',';
        rest.remove_prefix(1);
        if (!is_fraction || rest.empty() || !std::all_of(rest.begin(), rest.end(), is_digit)) return {};
    }
    int number = 0;
    for (const char digit : whole) number = number * 10 + (digit - '0');
    if (number < first || number > last) return {};
    return "spreadsheets count days like this, and " + std::string(whole) + " is " +
           Day::from_count(number - first_of_1970).to_string() +
           " there: format the column as dates (yyyy-mm-dd) and export it again";
}

}  // namespace msp_audit
