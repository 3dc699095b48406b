#pragma once

#include "ingest/header_names.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// The file with the shapes of its columns told from all rows where the first ones leave a question open: columns
/// that serve nothing, have no value or nothing but zeros there and a header that speaks of money, and those that
/// name documents there, but no credit note. What is zero to the end has the shape of a column without a value. Of a
/// file without such columns nothing is read. Rows of totals say nothing. Throws UnreadableFile.
[[nodiscard]] CandidateFile with_late_values(const CandidateFile& file, const HeaderReading& reading,
                                             const ReadLimits& limits);

}  // namespace msp_audit
