#include "business_time.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <date/tz.h>
#include <utility>

namespace reference::tickets {
namespace {

std::int64_t floor_division(std::int64_t value, std::int64_t by) {
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

/// The hours that start on that date: those of a short day, none on a holiday, else those of the week.
std::vector<Hours> hours_of(const Calendar& calendar, int days) {
    const std::string date = date_text(days);
    const auto special = calendar.short_days.find(date);
    if (special != calendar.short_days.end()) {
        return special->second;
    }
    if (calendar.holidays.count(date) != 0) {
        return {};
    }
    // 1970-01-01 was a Thursday.
    const auto weekday = static_cast<std::size_t>(((days % 7) + 7 + 3) % 7);
    return calendar.week[weekday];
}

bool wraps(const Hours& hours) { return hours.to <= hours.from; }

}  // namespace

std::string date_text(int days) { return date::format("%F", date::sys_days(date::days(days))); }

Local local_time(const std::string& timezone, Instant at) {
    const auto* zone = date::locate_zone(timezone);
    const std::int64_t local = at + zone->get_info(date::sys_seconds(std::chrono::seconds(at))).offset.count();
    Local found;
    found.days = static_cast<int>(floor_division(local, 86400));
    found.second = static_cast<int>(local - std::int64_t{found.days} * 86400);
    found.weekday = ((found.days % 7) + 7 + 3) % 7;
    found.date = date_text(found.days);
    found.month = found.date.substr(0, 7);
    return found;
}

Instant instant_of(const std::string& timezone, int days, int minute) {
    const auto* zone = date::locate_zone(timezone);
    const date::local_seconds local(std::chrono::seconds(std::int64_t{days} * 86400 + std::int64_t{minute} * 60));
    const auto facts = zone->get_info(local);
    if (facts.result == date::local_info::nonexistent) {
        return facts.first.end.time_since_epoch().count();
    }
    return local.time_since_epoch().count() - facts.first.offset.count();
}

std::vector<Shift> shifts_of(const Calendar& calendar, int days) {
    std::vector<Shift> found;
    for (const Hours& hours : hours_of(calendar, days)) {
        found.push_back({instant_of(calendar.timezone, days, hours.from),
                         instant_of(calendar.timezone, wraps(hours) ? days + 1 : days, hours.to)});
    }
    return found;
}

bool open_at(const Calendar& calendar, Instant at) {
    const int today = local_time(calendar.timezone, at).days;
    for (const int days : {today - 1, today}) {  // the tail of a shift belongs to the day it started on
        for (const Shift& shift : shifts_of(calendar, days)) {
            if (shift.from <= at && at < shift.to) {
                return true;
            }
        }
    }
    return false;
}

BusinessClock::BusinessClock(Calendar calendar) : calendar_(std::move(calendar)) {}

const BusinessClock::Day& BusinessClock::day(std::int64_t utc_day) const {
    auto& made = seen_[utc_day];
    if (!made.open.empty()) {
        return made;
    }
    // As open_at, but for working out the shifts of all dates that the day may touch once.
    std::vector<Shift> shifts;
    for (int days = static_cast<int>(utc_day) - 2; days <= static_cast<int>(utc_day) + 1; ++days) {
        const auto of_day = shifts_of(calendar_, days);
        shifts.insert(shifts.end(), of_day.begin(), of_day.end());
    }
    for (int minute = 0; minute < 1440; ++minute) {
        const Instant at = utc_day * 86400 + std::int64_t{minute} * 60;
        made.open.push_back(std::any_of(shifts.begin(), shifts.end(),
                                        [at](const Shift& shift) { return shift.from <= at && at < shift.to; }));
        made.open_minutes += made.open.back() ? 1 : 0;
    }
    return made;
}

bool BusinessClock::minute_open(std::int64_t minute) const {
    const std::int64_t utc_day = floor_division(minute, 1440);
    return day(utc_day).open[static_cast<std::size_t>(minute - utc_day * 1440)];
}

Seconds BusinessClock::between(Instant from, Instant to) const {
    Seconds counted = 0;
    std::int64_t minute = floor_division(from, 60);
    while (minute * 60 < to) {
        const bool whole_day = minute % 1440 == 0 && minute * 60 >= from && (minute + 1440) * 60 <= to;
        if (whole_day) {
            counted += Seconds{60} * day(minute / 1440).open_minutes;
            minute += 1440;
            continue;
        }
        if (minute_open(minute)) {
            const Instant first = std::max(from, minute * 60);
            const Instant end = std::min(to, (minute + 1) * 60);
            counted += std::max<Seconds>(0, end - first);
        }
        ++minute;
    }
    return counted;
}

std::optional<Instant> BusinessClock::due(Instant start, Seconds wanted) const {
    Seconds left = wanted;
    Instant at = start;
    std::int64_t closed_minutes = 0;
    while (left > 0) {
        const std::int64_t minute = floor_division(at, 60);
        const Instant end = (minute + 1) * 60;
        if (minute_open(minute)) {
            const Seconds step = std::min(left, end - at);
            left -= step;
            at += step;
            closed_minutes = 0;
            continue;
        }
        at = end;
        if (++closed_minutes > 400 * 1440) {
            return std::nullopt;
        }
    }
    return at;
}

}  // namespace reference::tickets
