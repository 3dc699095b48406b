#include "tickets/filter.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/nearest.hpp"
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

/// The words of one option that no ticket has.
void add_unmet(std::vector<std::string>& unmet, std::string_view option, const std::vector<std::string>& names,
               const Tickets& tickets, TicketColumn column, TextId TicketRow::*cell) {
    if (names.empty()) return;
    const std::string what(name_of(column));
    std::map<std::string, std::string_view> known;  // by key, in order
    for (const Ticket& ticket : tickets.tickets) {
        const std::string_view text = tickets.text(ticket.row.*cell);
        if (!text.empty()) known.emplace(po_key(text), text);
    }
    constexpr std::size_t most = 10;
    std::string all;
    std::size_t named = 0;
    std::vector<std::string_view> words;
    for (const auto& [key, text] : known) {
        words.push_back(text);
        if (named++ < most) all += (all.empty() ? "" : ", ") + std::string(text);
    }
    if (known.size() > most) all += " and " + std::to_string(known.size() - most) + " more";
    for (const std::string& name : names) {
        if (known.contains(po_key(name))) continue;
        std::string text = std::string(option) + " " + name + ": ";
        if (!tickets.has(column)) {
            text += "no file has a column " + what;
        } else if (known.empty()) {
            text += "no ticket names its " + what;
        } else {
            text += "no ticket has that " + what;
            const auto near = nearest(name, words);
            text += near ? "; did you mean '" + std::string(*near) + "'?" : "; there are " + all;
        }
        unmet.push_back(std::move(text));
    }
}

}  // namespace

std::vector<std::string> unmet_filters(const TicketFilter& filter, const Tickets& tickets) {
    std::vector<std::string> unmet;
    add_unmet(unmet, "--company", filter.companies, tickets, TicketColumn::company, &TicketRow::company);
    add_unmet(unmet, "--type", filter.types, tickets, TicketColumn::type, &TicketRow::type);
    return unmet;
}

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
    const auto end = std::remove_if(all.begin(), all.end(), [&](const Ticket& ticket) {
        return !companies.takes(ticket.row.company) || !types.takes(ticket.row.type);
    });
    all.keep_first(static_cast<std::size_t>(end - all.begin()));
    std::unordered_set<TextId> kept;
    for (const Ticket& ticket : all) kept.insert(ticket.row.id);
    auto& entries = tickets.time_entries;
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [&kept](const TimeEntry& entry) { return !kept.contains(entry.ticket_id); }),
                  entries.end());
}

}  // namespace msp_audit
