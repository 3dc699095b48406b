#include "ingest/large_pages.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace msp_audit {

void prefer_large_pages(void* begin, std::size_t bytes) {
#ifdef MADV_HUGEPAGE
    constexpr std::size_t large_page = std::size_t{2} * 1024 * 1024;
    const auto address = reinterpret_cast<std::uintptr_t>(begin);
    const std::size_t skipped = (large_page - address % large_page) % large_page;
    if (bytes < skipped + large_page) return;
    const std::size_t whole = (bytes - skipped) / large_page * large_page;
    static_cast<void>(::madvise(static_cast<char*>(begin) + skipped, whole, MADV_HUGEPAGE));
#else
    static_cast<void>(begin);
    static_cast<void>(bytes);
#endif
}

}  // namespace msp_audit
