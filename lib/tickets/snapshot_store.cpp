#include "tickets/snapshot_store.hpp"

#include <limits>
#include <new>
#include <utility>

namespace msp_audit {

std::uint32_t SnapshotStore::add(const TicketSnapshot& snapshot) {
    if (size_ == std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
    if ((size_ & (chunk_size - 1)) == 0) {
        chunks_.push_back(std::make_unique_for_overwrite<TicketSnapshot[]>(chunk_size));  // NOLINT: as above
    }
    (*this)[size_] = snapshot;
    return size_++;
}

/// Each is swapped to its ticket's next free place, until the one that belongs here turns up.
void SnapshotStore::group(std::uint32_t tickets) {
    std::vector<std::uint32_t> next(std::size_t{tickets} + 1);
    for (std::uint32_t i = 0; i < size_; ++i) ++next[(*this)[i].ticket + 1];
    for (std::uint32_t ticket = 0; ticket < tickets; ++ticket) next[ticket + 1] += next[ticket];
    std::vector<std::uint32_t> ends(next.begin() + 1, next.end());
    for (std::uint32_t ticket = 0; ticket < tickets; ++ticket) {
        for (; next[ticket] < ends[ticket]; ++next[ticket]) {
            TicketSnapshot& here = (*this)[next[ticket]];
            while (here.ticket != ticket) std::swap(here, (*this)[next[here.ticket]++]);
        }
    }
}

std::span<TicketSnapshot> SnapshotStore::take(std::uint32_t ticket) {
    own_.clear();
    while (taken_ < size_ && (*this)[taken_].ticket == ticket) {
        own_.push_back((*this)[taken_]);
        if ((++taken_ & (chunk_size - 1)) == 0) chunks_[(taken_ - 1) >> chunk_bits].reset();
    }
    return own_;
}

}  // namespace msp_audit
