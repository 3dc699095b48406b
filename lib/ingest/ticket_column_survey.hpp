#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
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

/// Gathers from the rows of a file what order its dates and what decimal mark its hours have.
class TicketColumnSurvey {
public:
    /// `wanted`: places in the header row of the cells that rows have.
    TicketColumnSurvey(const TicketHeaderReading& reading, std::span<const std::size_t> wanted);
    /// Places of the columns that it looks at.
    [[nodiscard]] static std::vector<std::size_t> columns_of(const TicketHeaderReading& reading);

    void add(const RawRow& row);
    /// Rows that were added.
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// So often a row has changed what a column's values say of it.
    [[nodiscard]] std::size_t turns() const { return turns_; }
    [[nodiscard]] TicketColumnReadings settle(const CandidateFile& file, const LoadOptions& options,
                                              std::span<const std::string> printed) const;

private:
    /// What the values of one column say.
    template <class Evidence>
    struct Surveyed {
        TicketColumn column;
        std::size_t cell;  ///< place among the cells that are read
        Evidence evidence;
        DateOrder settled = DateOrder::unknown;  ///< so far; no value has contradicted it yet
        unsigned state = 0;                      ///< what it is told by so far: decided, ambiguous, contradictory
    };

    /// A value that may say something new.
    template <class Evidence>
    void add(Surveyed<Evidence>& column, std::string_view cell, std::uint32_t line);

    DocumentKind kind_;
    std::size_t rows_ = 0, turns_ = 0;
    std::vector<Surveyed<OrderEvidence>> orders_;
    std::vector<Surveyed<MarkEvidence>> marks_;
};

/// Tells the order of dates and the decimal mark of each column from all values of the file, and settles them as
/// ColumnSurvey does. `printed`: the headers by column.
[[nodiscard]] TicketColumnReadings survey_ticket_columns(const CandidateFile& file,
                                                         const TicketHeaderReading& reading,
                                                         const LoadOptions& options,
                                                         std::span<const std::string> printed);

/// The same from at most so many rows: what most files are read by at once, while the others are surveyed.
inline constexpr std::size_t most_first_rows = 1000;
struct TicketFirstLook {
    TicketColumnReadings settled;
    bool whole_file = false;  ///< there are no more rows
};
[[nodiscard]] TicketFirstLook look_at_first_rows(const CandidateFile& file, const TicketHeaderReading& reading,
                                                 const LoadOptions& options, std::span<const std::string> printed);
/// Every cell reads the same by both.
[[nodiscard]] bool read_alike(const TicketColumnReadings& a, const TicketColumnReadings& b);

}  // namespace msp_audit
