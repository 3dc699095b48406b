#include <algorithm>
#include <map>

#include "tickets/folded_values.hpp"
#include "tickets/question_families.hpp"

namespace msp_audit {

namespace {

/// Who ended a ticket: whom its history names, else its assignee.
TextId resolver_of(const Tickets& tickets, const Ticket& ticket) {
    const auto resolve = last_resolve(tickets.steps_of(ticket));
    const TextId author = resolve ? tickets.author_of(ticket, *resolve) : TextId::empty;
    return author != TextId::empty ? author : ticket.row.assignee;
}

/// What was resolved last in one month.
struct MonthEnd {
    Day last_day;
    Proportion on_last_day;
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_person;  ///< tickets of the last day
};

/// The tickets that lie in some window with enough of them; sorted by time in between.
std::vector<std::uint32_t> in_bulk(const Tickets& tickets, std::vector<std::uint32_t> places) {
    const auto at = [&tickets](std::uint32_t place) { return tickets.tickets[place].final_at; };
    std::sort(places.begin(), places.end(),
              [&](std::uint32_t a, std::uint32_t b) { return std::pair(at(a), a) < std::pair(at(b), b); });
    std::vector<std::uint32_t> bulk;
    std::size_t taken = 0;  // places before it are in `bulk`, or in no window
    for (std::size_t begin = 0, end = 0; begin < places.size(); ++begin) {
        while (end < places.size() && at(places[end]) - at(places[begin]) <= question_limits.bulk_window) ++end;
        if (end - begin < question_limits.bulk_tickets) continue;
        for (taken = std::max(taken, begin); taken < end; ++taken) bulk.push_back(places[taken]);
    }
    std::sort(bulk.begin(), bulk.end());
    return bulk;
}

/// Finds the months of days; each is worked out once.
class MonthsOfDays {
public:
    MonthsOfDays(std::map<LocalMonth, MonthEnd>& months, const TimeZone& zone) : months_(months), zone_(zone) {}

    [[nodiscard]] MonthEnd& of(Day day, Instant instant) {
        // A zone west of UTC may show the day before the first.
        const auto place = static_cast<std::size_t>(std::max(day.count(), -1) + 1);
        if (place >= of_day_.size()) of_day_.resize(place + 1);
        MonthEnd*& month = of_day_[place];
        if (month != nullptr) return *month;
        const LocalMonth name = LocalMonth::of(instant, zone_);
        month = &months_[name];
        if (!month->last_day.has_value()) month->last_day = zone_.day_of(name.next().begin(zone_) + -1);
        return *month;
    }

private:
    std::map<LocalMonth, MonthEnd>& months_;
    const TimeZone& zone_;
    std::vector<MonthEnd*> of_day_;  ///< by day, from 1969-12-31 on
};

std::map<LocalMonth, MonthEnd> month_ends(const QuestionedTickets& asked, FoldedValues& people,
                                          std::map<std::uint32_t, TextId>& names) {
    const Tickets& tickets = asked.tickets;
    const TimesOfDay times(tickets);
    std::map<LocalMonth, MonthEnd> months;
    MonthsOfDays months_of_days(months, asked.zone);
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        if (!ticket.final_at.has_value() || !times.of_resolutions(ticket)) continue;
        const Day day = asked.zone.day_of(ticket.final_at);
        MonthEnd& end = months_of_days.of(day, ticket.final_at);
        ++end.on_last_day.denominator;
        if (day != end.last_day) continue;
        ++end.on_last_day.numerator;
        const TextId person = resolver_of(tickets, ticket);
        const std::uint32_t number = people.of(person);
        if (number == 0) continue;
        names.emplace(number, person);
        end.by_person[number].push_back(place);
    }
    return months;
}

/// A ticket that waited for the customer before it was last resolved, and whether it was ended out of the wait.
struct Wait {
    bool is_known = false;
    bool is_silent = false;
};

Wait wait_of(const Tickets& tickets, const Ticket& ticket, FoldedValues& people) {
    const auto steps = tickets.steps_of(ticket);
    const auto resolve = last_resolve(steps);
    Wait wait;
    if (!resolve) return wait;
    for (std::size_t i = *resolve; i > 0 && is_open(steps[i - 1].status); --i) {
        wait.is_known = wait.is_known || steps[i - 1].status == StatusClass::wait_customer;
    }
    std::size_t begin = *resolve;
    while (begin > 0 && steps[begin - 1].status == StatusClass::wait_customer) --begin;
    const bool is_long = begin < *resolve && steps[*resolve].at - steps[begin].at >= question_limits.silence;
    const std::uint32_t author = people.of(tickets.author_of(ticket, *resolve));
    wait.is_silent = is_long && (author == 0 || author != people.of(ticket.row.requester));
    return wait;
}

}  // namespace

void ask_about_bulk_closes(const QuestionedTickets& asked, TicketQuestions& questions) {
    FoldedValues people(asked.tickets);
    std::map<std::uint32_t, TextId> names;
    std::map<std::uint32_t, TicketQuestion> by_person;
    for (const auto& [month, end] : month_ends(asked, people, names)) {
        if (!lies_above(end.on_last_day, question_limits.tenth)) continue;
        for (const auto& [person, places] : end.by_person) {
            const std::vector<std::uint32_t> bulk = in_bulk(asked.tickets, places);
            if (bulk.empty()) continue;
            TicketQuestion& question = by_person[person];
            question.code = Code::bulk_close_at_month_end;
            question.about = asked.tickets.text(names[person]);
            question.tickets.insert(question.tickets.end(), bulk.begin(), bulk.end());
            question.base_rate.numerator += end.on_last_day.numerator;
            question.base_rate.denominator += end.on_last_day.denominator;
            question.parts.push_back({end.last_day.to_string(), bulk.size()});
        }
    }
    std::vector<TicketQuestion> found;
    for (auto& [person, question] : by_person) {
        std::sort(question.tickets.begin(), question.tickets.end());
        found.push_back(std::move(question));
    }
    std::stable_sort(found.begin(), found.end(), [](const TicketQuestion& a, const TicketQuestion& b) {
        return std::pair(b.tickets.size(), a.about) < std::pair(a.tickets.size(), b.about);
    });
    std::move(found.begin(), found.end(), std::back_inserter(questions));
}

void ask_about_silent_closes(const QuestionedTickets& asked, TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    if (tickets.steps.empty()) return;
    FoldedValues people(tickets);
    TicketQuestion question;
    question.code = Code::auto_close_without_reply;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        if (ticket.state != TicketState::resolved) continue;
        const Wait wait = wait_of(tickets, ticket, people);
        question.base_rate.denominator += wait.is_known ? 1 : 0;
        if (wait.is_silent) question.tickets.push_back(place);
    }
    question.base_rate.numerator = question.tickets.size();
    if (lies_above(question.base_rate, question_limits.tenth)) questions.push_back(std::move(question));
}

void ask_about_closes_at_once(const QuestionedTickets& asked, TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    const TimesOfDay times(tickets);
    FoldedValues people(tickets);
    TicketQuestion question;
    question.code = Code::opened_and_closed_at_once;
    std::map<std::uint32_t, QuestionPart> agents;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        const std::uint32_t agent = people.of(ticket.row.assignee);
        if (agent == 0 || !ticket.final_at.has_value() || ticket.final_at < ticket.row.opened) continue;
        if (!times.of_openings(ticket) || !times.of_resolutions(ticket)) continue;
        ++question.base_rate.denominator;
        const bool is_alone = people.of(resolver_of(tickets, ticket)) == agent && ticket.row.reassignment_count <= 0;
        if (!is_alone || ticket.final_at - ticket.row.opened > question_limits.at_once) continue;
        question.tickets.push_back(place);
        QuestionPart& part = agents[agent];
        if (part.count++ == 0) part.name = tickets.text(ticket.row.assignee);
    }
    if (question.tickets.empty()) return;
    question.base_rate.numerator = question.tickets.size();
    for (auto& [agent, part] : agents) question.parts.push_back(std::move(part));
    std::stable_sort(question.parts.begin(), question.parts.end(), [](const QuestionPart& a, const QuestionPart& b) {
        return std::pair(b.count, a.name) < std::pair(a.count, b.name);
    });
    questions.push_back(std::move(question));
}

}  // namespace msp_audit
