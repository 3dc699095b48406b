#include "tickets/tickets.hpp"

#include <algorithm>

namespace msp_audit {

bool Tickets::has(TicketColumn column) const {
    return std::any_of(sources.begin(), sources.end(),
                       [column](const TicketSource& source) { return source.has(column); });
}

std::vector<TextId> Tickets::words_of(const Ticket& ticket, std::size_t step) const {
    const auto place = static_cast<std::uint32_t>(ticket.first_step + step);
    auto word = std::lower_bound(words.all.begin(), words.all.end(), place,
                                 [](const StepWords::Word& one, std::uint32_t wanted) { return one.step < wanted; });
    std::vector<TextId> found;
    for (; word != words.all.end() && word->step == place; ++word) found.push_back(word->text);
    return found;
}

std::vector<Spell> spells_of(const Tickets& tickets, const Ticket& ticket) {
    std::vector<Spell> spells;
    bool follows_void = false;
    const auto steps = tickets.steps_of(ticket);
    if (steps.empty()) return spells;
    if (ticket.row.opened < steps.front().at) spells.push_back({ticket.row.opened, {}, false, false});
    for (const StatusStep& step : steps) {
        const bool is_void = step.status == StatusClass::void_;
        const bool goes_on = !spells.empty() && !spells.back().end.has_value();
        if (goes_on && (is_void || spells.back().is_done != is_done(step.status))) spells.back().end = step.at;
        if (is_void) {
            follows_void = true;
            continue;
        }
        if (!spells.empty() && !spells.back().end.has_value()) continue;
        spells.push_back({step.at, {}, is_done(step.status), follows_void});
        follows_void = false;
    }
    return spells;
}

}  // namespace msp_audit
