#include "core/time_zone.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

using msp_audit::Day;
using msp_audit::Instant;
using msp_audit::LocalTime;
using msp_audit::LocalTimeKind;
using msp_audit::TimeZone;

TimeZone zone(std::string_view name) {
    const auto found = TimeZone::named(name);
    REQUIRE_MESSAGE(found.has_value(), name);
    return *found;
}

/// Of "2026-03-29 02:30:00".
LocalTime local(std::string_view text) {
    const auto instant = Instant::parse(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11)) + "Z");
    REQUIRE_MESSAGE(instant.has_value(), text);
    return TimeZone().local(*instant);
}

std::string shown(const TimeZone& zone, std::string_view instant) {
    const LocalTime time = zone.local(*Instant::parse(instant));
    const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    return time.day.to_string() + " " + two(time.second_of_day / 3600) + ":" + two(time.second_of_day / 60 % 60) +
           ":" + two(time.second_of_day % 60);
}

/// "2026-03-29T01:00:00Z skipped".
std::string resolved(const TimeZone& zone, std::string_view text) {
    const auto found = zone.resolve(local(text));
    const std::string instant = found.instant.to_string();
    if (found.kind == LocalTimeKind::unique) return instant;
    return instant + (found.kind == LocalTimeKind::skipped ? " skipped" : " repeated");
}

}  // namespace

TEST_CASE("UTC shows instants as they are and resolves each local time") {
    const TimeZone utc;
    CHECK(utc.name() == "UTC");
    CHECK(shown(utc, "2026-03-29T01:02:03Z") == "2026-03-29 01:02:03");
    CHECK(resolved(utc, "2026-03-29 02:30:00") == "2026-03-29T02:30:00Z");
    CHECK(zone("UTC").name() == "UTC");
    CHECK(utc.day_of(Instant::from_count(-1)).to_string() == "1969-12-31");
}

TEST_CASE("summer time skips an hour and repeats one in Brussels") {
    const TimeZone brussels = zone("Europe/Brussels");
    CHECK(brussels.name() == "Europe/Brussels");
    CHECK(shown(brussels, "2026-03-29T00:59:59Z") == "2026-03-29 01:59:59");
    CHECK(shown(brussels, "2026-03-29T01:00:00Z") == "2026-03-29 03:00:00");
    CHECK(resolved(brussels, "2026-03-29 01:59:59") == "2026-03-29T00:59:59Z");
    CHECK(resolved(brussels, "2026-03-29 02:00:00") == "2026-03-29T01:00:00Z skipped");
    CHECK(resolved(brussels, "2026-03-29 02:59:59") == "2026-03-29T01:00:00Z skipped");
    CHECK(resolved(brussels, "2026-03-29 03:00:00") == "2026-03-29T01:00:00Z");
    CHECK(shown(brussels, "2026-10-25T00:59:59Z") == "2026-10-25 02:59:59");
    CHECK(shown(brussels, "2026-10-25T01:00:00Z") == "2026-10-25 02:00:00");
    CHECK(resolved(brussels, "2026-10-25 01:59:59") == "2026-10-24T23:59:59Z");
    CHECK(resolved(brussels, "2026-10-25 02:00:00") == "2026-10-25T00:00:00Z repeated");
    CHECK(resolved(brussels, "2026-10-25 02:59:59") == "2026-10-25T00:59:59Z repeated");
    CHECK(resolved(brussels, "2026-10-25 03:00:00") == "2026-10-25T02:00:00Z");
}

TEST_CASE("each year has the rules of its time") {
    // Until 2006 New York changed on the first Sunday of April, since then on the second of March.
    const TimeZone new_york = zone("America/New_York");
    CHECK(shown(new_york, "2006-03-20T12:00:00Z") == "2006-03-20 07:00:00");
    CHECK(shown(new_york, "2007-03-20T12:00:00Z") == "2007-03-20 08:00:00");
    CHECK(resolved(new_york, "2026-03-08 02:15:00") == "2026-03-08T07:00:00Z skipped");
    CHECK(resolved(new_york, "2026-11-01 01:15:00") == "2026-11-01T05:15:00Z repeated");
}

TEST_CASE("offsets need not be whole hours") {
    CHECK(shown(zone("Asia/Kolkata"), "2026-03-29T20:00:00Z") == "2026-03-30 01:30:00");
    CHECK(resolved(zone("Asia/Kolkata"), "2026-03-30 01:30:00") == "2026-03-29T20:00:00Z");
    // Lord Howe goes forward by half an hour only.
    const TimeZone lord_howe = zone("Australia/Lord_Howe");
    CHECK(shown(lord_howe, "2026-10-03T15:29:59Z") == "2026-10-04 01:59:59");
    CHECK(shown(lord_howe, "2026-10-03T15:30:00Z") == "2026-10-04 02:30:00");
    CHECK(resolved(lord_howe, "2026-10-04 02:10:00") == "2026-10-03T15:30:00Z skipped");
    CHECK(resolved(lord_howe, "2026-04-05 01:45:00") == "2026-04-04T14:45:00Z repeated");
    CHECK(resolved(lord_howe, "2026-04-05 02:00:00") == "2026-04-04T15:30:00Z");
}

TEST_CASE("a day that does not begin at midnight begins at its jump") {
    const TimeZone sao_paulo = zone("America/Sao_Paulo");
    CHECK(resolved(sao_paulo, "2018-11-04 00:00:00") == "2018-11-04T03:00:00Z skipped");
    CHECK(shown(sao_paulo, "2018-11-04T02:59:59Z") == "2018-11-03 23:59:59");
    CHECK(shown(sao_paulo, "2018-11-04T03:00:00Z") == "2018-11-04 01:00:00");
    CHECK(sao_paulo.start_of(*Day::parse("2018-11-04")).to_string() == "2018-11-04T03:00:00Z");
    // The last hour of a day comes twice; the next day begins after both.
    CHECK(resolved(sao_paulo, "2018-02-17 23:30:00") == "2018-02-18T01:30:00Z repeated");
    CHECK(sao_paulo.start_of(*Day::parse("2018-02-18")).to_string() == "2018-02-18T03:00:00Z");
    CHECK(sao_paulo.day_of(*Instant::parse("2018-02-18T02:30:00Z")).to_string() == "2018-02-17");
}

TEST_CASE("a day that a zone left out begins and ends at the jump") {
    const TimeZone apia = zone("Pacific/Apia");
    CHECK(apia.start_of(*Day::parse("2011-12-30")) == apia.start_of(*Day::parse("2011-12-31")));
    CHECK(resolved(apia, "2011-12-30 12:00:00") == "2011-12-30T10:00:00Z skipped");
}

TEST_CASE("the rules of a zone go on beyond the list of its file") {
    // Last Sundays: 28 March and 31 October 2049, 28 March and 31 October 2100.
    const TimeZone brussels = zone("Europe/Brussels");
    CHECK(shown(brussels, "2049-03-28T00:59:59Z") == "2049-03-28 01:59:59");
    CHECK(shown(brussels, "2049-03-28T01:00:00Z") == "2049-03-28 03:00:00");
    CHECK(shown(brussels, "2049-10-31T01:00:00Z") == "2049-10-31 02:00:00");
    CHECK(shown(brussels, "2100-03-28T01:00:00Z") == "2100-03-28 03:00:00");
    CHECK(shown(brussels, "2100-10-31T01:00:00Z") == "2100-10-31 02:00:00");
    CHECK(shown(zone("Australia/Lord_Howe"), "2050-12-31T13:30:00Z") == "2051-01-01 00:30:00");
    CHECK(shown(zone("America/Sao_Paulo"), "2050-12-31T13:30:00Z") == "2050-12-31 10:30:00");
}

TEST_CASE("what the system does not know by that name is no zone") {
    for (const std::string_view name :
         {"", "Europe", "Europe/Nowhere", "europe/brussels", "Europe/Brussels ", "/usr/share/zoneinfo/UTC",
          "../zoneinfo/Europe/Brussels", "zone.tab", "localtime", "CEST"}) {
        CAPTURE(name);
        CHECK_FALSE(TimeZone::named(name).has_value());
    }
}

TEST_CASE("names are sorted, and each names a zone") {
    const auto names = TimeZone::names();
    CHECK(std::is_sorted(names.begin(), names.end()));
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    CHECK(std::binary_search(names.begin(), names.end(), "Asia/Kolkata"));
    CHECK(std::binary_search(names.begin(), names.end(), "UTC"));
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(TimeZone::named(name).has_value());
    }
}

TEST_CASE("every instant is found again by the local time it shows, unless that comes twice") {
    for (const std::string_view name : {"UTC", "Europe/Brussels", "America/New_York", "Asia/Kolkata",
                                        "Australia/Lord_Howe", "America/Sao_Paulo", "America/St_Johns"}) {
        const TimeZone place = zone(name);
        CAPTURE(name);
        std::vector<std::string> lost;
        // Steps of 2:47 h meet every time of day and every change.
        for (Instant at = *Instant::parse("1999-01-01T00:00:00Z"); at.count() < 1'600'000'000; at = at + 10'021) {
            const auto found = place.resolve(place.local(at));
            const bool same = found.instant == at;
            const bool earlier = found.kind == LocalTimeKind::repeated && found.instant < at;
            if ((!same && !earlier) || found.kind == LocalTimeKind::skipped) lost.push_back(at.to_string());
        }
        CHECK(lost == std::vector<std::string>{});
    }
}
