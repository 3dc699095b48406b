#include "ingest/ticket_fields.hpp"

namespace msp_audit {

namespace {

using enum TicketColumn;

template <class Record>
struct FieldTable {
    TicketFields<Record> fields{};

    void put(TicketColumn column, TextId Record::*member) { at(column).text = member; }
    void put(TicketColumn column, Instant Record::*member) { at(column).instant = member; }
    void put(TicketColumn column, std::int32_t Record::*member) { at(column).number = member; }

private:
    TicketField<Record>& at(TicketColumn column) { return fields[static_cast<std::size_t>(column)]; }
};

TicketFields<TicketRow> fields_of_tickets() {
    FieldTable<TicketRow> table;
    table.put(ticket_id, &TicketRow::id);
    table.put(opened_at, &TicketRow::opened);
    table.put(first_response_at, &TicketRow::first_response);
    table.put(resolved_at, &TicketRow::resolved);
    table.put(closed_at, &TicketRow::closed);
    table.put(updated_at, &TicketRow::updated);
    table.put(change_counter, &TicketRow::change_counter);
    table.put(status, &TicketRow::status);
    table.put(resolution, &TicketRow::resolution);
    table.put(priority, &TicketRow::priority);
    table.put(impact, &TicketRow::impact);
    table.put(urgency, &TicketRow::urgency);
    table.put(requester, &TicketRow::requester);
    table.put(company, &TicketRow::company);
    table.put(assignee, &TicketRow::assignee);
    table.put(group, &TicketRow::group);
    table.put(subject, &TicketRow::subject);
    table.put(description, &TicketRow::description);
    table.put(category, &TicketRow::category);
    table.put(subcategory, &TicketRow::subcategory);
    table.put(type, &TicketRow::type);
    table.put(reopen_count, &TicketRow::reopen_count);
    table.put(reassignment_count, &TicketRow::reassignment_count);
    table.put(hours, &TicketRow::worked);
    table.put(due_at, &TicketRow::due);
    table.put(sla_met, &TicketRow::sla_met);
    table.put(asset, &TicketRow::asset);
    table.put(source, &TicketRow::channel);
    table.put(duplicate_of, &TicketRow::duplicate_of);
    table.put(satisfaction, &TicketRow::satisfaction);
    return table.fields;
}

TicketFields<TicketEvent> fields_of_events() {
    FieldTable<TicketEvent> table;
    table.put(ticket_id, &TicketEvent::ticket_id);
    table.put(changed_at, &TicketEvent::changed);
    table.put(field, &TicketEvent::field);
    table.put(from, &TicketEvent::from);
    table.put(to, &TicketEvent::to);
    table.put(by, &TicketEvent::by);
    return table.fields;
}

TicketFields<TimeEntry> fields_of_time_entries() {
    FieldTable<TimeEntry> table;
    table.put(ticket_id, &TimeEntry::ticket_id);
    table.put(person, &TimeEntry::person);
    table.put(started_at, &TimeEntry::started);
    table.put(ended_at, &TimeEntry::ended);
    table.put(hours, &TimeEntry::worked);
    table.put(billed_hours, &TimeEntry::billed);
    table.put(note, &TimeEntry::note);
    return table.fields;
}

}  // namespace

template <>
const TicketFields<TicketRow>& ticket_fields<TicketRow>() {
    static const auto fields = fields_of_tickets();
    return fields;
}
template <>
const TicketFields<TicketEvent>& ticket_fields<TicketEvent>() {
    static const auto fields = fields_of_events();
    return fields;
}
template <>
const TicketFields<TimeEntry>& ticket_fields<TimeEntry>() {
    static const auto fields = fields_of_time_entries();
    return fields;
}

}  // namespace msp_audit
