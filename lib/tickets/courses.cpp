#include "tickets/courses.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

void keep_word(Tickets& tickets, TextId word) {
    auto& all = tickets.words.all;
    const auto step = static_cast<std::uint32_t>(tickets.steps.size() - 1);
    for (auto said = all.rbegin(); said != all.rend() && said->step == step; ++said) {
        if (said->text == word) return;
    }
    all.push_back({step, word});
}

/// `word`: what the export calls the step's status.
void add_step(Tickets& tickets, std::size_t first, const StatusStep& step, TextId word) {
    if (!step.at.has_value() || step.status == StatusClass::unknown) return;
    std::vector<StatusStep>& steps = tickets.steps;
    const bool says_nothing_new =
        steps.size() > first && steps.back().status == step.status && steps.back().priority == step.priority;
    if (!says_nothing_new) steps.push_back(step);
    if (tickets.words.are_kept && word != TextId::empty) keep_word(tickets, word);
}

void add_snapshots(Ticket& ticket, std::span<const TicketSnapshot> snapshots, StatusReading& statuses,
                   Tickets& tickets) {
    const std::size_t first = tickets.steps.size();
    for (const TicketSnapshot& snapshot : snapshots) {
        if (snapshot.status == TextId::empty) continue;
        ticket.last = statuses.of_row(snapshot.status);
        add_step(tickets, first, {snapshot.updated, ticket.last, snapshot.priority, snapshot.source},
                 snapshot.status);
    }
}

void add_events(Ticket& ticket, const TicketEvents& events, StatusReading& statuses, Tickets& tickets) {
    const std::size_t first = tickets.steps.size();
    const TicketEvent& opening = events.status.front();
    StatusClass status = StatusClass::new_;
    TextId word = TextId::empty;
    const StatusClass before = statuses.of(opening.from);
    bool is_resolved_later = false;  // a history that begins resolved is resolved at its first row
    if (before != StatusClass::unknown) {
        status = before;
        word = opening.from;
        // Steps to unknown statuses are as if they were not there.
        const auto known = std::find_if(events.status.begin(), events.status.end(), [&](const TicketEvent& event) {
            return statuses.of(event.to) != StatusClass::unknown;
        });
        if (is_done(before) && known != events.status.end()) {
            is_resolved_later = is_done(statuses.of(known->to));
            ticket.begins_with_reopen = !is_resolved_later;
        }
    }
    TextId priority = events.priority.empty() ? TextId::empty : events.priority.front().from;
    if (!is_resolved_later) add_step(tickets, first, {ticket.row.opened, before, priority, opening.source}, word);
    auto changed = events.priority.begin();
    const auto take_priorities = [&](Instant until, bool until_end) {
        for (; changed != events.priority.end() && (until_end || changed->changed <= until); ++changed) {
            priority = changed->to;
            if (tickets.steps.size() == first) continue;
            add_step(tickets, first, {changed->changed, status, priority, changed->source}, word);
        }
    };
    for (const TicketEvent& event : events.status) {
        take_priorities(event.changed, false);
        ticket.last = statuses.of_row(event.to);
        if (ticket.last != StatusClass::unknown) {
            status = ticket.last;
            word = event.to;
        }
        add_step(tickets, first, {event.changed, ticket.last, priority, event.source}, event.to);
    }
    take_priorities({}, true);
}

/// The priority when the clock started: the last one up to then, else the earliest that anything tells.
TextId first_priority(const Ticket& ticket, std::span<const TicketSnapshot> snapshots, const TicketEvents& events) {
    TextId found = events.priority.empty() ? TextId::empty : events.priority.front().from;
    for (const TicketEvent& event : events.priority) {
        if (event.changed <= ticket.row.opened) found = event.to;
    }
    if (found != TextId::empty) return found;
    TextId oldest = TextId::empty;
    for (const TicketSnapshot& snapshot : snapshots) {
        if (snapshot.priority == TextId::empty) continue;
        if (snapshot.updated <= ticket.row.opened) found = snapshot.priority;
        if (oldest == TextId::empty) oldest = snapshot.priority;
    }
    if (found != TextId::empty) return found;
    if (!events.priority.empty()) return events.priority.front().to;
    return oldest != TextId::empty ? oldest : ticket.row.priority;
}

/// Start of the last run of steps that fit, if the course ends in one.
template <class Fits>
Instant begin_of_last(std::span<const StatusStep> steps, Fits fits) {
    Instant begin;
    for (auto step = steps.rbegin(); step != steps.rend() && fits(step->status); ++step) begin = step->at;
    return begin;
}

/// The final instant of a resolved ticket, and what it was read from.
void date(Ticket& ticket, std::span<const StatusStep> steps) {
    const Instant spell = begin_of_last(steps, is_done);
    const TicketRow& row = ticket.row;
    if (row.resolved.has_value() && (!spell.has_value() || row.resolved >= spell)) {
        ticket.final_at = row.resolved;
        ticket.dated_by = DatedBy::resolved_at;
    } else if (spell.has_value()) {
        ticket.final_at = spell;
        ticket.dated_by = DatedBy::history;
    } else if (row.closed.has_value()) {
        ticket.final_at = row.closed;
        ticket.dated_by = DatedBy::closed_at;
    }
}

Instant first_known(std::initializer_list<Instant> instants) {
    for (const Instant instant : instants) {
        if (instant.has_value()) return instant;
    }
    return {};
}

void make_void(Ticket& ticket, std::span<const StatusStep> steps) {
    const Instant spell = begin_of_last(steps, [](StatusClass status) { return status == StatusClass::void_; });
    date(ticket, steps);
    const Instant by_code = ticket.last == StatusClass::void_ ? Instant{} : ticket.final_at;
    ticket.void_at = first_known({spell, by_code, ticket.row.resolved, ticket.row.closed, ticket.row.updated});
    ticket.state = TicketState::void_;
    ticket.final_at = {};
    ticket.dated_by = DatedBy::nothing;
}

}  // namespace

StatusClass StatusReading::of(TextId status) {
    if (status == TextId::empty) return StatusClass::unknown;
    auto& recent = recent_[static_cast<std::size_t>(status) % recent_.size()];
    if (recent.first == status) return recent.second;
    const auto [found, is_new] = seen_.emplace(status, StatusClass::unknown);
    if (is_new) found->second = words_.of(inputs_->text(status));
    recent = *found;
    return found->second;
}

StatusClass StatusReading::of_row(TextId status) {
    const StatusClass found = of(status);
    if (found == StatusClass::unknown && status != TextId::empty) ++unknown_[std::string(inputs_->text(status))];
    return found;
}

void add_course(Ticket& ticket, std::span<const TicketSnapshot> snapshots, const TicketEvents& events,
                StatusReading& statuses, Tickets& tickets) {
    ticket.first_step = static_cast<std::uint32_t>(tickets.steps.size());
    if (!events.status.empty()) {
        add_events(ticket, events, statuses, tickets);
    } else if (!snapshots.empty()) {
        add_snapshots(ticket, snapshots, statuses, tickets);
    } else if (ticket.row.status != TextId::empty) {
        ticket.last = statuses.of_row(ticket.row.status);
    }
    ticket.step_count = static_cast<std::uint32_t>(tickets.steps.size()) - ticket.first_step;
    ticket.first_priority = first_priority(ticket, snapshots, events);
}

void add_authors(const Ticket& ticket, const TicketEvents& events, Tickets& tickets) {
    std::vector<std::pair<SourceRef, const TicketEvent*>> named;
    for (const auto changes : {events.status, events.priority}) {
        for (const TicketEvent& event : changes) {
            if (event.by != TextId::empty) named.emplace_back(event.source, &event);
        }
    }
    if (named.empty()) return;
    std::sort(named.begin(), named.end());
    tickets.authors.resize(tickets.steps.size(), TextId::empty);
    for (std::size_t place = ticket.first_step; place < tickets.steps.size(); ++place) {
        const StatusStep& step = tickets.steps[place];
        const auto found = std::lower_bound(named.begin(), named.end(), step.source,
                                            [](const auto& one, SourceRef source) { return one.first < source; });
        // A first step may rest on what an event says of the time before it.
        const bool is_its = found != named.end() && found->first == step.source && found->second->changed == step.at;
        if (is_its) tickets.authors[place] = found->second->by;
    }
}

std::size_t settle_state(Ticket& ticket, std::span<const StatusStep> steps, StatusReading& statuses, Instant as_of) {
    TicketRow& row = ticket.row;
    const Instant dated = row.resolved.has_value() ? row.resolved : row.closed;
    const bool is_dated_later = dated.has_value() && dated > as_of;
    std::size_t later = 0;
    for (const auto member : {&TicketRow::first_response, &TicketRow::resolved, &TicketRow::closed}) {
        if (!(row.*member).has_value() || row.*member <= as_of) continue;
        row.*member = Instant{};
        ++later;
    }
    ticket.is_rebuilt = ticket.step_count == 0 && (is_dated_later || row.updated > as_of);
    if (row.updated > as_of) {
        row.updated = Instant{};
        ++later;
    }
    // An unknown status, of an event too, is one that nobody knows, not none.
    const bool has_status =
        ticket.step_count > 0 || row.status != TextId::empty || ticket.last == StatusClass::unknown;
    if (!has_status) {
        const bool is_resolved = row.resolved.has_value() || row.closed.has_value();
        ticket.last = is_resolved ? StatusClass::resolved : StatusClass::active;
    }
    const bool is_ended = is_done(ticket.last) || ticket.last == StatusClass::void_;
    if (ticket.is_rebuilt && is_ended && is_dated_later) ticket.last = StatusClass::active;
    if (ticket.last == StatusClass::void_) {
        make_void(ticket, steps);
    } else if (is_done(ticket.last)) {
        if (statuses.of_resolution(row.resolution) == StatusClass::void_) {
            make_void(ticket, steps);
        } else {
            ticket.state = TicketState::resolved;
            date(ticket, steps);
        }
    }
    return later;
}

}  // namespace msp_audit
