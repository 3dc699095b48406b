#include "cmd/memory.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "ingest/large_pages.hpp"

// The sanitizers bring an allocator of their own.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#include <malloc.h>

namespace {

constexpr std::size_t large_page = std::size_t{2} * 1024 * 1024;
constexpr std::size_t large_block = 2 * large_page;  ///< from here on a block is mapped alone, and given back
constexpr std::size_t heap = std::size_t{512} * 1024 * 1024;  ///< reserved, not touched

}  // namespace

namespace msp_audit::cmd {

void prefer_large_pages_everywhere() {
    // What is reserved at once and then freed stays with the heap, and keeps its advice.
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(heap * 2));
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(heap * 2));
    void* const reserved = std::malloc(heap);  // NOLINT(*-no-malloc): it is malloc's own heap that is meant
    if (reserved != nullptr) prefer_large_pages(reserved, heap);
    std::free(reserved);  // NOLINT(*-no-malloc)
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(large_block));
}

}  // namespace msp_audit::cmd

// Blocks by malloc, as operator delete of the library expects them.
void* operator new(std::size_t size) {
    if (size < large_block) {
        for (;;) {
            void* const block = std::malloc(size == 0 ? 1 : size);  // NOLINT(*-no-malloc)
            if (block != nullptr) return block;
            const std::new_handler handler = std::get_new_handler();
            if (handler == nullptr) throw std::bad_alloc();
            handler();
        }
    }
    if (size > std::size_t{PTRDIFF_MAX}) throw std::bad_alloc();  // else rounding up would wrap
    void* const block = std::aligned_alloc(large_page, (size + large_page - 1) / large_page * large_page);
    if (block == nullptr) throw std::bad_alloc();
    msp_audit::prefer_large_pages(block, size);
    return block;
}

void operator delete(void* block) noexcept { std::free(block); }               // NOLINT(*-no-malloc)
void operator delete(void* block, std::size_t) noexcept { std::free(block); }  // NOLINT(*-no-malloc)

#else

namespace msp_audit::cmd {

void prefer_large_pages_everywhere() {}

}  // namespace msp_audit::cmd

#endif
