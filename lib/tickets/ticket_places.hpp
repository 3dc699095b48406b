#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "core/text_pool.hpp"

namespace msp_audit {

/// Where the ticket of an id stands: a table for millions of ids, with open addressing.
class TicketPlaces {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// The id's place; `otherwise` becomes it where the id is new, which is said.
    [[nodiscard]] std::pair<std::uint32_t, bool> emplace(TextId id, std::uint32_t otherwise) {
        if ((count_ + 1) * 3 > slots_.size() * 2) grow();
        Slot& slot = slot_of(id);
        const bool is_new = slot.place == none;
        if (is_new) {
            slot = {id, otherwise};
            ++count_;
        }
        return {slot.place, is_new};
    }

private:
    struct Slot {
        TextId id = TextId::empty;
        std::uint32_t place = none;  ///< none: free
    };

    /// The slot that has the id, or the free one that it leads to.
    [[nodiscard]] Slot& slot_of(TextId id) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>(static_cast<std::uint64_t>(id) * odd >> 32U) & mask;
        while (slots_[at].place != none && slots_[at].id != id) at = (at + 1) & mask;
        return slots_[at];
    }
    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.place != none) slot_of(slot.id) = slot;
        }
    }

    std::vector<Slot> slots_ = std::vector<Slot>(64);
    std::size_t count_ = 0;
};

}  // namespace msp_audit
