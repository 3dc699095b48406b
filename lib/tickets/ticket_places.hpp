#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "core/text_pool.hpp"

namespace msp_audit {

/// Where the ticket of an id stands: a table for millions of ids. Ids that were new one after the other have numbers
/// near each other, so those of one file lie side by side in pages by number.
class TicketPlaces {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// The id's place; `otherwise` becomes it where the id is new, which is said.
    [[nodiscard]] std::pair<std::uint32_t, bool> emplace(TextId id, std::uint32_t otherwise) {
        const auto number = static_cast<std::uint32_t>(id);
        const std::size_t at = number >> page_bits;
        if (at >= pages_.size()) pages_.resize(at + 1);
        std::unique_ptr<Page>& page = pages_[at];
        if (!page) {
            page = std::make_unique<Page>();
            page->fill(none);
        }
        std::uint32_t& place = (*page)[number & (page_size - 1)];
        const bool is_new = place == none;
        if (is_new) place = otherwise;
        return {place, is_new};
    }

private:
    static constexpr unsigned page_bits = 10;
    static constexpr std::uint32_t page_size = 1U << page_bits;
    using Page = std::array<std::uint32_t, page_size>;

    std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace msp_audit
