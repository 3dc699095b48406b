#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/row_reader.hpp"

namespace msp_audit::test {

/// A row as read, or what was wrong with it.
struct ReadRow {
    std::uint32_t line = 0;
    std::vector<std::string> cells;
    std::string problem;
    std::string text;
};

struct ReadTable {
    Dialect dialect;
    std::vector<ReadRow> rows;
    std::size_t repeated_headers = 0;
    std::size_t rows_met = 0;
};

/// One point for each cell with text, none for a row with digits or with an empty cell between others.
inline int letters_score(std::span<const std::string_view> cells) {
    int score = 0;
    for (const std::string_view cell : cells) {
        if (cell.find_first_of("0123456789") != std::string_view::npos) return 0;
        score += cell.empty() ? 0 : 1;
    }
    return score > 1 ? score : 0;
}

inline ReadTable read_with(const Dialect& dialect, std::unique_ptr<ByteSource> source,
                           const ReadLimits& limits = {}) {
    ReadTable table;
    table.dialect = dialect;
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < dialect.header.size() && i < RowReader::max_wanted; ++i) wanted.push_back(i);
    RowReader reader(std::move(source), dialect, wanted, limits);
    for (RowResult result = reader.next(); result != RowResult::end; result = reader.next()) {
        if (result == RowResult::problem) {
            const RowProblem& problem = reader.problem();
            table.rows.push_back({problem.line, {}, problem.reason, problem.text});
        } else {
            const auto cells = reader.row().cells;
            table.rows.push_back({reader.row().line, {cells.begin(), cells.end()}, {}, reader.row_text()});
        }
    }
    table.repeated_headers = reader.repeated_headers();
    table.rows_met = reader.rows_met();
    return table;
}

inline ReadTable read_text(const std::string& text, const ReadLimits& limits = {},
                           const HeaderScore& score = letters_score) {
    const auto start = bytes_of(text);
    return read_with(sniff(*start, score, limits), bytes_of(text), limits);
}

/// "2: a|b" for each row and "3! reason" for each problem, so that a whole table compares at once.
inline std::vector<std::string> printed(const ReadTable& table) {
    std::vector<std::string> lines;
    for (const ReadRow& row : table.rows) {
        std::string line = std::to_string(row.line) + (row.problem.empty() ? ": " : "! ") + row.problem;
        for (std::size_t i = 0; i < row.cells.size(); ++i) line += (i == 0 ? "" : "|") + row.cells[i];
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace msp_audit::test
