#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/documents.hpp"

namespace msp_audit {

/// The canonical columns of tickets, their events and their time entries (tickets.md, Inputs).
enum class TicketColumn : std::uint8_t {
    ticket_id,
    // of tickets
    opened_at,
    first_response_at,
    resolved_at,
    closed_at,
    updated_at,
    change_counter,  ///< of the system: orders snapshots of one time
    status,
    resolution,
    priority,
    impact,
    urgency,
    requester,
    company,
    assignee,
    group,
    subject,
    description,
    category,
    subcategory,
    type,
    reopen_count,
    reassignment_count,
    hours,
    due_at,
    sla_met,
    asset,
    source,
    duplicate_of,
    satisfaction,
    // of events
    changed_at,
    field,
    from,
    to,
    by,
    // of time entries
    person,
    started_at,
    ended_at,
    billed_hours,
    note,
};
inline constexpr std::size_t ticket_column_count = static_cast<std::size_t>(TicketColumn::note) + 1;
static_assert(ticket_column_count <= 64);

/// What the cells of a column are read as. `duration` is hours, however they are printed; `truth` is yes or no.
enum class TicketColumnRole : std::uint8_t { key, text, instant, count, duration, truth };

[[nodiscard]] std::string_view name_of(TicketColumn column);
[[nodiscard]] std::optional<TicketColumn> ticket_column_named(std::string_view name);
[[nodiscard]] TicketColumnRole role_of(TicketColumn column);
/// What stands in it, for the manual.
[[nodiscard]] std::string_view meaning_of(TicketColumn column);
/// The columns of DocumentKind::ticket, ticket_event or time_entry, required ones first.
[[nodiscard]] std::span<const TicketColumn> ticket_columns_of(DocumentKind kind);
[[nodiscard]] std::span<const TicketColumn> required_ticket_columns(DocumentKind kind);

}  // namespace msp_audit
