#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tickets/business_time.hpp"
#include "tickets/distribution.hpp"
#include "tickets/entry_check.hpp"
#include "tickets/ticket_work.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// Some tickets and the work on them. Hours are those of the tickets, else of their time entries.
struct TicketLoad {
    std::size_t tickets = 0;
    std::size_t void_tickets = 0;
    std::size_t resolved = 0;
    std::size_t reopened = 0;         ///< tickets, VOID ones left out; by history, else by the desk's count
    std::size_t reopening_known = 0;  ///< tickets that tell whether they were; 0: `reopened` says nothing
    TicketWork work;
    std::optional<Seconds> median_hours, median_hours_reopened;  ///< of the tickets that print hours
};

/// One value of a column, in the spelling of its first ticket; values compare without case and outer spaces.
struct LoadRow {
    TextId value = TextId::empty;  ///< empty: missing
    TicketLoad load;
    bool is_authorised = false;  ///< of a requester
    bool is_machine = false;     ///< of a requester, by the policy's machine_requesters
};

/// The tickets by the values of one column, the most tickets first, then the most hours, then by value; missing last.
struct LoadTable {
    TicketColumn column = TicketColumn::requester;
    std::vector<LoadRow> rows;
};

/// "Is everyone opening tickets?"
struct Openers {
    std::size_t requesters = 0;  ///< known ones
    std::size_t for_half = 0;    ///< the fewest of them who opened half of all tickets; 0: even all did not
    Proportion
        by_authorised;  ///< of tickets with a requester who is no machine; 0 of 0 where the policy names nobody
    std::size_t by_machines = 0;                         ///< tickets
    std::vector<std::string> authorised_without_ticket;  ///< as the policy has them
    std::vector<std::uint32_t>
        unauthorised;  ///< tickets of requesters whom the policy does not name, if it names any, and no machines
};

struct ThemeLoad {
    std::string name;
    TicketLoad load;
    std::vector<std::uint32_t> tickets;  ///< places in Tickets::tickets
};
/// Questions by theme. A ticket may have several themes; `any` counts it once.
struct ThemeTable {
    std::vector<ThemeLoad>
        themes;  ///< the most tickets first, then in the order of the policy; those of none left out
    TicketLoad any;
    std::vector<std::uint32_t> any_tickets;
    std::size_t compared = 0;  ///< tickets with a subject
};

/// When tickets are opened, by the clock on the wall of the report's time zone.
struct Demand {
    std::array<std::array<std::size_t, 24>, 7> opened{};  ///< by weekday (Monday first) and hour
    Proportion after_hours;  ///< opened outside the working time of the requester's company, of those with a calendar
    std::vector<std::uint32_t> after_hours_tickets;
    std::size_t after_hours_by_machines = 0;  ///< of them
    std::size_t without_calendar = 0;
};

/// How often tickets pass from hand to hand.
struct Handling {
    Proportion reassigned;  ///< at least once, of the tickets that print a count; VOID ones left out
    std::size_t reassignments = 0;
    std::size_t most = 0;
    /// Resolved, never reassigned and never reopened, of the resolved tickets for which both are known.
    Proportion one_touch;
    std::vector<std::uint32_t> reassigned_tickets, one_touch_tickets;
};

/// `tickets workload` as data (tickets.md, Workload). VOID tickets were opened, too: they count, and are told apart.
struct WorkloadReport {
    TicketLoad all;
    LoadTable requesters;  ///< who opens
    Openers openers;
    LoadTable resolvers;                 ///< resolved tickets by their last assignee: who resolves
    LoadTable by_category, by_assignee;  ///< of all tickets
    ThemeTable themes;
    Demand demand;
    Handling handling;
    std::optional<EntryCheck> entries;         ///< none: no time entries were given
    std::vector<std::uint32_t> without_hours;  ///< tickets of which nothing tells how long they took
    std::vector<FigureNotInExport> not_in_this_export;
};

[[nodiscard]] WorkloadReport report_workload(const Tickets& tickets, const TicketPolicy& policy,
                                             const Calendars& calendars, const TimeZone& zone);

/// Tickets whose subject has all words of some theme, by theme; both in normalisation version 1 (tickets.md,
/// Duplicates), where the words of a theme are those of its rule.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> tickets_of_themes(const Tickets& tickets,
                                                                        const std::vector<ThemeRule>& themes);

}  // namespace msp_audit
