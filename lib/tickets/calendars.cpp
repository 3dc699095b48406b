#include "tickets/business_time.hpp"

#include "core/text_key.hpp"

namespace msp_audit {

namespace {

/// Targets fall due behind the last instant of the data.
constexpr int days_beyond = 400;

}  // namespace

Calendars::Calendars(const TicketPolicy& policy, Instant first, Instant last) : rules_(policy.calendars) {
    times_.reserve(rules_.size());
    const bool is_empty = !first.has_value() || last < first;
    for (std::size_t place = 0; place < rules_.size(); ++place) {
        const CalendarRules& rules = rules_[place];
        const Day begin = is_empty ? Day::from_count(0) : rules.zone.day_of(first);
        times_.emplace_back(rules, begin, is_empty ? begin : rules.zone.day_of(last) + days_beyond);
        if (rules.name == "default") default_ = place;
        for (const std::string& company : rules.companies) by_company_.emplace(company, place);
    }
}

std::size_t Calendars::place_of(std::string_view company) const {
    if (by_company_.empty()) return default_;
    const auto found = by_company_.find(value_key(company));
    return found == by_company_.end() ? default_ : found->second;
}

const BusinessTime* Calendars::of(std::string_view company) const {
    const std::size_t place = place_of(company);
    return place == none ? nullptr : &times_[place];
}

const CalendarRules* Calendars::rules_of(std::string_view company) const {
    const std::size_t place = place_of(company);
    return place == none ? nullptr : &rules_[place];
}

}  // namespace msp_audit
