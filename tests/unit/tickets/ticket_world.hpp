#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tickets/fold.hpp"

namespace msp_audit::testing {

/// Seconds since 2026-01-05T00:00:00Z, a Monday.
inline Instant at(int day, int hour = 0, int minute = 0) {
    constexpr std::int64_t monday = 1'767'571'200;
    return Instant::from_count(monday + day * seconds_a_day + hour * 3600 + minute * 60);
}

/// Rows as an export gives them, folded on demand.
class TicketWorld {
public:
    TicketPolicy policy;

    /// Files with one header row are one source.
    void begin_file(std::string header_row, std::vector<TicketColumn> columns,
                    DocumentKind kind = DocumentKind::ticket) {
        TicketFile file;
        file.input.name = "file" + std::to_string(inputs_->files.size()) + ".csv";
        file.input.kind = kind;
        file.header_row = std::move(header_row);
        for (const TicketColumn column : columns) file.column_bits |= std::uint64_t{1} << unsigned(column);
        inputs_->files.push_back(std::move(file));
        rows_.emplace_back();
        next_row_ = 2;
    }
    /// A log with status, update time and outcome.
    void begin_log() {
        begin_file("log", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::updated_at,
                           TicketColumn::status, TicketColumn::resolved_at, TicketColumn::closed_at});
    }

    TicketRow& row(std::string_view id, Instant opened, std::string_view status = {}, Instant updated = {}) {
        Row& row = rows_.back().emplace_back();
        row.kind = DocumentKind::ticket;
        row.ticket.source = next();
        row.ticket.id = text(id);
        row.ticket.opened = opened;
        row.ticket.status = text(status);
        row.ticket.updated = updated;
        return row.ticket;
    }
    TicketEvent& event(std::string_view id, Instant changed, std::string_view field, std::string_view from,
                       std::string_view to) {
        Row& row = rows_.back().emplace_back();
        row.kind = DocumentKind::ticket_event;
        row.event.source = next();
        row.event.ticket_id = text(id);
        row.event.changed = changed;
        row.event.field = text(field);
        row.event.from = text(from);
        row.event.to = text(to);
        return row.event;
    }
    TimeEntry& entry(std::string_view id, std::string_view person, Instant started, Instant ended) {
        Row& row = rows_.back().emplace_back();
        row.kind = DocumentKind::time_entry;
        row.entry.source = next();
        row.entry.ticket_id = text(id);
        row.entry.person = text(person);
        row.entry.started = started;
        row.entry.ended = ended;
        return row.entry;
    }
    [[nodiscard]] TextId text(std::string_view words) { return inputs_->texts.intern(words); }

    [[nodiscard]] Tickets fold(Instant as_of = {}, bool keeps_words = false) {
        TicketFold fold(*inputs_, policy, as_of, keeps_words);
        for (std::uint32_t file = 0; file < rows_.size(); ++file) {
            fold.begin(file, inputs_->files[file]);
            for (const Row& row : rows_[file]) {
                if (row.kind == DocumentKind::ticket) fold.add(row.ticket);
                if (row.kind == DocumentKind::ticket_event) fold.add(row.event);
                if (row.kind == DocumentKind::time_entry) fold.add(row.entry);
            }
        }
        return fold.finish();
    }
    [[nodiscard]] TicketInputs& inputs() { return *inputs_; }

private:
    struct Row {
        DocumentKind kind = DocumentKind::ticket;
        TicketRow ticket;
        TicketEvent event;
        TimeEntry entry;
    };
    [[nodiscard]] SourceRef next() { return {static_cast<std::uint32_t>(rows_.size() - 1), next_row_++}; }

    std::unique_ptr<TicketInputs> inputs_ = std::make_unique<TicketInputs>();
    std::vector<std::vector<Row>> rows_;
    std::uint32_t next_row_ = 2;
};

/// The ticket with that id.
inline const Ticket& ticket_named(const Tickets& tickets, std::string_view id) {
    for (const Ticket& ticket : tickets.tickets) {
        if (tickets.text(ticket.row.id) == id) return ticket;
    }
    throw std::out_of_range("no such ticket");
}

}  // namespace msp_audit::testing
