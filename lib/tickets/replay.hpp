#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tickets/durations.hpp"
#include "tickets/service_levels.hpp"

namespace msp_audit {

/// One stretch of a ticket's clock, with what it adds to each figure.
struct ReplayedStretch {
    ClockStretch stretch;
    SourceRef source;  ///< the row that began its status; none: implied
    Seconds calendar = 0;
    std::optional<Seconds> business;    ///< none: no calendar
    std::vector<Interval> working;      ///< the working intervals in it; empty without calendar
    std::vector<Day> skipped_holidays;  ///< days in it on which the calendar would have worked
    std::vector<Day> short_days;        ///< days in it that have hours of their own
};

/// A ticket's clock from its opening to its end, interval by interval.
struct TicketReplay {
    std::uint32_t ticket = 0;
    Instant end;             ///< final instant, void instant or as-of
    std::string end_reason;  ///< "resolved", "void", "open as of then"
    std::string calendar;    ///< name of the calendar; empty: none
    std::vector<ReplayedStretch> stretches;
    Seconds calendar_gross = 0, calendar_net = 0;
    std::optional<Seconds> business_gross, business_net;
};

/// Tickets whose printed id is `id`, case and outer spaces aside, in order of place.
[[nodiscard]] std::vector<std::uint32_t> tickets_named(const Tickets& tickets, std::string_view id);

/// Nothing where the ticket ends before it was opened, or has no end.
[[nodiscard]] std::optional<TicketReplay> replay(const Tickets& tickets, std::uint32_t ticket,
                                                 const TicketPolicy& policy, const Calendars& calendars);

}  // namespace msp_audit
