#include "tickets/local_month.hpp"

#include <charconv>

namespace msp_audit {

namespace {

int number_in(const std::string& text, std::size_t at, std::size_t size) {
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + size, value);
    return value;
}

}  // namespace

LocalMonth LocalMonth::of(Instant instant, const TimeZone& zone) {
    const std::string day = zone.day_of(instant).to_string();
    return {number_in(day, 0, 4), number_in(day, 5, 2)};
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
