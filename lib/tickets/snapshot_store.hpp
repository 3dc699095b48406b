#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/chunked_list.hpp"
#include "core/ticket_rows.hpp"

namespace msp_audit {

/// What a row of a log says of its ticket's course, and where in time it stands.
struct TicketSnapshot {
    std::uint32_t ticket = 0;  ///< place in its source
    SourceRef source;
    TextId status = TextId::empty;
    TextId priority = TextId::empty;
    std::int32_t change_counter = -1;
    Instant updated;
};

/// The snapshots of a source: of a long log the most that is kept. Those that were taken give their room back.
class SnapshotStore {
public:
    [[nodiscard]] std::uint32_t add(const TicketSnapshot& snapshot);
    [[nodiscard]] TicketSnapshot& operator[](std::uint32_t place) { return list_[place]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(list_.size()); }

    /// Brings those of one ticket together, in the order of tickets, of which there are so many.
    void group(std::uint32_t tickets);
    /// Behind group(): takes out those of the ticket, each ticket in turn. Valid until the next call.
    [[nodiscard]] std::span<TicketSnapshot> take(std::uint32_t ticket);

private:
    ChunkedList<TicketSnapshot> list_;
    std::uint32_t taken_ = 0;
    std::vector<TicketSnapshot> own_;
};

}  // namespace msp_audit
