#include "tickets/target_table.hpp"

#include "core/text_key.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, 4> selector_names{"priority", "company", "type", "category"};

}  // namespace

TargetTable::TargetTable(const Tickets& tickets, std::span<const ServiceTarget> targets, std::string_view section)
    : tickets_(tickets), targets_(targets), section_(section) {
    for (const ServiceTarget& target : targets) {
        const TicketSelector& selector = target.selector;
        Selectors one;
        one.keys = {value_key(selector.priority), value_key(selector.company), value_key(selector.type),
                    value_key(selector.category)};
        for (std::string& key : one.keys) {
            if (key == "*") key.clear();
            if (!key.empty()) ++one.count;
        }
        selectors_.push_back(std::move(one));
    }
}

std::optional<std::size_t> TargetTable::select(const TicketRow& row, TextId priority, bool has_calendar) {
    if (targets_.empty()) return std::nullopt;
    const Values values{priority, row.company, row.type, row.category};
    const auto [found, is_new] = found_.try_emplace(std::pair(values, has_calendar));
    if (is_new) found->second = find(values, has_calendar);
    return found->second;
}

std::optional<std::size_t> TargetTable::find(const Values& values, bool has_calendar) const {
    std::array<std::string, 4> keys;
    for (std::size_t i = 0; i < values.size(); ++i) keys[i] = value_key(tickets_.text(values[i]));
    std::optional<std::size_t> best;
    std::optional<std::size_t> rival;  // with as many selectors
    for (std::size_t place = 0; place < selectors_.size(); ++place) {
        const Selectors& candidate = selectors_[place];
        bool takes = has_calendar || !targets_[place].business;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            takes = takes && (candidate.keys[i].empty() || candidate.keys[i] == keys[i]);
        }
        if (!takes || (best && candidate.count < selectors_[*best].count)) continue;
        if (best && candidate.count == selectors_[*best].count) {
            if (!rival) rival = place;
        } else {
            best = place;
            rival.reset();
        }
    }
    if (rival) refuse_tie(*best, *rival, values);
    return best;
}

void TargetTable::refuse_tie(std::size_t first, std::size_t second, const Values& values) const {
    std::string ticket;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == TextId::empty) continue;
        ticket += ticket.empty() ? " of " : ", ";
        ticket += std::string(selector_names[i]) + " '" + std::string(tickets_.text(values[i])) + "'";
    }
    throw PolicyError(targets_[second].where + ": " + std::string(section_) + ": ties with the target at " +
                      targets_[first].where + ": both take a ticket" + ticket + " and have as many selectors" +
                      "\n  hint: give the one that should win another selector");
}

}  // namespace msp_audit
