#include "ingest/spreadsheet_day.hpp"

#include <algorithm>
#include <array>

#include "ingest/plain_amount.hpp"
#include "ingest/stored_number.hpp"

namespace msp_audit {

namespace {

/// A number of days, and the seconds of the last one to the nearest.
struct SerialNumber {
    int days = 0;
    std::int32_t seconds = 0;
};

/// The first day that a date may be, and the last one.
constexpr Day first_day = Day::from_count(0);     // 1970-01-01
constexpr Day last_day = Day::from_count(47846);  // 2100-12-31

/// The digits behind the mark of a fraction.
std::optional<std::string_view> decimals(std::string_view rest) {
    std::size_t mark = 0;
    if (rest.starts_with('.') || rest.starts_with(',')) mark = 1;
    if (rest.starts_with(stored_number_mark)) mark = stored_number_mark.size();
    rest.remove_prefix(mark);
    if (mark == 0 || rest.empty() || !std::all_of(rest.begin(), rest.end(), is_digit)) return std::nullopt;
    return rest;
}

/// The nearest second of a day's fraction; a whole day at most.
std::int32_t second_of(std::string_view decimals) {
    constexpr std::size_t places = 12;
    constexpr std::int64_t unit = 1000000000000;
    std::int64_t fraction = 0;
    for (std::size_t i = 0; i < places; ++i) {
        fraction = fraction * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    }
    return static_cast<std::int32_t>((fraction * seconds_a_day + unit / 2) / unit);
}

/// Up to six digits, the first of them no zero, and a fraction perhaps.
std::optional<SerialNumber> serial_number(std::string_view cell) {
    constexpr std::size_t most_digits = 6;
    const auto end = std::find_if_not(cell.begin(), cell.end(), is_digit);
    const std::string_view whole = cell.substr(0, static_cast<std::size_t>(end - cell.begin()));
    if (whole.empty() || whole.size() > most_digits || whole.front() == '0') return std::nullopt;
    SerialNumber number;
    for (const char digit : whole) number.days = number.days * 10 + (digit - '0');
    if (whole.size() == cell.size()) return number;
    const auto fraction = decimals(cell.substr(whole.size()));
    if (!fraction) return std::nullopt;
    number.seconds = second_of(*fraction);
    if (number.seconds == seconds_a_day) {
        ++number.days;
        number.seconds = 0;
    }
    return number;
}

/// Nothing for a day that no date is. Days before March 1900 are none of them, so nobody meets the 29th of February
/// that spreadsheets take that year to have had.
std::optional<Day> day_of(const SerialNumber& number, DaySystem system) {
    constexpr int first_of_1970 = 25569;
    constexpr int from_1900_to_1904 = 1462;
    const int shift = system == DaySystem::from_1904 ? from_1900_to_1904 : 0;
    const Day day = Day::from_count(number.days + shift - first_of_1970);
    if (day < first_day || last_day < day) return std::nullopt;
    return day;
}

std::string said_by(const SerialDates& serial) {
    return serial.by_policy ? "serial_dates in msp-audit.toml" : "--serial-dates";
}

std::string says_otherwise(const SerialDates& serial) {
    return "the workbook counts its days from " + std::string(word_of(*serial.of_workbook)) + " on, and " +
           said_by(serial) + " says " + std::string(word_of(*serial.asked));
}

bool contradicts(const SerialDates& serial) {
    return serial.asked && serial.of_workbook && *serial.asked != *serial.of_workbook;
}

}  // namespace

std::string_view word_of(DaySystem system) { return system == DaySystem::from_1904 ? "1904" : "1900"; }

std::optional<LocalTime> read_serial_date(std::string_view cell, const SerialDates& serial, std::string& reason) {
    if (!serial.asked) return std::nullopt;
    const auto number = serial_number(cell);
    if (!number) return std::nullopt;
    if (contradicts(serial)) {
        reason = says_otherwise(serial);
        return std::nullopt;
    }
    const auto day = day_of(*number, *serial.asked);
    if (!day) {
        reason = "as a number of days from " + std::string(word_of(*serial.asked)) + " on it is not in 1970 to 2100";
        return std::nullopt;
    }
    return LocalTime{*day, number->seconds};
}

std::string hint_at_spreadsheet_day(std::string_view cell, const SerialDates& serial) {
    // What is earlier or later is more likely some other number.
    constexpr Day earliest = Day::from_count(10957);  // 2000-01-01
    const auto number = serial_number(cell);
    if (!number) return {};
    if (contradicts(serial)) return "--serial-dates FILE=" + std::string(word_of(*serial.of_workbook));
    const DaySystem system = serial.of_workbook.value_or(DaySystem::from_1900);
    const auto day = day_of(*number, system);
    if (serial.asked || !day || *day < earliest) return {};
    const auto by = [](const Day& meant, DaySystem way) {
        return meant.to_string() + " by --serial-dates " + std::string(word_of(way));
    };
    std::string hint = serial.of_workbook ? "the workbook counts" : "spreadsheets count";
    hint += " days like this: " + std::to_string(number->days) + " is " + by(*day, system);
    const auto other = day_of(*number, DaySystem::from_1904);
    if (!serial.of_workbook && other) hint += ", " + by(*other, DaySystem::from_1904);
    return hint + "; else format the column as dates (yyyy-mm-dd) and export it again";
}

void SerialDatesRead::add(std::string_view cell, std::uint32_t row, const std::string& meaning) {
    if (count_++ > 0) return;
    example_ = with_stored_numbers_shown(std::string(cell));
    row_ = row;
    meaning_ = meaning;
}

std::string SerialDatesRead::note(const SerialDates& serial) const {
    if (count_ == 0 || !serial.asked) return {};
    return std::to_string(count_) + (count_ == 1 ? " date is a number" : " dates are numbers") +
           " of days, counted from " + std::string(word_of(*serial.asked)) + " on as " + said_by(serial) +
           " says: '" + example_ + "' (row " + std::to_string(row_) + ") is " + meaning_;
}

std::string serial_date_text(const LocalTime& time) {
    constexpr int minute = 60;
    constexpr int hour = 60 * minute;
    std::string text = time.day.to_string();
    if (time.second_of_day == 0) return text;
    text += ' ';
    const std::array parts{time.second_of_day / hour, time.second_of_day / minute % minute,
                           time.second_of_day % minute};
    for (const int part : parts) {
        if (text.back() != ' ') text += ':';
        text += {static_cast<char>('0' + part / 10), static_cast<char>('0' + part % 10)};
    }
    return text;
}

}  // namespace msp_audit
