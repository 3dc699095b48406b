#pragma once

#include <string>
#include <vector>

#include "ingest/header_names.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// Whole messages: of headers that speak of a price and are not read, where the file has quantities and totals of
/// lines but no unit price. What such a line costs is then matched by its total alone.
[[nodiscard]] std::vector<std::string> unread_price_warnings(const CandidateFile& file, const HeaderReading& reading);

}  // namespace msp_audit
