#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "policy/ticket_policy.hpp"

namespace msp_audit {

inline TimeZone zone_named(std::string_view name) {
    const auto zone = TimeZone::named(name);
    REQUIRE_MESSAGE(zone.has_value(), name);
    return *zone;
}

inline Day day_of(std::string_view text) {
    const auto day = Day::parse(text);
    REQUIRE_MESSAGE(day.has_value(), text);
    return *day;
}

/// Of "2026-03-29 02:30" or "2026-03-29 02:30:15" as clocks in the zone show it.
inline Instant local_instant(const TimeZone& zone, std::string_view text) {
    const std::string seconds = text.size() == 16 ? std::string(text) + ":00" : std::string(text);
    const auto as_utc = Instant::parse(seconds.substr(0, 10) + "T" + seconds.substr(11) + "Z");
    REQUIRE_MESSAGE(as_utc.has_value(), text);
    return zone.resolve(TimeZone().local(*as_utc)).instant;
}

constexpr std::int32_t hour = 3600;

/// Monday to Friday the same hours.
inline CalendarRules office_hours(TimeZone zone, std::vector<WorkingHours> hours) {
    CalendarRules rules;
    rules.name = "default";
    rules.zone = std::move(zone);
    for (std::size_t weekday = 0; weekday < 5; ++weekday) rules.week[weekday] = hours;
    return rules;
}

/// Every day from midnight to midnight.
inline CalendarRules round_the_clock(TimeZone zone) {
    CalendarRules rules = office_hours(std::move(zone), {{0, 24 * hour}});
    rules.week[5] = rules.week[6] = rules.week[0];
    return rules;
}

}  // namespace msp_audit
