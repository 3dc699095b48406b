#pragma once

#include "tickets/durations.hpp"

namespace msp_audit {

/// When a target of a ticket is due: the first instant at which its clock, from the opening to `end` as the ticket's
/// course says and running on from there, has used up what the target allows. None where the calendar ends before.
/// `calendar` is that of the ticket; only a business target needs it.
[[nodiscard]] Instant due_instant(const Tickets& tickets, const Ticket& ticket, const TicketPolicy& policy,
                                  const ServiceTarget& target, const BusinessTime* calendar, Instant end);

}  // namespace msp_audit
