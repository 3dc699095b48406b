#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "policy/ticket_policy.hpp"

namespace msp_audit {

/// The working time of one calendar between two days, as instants: daylight saving, overnight hours, holidays and
/// short days are settled once, and each question is a search. Overlaps across days count once.
/// Laws: elapsed(a, b) <= b - a; with hours of 24/7 it is b - a; elapsed(a, c) = elapsed(a, b) + elapsed(b, c).
class BusinessTime {
public:
    /// Covers the local days from `first` to `last` and what the day before leaves to them. Instants outside throw
    /// std::out_of_range; the end of the last day is not outside.
    BusinessTime(const CalendarRules& rules, Day first, Day last);

    /// Working seconds from a up to b; 0 where b <= a.
    [[nodiscard]] Seconds elapsed(Instant a, Instant b) const;
    /// The first instant b with elapsed(a, b) = seconds; for 0 the first working instant at or after a. None where
    /// the days that are covered end before.
    [[nodiscard]] Instant due(Instant a, Seconds seconds) const;
    /// The working intervals that meet [a, b), cut to it: for an explanation.
    [[nodiscard]] std::vector<Interval> between(Instant a, Instant b) const;
    [[nodiscard]] bool is_working(Instant instant) const;

private:
    /// Working seconds before an instant.
    [[nodiscard]] Seconds until(Instant instant) const;

    Instant begin_, end_;
    std::vector<Interval> intervals_;  ///< disjoint, in order
    std::vector<Seconds> before_;      ///< working seconds before each interval
};

/// The calendars of a policy over the days of a run: which one is a company's.
class Calendars {
public:
    /// Covers each calendar's days from that of `first` to 400 days after that of `last`, so that targets fall due.
    Calendars(const TicketPolicy& policy, Instant first, Instant last);
    /// The calendar that names the company (folded), else `default`; none where there is neither.
    [[nodiscard]] const BusinessTime* of(std::string_view company) const;
    [[nodiscard]] const CalendarRules* rules_of(std::string_view company) const;
    [[nodiscard]] bool any() const { return !rules_.empty(); }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    [[nodiscard]] std::size_t place_of(std::string_view company) const;

    std::vector<CalendarRules> rules_;
    std::vector<BusinessTime> times_;
    std::unordered_map<std::string, std::size_t> by_company_;
    std::size_t default_ = none;
};

}  // namespace msp_audit
