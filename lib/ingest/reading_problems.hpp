#pragma once

#include <vector>

#include "core/problem.hpp"
#include "ingest/read_exports.hpp"

namespace msp_audit {

/// What the loaders refused, rejected and noted, as problems with codes; unsettled. Files of text that a folder
/// happens to hold are no problem.
[[nodiscard]] std::vector<Problem> reading_problems(const ReadExports& exports);

/// What folding tickets warns of: a time that stands far behind all others.
[[nodiscard]] Problem implausible_time(const ReadExports& exports, const std::string& warning);

}  // namespace msp_audit
