#include "tickets/entry_check.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "tickets/folded_values.hpp"
#include "tickets/ticket_work.hpp"

namespace msp_audit {

namespace {

class Checking {
public:
    Checking(const Tickets& tickets, const std::vector<bool>& duplicates, const TimeZone& zone)
        : tickets_(tickets), duplicates_(duplicates), zone_(zone) {}

    [[nodiscard]] EntryCheck run();

private:
    static constexpr std::uint32_t no_ticket = static_cast<std::uint32_t>(-1);
    static constexpr std::uint32_t several = static_cast<std::uint32_t>(-2);

    void find_tickets();
    void measure(std::uint32_t at);
    void count_hours(const TimeEntry& entry, std::uint32_t at);
    void look_at_ticket(std::uint32_t at);
    [[nodiscard]] Seconds outside(const Ticket& ticket, const Interval& interval) const;
    void find_overlaps(const std::vector<std::uint32_t>& of_person);
    void find_long_days(const std::vector<std::uint32_t>& of_person);
    void ask(EntryQuestion question, QuestionedEntry entry) {
        check_.questioned[static_cast<std::size_t>(question)].push_back(entry);
    }

    const Tickets& tickets_;
    const std::vector<bool>& duplicates_;
    const TimeZone& zone_;
    EntryCheck check_;
    std::unordered_map<TextId, std::uint32_t> by_id_;
    std::vector<Interval> intervals_;  ///< by entry; of one without length both ends are its start
    std::vector<Seconds> worked_;      ///< by entry
};

EntryCheck Checking::run() {
    find_tickets();
    const auto count = static_cast<std::uint32_t>(tickets_.time_entries.size());
    check_.entries = count;
    intervals_.resize(count);
    worked_.resize(count);
    FoldedValues names(tickets_);
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_person;
    for (std::uint32_t at = 0; at < count; ++at) {
        measure(at);
        look_at_ticket(at);
        if (const std::uint32_t person = names.of(tickets_.time_entries[at].person); person != 0) {
            by_person[person].push_back(at);
        }
    }
    for (auto& [person, entries] : by_person) {
        std::sort(entries.begin(), entries.end(), [this](std::uint32_t a, std::uint32_t b) {
            return std::tuple(intervals_[a].begin, intervals_[a].end, a) <
                   std::tuple(intervals_[b].begin, intervals_[b].end, b);
        });
        find_overlaps(entries);
        find_long_days(entries);
    }
    auto& overlaps = check_.questioned[static_cast<std::size_t>(EntryQuestion::overlap)];
    std::sort(overlaps.begin(), overlaps.end(),
              [](const QuestionedEntry& a, const QuestionedEntry& b) { return a.entry < b.entry; });
    std::sort(check_.long_days.begin(), check_.long_days.end(), [this](const LongDay& a, const LongDay& b) {
        return std::tuple(a.day, tickets_.text(a.person)) < std::tuple(b.day, tickets_.text(b.person));
    });
    return std::move(check_);
}

/// An id that several systems use says nothing of which ticket the work was for.
void Checking::find_tickets() {
    for (std::uint32_t i = 0; i < tickets_.tickets.size(); ++i) {
        const auto [place, is_new] = by_id_.emplace(tickets_.tickets[i].row.id, i);
        if (!is_new) place->second = several;
    }
    for (const TextId id : tickets_.shared_ids) by_id_[id] = several;  // a filter may have left one of them
}

void Checking::measure(std::uint32_t at) {
    const TimeEntry& entry = tickets_.time_entries[at];
    const bool is_backwards = entry.started && entry.ended && entry.ended < entry.started;
    Interval& interval = intervals_[at];
    interval = {entry.started, entry.started};
    if (is_backwards) {
        ++check_.backwards;
    } else if (entry.started && entry.ended) {
        interval.end = entry.ended;
    } else if (entry.started && entry.worked >= 0) {
        interval.end = entry.started + entry.worked;
    } else {
        ++check_.without_length;
    }
    if (interval.length() > longest_entry) {
        ++check_.longer_than_a_month;
        interval.end = interval.begin;
    }
    count_hours(entry, at);
}

void Checking::count_hours(const TimeEntry& entry, std::uint32_t at) {
    const std::optional<Seconds> worked = worked_of(entry);
    worked_[at] = worked.value_or(0);
    check_.without_hours += worked ? 0U : 1U;
    if (worked) check_.worked = check_.worked.value_or(0) + *worked;
    if (entry.billed < 0) return;
    ++check_.with_billed;
    check_.billed = check_.billed.value_or(0) + entry.billed;
    if (entry.worked < 0) return;
    check_.billed_above_worked = check_.billed_above_worked.value_or(0) + std::max(0, entry.billed - entry.worked);
}

void Checking::look_at_ticket(std::uint32_t at) {
    const auto found = by_id_.find(tickets_.time_entries[at].ticket_id);
    const std::uint32_t place = found == by_id_.end() ? no_ticket : found->second;
    if (place == several) {
        ++check_.of_shared_ids;
        return;
    }
    if (place == no_ticket) return ask(EntryQuestion::no_ticket, {at, std::nullopt, std::nullopt, worked_[at]});
    const Ticket& ticket = tickets_.tickets[place];
    const QuestionedEntry whole{at, place, std::nullopt, worked_[at]};
    if (const Seconds seconds = outside(ticket, intervals_[at]); seconds > 0) {
        ask(EntryQuestion::outside_life, {at, place, std::nullopt, seconds});
    }
    if (ticket.state == TicketState::void_) ask(EntryQuestion::void_ticket, whole);
    if (duplicates_[place]) ask(EntryQuestion::duplicate_ticket, whole);
}

/// How much of an entry is before its ticket was opened or after it ended: when it was closed, resolved for the last
/// time or voided, whichever is later. What is open, or has no such time at or after its opening, has no end.
Seconds Checking::outside(const Ticket& ticket, const Interval& interval) const {
    const Seconds before = Interval{interval.begin, std::min(interval.end, ticket.row.opened)}.length();
    Instant end;
    if (ticket.state == TicketState::resolved) end = std::max(ticket.final_at, ticket.row.closed);
    if (ticket.state == TicketState::void_) end = std::max(ticket.void_at, ticket.row.closed);
    const Seconds after =
        end >= ticket.row.opened ? Interval{std::max(interval.begin, end), interval.end}.length() : 0;
    return before + after;
}

/// Of entries by their start: each that begins before an earlier one ended. What the earlier ones cover is one
/// stretch from there on, so that the time counted twice is exact.
void Checking::find_overlaps(const std::vector<std::uint32_t>& of_person) {
    std::optional<std::uint32_t> longest;
    for (const std::uint32_t at : of_person) {
        const Interval& interval = intervals_[at];
        if (interval.length() == 0) continue;
        if (longest && interval.begin < intervals_[*longest].end) {
            const Instant end = std::min(interval.end, intervals_[*longest].end);
            const auto found = by_id_.find(tickets_.time_entries[at].ticket_id);
            const bool is_known = found != by_id_.end() && found->second != several;
            ask(EntryQuestion::overlap,
                {at, is_known ? std::optional(found->second) : std::nullopt, *longest, end - interval.begin});
        }
        if (!longest || intervals_[*longest].end < interval.end) longest = at;
    }
}

/// An entry counts on each local day for what of its length lies there, until its printed hours are used up; what its
/// hours are more than its length counts on its first day.
void Checking::find_long_days(const std::vector<std::uint32_t>& of_person) {
    std::map<Day, LongDay> days;
    const auto count = [&](Day day, std::uint32_t at, Seconds seconds) {
        if (seconds == 0) return;
        LongDay& on_day = days[day];
        on_day.worked += seconds;
        if (on_day.entries.empty() || on_day.entries.back() != at) on_day.entries.push_back(at);
    };
    for (const std::uint32_t at : of_person) {
        const Interval& interval = intervals_[at];
        if (!interval.begin) continue;
        Seconds left = worked_[at];
        Day day = zone_.day_of(interval.begin);
        const Seconds excess = std::max<Seconds>(0, left - interval.length());
        count(day, at, excess);
        left -= excess;
        for (Instant from = interval.begin; left > 0 && from < interval.end; day = day + 1) {
            // Where clocks go back over midnight, the next day has begun once already.
            const Instant to = std::min(interval.end, std::max(from, zone_.start_of(day + 1)));
            const Seconds here = std::min(left, to - from);
            count(day, at, here);
            left -= here;
            from = to;
        }
    }
    for (auto& [day, on_day] : days) {
        if (on_day.worked <= seconds_a_day) continue;
        on_day.day = day;
        on_day.person = tickets_.time_entries[on_day.entries.front()].person;
        check_.long_days.push_back(std::move(on_day));
    }
}

}  // namespace

std::string_view name_of(EntryQuestion question) {
    constexpr std::array<std::string_view, entry_question_count> names{
        "overlap", "long-day", "outside-life", "void-ticket", "duplicate-ticket", "no-ticket"};
    return names[static_cast<std::size_t>(question)];
}

EntryCheck check_entries(const Tickets& tickets, const std::vector<bool>& duplicates, const TimeZone& zone) {
    return Checking(tickets, duplicates, zone).run();
}

}  // namespace msp_audit
