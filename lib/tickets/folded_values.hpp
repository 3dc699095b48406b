#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tickets/tickets.hpp"

namespace msp_audit {

/// Numbers for texts that compare equal but for case and outer spaces, from 1; 0 for an empty one.
class FoldedValues {
public:
    explicit FoldedValues(const Tickets& tickets) : tickets_(&tickets) {}
    [[nodiscard]] std::uint32_t of(TextId text);

private:
    const Tickets* tickets_;
    std::unordered_map<TextId, std::uint32_t> seen_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// What a ticket is compared by; 0: missing. Equal numbers are equal values within one column and across them.
struct TicketKeys {
    std::uint32_t company = 0, requester = 0, asset = 0, category = 0, subcategory = 0;
};
/// The keys of all tickets. What no source has takes no room.
class TicketKeyTable {
public:
    explicit TicketKeyTable(const Tickets& tickets);

    /// By place in Tickets::tickets.
    [[nodiscard]] TicketKeys operator[](std::size_t place) const {
        const auto at = [place](const Column& column) { return column.empty() ? 0 : column[place]; };
        return {at(company_), at(requester_), at(asset_), at(category_), at(subcategory_)};
    }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    using Column = std::vector<std::uint32_t>;

    std::size_t size_;
    Column company_, requester_, asset_, category_, subcategory_;
};

/// One of the globs takes the name; case and outer spaces do not count.
[[nodiscard]] bool is_one_of(const std::vector<std::string>& globs, std::string_view name);

}  // namespace msp_audit
