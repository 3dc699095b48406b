#include "service_levels.hpp"

#include "text.hpp"

namespace reference::tickets {
namespace {

enum class Outcome { met, missed, undetermined, void_past_target, left_out };

void count(Outcome outcome, Level& level) {
    level.met += outcome == Outcome::met ? 1 : 0;
    level.missed += outcome == Outcome::missed ? 1 : 0;
    level.undetermined += outcome == Outcome::undetermined ? 1 : 0;
    level.void_past_target += outcome == Outcome::void_past_target ? 1 : 0;
}

/// How many selectors of the target fit; nothing when one does not. "*" and an empty selector select nothing.
std::optional<int> selectors(const Target& target, const Ticket& ticket, const std::string& priority) {
    int count = 0;
    const auto fits = [&](const std::string& wanted, const std::string& value) {
        if (wanted.empty() || wanted == "*") {
            return true;
        }
        ++count;
        return case_fold(trim(wanted)) == case_fold(trim(value));
    };
    const bool all = fits(target.priority, priority) && fits(target.company, value_of(ticket.cells, "company")) &&
                     fits(target.type, value_of(ticket.cells, "type")) &&
                     fits(target.category, value_of(ticket.cells, "category"));
    return all ? std::optional(count) : std::nullopt;
}

/// A ticket whose clock stopped, is still running, or was voided; `net` falls back to gross without history.
struct Run {
    const Policy& policy;
    const Clocks& clocks;
    const Folded& folded;

    [[nodiscard]] std::optional<Seconds> until(const Ticket& ticket, const Target& target, Instant at,
                                               bool net) const {
        return elapsed(policy, clocks, ticket, at, target.business, net && ticket.history);
    }

    [[nodiscard]] Outcome resolution(const Ticket& ticket, const Target& target) const {
        if (ticket.state == State::voided) {
            const auto age = ticket.void_time ? until(ticket, target, *ticket.void_time, target.net) : std::nullopt;
            return age && *age > target.within ? Outcome::void_past_target : Outcome::left_out;
        }
        std::optional<Instant> stopped = ticket.final_instant;
        if (target.first) {
            // An open ticket may have been resolved before, and nothing tells when.
            const bool begins_resolved = !ticket.spells.empty() && !ticket.spells.front().start;
            const bool reopened = ticket.state == State::open && ticket.reopen_count.value_or(0) > 0;
            if (begins_resolved || (!ticket.history && (!folded.first_without_history || reopened))) {
                return Outcome::undetermined;
            }
            stopped = ticket.first_instant;
        }
        return stopped ? judge(until(ticket, target, *stopped, target.net), target, true)
                       : running(ticket, target, target.net);
    }

    [[nodiscard]] Outcome response(const Ticket& ticket, const Target& target) const {
        if (ticket.state == State::voided) {
            // An answer counts if it came in its life: not before its opening, nor after it was voided.
            const bool answered = ticket.response && *ticket.response >= ticket.opened &&
                                  (!ticket.void_time || *ticket.response <= *ticket.void_time);
            const auto end = answered ? ticket.response : ticket.void_time;
            const auto age = end ? until(ticket, target, *end, false) : std::nullopt;
            return age && *age > target.within ? Outcome::void_past_target : Outcome::left_out;
        }
        return ticket.response ? judge(until(ticket, target, *ticket.response, false), target, true)
                               : running(ticket, target, false);
    }

private:
    /// No usable duration is neither met nor missed.
    [[nodiscard]] static Outcome judge(std::optional<Seconds> seconds, const Target& target, bool stopped) {
        if (!seconds) {
            return Outcome::undetermined;
        }
        if (*seconds > target.within) {
            return Outcome::missed;
        }
        return stopped ? Outcome::met : Outcome::undetermined;
    }

    [[nodiscard]] Outcome running(const Ticket& ticket, const Target& target, bool net) const {
        if (ticket.state == State::resolved) {
            return Outcome::undetermined;
        }
        return judge(until(ticket, target, folded.as_of, net), target, false);
    }
};

Outcome by_due(const Folded& folded, const Ticket& ticket, Instant due) {
    if (ticket.state == State::voided) {
        return ticket.void_time && *ticket.void_time > due ? Outcome::void_past_target : Outcome::left_out;
    }
    if (ticket.state == State::open) {
        return folded.as_of > due ? Outcome::missed : Outcome::undetermined;
    }
    if (!ticket.final_instant || *ticket.final_instant < ticket.opened) {
        return Outcome::undetermined;
    }
    return *ticket.final_instant <= due ? Outcome::met : Outcome::missed;
}

}  // namespace

std::string Level::verdict(int percent) const {
    if (low_of() > 0 && low() * 100 >= percent * low_of()) {
        return "kept";
    }
    return high_of() > 0 && high() * 100 < percent * high_of() ? "broken" : "undetermined";
}

std::optional<std::size_t> target_of(const std::vector<Target>& targets, const Clocks& clocks, const Ticket& ticket,
                                     const std::string& priority) {
    std::optional<std::size_t> best;
    int most = -1;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const bool none = targets[i].business && clocks.of(value_of(ticket.cells, "company")) == nullptr;
        const auto fitting = none ? std::nullopt : selectors(targets[i], ticket, priority);
        if (fitting && *fitting > most) {
            most = *fitting;
            best = i;
        }
    }
    return best;
}

ServiceLevels resolution_levels(const Policy& policy, const Clocks& clocks, const Folded& folded) {
    const auto& targets = policy.resolution_targets;
    ServiceLevels made{std::vector<Level>(targets.size()), std::vector<Level>(targets.size()), {}, 0};
    const Run run{policy, clocks, folded};
    for (const Ticket& ticket : folded.tickets) {
        const auto target = target_of(targets, clocks, ticket, ticket.first_priority);
        const auto due = time_of(ticket.cells, "due_at");
        if (target) {
            count(run.resolution(ticket, targets[*target]), made.targets[*target]);
        } else if (due) {
            count(by_due(folded, ticket, *due), made.due);
        } else {
            made.no_target += ticket.state == State::voided ? 0 : 1;
        }
        const auto last = target_of(targets, clocks, ticket, ticket.last_priority);
        if (last) {
            count(run.resolution(ticket, targets[*last]), made.by_last_priority[*last]);
        }
    }
    return made;
}

ServiceLevels response_levels(const Policy& policy, const Clocks& clocks, const Folded& folded) {
    const auto& targets = policy.response_targets;
    ServiceLevels made{std::vector<Level>(targets.size()), std::vector<Level>(targets.size()), {}, 0};
    const Run run{policy, clocks, folded};
    for (const Ticket& ticket : folded.tickets) {
        if (!ticket.tells_response) {
            continue;
        }
        const auto target = target_of(targets, clocks, ticket, ticket.first_priority);
        if (target) {
            count(run.response(ticket, targets[*target]), made.targets[*target]);
        } else {
            made.no_target += ticket.state == State::voided ? 0 : 1;
        }
        const auto last = target_of(targets, clocks, ticket, ticket.last_priority);
        if (last) {
            count(run.response(ticket, targets[*last]), made.by_last_priority[*last]);
        }
    }
    return made;
}

}  // namespace reference::tickets
