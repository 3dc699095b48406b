#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/day.hpp"

namespace msp_audit {

/// An iCalendar file has what cannot be taken for holidays; what() says what.
class HolidayFileError : public std::runtime_error {
public:
    HolidayFileError(int line, const std::string& reason, std::string hint = {})
        : std::runtime_error(reason), line_(line), hint_(std::move(hint)) {}
    [[nodiscard]] int line() const { return line_; }
    [[nodiscard]] const std::string& hint() const { return hint_; }

private:
    int line_;
    std::string hint_;
};

/// The days of the all-day events (VEVENT) of an iCalendar text (RFC 5545), sorted, each once, from 1970 to 2100.
/// DTEND is exclusive; DURATION in days or weeks, yearly rules with COUNT, UNTIL or INTERVAL, and EXDATE are known;
/// cancelled events are left out. Throws HolidayFileError for times of day, other rules and what is no date.
[[nodiscard]] std::vector<Day> holidays_of(std::string_view text);

}  // namespace msp_audit
