#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/chunked_list.hpp"
#include "core/ticket_rows.hpp"
#include "policy/ticket_policy.hpp"

namespace msp_audit {

/// From `at` on the ticket has this status. Steps of unknown status are left out.
struct StatusStep {
    Instant at;
    StatusClass status = StatusClass::new_;
    TextId priority = TextId::empty;  ///< in force from here, where the history tells it
    SourceRef source;                 ///< the row that says so
};

/// What the export calls the status of steps. Only a fold that is asked to keeps them, for one ticket's story: the
/// courses of a large log have no room for them.
struct StepWords {
    struct Word {
        std::uint32_t step = 0;  ///< place in Tickets::steps
        TextId text = TextId::empty;
    };
    bool are_kept = false;
    std::vector<Word> all;  ///< by step; rows of one step may say several, in their order
};

enum class TicketState : std::uint8_t { open, resolved, void_ };

/// What the final instant of a resolved ticket was read from.
enum class DatedBy : std::uint8_t { nothing, resolved_at, history, closed_at };

/// One ticket as it stands at as-of: its newest row with the gaps filled from older ones, and its course.
/// What most questions look at stands first, so that they read little of a long list.
struct Ticket {
    std::uint32_t source = 0;               ///< place in Tickets::sources
    std::uint32_t first_step = 0;           ///< place in Tickets::steps
    std::uint32_t step_count = 0;           ///< 0: no history
    TextId first_priority = TextId::empty;  ///< when the clock started, as far as is known
    TicketState state = TicketState::open;
    StatusClass last = StatusClass::new_;  ///< of the newest row or step; unknown: open, counted apart
    DatedBy dated_by = DatedBy::nothing;
    bool is_rebuilt = false;          ///< its only row is later than as-of: the state comes from its dates
    bool begins_with_reopen = false;  ///< its first event leaves a resolved or closed status
    Instant final_at;                 ///< of a resolved ticket; none: resolved without a time
    Instant void_at;                  ///< start of the last void spell
    TicketRow row;
};

/// A ticket system: the files with one header row.
struct TicketSource {
    std::string name;  ///< of its first file
    std::string profile;
    std::uint64_t column_bits = 0;
    bool is_log = false;  ///< some id repeats with differing rows
    [[nodiscard]] bool has(TicketColumn column) const { return (column_bits >> unsigned(column) & 1U) != 0; }
};

/// A figure that the columns cannot give.
struct FigureNotInExport {
    std::string figure;  ///< its name in JSON
    std::string column;  ///< the one to ask for; empty: none
    std::string reason;
};

/// Rows, and what became of them.
struct TicketCounts {
    std::size_t rows = 0;  ///< used
    std::size_t equal_rows = 0;
    std::size_t later_rows = 0;       ///< later than as-of
    std::size_t opened_later = 0;     ///< tickets opened after as-of: they do not exist yet
    std::size_t order_from_file = 0;  ///< tickets whose rows tie in time, differ in status, and stand in file order
    std::size_t unknown_status_rows = 0;
    std::size_t open_unknown_status = 0;
    std::size_t later_instants = 0;  ///< cells later than as-of: missing
    std::size_t rebuilt = 0;         ///< tickets whose state was rebuilt from dates
    std::size_t events = 0, equal_events = 0;
    std::size_t orphan_events = 0;  ///< of tickets that are in no file
};

/// Every ticket at as-of, by opening, then id (runs of digits by value), then place. tickets = resolved + open +
/// void.
struct Tickets {
    const TicketInputs* inputs = nullptr;
    Instant as_of;
    bool as_of_was_given = false;
    std::vector<TicketSource> sources;
    ChunkedList<Ticket> tickets;
    std::vector<StatusStep> steps;
    StepWords words;                  ///< of `steps`
    std::vector<TextId> authors;      ///< of `steps`, by place: who changed the status; short where nothing tells
    std::vector<TicketEvent> events;  ///< of `tickets`, no status events; by time and place
    std::vector<TimeEntry> time_entries;
    TicketCounts counts;
    std::vector<TextId> shared_ids;                                     ///< ids that occur in several sources
    std::vector<std::pair<std::string, std::size_t>> unknown_statuses;  ///< as printed, with rows
    std::vector<std::string> warnings;

    [[nodiscard]] std::span<const StatusStep> steps_of(const Ticket& ticket) const {
        return {steps.data() + ticket.first_step, ticket.step_count};
    }
    /// Who made a ticket's step, by its place in steps_of(); empty: nothing tells.
    [[nodiscard]] TextId author_of(const Ticket& ticket, std::size_t step) const {
        const std::size_t place = ticket.first_step + step;
        return place < authors.size() ? authors[place] : TextId::empty;
    }
    /// What the export calls the status of a ticket's step; empty: it does not say, or nobody asked for it.
    [[nodiscard]] std::vector<TextId> words_of(const Ticket& ticket, std::size_t step) const;
    [[nodiscard]] std::string_view text(TextId id) const { return inputs->text(id); }
    /// Some source has the column.
    [[nodiscard]] bool has(TicketColumn column) const;
};

/// A run of steps in a resolved or closed status, or in an open one; void ends a run and is in none.
struct Spell {
    Instant begin;
    Instant end;  ///< none: it lasts at as-of
    bool is_done = false;
    bool follows_void = false;  ///< entering it is neither reopen nor resolve
};
/// The spells of a course, in order; a first spell of NEW begins at the opening.
[[nodiscard]] std::vector<Spell> spells_of(const Tickets& tickets, const Ticket& ticket);

}  // namespace msp_audit
