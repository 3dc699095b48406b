#include "tickets/event_book.hpp"

#include <algorithm>
#include <tuple>

namespace msp_audit {

void EventBook::add(const TicketEvent& event, EventField field) { entries_.push_back({event, field}); }

void EventBook::arrange() {
    const auto content = [](const Entry& one) {
        const TicketEvent& event = one.event;
        return std::tie(event.ticket_id, one.field, event.changed, event.field, event.from, event.to, event.by);
    };
    std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
        return std::tuple_cat(content(a), std::tie(a.event.source)) <
               std::tuple_cat(content(b), std::tie(b.event.source));
    });
    const auto end = std::unique(entries_.begin(), entries_.end(),
                                 [&](const Entry& a, const Entry& b) { return content(a) == content(b); });
    equal_ = static_cast<std::size_t>(entries_.end() - end);
    entries_.erase(end, entries_.end());
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.event.ticket_id, a.field, a.event.changed, a.event.source) <
               std::tie(b.event.ticket_id, b.field, b.event.changed, b.event.source);
    });
    events_.reserve(entries_.size());
    for (const Entry& entry : entries_) {
        const auto place = static_cast<std::uint32_t>(events_.size());
        const auto [found, is_new] = ranges_.emplace(entry.event.ticket_id, Range{});
        Range& range = found->second;
        if (is_new) range = {place, place, place, place};
        range.end = place + 1;
        if (entry.field == EventField::status) range.priority = place + 1;
        if (entry.field != EventField::other) range.other = place + 1;
        events_.push_back(entry.event);
    }
    entries_.clear();
    entries_.shrink_to_fit();
}

TicketEvents EventBook::of(TextId id) const {
    const auto found = ranges_.find(id);
    if (found == ranges_.end()) return {};
    const Range& range = found->second;
    const std::span<const TicketEvent> events(events_);
    return {events.subspan(range.begin, range.priority - range.begin),
            events.subspan(range.priority, range.other - range.priority)};
}

std::size_t EventBook::count_of(TextId id) const {
    const auto found = ranges_.find(id);
    return found == ranges_.end() ? 0 : found->second.end - found->second.begin;
}

}  // namespace msp_audit
