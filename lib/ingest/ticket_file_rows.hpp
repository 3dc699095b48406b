#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ingest/input_files.hpp"
#include "ingest/load.hpp"
#include "ingest/load_tickets.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/ticket_column_survey.hpp"
#include "ingest/ticket_file_kind.hpp"
#include "ingest/ticket_row_batch.hpp"
#include "ingest/ticket_row_builder.hpp"

namespace msp_audit {

/// A file of tickets, events or time entries, and what becomes of it.
struct TicketJob {
    CandidateFile file;
    TicketFileKind kind;
    std::vector<std::string> printed;  ///< headers by column
    TicketColumnReadings settled;
    InputFile input;                         ///< where its rows went
    std::vector<std::string> sheet_remarks;  ///< tell_dialect()
    bool is_told = false;                    ///< what is settled is told by all rows
    int hasty_readings = 0;
    std::size_t rows_looked_at = most_first_rows;  ///< by at most so many what is settled is told, if not by all
};

/// Reads the rows of one file, from its first to its last, into the sink: on two threads, where there are two, one
/// takes the file apart and surveys it, and the other one reads its cells.
class TicketFileRows {
public:
    /// The kind of the job has a reading. All but `number` outlive it.
    TicketFileRows(const TicketJob& job, std::uint32_t number, const LoadOptions& options, const TimeZone& zone,
                   TicketSink& sink, TicketInputs& inputs);

    void run();

    /// What all rows tell of the columns; or those up to the first that tells something else than what they are read
    /// by: there reading stops.
    [[nodiscard]] std::size_t rows_surveyed() const { return survey_.rows(); }
    [[nodiscard]] TicketColumnReadings told() const { return survey_.settle(job_.file, options_, job_.printed); }

    void count(InputFile& input, std::size_t titles) const;
    [[nodiscard]] const SerialDatesRead& serial_dates() const { return builder_->serial_dates(); }

private:
    /// False where the file ends.
    [[nodiscard]] bool fill(TicketRowBatch& batch);
    [[nodiscard]] bool take_rows(TicketRowBatch& batch);
    /// Whether the rows so far tell something else than what they are read by.
    [[nodiscard]] bool departs();
    /// False: the batch has no room for it.
    [[nodiscard]] bool take_row(TicketRowBatch& batch);
    void drain(const TicketRowBatch& batch);
    [[nodiscard]] std::size_t cell_at(std::size_t place) const;
    /// A row of totals: its first cell says so, and there is no id.
    [[nodiscard]] bool is_total() const;

    const TicketJob& job_;
    const LoadOptions& options_;
    const TicketHeaderReading& reading_;
    std::uint32_t number_;
    std::vector<std::size_t> wanted_;
    TicketColumnSurvey survey_;
    std::size_t turns_held_ = 0;  ///< turns of the survey that were held against what is settled
    RowReader reader_;
    bool has_row_left_ = false;
    std::size_t first_ = 0, id_ = 0;
    std::size_t totals_ = 0;
    std::array<TicketRowBatch, 8> batches_;
    std::unique_ptr<TicketRowBuilder> builder_;
    TicketInputs& inputs_;
    /// Of the thread that drains: what the other one looks at for each row lies in another line of the caches.
    alignas(64) std::size_t used_ = 0;
    std::size_t rejected_ = 0;
    std::size_t told_ = 0;  ///< rows that the progress knows of
};

}  // namespace msp_audit
