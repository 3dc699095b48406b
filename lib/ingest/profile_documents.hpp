#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/profile_reversals.hpp"
#include "ingest/profile_rows.hpp"

namespace msp_audit {

/// Something to know of a file as a whole.
struct FileNote {
    std::uint32_t file = 0;  ///< place among the claimed files
    std::string words;
    bool is_warning = false;  ///< for everybody's eyes, not only in the list of files
};

/// Makes documents of rows as the profile says: days that are no longer part of a period become the day before, one
/// day counts for all rows of a document, and rows that are to be netted become one, the first with a positive total;
/// the others are dropped.
[[nodiscard]] std::vector<FileNote> complete_documents(ProfileRows& rows, const ReadingsOfRow& readings);

}  // namespace msp_audit
