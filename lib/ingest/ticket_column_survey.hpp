#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "ingest/column_survey.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/ticket_headers.hpp"

namespace msp_audit {

/// How the columns of a file of tickets are read, and what there is to say about it.
struct TicketColumnReadings {
    std::array<ColumnReading, ticket_column_count> readings{};
    std::vector<std::string> notes;   ///< columns that another one settled, and columns that contradict themselves
    std::vector<std::string> errors;  ///< whole messages: ambiguous columns that nothing settles
    std::map<TicketColumn, ReadingEvidence> evidence;  ///< of instants and durations
};

/// Tells the order of dates and the decimal mark of each column from all values of the file, and settles them as
/// ColumnSurvey does. `printed`: the headers by column.
[[nodiscard]] TicketColumnReadings survey_ticket_columns(const CandidateFile& file,
                                                         const TicketHeaderReading& reading,
                                                         const LoadOptions& options,
                                                         std::span<const std::string> printed);

}  // namespace msp_audit
