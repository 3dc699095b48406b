#include "core/ticket_columns.hpp"

#include <array>

namespace msp_audit {

namespace {

struct ColumnEntry {
    std::string_view name;
    TicketColumnRole role;
};

using enum TicketColumnRole;

constexpr std::array<ColumnEntry, ticket_column_count> table{{
    {"ticket_id", key},
    {"opened_at", instant},
    {"first_response_at", instant},
    {"resolved_at", instant},
    {"closed_at", instant},
    {"updated_at", instant},
    {"change_counter", count},
    {"status", text},
    {"resolution", text},
    {"priority", text},
    {"impact", text},
    {"urgency", text},
    {"requester", text},
    {"company", text},
    {"assignee", text},
    {"group", text},
    {"subject", text},
    {"description", text},
    {"category", text},
    {"subcategory", text},
    {"type", text},
    {"reopen_count", count},
    {"reassignment_count", count},
    {"hours", duration},
    {"due_at", instant},
    {"sla_met", truth},
    {"asset", text},
    {"source", text},
    {"duplicate_of", key},
    {"satisfaction", text},
    {"changed_at", instant},
    {"field", text},
    {"from", text},
    {"to", text},
    {"by", text},
    {"person", text},
    {"started_at", instant},
    {"ended_at", instant},
    {"billed_hours", duration},
    {"note", text},
}};

using enum TicketColumn;

/// Those from the id to the last of tickets, as they are enumerated.
constexpr auto make_columns_of_tickets() {
    std::array<TicketColumn, static_cast<std::size_t>(satisfaction) + 1> columns{};
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = static_cast<TicketColumn>(i);
    return columns;
}
constexpr auto columns_of_tickets = make_columns_of_tickets();
constexpr std::array columns_of_events{ticket_id, changed_at, field, to, from, by};
constexpr std::array columns_of_time_entries{person, started_at, ticket_id, ended_at, hours, billed_hours, note};

}  // namespace

std::string_view name_of(TicketColumn column) { return table[static_cast<std::size_t>(column)].name; }

std::optional<TicketColumn> ticket_column_named(std::string_view name) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].name == name) return static_cast<TicketColumn>(i);
    }
    return std::nullopt;
}

TicketColumnRole role_of(TicketColumn column) { return table[static_cast<std::size_t>(column)].role; }

std::span<const TicketColumn> ticket_columns_of(DocumentKind kind) {
    if (kind == DocumentKind::ticket) return columns_of_tickets;
    if (kind == DocumentKind::ticket_event) return columns_of_events;
    if (kind == DocumentKind::time_entry) return columns_of_time_entries;
    return {};
}

std::span<const TicketColumn> required_ticket_columns(DocumentKind kind) {
    const auto columns = ticket_columns_of(kind);
    if (columns.empty()) return {};
    return columns.first(kind == DocumentKind::ticket_event ? 4 : 2);
}

}  // namespace msp_audit
