#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tickets/distribution.hpp"
#include "tickets/durations.hpp"

namespace msp_audit {

enum class TargetOutcome : std::uint8_t { no_target, met, missed, undetermined, void_past_target, void_in_time };
enum class Verdict3 : std::uint8_t { kept, broken, undetermined };

/// The tickets that one target selects, those that have only their own due_at, or all of them together.
struct ServiceLevel {
    const ServiceTarget* target = nullptr;  ///< none: due_at of each ticket, or the total
    bool is_total = false;  ///< its verdict holds its targets' shares, weighted by their tickets, to what was agreed
    bool first_response = false;
    std::size_t met = 0, missed = 0, undetermined = 0, void_past_target = 0;
    Proportion low, high;
    Proportion low_by_last_priority, high_by_last_priority;
    std::size_t missed_by_reopening = 0;  ///< of missed: the first resolution was in time
    /// Of missed: reopened, and nothing tells whether the first resolution was in time.
    std::size_t missed_reopened_unknown = 0;
    bool misses_are_upper_bound = false;  ///< net was asked for and there is no history
    bool lacks_calendar = false;          ///< a business target without calendar is no target
    Verdict3 verdict = Verdict3::undetermined;
};

/// What a target says of one ticket.
struct TicketTarget {
    TargetOutcome outcome = TargetOutcome::no_target;
    const ServiceTarget* target = nullptr;
    Instant due;
};

struct ServiceLevels {
    /// Of resolution: the total first, then by target in the policy's order, due_at last where a ticket has only
    /// that. Then the same of first response, where the export has that column. Nothing where there is no target.
    std::vector<ServiceLevel> levels;
    std::vector<TargetOutcome> of_ticket;       ///< resolution, by ticket
    PerTicket<const ServiceTarget*> target_of;  ///< resolution; none
    /// Resolution: when the target was or will be due, if the clock runs on from the end of its course.
    PerTicket<Instant> due_of;
    /// First response. A target without an outcome: the ticket's source does not tell its response.
    PerTicket<TicketTarget> response_of;
    std::size_t with_response_target = 0;  ///< tickets
    std::size_t no_target = 0;
    // The export's own sla column against what was worked out.
    std::size_t compared = 0, agree = 0, differ = 0;
    std::vector<std::uint32_t> differing;  ///< tickets
};

/// What of a ticket a target of resolution is held against: without history net means gross, and when a ticket was
/// voided is the same for either resolution.
[[nodiscard]] Measure measure_of(const ServiceTarget& target, const Ticket& ticket);

/// tickets.md, Service levels. What comes back refers to targets of `policy`, which outlives it. Throws PolicyError
/// where two tie on a ticket.
[[nodiscard]] ServiceLevels judge_targets(const Tickets& tickets, const TicketDurations& durations,
                                          const TicketPolicy& policy, const Calendars& calendars,
                                          const ResolutionEnds& ends);

}  // namespace msp_audit
