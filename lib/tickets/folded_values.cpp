#include "tickets/folded_values.hpp"

#include <algorithm>

#include "core/glob.hpp"
#include "core/text_key.hpp"

namespace msp_audit {

std::uint32_t FoldedValues::of(TextId text) {
    if (text == TextId::empty) return 0;
    const auto [found, is_new] = seen_.emplace(text, 0);
    if (is_new) {
        const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
        found->second = numbers_.emplace(value_key(tickets_->text(text)), next).first->second;
    }
    return found->second;
}

std::vector<TicketKeys> keys_of(const Tickets& tickets) {
    FoldedValues values(tickets);
    std::vector<TicketKeys> keys;
    keys.reserve(tickets.tickets.size());
    for (const Ticket& ticket : tickets.tickets) {
        const TicketRow& row = ticket.row;
        keys.push_back({values.of(row.company), values.of(row.requester), values.of(row.asset),
                        values.of(row.category), values.of(row.subcategory)});
    }
    return keys;
}

bool is_one_of(const std::vector<std::string>& globs, std::string_view name) {
    const std::string key = value_key(name);
    return std::any_of(globs.begin(), globs.end(),
                       [&key](const std::string& glob) { return glob_matches(value_key(glob), key); });
}

}  // namespace msp_audit
