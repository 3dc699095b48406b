#include "ingest/read_instant.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "ingest/month_starts.hpp"
#include "ingest/read_clock.hpp"
#include "ingest/text_cursor.hpp"

namespace msp_audit {

namespace {

/// 0 to 9; -1 for all else.
int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : -1; }

/// 0 to 99; -1 for all else.
int two_digits(const char* text) {
    const int tens = digit(text[0]);
    const int ones = digit(text[1]);
    return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

/// hh:mm or hh:mm:ss; an hour before ten may have one digit. -1 for all else.
int second_of_day(std::string_view clock) {
    const std::size_t hour_size = clock.size() > 1 && clock[1] == ':' ? 1 : 2;
    const bool has_seconds = clock.size() == hour_size + 6 && clock[hour_size + 3] == ':';
    if ((clock.size() != hour_size + 3 && !has_seconds) || clock[hour_size] != ':') return -1;
    const int hour = hour_size == 1 ? digit(clock[0]) : two_digits(clock.data());
    const int minute = two_digits(clock.data() + hour_size + 1);
    const int second = has_seconds ? two_digits(clock.data() + hour_size + 4) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return -1;
    return hour * 3600 + minute * 60 + second;
}

/// Eight characters, the first in the lowest byte.
std::uint64_t eight_of(const char* text) {
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    return word;
}

/// Of eight characters, in the bytes that `which` has bits of: the number of each two of them in the first one's
/// byte. False: one is no digit.
bool take_pairs(std::uint64_t word, std::uint64_t which, std::uint64_t& pairs) {
    constexpr std::uint64_t zeros = 0x3030303030303030U, low_bits = 0x7F7F7F7F7F7F7F7FU, high_bits = ~low_bits;
    constexpr std::uint64_t beyond_nine = 0x7676767676767676U;  // added to more than nine, it sets the highest bit
    const std::uint64_t digits = (word ^ zeros) & which;
    pairs = digits * 10 + (digits >> 8U);
    return ((((digits & low_bits) + beyond_nine) | digits) & high_bits) == 0;
}

// These fill in what is returned, part by part: copying it costs as much as reading the digits.

/// Exactly yyyy-mm-dd hh:mm:ss, with a space or T, all eight characters at once. False for all else.
bool read_nineteen(std::string_view cell, PrintedInstant& into) {
    if (std::endian::native != std::endian::little || cell.size() != 19) return false;
    const auto at = [](std::uint64_t word, unsigned place) {
        return static_cast<unsigned>(word >> place * 8 & 0xFFU);
    };
    const bool is_parted = cell[4] == '-' && cell[7] == '-' && (cell[10] == ' ' || cell[10] == 'T') &&
                           cell[13] == ':' && cell[16] == ':';
    std::uint64_t month = 0;
    std::uint64_t date = 0;
    std::uint64_t clock = 0;
    if (!is_parted || !take_pairs(eight_of(cell.data()), 0x00FFFF00FFFFFFFFU, month) ||
        !take_pairs(eight_of(cell.data() + 2), 0xFFFF00FFFF00FFFFU, date) ||
        !take_pairs(eight_of(cell.data() + 11), 0xFFFF00FFFF00FFFFU, clock))
        return false;
    const auto day = month_starts.day_of(at(month, 0) * 100 + at(month, 2), at(month, 5), at(date, 6));
    if (!day || at(clock, 0) > 23 || at(clock, 3) > 59 || at(clock, 6) > 59) return false;
    into.local.day = *day;
    into.local.second_of_day = static_cast<std::int32_t>(at(clock, 0) * 3600 + at(clock, 3) * 60 + at(clock, 6));
    return true;
}

/// yyyy-mm-dd, a space or T, and a clock, with Z or nothing behind it: what most exports hold. False for all else.
bool read_usual(std::string_view cell, PrintedInstant& into) {
    if (read_nineteen(cell, into)) return true;
    if (cell.size() < 16 || cell.size() > 20 || cell[4] != '-' || (cell[10] != ' ' && cell[10] != 'T')) return false;
    std::string_view clock = cell.substr(11);
    const bool is_utc = clock.back() == 'Z';
    if (is_utc) clock.remove_suffix(1);
    const int second = second_of_day(clock);
    if (second < 0) return false;
    std::string reason;
    const auto day = read_day(cell.substr(0, 10), DateOrder::unknown, reason);
    if (!day) return false;
    into.local.day = *day;
    into.local.second_of_day = second;
    if (is_utc) into.offset = 0;
    return true;
}

/// d/m/yyyy in the given order, with / - or . and a clock or nothing behind it. False for all else.
bool read_numbers(std::string_view cell, DateOrder order, PrintedInstant& into) {
    if (order == DateOrder::unknown) return false;
    std::array<int, 2> parts{};
    std::array<char, 2> separators{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t size = cell.size() > 1 && digit(cell[1]) >= 0 ? 2 : 1;
        if (cell.size() <= size + 4) return false;
        parts[i] = size == 1 ? digit(cell[0]) : two_digits(cell.data());
        separators[i] = cell[size];
        cell.remove_prefix(size + 1);
    }
    const bool is_parted = separators[0] == '/' || separators[0] == '-' || separators[0] == '.';
    if (cell.size() < 4 || !is_parted || separators[0] != separators[1]) return false;
    const int century = two_digits(cell.data());
    const int year = two_digits(cell.data() + 2);
    if (parts[0] < 1 || parts[1] < 1 || century < 0 || year < 0) return false;
    const std::size_t month_at = order == DateOrder::dmy ? 1 : 0;
    const auto day = Day::of(century * 100 + year, parts[month_at], parts[1 - month_at]);
    const int second = cell.size() == 4 ? 0 : (cell[4] == ' ' ? second_of_day(cell.substr(5)) : -1);
    if (!day || second < 0) return false;
    into.local = {*day, second};
    return true;
}

/// 0 to 24; -1, with a reason, for an hour that its half of the day does not have.
int hour_of_day(const PrintedClock& clock, std::string& reason) {
    using enum PrintedClock::Half;
    const bool has_passed = clock.hour == 24 && (clock.minute != 0 || clock.second != 0);
    if (has_passed || (clock.half == am && clock.hour > 12)) {
        reason = "there is no hour " + std::to_string(clock.hour) + (clock.half == am ? " am" : " of that minute");
        return -1;
    }
    if (clock.half == am && clock.hour == 12) return 0;
    return clock.half == pm && clock.hour < 12 ? clock.hour + 12 : clock.hour;
}

std::optional<PrintedInstant> read_any(std::string_view cell, DateOrder order, std::string& reason) {
    std::string_view rest;
    const auto day = read_day_in_front(cell, order, reason, rest);
    const auto clock = read_clock(rest);
    if (!clock) reason = "what follows the date is not written like a time of day";
    if (!day || !clock) return std::nullopt;
    const int hour = hour_of_day(*clock, reason);
    if (hour < 0) return std::nullopt;
    PrintedInstant instant{{*day, hour * 3600 + clock->minute * 60 + clock->second}, clock->offset};
    if (instant.local.second_of_day >= seconds_a_day) {
        instant.local.day = *day + 1;
        instant.local.second_of_day -= static_cast<std::int32_t>(seconds_a_day);
    }
    return instant;
}

}  // namespace

std::optional<PrintedInstant> read_instant(std::string_view cell, DateOrder order, std::string& reason) {
    std::optional<PrintedInstant> instant(std::in_place);
    if (!read_usual(cell, *instant) && !read_numbers(cell, order, *instant)) instant = read_any(cell, order, reason);
    return instant;
}

Instant instant_of(const PrintedInstant& printed, const TimeZone& zone, TimeReadings& readings) {
    if (printed.offset) {
        const Seconds midnight = Seconds{printed.local.day.count()} * seconds_a_day;
        return Instant::from_count(midnight + printed.local.second_of_day - *printed.offset);
    }
    const ResolvedLocalTime resolved = zone.resolve(printed.local);
    ++readings.without_offset;
    if (resolved.kind == LocalTimeKind::skipped) ++readings.skipped;
    if (resolved.kind == LocalTimeKind::repeated) ++readings.repeated;
    return resolved.instant;
}

}  // namespace msp_audit
