#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tickets/courses.hpp"

namespace msp_audit {

/// What an event is about, as far as a report uses it.
enum class EventField : std::uint8_t { status, priority, other };

/// The events of a run. Equal ones collapse.
class EventBook {
public:
    void add(const TicketEvent& event, EventField field);
    /// To be called once, behind the last event: orders them by ticket, field, time and place.
    void arrange();

    /// Those of a ticket, by its id.
    [[nodiscard]] TicketEvents of(TextId id) const;
    /// A ticket has these events: what nobody claims has no ticket.
    void claim(TextId id) {
        if (!events_.empty()) claimed_ += taken_[id]++ == 0 ? count_of(id) : 0;
    }
    [[nodiscard]] std::size_t size() const { return events_.size(); }
    [[nodiscard]] std::size_t equal() const { return equal_; }
    [[nodiscard]] std::size_t unclaimed() const { return events_.size() - claimed_; }

private:
    struct Entry {
        TicketEvent event;
        EventField field = EventField::other;
    };
    [[nodiscard]] std::size_t count_of(TextId id) const;

    std::vector<Entry> entries_;       ///< until they are arranged
    std::vector<TicketEvent> events_;  ///< afterwards
    struct Range {
        std::uint32_t begin = 0, priority = 0, other = 0, end = 0;
    };
    std::unordered_map<TextId, Range> ranges_;
    std::unordered_map<TextId, std::size_t> taken_;
    std::size_t equal_ = 0;
    std::size_t claimed_ = 0;
};

}  // namespace msp_audit
