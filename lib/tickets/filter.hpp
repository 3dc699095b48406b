#pragma once

#include <string>
#include <vector>

#include "tickets/tickets.hpp"

namespace msp_audit {

/// Which tickets a report is about; names compare trimmed and case-folded. Empty: all.
struct TicketFilter {
    std::vector<std::string> companies;
    std::vector<std::string> types;

    [[nodiscard]] bool is_set() const { return !companies.empty() || !types.empty(); }
    /// "company Contoso or Fabrikam, type Incident".
    [[nodiscard]] std::string words() const;
};

/// What the filter asks for and no ticket has, with what they have instead: "--company Contoso: ...".
[[nodiscard]] std::vector<std::string> unmet_filters(const TicketFilter& filter, const Tickets& tickets);

/// Leaves out the tickets that the filter does not choose, and the time entries that are on none of those that stay:
/// nothing tells whose the ones without a ticket are. What folding counted stays as it was.
void apply(const TicketFilter& filter, Tickets& tickets);

}  // namespace msp_audit
