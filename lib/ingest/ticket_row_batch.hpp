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
    std::span<const std::uint64_t> ahead;  ///< what was read ahead of it; empty: nothing was
};

/// Rows and problems of a file, in their order, while the reader goes on.
class TicketRowBatch {
public:
    /// Keeps the row that the reader has read last. False: there is no room for it, and others are to go first.
    [[nodiscard]] bool hold(const RawRow& row);
    void hold(const RowProblem& problem) { problems_.push_back({rows_.size(), problem}); }
    [[nodiscard]] bool is_full() const { return rows_.size() == most_rows || problems_.size() == most_rows; }
    void clear();
    /// Calls read(cells, words) for each row: what is put into its `words` comes with the row.
    template <class Read>
    void read_ahead(std::size_t words, const Read& read) {
        words_a_row_ = words;
        ahead_.resize(rows_.size() * words);
        for (std::size_t i = 0; i < rows_.size(); ++i)
            read(cells_of(rows_[i]), std::span(ahead_).subspan(i * words, words));
    }

    /// Calls take_row(row) and take_problem(problem) in the order in which they were held.
    template <class TakeRow, class TakeProblem>
    void for_each(const TakeRow& take_row, const TakeProblem& take_problem) const {
        auto problem = problems_.begin();
        for (std::size_t i = 0; i <= rows_.size(); ++i) {
            for (; problem != problems_.end() && problem->rows_before == i; ++problem) take_problem(problem->problem);
            if (i == rows_.size()) return;
            const Row& row = rows_[i];
            const std::span<const std::uint64_t> ahead(ahead_);
            take_row(HeldRow{row.line, cells_of(row), row.bytes, row.masked,
                             ahead.empty() ? ahead : ahead.subspan(i * words_a_row_, words_a_row_)});
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
    [[nodiscard]] std::span<const std::string_view> cells_of(const Row& row) const {
        return std::span(cells_).subspan(row.first_cell, row.cell_count);
    }

    std::vector<char> bytes_;
    std::size_t used_ = 0;
    std::vector<Row> rows_;
    std::vector<std::string_view> cells_;
    std::size_t words_a_row_ = 0;
    std::vector<std::uint64_t> ahead_;  ///< by row
    std::vector<Problem> problems_;
};

}  // namespace msp_audit
