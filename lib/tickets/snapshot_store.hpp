#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

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

/// The snapshots of a source: of a long log the most that is kept. They lie in chunks, so that none is ever copied to
/// make room, and those that were taken give theirs back.
class SnapshotStore {
public:
    [[nodiscard]] std::uint32_t add(const TicketSnapshot& snapshot);
    [[nodiscard]] TicketSnapshot& operator[](std::uint32_t place) {
        return chunks_[place >> chunk_bits][place & (chunk_size - 1)];
    }
    [[nodiscard]] std::uint32_t size() const { return size_; }

    /// Brings those of one ticket together, in the order of tickets, of which there are so many.
    void group(std::uint32_t tickets);
    /// Behind group(): takes out those of the ticket, each ticket in turn. Valid until the next call.
    [[nodiscard]] std::span<TicketSnapshot> take(std::uint32_t ticket);

private:
    static constexpr std::uint32_t chunk_bits = 14, chunk_size = 1U << chunk_bits;

    std::vector<std::unique_ptr<TicketSnapshot[]>> chunks_;  // NOLINT(modernize-avoid-c-arrays): of fixed size
    std::uint32_t size_ = 0, taken_ = 0;
    std::vector<TicketSnapshot> own_;
};

}  // namespace msp_audit
