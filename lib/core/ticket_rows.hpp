#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/books.hpp"
#include "core/instant.hpp"
#include "core/source_ref.hpp"
#include "core/text_pool.hpp"
#include "core/ticket_columns.hpp"

namespace msp_audit {

/// One row of a ticket export, read. Missing cells are empty texts, no instants, and -1.
struct TicketRow {
    SourceRef source;
    TextId id = TextId::empty;
    TextId status = TextId::empty;
    Instant opened, first_response, resolved, closed, updated, due;
    std::int32_t change_counter = -1;
    std::int32_t reopen_count = -1;
    std::int32_t reassignment_count = -1;
    std::int32_t worked = -1;   ///< the column `hours`, in seconds
    std::int32_t sla_met = -1;  ///< 1 yes, 0 no
    TextId resolution = TextId::empty, priority = TextId::empty, impact = TextId::empty, urgency = TextId::empty;
    TextId requester = TextId::empty, company = TextId::empty, assignee = TextId::empty, group = TextId::empty;
    TextId subject = TextId::empty, description = TextId::empty, category = TextId::empty;
    TextId subcategory = TextId::empty, type = TextId::empty, asset = TextId::empty, channel = TextId::empty;
    TextId duplicate_of = TextId::empty, satisfaction = TextId::empty;
};

/// A change of one field of one ticket.
struct TicketEvent {
    SourceRef source;
    TextId ticket_id = TextId::empty;
    Instant changed;
    TextId field = TextId::empty;
    TextId from = TextId::empty;
    TextId to = TextId::empty;
    TextId by = TextId::empty;
};

/// Time that somebody worked. Identity: ticket, person, start, end.
struct TimeEntry {
    SourceRef source;
    TextId ticket_id = TextId::empty;
    TextId person = TextId::empty;
    Instant started, ended;
    std::int32_t worked = -1;  ///< seconds
    std::int32_t billed = -1;  ///< seconds
    TextId note = TextId::empty;
};

/// How times came to be instants, for the report.
struct TimeReadings {
    std::string source_zone;  ///< in which times without an offset were read
    std::size_t without_offset = 0;
    std::size_t skipped = 0;   ///< local times that do not exist
    std::size_t repeated = 0;  ///< local times that happen twice
};

/// A cell of an optional column that could not be read: its value counts as missing, the row is used.
struct BadTicketCell {
    SourceRef source;
    TicketColumn column = TicketColumn::ticket_id;
    std::string value;
    std::string reason;  ///< follows the value in quotes
};

/// One file of tickets, events or time entries.
struct TicketFile {
    InputFile input;
    /// Files with equal header rows are one source: one ticket system. Two systems may both count from 1.
    std::string header_row;
    std::uint64_t column_bits = 0;  ///< which canonical columns it has, by TicketColumn
    std::string status_field;       ///< of events: the field that tells the status; empty: `status`
    /// Of the profile: words as printed -> class, as name_of(StatusClass) prints it.
    std::map<std::string, std::string> status_words, resolution_words;
    std::vector<std::string> losers;      ///< headers that gave way to another one of the same column
    std::vector<std::string> priorities;  ///< of the profile, as printed, the most urgent first
};

/// What reading leaves beside the rows.
struct TicketInputs {
    TextPool texts{TextPool::Adding::from_one_thread};
    std::vector<TicketFile> files;
    std::vector<RejectedRow> rejected;
    std::size_t most_bad_cells = 1000;     ///< that are kept; all are counted
    std::vector<BadTicketCell> bad_cells;  ///< the first of them
    std::size_t bad_cell_count = 0;
    TimeReadings times;

    [[nodiscard]] std::string_view text(TextId id) const { return texts.text(id); }
};

/// Takes rows as they are read: file by file in the order of inputs, within a file in its order, always from one
/// thread at a time. SourceRef::file is the place in TicketInputs::files.
class TicketSink {
public:
    TicketSink() = default;
    TicketSink(const TicketSink&) = delete;
    TicketSink& operator=(const TicketSink&) = delete;
    virtual ~TicketSink() = default;

    /// Forgets every row: all of them come once more. A sink that cannot says false, to begin with too; then what
    /// dates and amounts mean is told by a reading of its own.
    [[nodiscard]] virtual bool start_over() { return false; }
    /// Before the rows of a file; its row counts are not known yet.
    virtual void begin(std::uint32_t file, const TicketFile& about) = 0;
    virtual void add(const TicketRow& row) = 0;
    virtual void add(const TicketEvent& event) = 0;
    virtual void add(const TimeEntry& entry) = 0;
};

}  // namespace msp_audit
