#include "ingest/read_instant.hpp"

#include "ingest/read_clock.hpp"
#include "ingest/text_cursor.hpp"

namespace msp_audit {

namespace {

/// Two digits; -1 for all else.
int two_digits(const char* text) {
    const unsigned tens = static_cast<unsigned char>(text[0]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(text[1]) - unsigned{'0'};
    return tens > 9 || ones > 9 ? -1 : static_cast<int>(tens * 10 + ones);
}

/// yyyy-mm-dd, a space or T, hh:mm or hh:mm:ss, with Z or nothing behind it: what most exports hold. Nothing for all
/// else.
std::optional<PrintedInstant> read_usual(std::string_view cell) {
    if (cell.size() < 16 || cell.size() > 20 || cell[4] != '-') return std::nullopt;
    std::string_view clock = cell.substr(11);
    PrintedInstant instant;
    if (clock.back() == 'Z') {
        instant.offset = 0;
        clock.remove_suffix(1);
    }
    const bool has_seconds = clock.size() == 8 && clock[5] == ':';
    if ((cell[10] != ' ' && cell[10] != 'T') || (clock.size() != 5 && !has_seconds) || clock[2] != ':') {
        return std::nullopt;
    }
    const int hour = two_digits(clock.data());
    const int minute = two_digits(clock.data() + 3);
    const int second = has_seconds ? two_digits(clock.data() + 6) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
    std::string reason;
    const auto day = read_day(cell.substr(0, 10), DateOrder::unknown, reason);
    if (!day) return std::nullopt;
    instant.local = {*day, hour * 3600 + minute * 60 + second};
    return instant;
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

}  // namespace

std::optional<PrintedInstant> read_instant(std::string_view cell, DateOrder order, std::string& reason) {
    if (auto usual = read_usual(cell)) return usual;
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
