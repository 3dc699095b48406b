#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/row_reader.hpp"

namespace msp_audit {

/// A row that the reader has gone on from.
struct HeldRow {
    std::uint32_t line = 0;
    std::span<const std::string_view> cells;
    const char* bytes = nullptr;  ///< a copy of RawRow::bytes
    bool masked = false;
};

/// Rows and problems of a file, in their order, while the reader goes on.
class TicketRowBatch {
public:
    /// Keeps the row that the reader has read last. False: there is no room for it, and others are to go first.
    [[nodiscard]] bool hold(const RawRow& row);
    void hold(const RowProblem& problem) { problems_.push_back({rows_.size(), problem}); }
    [[nodiscard]] bool is_full() const { return rows_.size() == most_rows || problems_.size() == most_rows; }
    void clear();

    /// Calls take_row(row) and take_problem(problem) in the order in which they were held.
    template <class TakeRow, class TakeProblem>
    void for_each(const TakeRow& take_row, const TakeProblem& take_problem) const {
        auto problem = problems_.begin();
        for (std::size_t i = 0; i <= rows_.size(); ++i) {
            for (; problem != problems_.end() && problem->rows_before == i; ++problem) take_problem(problem->problem);
            if (i == rows_.size()) return;
            const Row& row = rows_[i];
            const std::span<const std::string_view> cells(cells_);
            take_row(HeldRow{row.line, cells.subspan(row.first_cell, row.cell_count), row.bytes, row.masked});
        }
    }

private:
    struct Row {
        std::uint32_t line = 0;
        std::uint32_t cell_count = 0;
        std::size_t first_cell = 0;
        const char* bytes = nullptr;
        bool masked = false;
    };
    struct Problem {
        std::size_t rows_before = 0;
        RowProblem problem;
    };
    // What both threads touch fits the caches.
    static constexpr std::size_t most_rows = 512;
    static constexpr std::size_t most_bytes = std::size_t{192} * 1024;

    [[nodiscard]] char* keep(std::string_view text);

    std::vector<char> bytes_;
    std::size_t used_ = 0;
    std::vector<Row> rows_;
    std::vector<std::string_view> cells_;
    std::vector<Problem> problems_;
};

}  // namespace msp_audit
