#include <algorithm>
#include <array>
#include <map>

#include "tickets/folded_values.hpp"
#include "tickets/likeness.hpp"
#include "tickets/question_families.hpp"

namespace msp_audit {

namespace {

/// A number that is there, and its ticket; none: a row that was rejected has it.
struct Present {
    static constexpr std::uint32_t rejected = 0xFFFFFFFF;

    std::uint64_t value = 0;
    std::uint32_t ticket = rejected;
    TicketNumber number;
};

std::string name_of(const TicketNumber& like, std::uint64_t value) {
    std::string digits = std::to_string(value);
    if (like.is_padded && digits.size() < like.digits) digits.insert(0, like.digits - digits.size(), '0');
    return std::string(like.prefix) + digits;
}

using Sequences = std::map<std::pair<std::uint32_t, std::string_view>, std::vector<Present>>;

/// By source and prefix, in order, each number once.
Sequences sequences_of(const Tickets& tickets) {
    Sequences sequences;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        const auto number = number_of(tickets.text(ticket.row.id));
        if (number) sequences[{ticket.source, number->prefix}].push_back({number->value, place, *number});
    }
    // Nothing tells the source of a rejected row: its number is there, whichever it is.
    for (const RejectedRow& row : tickets.inputs->rejected) {
        const auto number = number_of(tickets.text(row.document));
        if (!number) continue;
        for (std::uint32_t source = 0; source < tickets.sources.size(); ++source) {
            const auto found = sequences.find({source, number->prefix});
            if (found != sequences.end()) found->second.push_back({number->value, Present::rejected, *number});
        }
    }
    for (auto& [key, present] : sequences) {
        std::sort(present.begin(), present.end(), [](const Present& a, const Present& b) {
            return std::pair(a.value, a.ticket) < std::pair(b.value, b.ticket);
        });
        const auto is_same = [](const Present& a, const Present& b) { return a.value == b.value; };
        present.erase(std::unique(present.begin(), present.end(), is_same), present.end());
    }
    return sequences;
}

/// A question about one sequence, if there is one.
void ask_about_sequence(const QuestionedTickets& asked, const std::vector<Present>& present,
                        TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    const std::uint64_t range = present.back().value - present.front().value + 1;
    const std::uint64_t missing = range - present.size();
    if (missing == 0 || present.size() < question_limits.fewest || missing > present.size()) return;
    TicketQuestion question;
    question.code = Code::missing_ticket_numbers;
    question.base_rate = {missing, range};
    question.about = name_of(present.front().number, present.front().value) + " to " +
                     name_of(present.back().number, present.back().value);
    std::map<LocalMonth, std::size_t> months;
    LocalMonth month;
    for (std::size_t i = 1; i < present.size(); ++i) {
        const Present& next = present[i];
        const std::uint64_t gap = next.value - present[i - 1].value - 1;
        if (gap == 0) continue;
        if (next.ticket != Present::rejected) {
            month = LocalMonth::of(tickets.tickets[next.ticket].row.opened, asked.zone);
            question.tickets.push_back(next.ticket);
        }
        months[month] += gap;
        std::string name = name_of(next.number, present[i - 1].value + 1);
        if (gap > 1) name += " to " + name_of(next.number, next.value - 1);
        question.parts.push_back({std::move(name), gap});
    }
    std::stable_sort(question.parts.begin(), question.parts.end(),
                     [](const QuestionPart& a, const QuestionPart& b) { return a.count > b.count; });
    for (const auto& [name, count] : months) {
        question.months.push_back({name.month == 0 ? std::string("month unknown") : name.to_string(), count});
    }
    std::sort(question.tickets.begin(), question.tickets.end());
    questions.push_back(std::move(question));
}

/// Looks for tickets that one requester had opened within the window, and that belong together.
class Splits {
public:
    Splits(const QuestionedTickets& asked, const DuplicateReport& report)
        : asked_(asked),
          tickets_(asked.tickets),
          likeness_(*report.found.sets, report.found.threshold, report.found.question.idf),
          by_machine_(tickets_.tickets.size()) {
        for (const DuplicateGroup& group : report.found.groups) {
            if (group.kind != DuplicateClass::machine) continue;
            by_machine_[group.leader] = true;
            for (const DuplicatePair& follower : group.followers) by_machine_[follower.b] = true;
        }
    }

    [[nodiscard]] TicketQuestion found() {
        TicketQuestion question;
        question.code = Code::split_requests;
        FoldedValues people(tickets_);
        std::map<std::array<std::uint32_t, 3>, std::vector<std::uint32_t>> by_requester;
        for (std::uint32_t place = 0; place < tickets_.tickets.size(); ++place) {
            const Ticket& ticket = tickets_.tickets[place];
            const std::uint32_t requester = people.of(ticket.row.requester);
            const std::uint32_t company = people.of(ticket.row.company);
            if (requester != 0) by_requester[{ticket.source, company, requester}].push_back(place);
        }
        for (auto& [key, places] : by_requester) {
            if (is_left_out(places)) continue;
            std::erase_if(places, [this](std::uint32_t place) { return by_machine_[place]; });
            question.base_rate.denominator += places.size();
            look_through(places, question);
        }
        std::sort(question.tickets.begin(), question.tickets.end());
        question.base_rate.numerator = question.tickets.size();
        std::stable_sort(question.parts.begin(), question.parts.end(),
                         [](const QuestionPart& a, const QuestionPart& b) { return a.count > b.count; });
        return question;
    }

private:
    [[nodiscard]] bool is_left_out(const std::vector<std::uint32_t>& places) const {
        if (places.size() > static_cast<std::size_t>(asked_.policy.max_requester_tickets)) return true;
        const TextId name = tickets_.tickets[places.front()].row.requester;
        return is_one_of(asked_.policy.machine_requesters, tickets_.text(name));
    }

    [[nodiscard]] bool follows(std::uint32_t one, std::uint32_t next) const {
        const auto number = number_of(tickets_.text(tickets_.tickets[one].row.id));
        const auto other = number_of(tickets_.text(tickets_.tickets[next].row.id));
        return number && other && number->prefix == other->prefix && other->value == number->value + 1;
    }

    void look_through(const std::vector<std::uint32_t>& places, TicketQuestion& question) const {
        std::size_t at = 0;
        while (at < places.size()) {
            const Instant opened = tickets_.tickets[places[at]].row.opened;
            std::vector<std::uint32_t> together{places[at]};
            std::size_t next = at + 1;
            for (; next < places.size(); ++next) {
                if (tickets_.tickets[places[next]].row.opened - opened > question_limits.split_window) break;
                const bool belongs =
                    likeness_.are_similar(places[at], places[next]) || follows(together.back(), places[next]);
                if (belongs) together.push_back(places[next]);
            }
            if (together.size() < question_limits.split_tickets) {
                ++at;
                continue;
            }
            const std::string_view requester = tickets_.text(tickets_.tickets[places[at]].row.requester);
            question.parts.push_back(
                {std::string(requester) + ", " + asked_.zone.day_of(opened).to_string(), together.size()});
            question.tickets.insert(question.tickets.end(), together.begin(), together.end());
            at = next;
        }
    }

    const QuestionedTickets& asked_;
    const Tickets& tickets_;
    Likeness likeness_;
    std::vector<bool> by_machine_;
};

}  // namespace

void ask_about_missing_numbers(const QuestionedTickets& asked, TicketQuestions& questions) {
    if (asked.is_part) return;
    for (const auto& [key, present] : sequences_of(asked.tickets)) ask_about_sequence(asked, present, questions);
}

void ask_about_split_requests(const QuestionedTickets& asked, const DuplicateReport& report,
                              TicketQuestions& questions) {
    TicketQuestion question = Splits(asked, report).found();
    if (!question.tickets.empty()) questions.push_back(std::move(question));
}

}  // namespace msp_audit
