#pragma once

#include <string>
#include <vector>

#include "core/text_pool.hpp"
#include "ingest/column_survey.hpp"
#include "ingest/header_names.hpp"
#include "ingest/load.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// One file as read, before it joins the books.
struct LoadedFile {
    InputFile input;
    FileRecords records;
    std::vector<std::string> errors, warnings;  ///< whole messages
    bool ambiguous = false;                     ///< nothing of it was used
    SettledReadings settled;                    ///< how its columns are read, and why
};

/// Reads a file whose header row was understood. Safe from several threads on one pool. A file that ends up
/// unreadable half way is an error, and what was read of it is left out.
[[nodiscard]] LoadedFile load_file(const CandidateFile& file, const HeaderReading& reading,
                                   const LoadOptions& options, TextPool& texts);

}  // namespace msp_audit
