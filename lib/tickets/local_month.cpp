#include "tickets/local_month.hpp"

#include <date/date.h>

namespace msp_audit {

LocalMonth LocalMonth::of(Instant instant, const TimeZone& zone) {
    const date::year_month_day day{date::sys_days{date::days{zone.day_of(instant).count()}}};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month()))};
}

Instant LocalMonth::begin(const TimeZone& zone) const {
    const auto day = Day::of(year, month, 1);
    return day ? zone.start_of(*day) : Instant{};
}

std::string LocalMonth::to_string() const {
    const std::string digits = std::to_string(month);
    return std::to_string(year) + "-" + (digits.size() == 1 ? "0" : "") + digits;
}

}  // namespace msp_audit
