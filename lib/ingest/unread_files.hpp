#pragma once

#include <vector>

#include "core/unread_file.hpp"
#include "ingest/load.hpp"

namespace msp_audit {

/// Reads every input into `books`, as load() does, and tells by file what stood in the way: one for each error, in
/// the same order.
[[nodiscard]] LoadTrouble load(const LoadOptions& options, Books& books, std::vector<UnreadFile>& unread);

}  // namespace msp_audit
