#pragma once

#include "tickets/reopens.hpp"

namespace msp_audit {

/// Links from tickets to those that they repeat, and the base rate beside them (tickets.md, Reopens, recreated).
[[nodiscard]] Recreated find_recreated(const Tickets& tickets, const TicketPolicy& policy);

}  // namespace msp_audit
