#include "tickets/filter.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/text_key.hpp"

namespace msp_audit {

namespace {

/// Whether a text is one of the chosen; each distinct text is compared once.
class Choice {
public:
    Choice(const Tickets& tickets, const std::vector<std::string>& names) : tickets_(tickets) {
        for (const std::string& name : names) keys_.push_back(po_key(name));
    }
    [[nodiscard]] bool takes(TextId text) {
        if (keys_.empty()) return true;
        const auto [found, is_new] = seen_.emplace(text, false);
        if (is_new) {
            found->second = std::find(keys_.begin(), keys_.end(), po_key(tickets_.text(text))) != keys_.end();
        }
        return found->second;
    }

private:
    const Tickets& tickets_;
    std::vector<std::string> keys_;
    std::unordered_map<TextId, bool> seen_;
};

std::string joined(std::string_view noun, const std::vector<std::string>& names) {
    std::string words(noun);
    for (std::size_t i = 0; i < names.size(); ++i) words += (i == 0 ? " " : " or ") + names[i];
    return words;
}

}  // namespace

std::string TicketFilter::words() const {
    std::string words;
    if (!companies.empty()) words += joined("company", companies);
    if (!types.empty()) words += (words.empty() ? "" : ", ") + joined("type", types);
    return words;
}

void apply(const TicketFilter& filter, Tickets& tickets) {
    if (!filter.is_set()) return;
    Choice companies(tickets, filter.companies);
    Choice types(tickets, filter.types);
    auto& all = tickets.tickets;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const Ticket& ticket) {
                                 return !companies.takes(ticket.row.company) || !types.takes(ticket.row.type);
                             }),
              all.end());
    std::unordered_set<TextId> kept;
    for (const Ticket& ticket : all) kept.insert(ticket.row.id);
    auto& entries = tickets.time_entries;
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [&kept](const TimeEntry& entry) { return !kept.contains(entry.ticket_id); }),
                  entries.end());
}

}  // namespace msp_audit
