#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "tickets/questions.hpp"

// The families of questions, one file each. Each appends what there is to ask.

namespace msp_audit {

using TicketQuestions = std::vector<TicketQuestion>;

// questions_on_targets.cpp: times against targets.
void ask_about_nearness(const QuestionedTickets& asked, const ResolutionReport& report, TicketQuestions& questions);
void ask_about_priorities(const QuestionedTickets& asked, const ResolutionReport& report, TicketQuestions& questions);
void ask_about_void(const ResolutionReport& report, TicketQuestions& questions);
void ask_about_stored_sla(const ResolutionReport& report, TicketQuestions& questions);

// questions_on_closings.cpp: how tickets were ended.
void ask_about_bulk_closes(const QuestionedTickets& asked, TicketQuestions& questions);
void ask_about_silent_closes(const QuestionedTickets& asked, TicketQuestions& questions);
void ask_about_closes_at_once(const QuestionedTickets& asked, TicketQuestions& questions);

// questions_on_pauses.cpp: when clocks stood still.
void ask_about_late_pauses(const QuestionedTickets& asked, const ResolutionReport& report,
                           TicketQuestions& questions);
void ask_about_ended_pauses(const QuestionedTickets& asked, TicketQuestions& questions);

// questions_on_dates.cpp: dates that do not go together.
void ask_about_resolved_times(const QuestionedTickets& asked, TicketQuestions& questions);
void ask_about_date_order(const QuestionedTickets& asked, TicketQuestions& questions);

// questions_on_numbers.cpp: ids.
void ask_about_missing_numbers(const QuestionedTickets& asked, TicketQuestions& questions);
void ask_about_split_requests(const QuestionedTickets& asked, const DuplicateReport& report,
                              TicketQuestions& questions);

/// Enough to judge, and the lower end of the interval lies above the share.
[[nodiscard]] bool lies_above(const Proportion& share, const Decimal& bound);

/// The place in steps_of() where the last run of resolved or closed steps begins; none: the course does not end so.
[[nodiscard]] std::optional<std::size_t> last_resolve(std::span<const StatusStep> steps);

/// Tells of a source whether its dates have times of day: some of them is not on a full quarter of an hour.
class TimesOfDay {
public:
    explicit TimesOfDay(const Tickets& tickets);
    [[nodiscard]] bool of_openings(const Ticket& ticket) const { return opened_[ticket.source]; }
    [[nodiscard]] bool of_resolutions(const Ticket& ticket) const { return resolved_[ticket.source]; }
    /// Of the column resolved_at; a resolution may be dated by the history instead.
    [[nodiscard]] bool of_resolved_at(const Ticket& ticket) const { return resolved_at_[ticket.source]; }

private:
    std::vector<bool> opened_, resolved_, resolved_at_;  ///< by source
};

/// An id that ends in digits: its text before them, and their value.
struct TicketNumber {
    std::string_view prefix;
    std::uint64_t value = 0;
    std::size_t digits = 0;
    bool is_padded = false;  ///< its digits begin with a zero
};
/// None where it ends in none, or in more than 18.
[[nodiscard]] std::optional<TicketNumber> number_of(std::string_view id);

}  // namespace msp_audit
