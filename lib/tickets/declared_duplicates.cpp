#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "tickets/duplicates.hpp"
#include "tickets/status.hpp"

namespace msp_audit {

DeclaredDuplicates compare_declared(const Tickets& tickets, const std::vector<DuplicateGroup>& groups) {
    constexpr std::uint32_t none = 0xFFFFFFFF;
    std::vector<std::uint32_t> group_of(tickets.tickets.size(), none);
    for (std::uint32_t i = 0; i < groups.size(); ++i) {
        group_of[groups[i].leader] = i;
        for (const DuplicatePair& follower : groups[i].followers) group_of[follower.b] = i;
    }
    std::map<std::pair<std::uint32_t, TextId>, std::uint32_t> by_id;
    DeclaredDuplicates declared;
    declared.has_links = tickets.has(TicketColumn::duplicate_of);
    if (declared.has_links) {
        for (std::uint32_t i = 0; i < tickets.tickets.size(); ++i) {
            by_id.emplace(std::pair(tickets.tickets[i].source, tickets.tickets[i].row.id), i);
        }
    }
    for (std::uint32_t i = 0; i < tickets.tickets.size(); ++i) {
        const Ticket& ticket = tickets.tickets[i];
        if (code_key(tickets.text(ticket.row.resolution)) == "duplicate") {
            ++declared.marked;
            declared.marked_found += group_of[i] != none ? 1U : 0U;
        }
        if (ticket.row.duplicate_of == TextId::empty) continue;
        const auto original = by_id.find(std::pair(ticket.source, ticket.row.duplicate_of));
        if (original == by_id.end() || original->second == i) {
            ++declared.unknown_originals;
            continue;
        }
        const bool found = group_of[i] != none && group_of[i] == group_of[original->second];
        declared.links.push_back({i, original->second, found});
    }
    return declared;
}

}  // namespace msp_audit
