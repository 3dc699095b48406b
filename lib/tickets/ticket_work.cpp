#include "tickets/ticket_work.hpp"

#include "core/currency.hpp"
#include "core/ratio.hpp"
#include "core/text_key.hpp"

namespace msp_audit {

TicketWork& TicketWork::operator+=(const TicketWork& other) {
    worked += other.worked;
    with_hours += other.with_hours;
    without_hours += other.without_hours;
    without_rate += other.without_rate;
    for (const auto& [currency, amount] : other.worth) worth[currency] += amount;
    return *this;
}

std::optional<Seconds> TicketWork::hours() const { return with_hours == 0 ? std::nullopt : std::optional(worked); }

std::map<std::string, Decimal> TicketWork::cost() const {
    std::map<std::string, Decimal> cost;
    for (const auto& [currency, amount] : worth) {
        cost.emplace(currency, (Ratio(amount) / Ratio(3600)).rounded(minor_digits(currency)));
    }
    return cost;
}

std::optional<Seconds> worked_of(const TimeEntry& entry) {
    if (entry.worked >= 0) return entry.worked;
    if (!entry.started || !entry.ended || entry.ended < entry.started) return std::nullopt;
    const Seconds length = entry.ended - entry.started;
    return length > longest_entry ? std::nullopt : std::optional(length);
}

TicketHours::TicketHours(const Tickets& tickets, const TicketPolicy& policy) : tickets_(tickets), policy_(policy) {
    if (tickets.time_entries.empty()) return;
    std::unordered_map<TextId, std::vector<std::uint32_t>> by_id;
    for (std::uint32_t i = 0; i < tickets.tickets.size(); ++i) by_id[tickets.tickets[i].row.id].push_back(i);
    // An id that several systems use says nothing of which one the work was for, even where a filter left one of
    // them.
    for (const TextId id : tickets.shared_ids) by_id.erase(id);
    for (const TimeEntry& entry : tickets.time_entries) {
        const auto found = by_id.find(entry.ticket_id);
        if (found == by_id.end() || found->second.size() != 1) continue;
        const std::uint32_t ticket = found->second.front();
        const std::optional<Seconds> seconds = worked_of(entry);
        if (seconds && tickets.tickets[ticket].row.worked < 0) entries_[ticket] += *seconds;
    }
}

std::optional<Seconds> TicketHours::worked(std::uint32_t ticket) const {
    const TicketRow& row = tickets_.tickets[ticket].row;
    if (row.worked >= 0) return row.worked;
    const auto found = entries_.find(ticket);
    return found == entries_.end() ? std::nullopt : std::optional(found->second);
}

const HourlyRate* TicketHours::rate_of(const TicketRow& row) const {
    const HourlyRate* best = nullptr;
    int most = -1;
    for (const HourlyRate& rate : policy_.rates) {
        int selectors = 0;
        bool takes = true;
        const auto select = [&](const std::string& selector, TextId cell) {
            if (selector.empty()) return;
            ++selectors;
            takes = takes && value_key(tickets_.text(cell)) == value_key(selector);
        };
        select(rate.assignee, row.assignee);
        select(rate.group, row.group);
        select(rate.category, row.category);
        if (!takes || selectors <= most) continue;
        best = &rate;
        most = selectors;
    }
    return best;
}

TicketWork TicketHours::work_on(std::uint32_t ticket) const {
    TicketWork work;
    const std::optional<Seconds> seconds = worked(ticket);
    if (!seconds) {
        work.without_hours = 1;
        return work;
    }
    work.with_hours = 1;
    work.worked = *seconds;
    if (const HourlyRate* const rate = rate_of(tickets_.tickets[ticket].row)) {
        for (const auto& [currency, amount] : rate->by_currency) {
            work.worth.emplace(currency, amount * Decimal::of(*seconds, 0));
        }
    } else {
        work.without_rate = 1;
    }
    return work;
}

}  // namespace msp_audit
