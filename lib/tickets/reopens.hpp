#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tickets/distribution.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// A step from resolved or closed to an open class.
struct ReopenEvent {
    std::uint32_t ticket = 0;
    Instant resolved;  ///< start of the resolved spell; none: the first event leaves it
    Instant reopened;
};

struct CohortMonth {
    int year = 0, month = 0;
    Proportion rate;          ///< reopened within W / first resolved, old enough
    std::size_t pending = 0;  ///< first resolved less than W before as-of
    std::size_t later = 0;    ///< first reopened after W
};

struct PeriodMonth {
    int year = 0, month = 0;
    std::size_t reopens = 0;
    std::size_t resolves = 0;  ///< final
};

/// A later ticket that repeats an earlier one.
struct RecreatedLink {
    std::uint32_t earlier = 0;
    std::uint32_t later = 0;
    Seconds apart = 0;                    ///< from the earlier one's last resolve
    std::uint32_t shared = 0, total = 0;  ///< words; 0 of 0: by category
};

struct Recreated {
    bool by_subject = true;            ///< else by category and subcategory
    std::vector<RecreatedLink> links;  ///< by place of the later ticket
    Proportion base_rate;
    std::size_t requesters_left_out = 0, tickets_left_out = 0;
    std::size_t machine_links = 0;  ///< whose later ticket is of a requester that the policy calls a machine
    Proportion machine_base_rate;   ///< the base rate of those requesters alone
    std::vector<TicketColumn> dropped_tests;  ///< columns that are absent altogether
};

/// `tickets reopens` as data.
struct ReopenReport {
    bool from_history = false;  ///< else from the count column
    bool has_figures = false;   ///< neither history nor column: not in this export
    std::size_t reopened_tickets = 0;
    std::size_t events = 0;
    std::vector<ReopenEvent> list;  ///< by ticket and time; empty without history
    // Tickets behind the figures, in the order of Tickets::tickets.
    std::vector<std::uint32_t> reopened;      ///< by history, or by the count where a ticket has none
    std::vector<std::uint32_t> cohort_list;   ///< first resolved long enough ago
    std::vector<std::uint32_t> back_in_time;  ///< of the cohort
    std::vector<std::uint32_t> back_late;     ///< of the cohort
    std::vector<std::uint32_t> pending;
    std::vector<std::uint32_t> effective_list;
    // The count column beside history.
    bool has_column = false;
    std::size_t column_tickets = 0, column_events = 0;
    std::size_t column_compared = 0;  ///< tickets that have a history and a count
    std::vector<std::uint32_t> differing;
    Proportion by_ticket;               ///< tickets with a reopen / tickets resolved at least once
    std::optional<CohortMonth> cohort;  ///< of all months; none without history
    std::vector<CohortMonth> cohort_months;
    std::vector<PeriodMonth> period_months;
    PeriodMonth period;
    std::optional<Recreated> recreated;
    std::optional<Proportion> effective;
    std::vector<FigureNotInExport> not_in_this_export;
};

/// Every reopen that some history tells, VOID tickets left out, by ticket and time.
[[nodiscard]] std::vector<ReopenEvent> reopen_events(const Tickets& tickets);

/// By place in Tickets::tickets: whether the ticket was reopened, by its history, else by the desk's count; none
/// where neither tells, and for VOID tickets.
[[nodiscard]] std::vector<std::optional<bool>> reopened_tickets(const Tickets& tickets);

[[nodiscard]] ReopenReport report_reopens(const Tickets& tickets, const TicketPolicy& policy, const TimeZone& zone);

}  // namespace msp_audit
