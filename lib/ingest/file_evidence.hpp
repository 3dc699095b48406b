#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/books.hpp"
#include "ingest/column_evidence.hpp"
#include "ingest/column_survey.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/ticket_column_survey.hpp"
#include "ingest/ticket_headers.hpp"

namespace msp_audit {

/// What the commands for purchase documents, or those for tickets, make of a file, and why.
struct FileEvidence {
    CandidateFile file;
    KindBasis basis = KindBasis::none;
    std::optional<DocumentKind> kind;  ///< what it was taken for; none: nothing of it is read
    /// Its header row as that of `kind`; where that is none, as that of the kind that it is most like.
    std::optional<HeaderReading> reading;
    std::optional<TicketHeaderReading> ticket_reading;
    std::vector<DocumentKind> ties;  ///< kinds that its headers fit alike
    ProfileEvidence profile;         ///< without a name: no profile reads it
    std::vector<ColumnEvidence> columns;
    InputFile input;            ///< where its rows went
    bool is_ambiguous = false;  ///< some column is open, and nothing of the file is used
};

/// Written down while files are read, where that is asked for.
struct LoadEvidence {
    std::vector<FileEvidence> files;  ///< in the order of the inputs
};

/// The headers of a file in its order, with what each became. `settled`: null where no cell was looked at.
[[nodiscard]] std::vector<ColumnEvidence>
evidence_of(const HeaderReading& reading, std::span<const std::string> header, const SettledReadings* settled);
[[nodiscard]] std::vector<ColumnEvidence> evidence_of(const TicketHeaderReading& reading,
                                                      std::span<const std::string> header,
                                                      const TicketColumnReadings* settled);

}  // namespace msp_audit
