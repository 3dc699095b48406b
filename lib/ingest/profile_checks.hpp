#pragma once

#include <vector>

#include "ingest/profile_documents.hpp"
#include "ingest/profile_rows.hpp"

namespace msp_audit {

/// What the profile has to say of rows as they stand in the files.
struct ProfileFindings {
    std::vector<ProfileRows::Said> warnings;  ///< amounts that are not what they should be, texts that may be cut
    std::vector<FileNote> notes;              ///< how many amounts are, and what the profile says of each file
};

[[nodiscard]] ProfileFindings check_rows(const ProfileRows& rows);

}  // namespace msp_audit
