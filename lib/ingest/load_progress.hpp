#pragma once

#include <atomic>
#include <cstdint>

namespace msp_audit {

/// How many rows have been read, for who watches from another thread. A row that is read once more, because what its
/// file says turned out otherwise, counts once.
class LoadProgress {
public:
    void add(std::uint64_t rows) { rows_.fetch_add(rows, std::memory_order_relaxed); }
    void take_back(std::uint64_t rows) { rows_.fetch_sub(rows, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t rows() const { return rows_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> rows_{0};
};

}  // namespace msp_audit
