#include "core/ticket_columns.hpp"

#include <array>

namespace msp_audit {

namespace {

struct ColumnEntry {
    std::string_view name;
    TicketColumnRole role;
    std::string_view meaning;
};

using enum TicketColumnRole;

constexpr std::array<ColumnEntry, ticket_column_count> table{{
    {"ticket_id", key, "the number of the ticket"},
    {"opened_at", instant, "when the ticket was opened"},
    {"first_response_at", instant, "when somebody first answered"},
    {"resolved_at", instant, "when it was resolved"},
    {"closed_at", instant, "when it was closed"},
    {"updated_at", instant, "when this row was written; a log of snapshots has a ticket on several rows"},
    {"change_counter", count, "the system's own count of changes, which puts snapshots of one time in order"},
    {"status", text, "the status, in the system's words"},
    {"resolution", text, "how it was closed: solved, duplicate, cancelled ..."},
    {"priority", text, "the priority, in the system's words"},
    {"impact", text, "how much it affects"},
    {"urgency", text, "how soon it matters"},
    {"requester", text, "who asked"},
    {"company", text, "for which company"},
    {"assignee", text, "who works on it"},
    {"group", text, "which team works on it"},
    {"subject", text, "the short description"},
    {"description", text, "the long description"},
    {"category", text, "what it is about"},
    {"subcategory", text, "the same, finer"},
    {"type", text, "incident, request and the like"},
    {"reopen_count", count, "how often the desk itself counts it reopened"},
    {"reassignment_count", count, "how often it changed hands"},
    {"hours", duration, "the time spent on it"},
    {"due_at", instant, "when the desk says that it is due"},
    {"sla_met", truth, "whether the desk says that it was in time"},
    {"asset", text, "the device or service that it is about"},
    {"source", text, "how it came in: mail, telephone, portal"},
    {"duplicate_of", key, "the ticket that it repeats"},
    {"satisfaction", text, "what the requester thought of it"},
    {"changed_at", instant, "when the field changed"},
    {"field", text, "the field that changed"},
    {"from", text, "what stood there before"},
    {"to", text, "what stands there now"},
    {"by", text, "who changed it"},
    {"person", text, "who worked"},
    {"started_at", instant, "when the work began"},
    {"ended_at", instant, "when the work ended"},
    {"billed_hours", duration, "the time that was billed"},
    {"note", text, "what was done"},
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

std::string_view meaning_of(TicketColumn column) { return table[static_cast<std::size_t>(column)].meaning; }

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
