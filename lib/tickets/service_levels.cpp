#include "tickets/service_levels.hpp"

#include <algorithm>

#include "tickets/due_instant.hpp"
#include "tickets/resolution_ends.hpp"
#include "tickets/target_table.hpp"

namespace msp_audit {

namespace {

constexpr int whole_percent = 100;

/// Tickets by outcome.
struct Tally {
    std::size_t met = 0, missed = 0, undetermined = 0, void_past_target = 0;

    void add(TargetOutcome outcome) {
        met += outcome == TargetOutcome::met ? 1 : 0;
        missed += outcome == TargetOutcome::missed ? 1 : 0;
        undetermined += outcome == TargetOutcome::undetermined ? 1 : 0;
        void_past_target += outcome == TargetOutcome::void_past_target ? 1 : 0;
    }
    void add(const Tally& other) {
        met += other.met;
        missed += other.missed;
        undetermined += other.undetermined;
        void_past_target += other.void_past_target;
    }
    [[nodiscard]] Proportion low() const { return {met, met + missed + undetermined + void_past_target}; }
    [[nodiscard]] Proportion high() const { return {met + undetermined, met + missed + undetermined}; }
};

/// By how much, in ticket-hundredths, a share lies above what was agreed; shares of several targets add up.
Decimal surplus(const Proportion& share, const Decimal& percent) {
    const auto whole = [](std::size_t count) { return Decimal::of(static_cast<Int128>(count), 0); };
    return whole(share.numerator) * Decimal(whole_percent) - whole(share.denominator) * percent;
}

/// What one ticket comes to.
struct Judgement {
    TargetOutcome outcome = TargetOutcome::no_target;
    std::optional<std::size_t> level;    ///< place of its target; behind the last: its due_at
    bool is_bound = false;               ///< net was asked for, gross was there
    std::optional<std::size_t> lacking;  ///< place of the target that would be its own if there were a calendar
    bool is_by_reopening = false;        ///< missed, and the first resolution was in time
    bool is_first_unknown = false;       ///< missed and reopened, and nothing tells when it was resolved first
};

/// The targets of one kind, with the due_at level behind the last.
struct LevelTally {
    Tally by_first_priority, by_last_priority;
    std::size_t missed_by_reopening = 0, missed_reopened_unknown = 0;
    bool is_bound = false;
    bool lacks_calendar = false;
    bool has_tickets = false;

    void add(const LevelTally& other) {
        by_first_priority.add(other.by_first_priority);
        by_last_priority.add(other.by_last_priority);
        missed_by_reopening += other.missed_by_reopening;
        missed_reopened_unknown += other.missed_reopened_unknown;
        is_bound = is_bound || other.is_bound;
        lacks_calendar = lacks_calendar || other.lacks_calendar;
    }
};

TargetOutcome compare(const Duration& duration, TicketState state, Seconds within) {
    const bool is_void = state == TicketState::void_;
    if (duration.outcome == Outcome::none) {
        return is_void ? TargetOutcome::void_in_time : TargetOutcome::undetermined;
    }
    const bool is_past = duration.seconds > within;
    if (is_void) return is_past ? TargetOutcome::void_past_target : TargetOutcome::void_in_time;
    if (is_past) return TargetOutcome::missed;
    return duration.outcome == Outcome::resolved ? TargetOutcome::met : TargetOutcome::undetermined;
}

TargetOutcome compare_with_due(const Ticket& ticket, Instant as_of) {
    const Instant due = ticket.row.due;
    switch (ticket.state) {
    case TicketState::open:
        return as_of > due ? TargetOutcome::missed : TargetOutcome::undetermined;
    case TicketState::void_:
        return ticket.void_at > due ? TargetOutcome::void_past_target : TargetOutcome::void_in_time;
    case TicketState::resolved:
        break;
    }
    if (!ticket.final_at.has_value() || ticket.final_at < ticket.row.opened) return TargetOutcome::undetermined;
    return ticket.final_at <= due ? TargetOutcome::met : TargetOutcome::missed;
}

/// Judges tickets by one kind of target.
class Judge {
public:
    Judge(const Tickets& tickets, const TicketDurations& durations, const Calendars& calendars,
          const ResolutionEnds& ends, const std::vector<ServiceTarget>& targets, bool first_response)
        : tickets_(tickets),
          durations_(durations),
          calendars_(calendars),
          targets_(targets),
          ends_(ends),
          first_response_(first_response),
          table_(tickets, targets, first_response ? "targets.first_response" : "targets.resolution"),
          tallies_(targets.size() + 1) {}

    /// By the priority in force when the clock started; what the last one would give is counted beside it.
    Judgement judge(std::size_t index) {
        const Ticket& ticket = tickets_.tickets[index];
        const TextId first = first_priority(ticket);
        const Judgement judgement = judge(index, first);
        const Judgement last = first == ticket.row.priority ? judgement : judge(index, ticket.row.priority);
        if (judgement.level) {
            LevelTally& tally = tallies_[*judgement.level];
            tally.has_tickets = true;
            tally.by_first_priority.add(judgement.outcome);
            tally.missed_by_reopening += judgement.is_by_reopening ? 1 : 0;
            tally.missed_reopened_unknown += judgement.is_first_unknown ? 1 : 0;
            tally.is_bound = tally.is_bound || judgement.is_bound;
        }
        if (judgement.lacking) tallies_[*judgement.lacking].lacks_calendar = true;
        if (last.level) {
            tallies_[*last.level].has_tickets = true;
            tallies_[*last.level].by_last_priority.add(last.outcome);
        }
        return judgement;
    }

    /// The target that is the ticket's own, and when it is due.
    [[nodiscard]] TicketTarget target_of(std::size_t index, const TicketPolicy& policy) {
        const Ticket& ticket = tickets_.tickets[index];
        const BusinessTime* const calendar = calendars_.of(tickets_.text(ticket.row.company));
        const auto place = table_.select(ticket.row, first_priority(ticket), calendar != nullptr);
        if (!place) return {};
        const ServiceTarget& target = targets_[*place];
        const ResolutionEnd end = ends_.of(ticket, target.first ? Resolution::first : Resolution::final);
        const Extent extent = target.net && !first_response_ ? Extent::net : Extent::gross;
        return {TargetOutcome::no_target, &target,
                due_instant(tickets_, ticket, policy, target, calendar, end.at.has_value() ? end.at : tickets_.as_of,
                            extent)};
    }

    void append_levels(std::vector<ServiceLevel>& levels) const {
        const bool has_due_level = tallies_.back().has_tickets;
        const std::size_t count = targets_.size() + (has_due_level ? 1 : 0);
        if (count == 0) return;
        LevelTally all;
        Decimal low_surplus;
        Decimal high_surplus;
        std::vector<ServiceLevel> single;
        for (std::size_t place = 0; place < count; ++place) {
            const LevelTally& tally = tallies_[place];
            const Decimal percent = place < targets_.size() ? targets_[place].percent : Decimal(whole_percent);
            const Decimal low = surplus(tally.by_first_priority.low(), percent);
            const Decimal high = surplus(tally.by_first_priority.high(), percent);
            single.push_back(level_of(tally, low, high));
            if (place < targets_.size()) single.back().target = &targets_[place];
            all.add(tally);
            low_surplus += low;
            high_surplus += high;
        }
        levels.push_back(level_of(all, low_surplus, high_surplus));
        levels.back().is_total = true;
        levels.insert(levels.end(), single.begin(), single.end());
    }

private:
    [[nodiscard]] static TextId first_priority(const Ticket& ticket) {
        return ticket.first_priority != TextId::empty ? ticket.first_priority : ticket.row.priority;
    }

    [[nodiscard]] Judgement judge(std::size_t index, TextId priority) {
        const Ticket& ticket = tickets_.tickets[index];
        Judgement judgement;
        const bool has_calendar = calendars_.of(tickets_.text(ticket.row.company)) != nullptr;
        judgement.level = table_.select(ticket.row, priority, has_calendar);
        if (!has_calendar) {
            const auto meant = table_.select(ticket.row, priority, true);
            if (meant != judgement.level) judgement.lacking = meant;
        }
        if (!judgement.level) {
            if (first_response_ || !ticket.row.due.has_value()) return judgement;
            judgement.level = targets_.size();
            judgement.outcome = compare_with_due(ticket, tickets_.as_of);
            const ResolutionEnd end = ends_.of(ticket, Resolution::first);
            note_reopening(
                ticket, end.outcome == Outcome::resolved && end.at >= ticket.row.opened && end.at <= ticket.row.due,
                judgement);
            return judgement;
        }
        const ServiceTarget& target = targets_[*judgement.level];
        if (first_response_) {
            const Clock clock = target.business ? Clock::business : Clock::calendar;
            judgement.outcome = compare(response_of(index, clock), ticket.state, target.within);
        } else {
            judge_resolution(index, target, judgement);
        }
        return judgement;
    }

    void judge_resolution(std::size_t index, const ServiceTarget& target, Judgement& judgement) const {
        const Ticket& ticket = tickets_.tickets[index];
        const Measure measure = measure_of(target, ticket);
        judgement.is_bound = target.net && ticket.step_count == 0;
        Duration duration = durations_.resolution[measure.place()][index];
        const bool is_running =
            ticket.state == TicketState::open && ends_.of(ticket, measure.resolution).outcome == Outcome::censored;
        // Where nothing dates resolutions, the age of an open ticket is still known.
        if (is_running && duration.outcome == Outcome::none) {
            duration = durations_.open_age[static_cast<std::size_t>(measure.clock)][index];
        }
        judgement.outcome = compare(duration, ticket.state, target.within);
        const Measure to_first{Resolution::first, measure.clock, measure.extent};
        const Duration first = durations_.resolution[to_first.place()][index];
        if (measure.resolution == Resolution::final) {
            note_reopening(ticket, first.outcome == Outcome::resolved && first.seconds <= target.within, judgement);
        }
    }

    /// Of a miss: whether reopening made it one.
    static void note_reopening(const Ticket& ticket, bool was_in_time_first, Judgement& judgement) {
        if (judgement.outcome != TargetOutcome::missed) return;
        judgement.is_by_reopening = was_in_time_first;
        judgement.is_first_unknown =
            ticket.begins_with_reopen || (ticket.step_count == 0 && ticket.row.reopen_count > 0);
    }

    /// A void ticket that was answered before did not wait for its response until it was voided.
    [[nodiscard]] Duration response_of(std::size_t index, Clock clock) const {
        const Ticket& ticket = tickets_.tickets[index];
        Duration duration = durations_.first_response[static_cast<std::size_t>(clock)][index];
        const Instant response = ticket.row.first_response;
        const bool was_answered = ticket.state == TicketState::void_ && response.has_value() &&
                                  response >= ticket.row.opened &&
                                  (!ticket.void_at.has_value() || response <= ticket.void_at);
        if (!was_answered) return duration;
        const BusinessTime* const calendar = calendars_.of(tickets_.text(ticket.row.company));
        duration.outcome = Outcome::censored;
        duration.seconds = clock == Clock::calendar || calendar == nullptr
                               ? response - ticket.row.opened
                               : calendar->elapsed(ticket.row.opened, response);
        return duration;
    }

    [[nodiscard]] ServiceLevel level_of(const LevelTally& tally, const Decimal& low_surplus,
                                        const Decimal& high_surplus) const {
        const Tally& counts = tally.by_first_priority;
        ServiceLevel level;
        level.first_response = first_response_;
        level.met = counts.met;
        level.missed = counts.missed;
        level.undetermined = counts.undetermined;
        level.void_past_target = counts.void_past_target;
        level.low = counts.low();
        level.high = counts.high();
        level.low_by_last_priority = tally.by_last_priority.low();
        level.high_by_last_priority = tally.by_last_priority.high();
        level.missed_by_reopening = tally.missed_by_reopening;
        level.missed_reopened_unknown = tally.missed_reopened_unknown;
        level.misses_are_upper_bound = tally.is_bound;
        level.lacks_calendar = tally.lacks_calendar;
        if (level.low.denominator > 0 && low_surplus.sign() >= 0) {
            level.verdict = Verdict3::kept;
        } else if (level.high.denominator > 0 && high_surplus.sign() < 0) {
            level.verdict = Verdict3::broken;
        }
        return level;
    }

    const Tickets& tickets_;
    const TicketDurations& durations_;
    const Calendars& calendars_;
    const std::vector<ServiceTarget>& targets_;
    const ResolutionEnds& ends_;
    bool first_response_;
    TargetTable table_;
    std::vector<LevelTally> tallies_;
};

/// The export's own word against ours, where both say something.
void compare_stored(const TicketRow& row, std::uint32_t index, ServiceLevels& result) {
    const TargetOutcome outcome = result.of_ticket[index];
    if (row.sla_met < 0 || (outcome != TargetOutcome::met && outcome != TargetOutcome::missed)) return;
    ++result.compared;
    if ((row.sla_met == 1) == (outcome == TargetOutcome::met)) {
        ++result.agree;
    } else {
        ++result.differ;
        result.differing.push_back(index);
    }
}

/// No ticket has any.
ServiceLevels without_targets(std::size_t tickets) {
    ServiceLevels result;
    result.of_ticket.assign(tickets, TargetOutcome::no_target);
    result.no_target = tickets;
    return result;
}

}  // namespace

Measure measure_of(const ServiceTarget& target, const Ticket& ticket) {
    const bool is_first = target.first && ticket.state != TicketState::void_;
    const bool is_net = target.net && ticket.step_count > 0;
    return {is_first ? Resolution::first : Resolution::final, target.business ? Clock::business : Clock::calendar,
            is_net ? Extent::net : Extent::gross};
}

ServiceLevels judge_targets(const Tickets& tickets, const TicketDurations& durations, const TicketPolicy& policy,
                            const Calendars& calendars, const ResolutionEnds& ends) {
    if (policy.resolution_targets.empty() && policy.response_targets.empty() && !tickets.has(TicketColumn::due_at)) {
        return without_targets(tickets.tickets.size());
    }
    ServiceLevels result;
    Judge resolution(tickets, durations, calendars, ends, policy.resolution_targets, false);
    Judge response(tickets, durations, calendars, ends, policy.response_targets, true);
    const bool has_response = tickets.has(TicketColumn::first_response_at);
    result.of_ticket.reserve(tickets.tickets.size());
    result.target_of.make_room(tickets.tickets.size());
    result.due_of.make_room(tickets.tickets.size());
    if (!policy.response_targets.empty()) result.response_of.make_room(tickets.tickets.size());
    for (std::uint32_t i = 0; i < tickets.tickets.size(); ++i) {
        const Ticket& ticket = tickets.tickets[i];
        const Judgement judgement = resolution.judge(i);
        const TicketTarget target = resolution.target_of(i, policy);
        const bool has_target = judgement.outcome != TargetOutcome::no_target;
        result.of_ticket.push_back(judgement.outcome);
        result.target_of.put(i, target.target);
        result.due_of.put(i, target.target == nullptr && has_target ? ticket.row.due : target.due);
        result.no_target += has_target ? 0 : 1;
        if (result.response_of.is_possible()) {
            TicketTarget own = response.target_of(i, policy);
            const bool is_told = tickets.sources[ticket.source].has(TicketColumn::first_response_at);
            if (is_told) own.outcome = response.judge(i).outcome;
            result.response_of.put(i, own);
            result.with_response_target += own.target != nullptr ? 1 : 0;
        }
        compare_stored(ticket.row, i, result);
    }
    resolution.append_levels(result.levels);
    if (has_response) response.append_levels(result.levels);
    return result;
}

}  // namespace msp_audit
