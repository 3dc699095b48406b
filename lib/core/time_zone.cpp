#include "core/time_zone.hpp"

#include <algorithm>
#include <chrono>
#include <date/tz.h>
#include <limits>
#include <stdexcept>
#include <utility>

namespace msp_audit {

namespace {

/// A stretch of time with one offset from UTC.
struct Period {
    std::int64_t begin = 0;      ///< seconds since 1970, UTC
    std::int64_t offset = 0;     ///< seconds east of UTC
    std::int64_t local_end = 0;  ///< what clocks show when it ends
};

/// Whatever zone the machine is set to: no name of a zone, and another one elsewhere.
constexpr std::string_view machine_zone = "localtime";

constexpr auto always = std::numeric_limits<std::int64_t>::max();

std::int64_t seconds_of(date::sys_seconds instant) { return instant.time_since_epoch().count(); }

std::int64_t start_of_year(int year) { return seconds_of(date::sys_days{date::year{year} / 1 / 1}); }

date::sys_days start_of_march(int year) { return date::sys_days{date::year{year} / 3 / 1}; }

constexpr int last_listed_year = 2037;

/// Zone files list daylight saving up to 2037 and give a rule for what follows, which the library does not read. The
/// rule goes by weekdays, so each later year is like the listed one, of those to come, whose days from March on fall
/// on the same weekdays.
void continue_beyond_list(std::vector<Period>& periods, int end_year) {
    const std::int64_t last = periods.back().begin;
    if (last < start_of_year(last_listed_year) || last >= start_of_year(last_listed_year + 1)) return;
    const std::vector<Period> listed = periods;
    for (int year = last_listed_year + 1; year < end_year; ++year) {
        int model = last_listed_year;
        while (date::weekday{start_of_march(model)} != date::weekday{start_of_march(year)}) --model;
        const date::sys_seconds::duration shift = start_of_march(year) - start_of_march(model);
        for (const Period& period : listed) {
            if (period.begin < start_of_year(model) || period.begin >= start_of_year(model + 1)) continue;
            periods.push_back({period.begin + shift.count(), period.offset, always});
        }
    }
}

/// Daylight saving from 1970 to 2101, in whichever zone; before and after it the nearest offset stands.
std::vector<Period> periods_of(const date::time_zone& zone) {
    constexpr int end_year = 2102;
    std::vector<Period> periods;
    const date::sys_seconds end = date::sys_days{date::year{end_year} / 1 / 1};
    for (date::sys_seconds at = date::sys_days{date::year{1969} / 12 / 30}; at < end;) {
        const date::sys_info about = zone.get_info(at);
        // A transition may change a name and nothing else.
        if (periods.empty() || periods.back().offset != about.offset.count()) {
            periods.push_back({seconds_of(at), about.offset.count(), always});
        }
        at = about.end;
    }
    continue_beyond_list(periods, end_year);
    for (std::size_t i = 0; i + 1 < periods.size(); ++i) {
        periods[i].local_end = periods[i + 1].begin + periods[i].offset;
    }
    periods.front().begin = std::numeric_limits<std::int64_t>::min();
    return periods;
}

}  // namespace

struct TimeZone::Table {
    std::string name;
    std::vector<Period> periods;  ///< without gaps, in order; at least one
};

TimeZone::TimeZone() {
    static const auto utc =
        std::make_shared<const Table>(Table{"UTC", {{std::numeric_limits<std::int64_t>::min(), 0, always}}});
    table_ = utc;
}

TimeZone::TimeZone(std::shared_ptr<const Table> table) : table_(std::move(table)) {}

std::optional<TimeZone> TimeZone::named(std::string_view name) {
    if (name == "UTC") return TimeZone();
    if (name == machine_zone) return std::nullopt;
    try {
        const date::time_zone* zone = date::locate_zone(name);
        return TimeZone(std::make_shared<const Table>(Table{std::string(name), periods_of(*zone)}));
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

std::vector<std::string> TimeZone::names() {
    std::vector<std::string> names{"UTC"};
    try {
        for (const date::time_zone& zone : date::get_tzdb().zones) {
            if (zone.name() != machine_zone) names.push_back(zone.name());
        }
    } catch (const std::runtime_error&) {
        return names;  // a system without zoneinfo
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

const std::string& TimeZone::name() const { return table_->name; }

ResolvedLocalTime TimeZone::resolve(const LocalTime& local) const {
    const std::int64_t shown = local.day.count() * seconds_a_day + local.second_of_day;
    // The first period at whose end clocks show more than that: earlier ones have ended before.
    const auto& periods = table_->periods;
    const auto period =
        std::upper_bound(periods.begin(), periods.end(), shown,
                         [](std::int64_t time, const Period& candidate) { return time < candidate.local_end; });
    if (period != periods.begin() && shown < period->begin + period->offset) {
        return {Instant::from_count(period->begin), LocalTimeKind::skipped};
    }
    const auto next = period + 1;
    const bool again = next != periods.end() && shown >= next->begin + next->offset;
    return {Instant::from_count(shown - period->offset), again ? LocalTimeKind::repeated : LocalTimeKind::unique};
}

LocalTime TimeZone::local(Instant instant) const {
    const auto& periods = table_->periods;
    const auto next =
        std::upper_bound(periods.begin(), periods.end(), instant.count(),
                         [](std::int64_t time, const Period& candidate) { return time < candidate.begin; });
    const std::int64_t shown = instant.count() + (next - 1)->offset;
    std::int64_t day = shown / seconds_a_day;
    if (shown % seconds_a_day < 0) --day;
    return {Day::from_count(static_cast<std::int32_t>(day)), static_cast<std::int32_t>(shown - day * seconds_a_day)};
}

}  // namespace msp_audit
