#include "ingest/ticket_row_batch.hpp"

#include <cstring>

namespace msp_audit {

bool TicketRowBatch::hold(const RawRow& row) {
    if (bytes_.empty()) bytes_.resize(most_bytes);
    std::size_t bytes = row.bytes.size();
    if (row.masked) {
        for (const std::string_view cell : row.cells) bytes += cell.size();
    }
    if (bytes > bytes_.size() - used_) {
        if (!rows_.empty()) return false;
        bytes_.resize(bytes);
    }
    const char* const copy = keep(row.bytes);
    rows_.push_back({row.line, static_cast<std::uint32_t>(row.cells.size()), cells_.size(), copy, row.masked});
    for (const std::string_view cell : row.cells) {
        // An empty cell may lie anywhere.
        const bool moves = !row.masked && !cell.empty();
        const char* const at = moves ? copy + (cell.data() - row.bytes.data()) : keep(cell);
        cells_.emplace_back(at, cell.size());
    }
    return true;
}

char* TicketRowBatch::keep(std::string_view text) {
    char* const begin = bytes_.data() + used_;
    if (!text.empty()) std::memcpy(begin, text.data(), text.size());
    used_ += text.size();
    return begin;
}

void TicketRowBatch::clear() {
    used_ = 0;
    rows_.clear();
    cells_.clear();
    ahead_.clear();
    problems_.clear();
}

}  // namespace msp_audit
