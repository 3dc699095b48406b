#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>

#include "tickets/business_time.hpp"
#include "tickets/tickets.hpp"
#include "unit/tickets/calendar_rules.hpp"

namespace msp_audit {

inline Instant utc(std::string_view text) { return local_instant(TimeZone(), text); }

/// Tickets as folding leaves them, put together by hand; times are UTC, as-of is the end of November 2026.
class SmallTickets {
public:
    struct Step {
        std::string_view at;
        StatusClass status;
        std::string_view priority = "";
    };

    SmallTickets() {
        tickets_.inputs = &inputs_;
        tickets_.as_of = utc("2026-12-01 00:00");
        tickets_.sources.emplace_back();
        for (const TicketColumn column : {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::resolved_at,
                                          TicketColumn::first_response_at, TicketColumn::due_at}) {
            add_column(column);
        }
    }
    SmallTickets(const SmallTickets&) = delete;
    SmallTickets& operator=(const SmallTickets&) = delete;
    ~SmallTickets() = default;

    void add_column(TicketColumn column) { tickets_.sources[0].column_bits |= std::uint64_t{1} << unsigned(column); }
    void remove_column(TicketColumn column) {
        tickets_.sources[0].column_bits &= ~(std::uint64_t{1} << unsigned(column));
    }
    [[nodiscard]] TextId text(std::string_view words) { return inputs_.texts.intern(words); }

    /// An open ticket without history; stays valid until the next one is added.
    Ticket& open(std::string_view opened) {
        tickets_.tickets.add({});
        Ticket& ticket = tickets_.tickets.back();
        ticket.row.opened = utc(opened);
        return ticket;
    }
    Ticket& resolved(std::string_view opened, std::string_view final_at) {
        Ticket& ticket = open(opened);
        ticket.state = TicketState::resolved;
        ticket.last = StatusClass::resolved;
        if (!final_at.empty()) ticket.final_at = utc(final_at);
        return ticket;
    }
    Ticket& voided(std::string_view opened, std::string_view void_at) {
        Ticket& ticket = open(opened);
        ticket.state = TicketState::void_;
        ticket.last = StatusClass::void_;
        if (!void_at.empty()) ticket.void_at = utc(void_at);
        return ticket;
    }
    /// Of the ticket that was added last.
    void course(std::initializer_list<Step> steps) {
        Ticket& ticket = tickets_.tickets.back();
        ticket.first_step = static_cast<std::uint32_t>(tickets_.steps.size());
        ticket.step_count = static_cast<std::uint32_t>(steps.size());
        for (const Step& step : steps) {
            StatusStep& added = tickets_.steps.emplace_back();
            added.at = utc(step.at);
            added.status = step.status;
            added.priority = text(step.priority);
            if (ticket.first_priority == TextId::empty) ticket.first_priority = added.priority;
        }
    }
    /// A day and times; no end: empty.
    TimeEntry& entry(std::string_view ticket, std::string_view person, std::string_view started,
                     std::string_view ended) {
        TimeEntry& entry = tickets_.time_entries.emplace_back();
        entry.ticket_id = text(ticket);
        entry.person = text(person);
        entry.started = utc(started);
        if (!ended.empty()) entry.ended = utc(ended);
        return entry;
    }
    /// Every ticket so far is due then.
    void due_all(std::string_view due) {
        for (Ticket& ticket : tickets_.tickets) ticket.row.due = utc(due);
    }
    [[nodiscard]] const Tickets& all() const { return tickets_; }

private:
    TicketInputs inputs_;
    Tickets tickets_;
};

/// Over November 2026.
inline Calendars calendars_of(const TicketPolicy& policy) {
    return {policy, utc("2026-11-01 00:00"), utc("2026-12-01 00:00")};
}

}  // namespace msp_audit
