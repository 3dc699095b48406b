#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/ticket_rows.hpp"
#include "core/time_zone.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/spreadsheet_day.hpp"
#include "ingest/ticket_column_survey.hpp"
#include "ingest/ticket_headers.hpp"
#include "ingest/ticket_row_batch.hpp"

namespace msp_audit {

/// What the rows of one file are read with, and where they go. All of it must last as long as the builder.
struct TicketRowContext {
    std::uint32_t file = 0;  ///< place in TicketInputs::files
    const TicketHeaderReading& reading;
    const TicketColumnReadings& settled;
    std::span<const std::string> printed;  ///< headers by column
    std::span<const std::size_t> wanted;   ///< places in the header row of the cells that the reader gives
    const TimeZone& zone;
    TicketInputs& inputs;
    TicketSink& sink;
};

/// Turns the rows of one file into tickets, events or time entries and hands them on, a batch at a time, in their
/// order. What a row points into must last until flush(). A row without a value that it must have (TicketInputs says
/// which: the opening of a ticket is left to the sink) or with one that does not read is rejected; a bad value in
/// another column counts as missing and is noted.
class TicketRowBuilder {
public:
    TicketRowBuilder() = default;
    TicketRowBuilder(const TicketRowBuilder&) = delete;
    TicketRowBuilder& operator=(const TicketRowBuilder&) = delete;
    virtual ~TicketRowBuilder() = default;

    /// Reads of the cells what depends on nothing but them. Safe beside add() and flush() of other batches.
    virtual void read_ahead(TicketRowBatch& batch) const = 0;
    /// A row that the reader has met. False: it was rejected.
    virtual bool add(const HeldRow& row, const RowReader& reader) = 0;
    /// Hands on what is held.
    virtual void flush() = 0;
    /// Of all rows so far.
    [[nodiscard]] virtual const SerialDatesRead& serial_dates() const = 0;
};

[[nodiscard]] std::unique_ptr<TicketRowBuilder> ticket_row_builder(const TicketRowContext& context);

/// A row that cannot be used, as the reader or a builder found it.
[[nodiscard]] RejectedRow rejected_ticket_row(std::uint32_t file, DocumentKind kind, const RowProblem& problem);

}  // namespace msp_audit
