#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// A slow, obvious reading of the ticket rules, kept as the oracle of the ticket reports. It shares no code with
/// `lib/`; NOTES.md lists the readings it takes where the rules leave a choice.
namespace reference::tickets {

/// Seconds since 1970-01-01T00:00:00Z.
using Instant = std::int64_t;
/// Whole seconds.
using Seconds = std::int64_t;

/// Local minutes after the midnight that starts the day: [from, to). 0 <= from < 1440, 0 < to <= 1440;
/// to <= from ends on the next day.
struct Hours {
    int from = 0, to = 0;
};

struct Calendar {
    std::string timezone = "UTC";
    std::array<std::vector<Hours>, 7> week;  ///< Monday first
    std::set<std::string> holidays;          ///< local dates, yyyy-mm-dd
    std::map<std::string, std::vector<Hours>> short_days;
    std::set<std::string> companies;  ///< as printed; those of no calendar use `default`
};

/// Local date and time of an instant.
struct Local {
    int days = 0;  ///< local days since 1970-01-01
    int second = 0;
    int weekday = 0;    ///< 0 is Monday
    std::string date;   ///< yyyy-mm-dd
    std::string month;  ///< yyyy-mm
};

[[nodiscard]] Local local_time(const std::string& timezone, Instant at);

/// The first instant whose local time is that minute; one that does not exist is the instant of the jump.
[[nodiscard]] Instant instant_of(const std::string& timezone, int days, int minute);

/// yyyy-mm-dd of a number of days since 1970-01-01.
[[nodiscard]] std::string date_text(int days);

/// What hours are on the days of the calendar: from its first instant to the one after its last.
struct Shift {
    Instant from = 0, to = 0;
};

/// The shifts that start on a local date.
[[nodiscard]] std::vector<Shift> shifts_of(const Calendar& calendar, int days);

/// Is the calendar open at that instant? Looks at the shifts of its date and of the one before, nothing else.
[[nodiscard]] bool open_at(const Calendar& calendar, Instant at);

/// Counts working seconds minute by minute. Remembers what open_at said of the minutes it has met.
class BusinessClock {
public:
    explicit BusinessClock(Calendar calendar);
    [[nodiscard]] const Calendar& calendar() const { return calendar_; }
    /// Working seconds in [from, to); 0 unless from < to.
    [[nodiscard]] Seconds between(Instant from, Instant to) const;
    /// The earliest instant by which `wanted` working seconds have passed since `start`; nothing when the calendar
    /// stays closed for 400 days on end.
    [[nodiscard]] std::optional<Instant> due(Instant start, Seconds wanted) const;

private:
    /// Which minutes of a UTC day are working, and how many.
    struct Day {
        std::vector<bool> open;
        int open_minutes = 0;
    };
    [[nodiscard]] const Day& day(std::int64_t utc_day) const;
    [[nodiscard]] bool minute_open(std::int64_t minute) const;

    Calendar calendar_;
    mutable std::map<std::int64_t, Day> seen_;
};

}  // namespace reference::tickets
