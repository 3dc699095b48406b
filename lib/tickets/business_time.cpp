#include "tickets/business_time.hpp"

#include <algorithm>
#include <stdexcept>

namespace msp_audit {

namespace {

constexpr auto day_length = static_cast<std::int32_t>(seconds_a_day);

/// `second` may lie in the day after.
Instant instant_of(const TimeZone& zone, Day day, std::int32_t second) {
    return zone.resolve({day + second / day_length, second % day_length}).instant;
}

/// The hours that begin on a day.
const std::vector<WorkingHours>& hours_of(const CalendarRules& rules, Day day) {
    static const std::vector<WorkingHours> none;
    if (const auto found = rules.short_days.find(day); found != rules.short_days.end()) return found->second;
    if (std::binary_search(rules.holidays.begin(), rules.holidays.end(), day)) return none;
    return rules.week[day.weekday()];
}

/// Sorted, with those that touch or overlap made one.
std::vector<Interval> united(std::vector<Interval> intervals) {
    std::sort(intervals.begin(), intervals.end(),
              [](const Interval& a, const Interval& b) { return a.begin < b.begin; });
    std::vector<Interval> result;
    for (const Interval& interval : intervals) {
        if (!result.empty() && interval.begin <= result.back().end) {
            result.back().end = std::max(result.back().end, interval.end);
        } else {
            result.push_back(interval);
        }
    }
    return result;
}

Interval cut(const Interval& interval, Instant begin, Instant end) {
    return {std::max(interval.begin, begin), std::min(interval.end, end)};
}

void check_covered(Instant instant, Instant begin, Instant end) {
    if (instant < begin || end < instant) throw std::out_of_range("an instant outside the days of a calendar");
}

/// The first interval that begins after an instant.
auto first_after(const std::vector<Interval>& intervals, Instant instant) {
    return std::upper_bound(intervals.begin(), intervals.end(), instant,
                            [](Instant at, const Interval& interval) { return at < interval.begin; });
}

}  // namespace

BusinessTime::BusinessTime(const CalendarRules& rules, Day first, Day last)
    : begin_(rules.zone.start_of(first)), end_(rules.zone.start_of(last + 1)) {
    std::vector<Interval> intervals;
    for (Day day = first + -1; day <= last; day = day + 1) {
        for (const WorkingHours& hours : hours_of(rules, day)) {
            const Interval whole{instant_of(rules.zone, day, hours.begin), instant_of(rules.zone, day, hours.end)};
            const Interval covered = cut(whole, begin_, end_);
            if (covered.length() > 0) intervals.push_back(covered);
        }
    }
    intervals_ = united(std::move(intervals));
    before_.reserve(intervals_.size());
    Seconds sum = 0;
    for (const Interval& interval : intervals_) {
        before_.push_back(sum);
        sum += interval.length();
    }
}

Seconds BusinessTime::until(Instant instant) const {
    check_covered(instant, begin_, end_);
    const auto next = first_after(intervals_, instant);
    if (next == intervals_.begin()) return 0;
    const auto place = static_cast<std::size_t>(next - intervals_.begin()) - 1;
    return before_[place] + cut(intervals_[place], begin_, instant).length();
}

Seconds BusinessTime::elapsed(Instant a, Instant b) const { return std::max<Seconds>(until(b) - until(a), 0); }

Instant BusinessTime::due(Instant a, Seconds seconds) const {
    if (seconds <= 0) {
        if (is_working(a)) return a;
        const auto next = first_after(intervals_, a);
        return next == intervals_.end() ? Instant() : next->begin;
    }
    const Seconds sought = until(a) + seconds;
    const auto beyond = std::lower_bound(before_.begin(), before_.end(), sought);
    if (beyond == before_.begin()) return {};
    const auto place = static_cast<std::size_t>(beyond - before_.begin()) - 1;
    const Instant due = intervals_[place].begin + (sought - before_[place]);
    return due <= intervals_[place].end ? due : Instant();
}

std::vector<Interval> BusinessTime::between(Instant a, Instant b) const {
    check_covered(a, begin_, end_);
    check_covered(b, begin_, end_);
    auto interval = first_after(intervals_, a);
    if (interval != intervals_.begin()) --interval;
    std::vector<Interval> result;
    for (; interval != intervals_.end() && interval->begin < b; ++interval) {
        const Interval part = cut(*interval, a, b);
        if (part.length() > 0) result.push_back(part);
    }
    return result;
}

bool BusinessTime::is_working(Instant instant) const {
    check_covered(instant, begin_, end_);
    const auto next = first_after(intervals_, instant);
    return next != intervals_.begin() && instant < (next - 1)->end;
}

}  // namespace msp_audit
