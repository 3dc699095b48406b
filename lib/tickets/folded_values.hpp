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
/// By place in Tickets::tickets.
[[nodiscard]] std::vector<TicketKeys> keys_of(const Tickets& tickets);

/// One of the globs takes the name; case and outer spaces do not count.
[[nodiscard]] bool is_one_of(const std::vector<std::string>& globs, std::string_view name);

}  // namespace msp_audit
