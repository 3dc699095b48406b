#include "tickets/snapshot_store.hpp"

#include <limits>
#include <new>
#include <utility>

namespace msp_audit {

std::uint32_t SnapshotStore::add(const TicketSnapshot& snapshot) {
    if (list_.size() == std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
    return static_cast<std::uint32_t>(list_.add(snapshot));
}

/// Each is swapped to its ticket's next free place, until the one that belongs here turns up.
void SnapshotStore::group(std::uint32_t tickets) {
    std::vector<std::uint32_t> next(std::size_t{tickets} + 1);
    for (std::uint32_t i = 0; i < size(); ++i) ++next[(*this)[i].ticket + 1];
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
    for (; taken_ < size() && list_[taken_].ticket == ticket; ++taken_) own_.push_back(list_[taken_]);
    list_.release_before(taken_);
    return own_;
}

}  // namespace msp_audit
