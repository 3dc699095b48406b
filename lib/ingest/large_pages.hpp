#pragma once

#include <cstddef>

namespace msp_audit {

/// Asks the system to back untouched memory with large pages: the first touch of each small page costs more than what
/// is then written there. For ranges of many megabytes that will be filled; a system that cannot do so goes on as
/// ever.
void prefer_large_pages(void* begin, std::size_t bytes);

}  // namespace msp_audit
