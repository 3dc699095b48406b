#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/record_builder.hpp"
#include "unit/ingest/printed_lines.hpp"

/// Builds records from cells given by column, as a file with just these columns would.
class CanonicalRowsTest {
public:
    using Cells = std::vector<std::pair<msp_audit::Column, std::string_view>>;

    explicit CanonicalRowsTest(msp_audit::DocumentKind of,
                               const std::array<msp_audit::ColumnReading, msp_audit::column_count>& readings = {})
        : kind(of), builder(books.texts, of, {}, readings, records) {}

    /// Adds a row; rows are numbered from 2.
    bool add(const Cells& cells) {
        msp_audit::CanonicalRow row;
        row.source = {0, ++last_row};
        for (const auto& [column, cell] : cells) row[column] = cell;
        return builder.add(row, [this] { return "row " + std::to_string(last_row); });
    }
    /// A row that the reader could not split.
    void add_broken() {
        msp_audit::RowProblem problem;
        problem.line = ++last_row;
        problem.reason = "the row has 1 field, the header has 5";
        problem.text = "broken";
        builder.reject({}, problem);
    }
    void pass_down() { pass_down_first_rows(records, kind); }
    [[nodiscard]] std::string text(msp_audit::TextId id) const { return std::string(books.text(id)); }
    /// "3: vendor: the cell is empty" for each rejected row.
    [[nodiscard]] PrintedLines rejections() const {
        PrintedLines lines;
        for (const auto& row : records.rejected) {
            std::string line = std::to_string(row.source.row) + ": ";
            if (!row.column.empty()) line += row.column + ": ";
            if (!row.value.empty()) line += "'" + row.value + "' ";
            lines.push_back(line + row.reason);
        }
        return lines;
    }

    msp_audit::Books books;
    msp_audit::DocumentKind kind;
    msp_audit::FileRecords records;
    msp_audit::RecordBuilder builder;
    std::uint32_t last_row = 1;
};
