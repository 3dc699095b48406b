#include "tickets.hpp"

#include <algorithm>
#include <array>

#include "desk.hpp"

namespace bench {

namespace {

constexpr std::array<std::string_view, 5> priorities{"1 - Critical", "2 - High", "3 - Moderate", "4 - Low", ""};

class TicketRows {
public:
    TicketRows(const std::filesystem::path& folder, Index tickets, std::uint64_t seed)
        : tickets_(tickets),
          desk_(tickets, seed),
          random_(seed + 1),
          table_(folder / "tickets.csv",
                 "ticket_id,opened_at,first_response_at,resolved_at,closed_at,status,priority,requester,company,"
                 "assignee,group,subject,category,type,reopen_count") {}

    void write() {
        for (Index place = 0; place < tickets_; ++place) write(place);
        table_.close();
    }

private:
    /// What became of a ticket, and when; -1: no time.
    struct Outcome {
        std::string_view status;
        Second resolved = -1, closed = -1;
    };

    [[nodiscard]] std::string time(Second second) const {
        return second < 0 || second > last_second ? std::string() : dates_.time(second);
    }

    Outcome outcome_of(const DeskTicket& ticket) {
        static constexpr std::array<std::string_view, 5> open{"New", "In Progress", "Pending", "On Hold", "Assigned"};
        const Second end = ticket.opened + ticket.takes;
        if (end > last_second) return {pick(open, random_.below(static_cast<Index>(open.size()))), -1, -1};
        if (random_.percent(2)) return {"Cancelled", -1, random_.percent(80) ? end : -1};
        // A clock that was set back: resolved before it was opened.
        if (random_.below(2000) == 0) return {"Closed", std::max<Second>(0, ticket.opened - 600), end};
        const Second closed = end + 3 * day_seconds;
        if (closed > last_second) return {"Resolved", end, -1};
        if (random_.below(500) == 0) return {"Closed", -1, -1};
        return {"Closed", random_.percent(2) ? -1 : end, closed};
    }

    void write(Index place) {
        static constexpr std::array<std::string_view, 4> types{"Incident", "Request", "Question", "Problem"};
        const DeskTicket ticket = desk_.ticket(place, random_);
        const Outcome outcome = outcome_of(ticket);
        const Second answered = ticket.opened + std::min(ticket.takes, Second{60} + skewed(random_, 14400));
        const std::string_view reopens = random_.percent(1) ? "" : (random_.percent(6) ? "1" : "0");
        table_.row(numbered("INC", 1'000'000 + place), time(ticket.opened),
                   random_.percent(10) ? std::string() : time(answered), time(outcome.resolved), time(outcome.closed),
                   outcome.status, priorities.at(ticket.priority), numbered("user", ticket.requester),
                   numbered("Company ", ticket.company),
                   random_.percent(3) ? std::string() : numbered("agent", ticket.assignee),
                   numbered("Group ", ticket.group), desk_.subject(random_), numbered("Category ", ticket.category),
                   pick(types, skewed(random_, 4)), reopens);
    }

    Index tickets_;
    Desk desk_;
    Random random_;
    Dates dates_;
    Table table_;
};

}  // namespace

void write_tickets(const std::filesystem::path& folder, Index tickets, std::uint64_t seed) {
    TicketRows(folder, tickets, seed).write();
}

}  // namespace bench
