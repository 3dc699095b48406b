#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/codes.hpp"
#include "core/decimal.hpp"
#include "tickets/duplicate_report.hpp"
#include "tickets/local_month.hpp"
#include "tickets/reopens.hpp"
#include "tickets/resolution.hpp"

namespace msp_audit {

/// The figures of the rules below. The manual entry of each code prints those of its rule.
struct QuestionLimits {
    /// A rate over fewer is too little to ask about, as it is too little to judge.
    std::size_t fewest = 20;
    /// The stretch before and after a target: one part of so many of its time, and at least `narrowest`.
    int target_parts = 10;
    Seconds narrowest = 60;
    /// What the lower end of an interval must lie above: more often than not, and more often than one in ten.
    Decimal half = Decimal::of(5, 1);
    Decimal tenth = Decimal::of(1, 1);
    std::size_t bulk_tickets = 10;  ///< ended by one person within `bulk_window`
    Seconds bulk_window = 3600;
    Seconds silence = 86'400;  ///< a wait for the customer, out of which a ticket was ended
    std::size_t lowered_tickets = 5;
    std::size_t split_tickets = 5;  ///< opened by one requester within `split_window` of the first
    Seconds split_window = 3600;
    Seconds at_once = 120;        ///< from opening to resolution
    Seconds stamp_slack = 60;     ///< between a resolved time and the history's
    std::size_t parts_named = 5;  ///< of occasions, agents and gaps, in a sentence
};
inline constexpr QuestionLimits question_limits{};

/// What a question is made up of, with a count: a day, an agent, a gap of numbers, a month.
struct QuestionPart {
    std::string name;
    std::size_t count = 0;
};

/// A pattern that the provider can be asked about; facts, and no reproach (tickets.md, Worth asking about).
struct TicketQuestion {
    Code code{};
    std::vector<std::uint32_t> tickets;     ///< places in Tickets::tickets, in order
    Proportion base_rate;                   ///< the manual entry of the code says of what
    const ServiceTarget* target = nullptr;  ///< of resolved-just-before-target; none: the tickets' own due times
    std::string about;                      ///< the person or the prefix of numbers; empty: none
    std::vector<QuestionPart> parts;        ///< occasions, agents or gaps, the greatest first where the code says so
    std::vector<QuestionPart> months;       ///< of missing numbers
};

/// What the questions are asked of. All of it outlives them.
struct QuestionedTickets {
    const Tickets& tickets;
    const TicketPolicy& policy;
    const Calendars& calendars;
    const TimeZone& zone;
    bool is_part = false;  ///< a filter left tickets out, so that numbers are missing which are not
};

/// The report that asks it: "resolution". Of codes on tickets.
[[nodiscard]] std::string_view report_asking(Code code);

// What each report asks, in the order of the codes, one of a code for each target or person. No rule is worked out
// twice: what a report has judged is taken from it. Pure.
[[nodiscard]] std::vector<TicketQuestion>
questions_on_resolution(const QuestionedTickets& asked, const ResolutionReport& report, unsigned threads = 1);
[[nodiscard]] std::vector<TicketQuestion> questions_on_reopens(const ReopenReport& report);
[[nodiscard]] std::vector<TicketQuestion> questions_on_duplicates(const QuestionedTickets& asked,
                                                                  const DuplicateReport& report);
[[nodiscard]] std::vector<TicketQuestion> questions_on_workload(const QuestionedTickets& asked);

}  // namespace msp_audit
