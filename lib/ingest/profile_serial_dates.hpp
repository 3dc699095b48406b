#pragma once

#include <vector>

#include "ingest/profile_documents.hpp"
#include "ingest/profile_reversals.hpp"
#include "ingest/profile_rows.hpp"

namespace msp_audit {

/// Sets the dates that are numbers of days, where --serial-dates says that such numbers are dates, to the dates that
/// they mean, so that all that follows reads them. A note for each file says how many there were.
[[nodiscard]] std::vector<FileNote> write_out_serial_dates(ProfileRows& rows, const ReadingsOfRow& readings);

}  // namespace msp_audit
