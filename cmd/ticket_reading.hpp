#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/policy_overrides.hpp"
#include "cmd/rejected_rows.hpp"
#include "core/time_zone.hpp"
#include "ingest/load_tickets.hpp"
#include "policy/policy.hpp"
#include "report/ticket_reports.hpp"
#include "tickets/business_time.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit::cmd {

/// Tickets as a run has read and folded them. Stays where it is: its parts refer to each other.
struct TicketReading {
    TicketReading() = default;
    TicketReading(const TicketReading&) = delete;
    TicketReading& operator=(const TicketReading&) = delete;

    TicketInputs inputs;
    LoadTrouble trouble;
    Tickets tickets;
    TimeZone zone;
    bool keeps_words = false;  ///< set before reading: the export's words for the steps of courses

    [[nodiscard]] RejectedRows rejected() const;
};

/// --as-of: an instant, or the last second of a local day; none where nothing is given. Throws UsageError.
[[nodiscard]] Instant as_of_from(const std::string& text, const TimeZone& zone);

/// Puts what the command line says of tickets in the policy's place. What the policy says of the export's own times
/// holds, whatever zone the report is for.
void apply_to_tickets(const PolicyOverrides& overrides, Policy& policy);

/// Reads and folds. `policy` outlives the reading.
void read_tickets(const LoadOptions& options, const TicketPolicy& policy, const std::string& as_of,
                  TicketReading& into);

/// What reading and folding have to say, in an order that does not depend on either.
[[nodiscard]] std::vector<std::string> warnings_of(const TicketReading& reading);
/// What every report on tickets says of its run; `reading` outlives it.
[[nodiscard]] TicketReportFrame frame_of(const TicketReading& reading, const TicketPolicy& policy);
/// The policy's calendars over the time of the tickets, and so far behind as-of that what is due later can be told.
[[nodiscard]] Calendars calendars_of(const TicketReading& reading, const TicketPolicy& policy);

}  // namespace msp_audit::cmd
