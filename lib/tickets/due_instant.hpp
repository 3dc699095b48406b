#pragma once

#include "tickets/durations.hpp"

namespace msp_audit {

/// When a target of a ticket is due: the first instant at which its clock, from the opening to `end` as the ticket's
/// course says and running on from there, has used up what the target allows. None where the calendar ends before.
/// `calendar` is that of the ticket; only a business target needs it. The clock of `gross` never stands still.
[[nodiscard]] Instant due_instant(const Tickets& tickets, const Ticket& ticket, const TicketPolicy& policy,
                                  const ServiceTarget& target, const BusinessTime* calendar, Instant end,
                                  Extent extent);
/// The same of another time than the target allows.
[[nodiscard]] Instant instant_after(const Tickets& tickets, const Ticket& ticket, const TicketPolicy& policy,
                                    Seconds allowed, const ServiceTarget& target, const BusinessTime* calendar,
                                    Instant end, Extent extent);

}  // namespace msp_audit
