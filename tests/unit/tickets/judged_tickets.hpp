#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "tickets/resolution_ends.hpp"
#include "tickets/service_levels.hpp"
#include "unit/tickets/small_tickets.hpp"

namespace msp_audit {

/// Selectors: priority, company, type, category.
inline ServiceTarget target(Seconds within, TicketSelector selector = {}) {
    ServiceTarget result;
    result.selector = std::move(selector);
    result.within = within;
    return result;
}

inline TicketPolicy policy_of(std::vector<ServiceTarget> targets) {
    TicketPolicy policy;
    policy.resolution_targets = std::move(targets);
    int line = 10;
    for (ServiceTarget& one : policy.resolution_targets) one.where = "msp-audit.toml:" + std::to_string(line++);
    return policy;
}

inline ServiceLevels judged(const SmallTickets& books, const TicketPolicy& policy) {
    const Calendars calendars = calendars_of(policy);
    const ResolutionEnds ends(books.all());
    return judge_targets(books.all(), measure(books.all(), policy, calendars, ends), policy, calendars, ends);
}

/// Levels refer to targets of their policy: one that is made for a call is kept.
inline ServiceLevels judged(const SmallTickets& books, TicketPolicy&& policy) {
    static std::deque<TicketPolicy> kept;
    return judged(books, kept.emplace_back(std::move(policy)));
}

/// "1 met, 2 missed, 3 undetermined, 4 void".
inline std::string shown(const ServiceLevel& level) {
    return std::to_string(level.met) + " met, " + std::to_string(level.missed) + " missed, " +
           std::to_string(level.undetermined) + " undetermined, " + std::to_string(level.void_past_target) + " void";
}

inline std::string shown(const Proportion& share) {
    return std::to_string(share.numerator) + "/" + std::to_string(share.denominator);
}

}  // namespace msp_audit
