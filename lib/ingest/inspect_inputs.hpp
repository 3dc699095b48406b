#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/books.hpp"
#include "core/ticket_rows.hpp"
#include "core/time_zone.hpp"
#include "ingest/file_evidence.hpp"
#include "ingest/file_samples.hpp"
#include "ingest/load.hpp"
#include "ingest/nearest_kind.hpp"

namespace msp_audit {

/// A file, and all that reading it has to say.
struct InspectedInput {
    FileEvidence evidence;
    FileForm form;
    std::vector<ColumnSample> samples;          ///< by columns()
    std::vector<RejectedRow> rejected;          ///< in the order of its rows
    std::vector<BadTicketCell> bad_cells;       ///< cells that count as missing
    std::optional<NearestKind> nearest;         ///< of a file that is not read
    std::vector<AdvisedColumn> offers;          ///< of a file that is read: what some idle headers may be
    std::vector<std::string> errors, warnings;  ///< whole messages

    /// The columns of what it was taken for, or is most like; with them the header row.
    [[nodiscard]] const std::vector<ColumnEvidence>& columns() const {
        return nearest ? nearest->columns : evidence.columns;
    }
    [[nodiscard]] const Dialect& dialect() const { return nearest ? nearest->dialect : evidence.file.dialect; }
};

struct InputInspection {
    std::vector<InspectedInput> files;  ///< in the order of the inputs; one that two readers take stands twice
    std::vector<std::string> errors, warnings;  ///< those that are about no single file
};

/// What is to be inspected, and who reads it.
struct InspectionOrder {
    LoadOptions options;            ///< its mapping is that of purchase documents
    HeaderMapping tickets_mapping;  ///< that of tickets
    bool documents = true;          ///< as the commands for purchase documents read
    bool tickets = true;            ///< as the commands for tickets read
};

/// Reads every input as the commands would, and keeps of it what it was taken for and why. Throws nothing on content.
[[nodiscard]] InputInspection inspect_inputs(const InspectionOrder& order, const TimeZone& source_zone);

/// Why no line of the file finds its partner: no number of the order's line, no code and no text says which item it
/// is for. Empty where something does.
[[nodiscard]] std::string why_lines_stay_alone(const FileEvidence& evidence);

}  // namespace msp_audit
