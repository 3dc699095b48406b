#pragma once

#include <cstdint>
#include <vector>

namespace msp_audit {

/// Ascending. Many numbers, none below 0, are sorted by their digits, which takes a fraction of the time that
/// comparing them does.
void sort_numbers(std::vector<std::int64_t>& numbers);

}  // namespace msp_audit
