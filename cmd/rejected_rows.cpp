#include "cmd/rejected_rows.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cmd/console.hpp"
#include "report/decimal_text.hpp"

namespace msp_audit::cmd {

namespace {

std::vector<const RejectedRow*> in_order(std::span<const RejectedRow> rejected) {
    std::vector<const RejectedRow*> rows;
    rows.reserve(rejected.size());
    for (const RejectedRow& row : rejected) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->source < b->source; });
    return rows;
}

std::string sentence(const RejectedRow& row, const std::string& file) {
    std::string text = fmt::format("{}:{}: ", file, row.source.row);
    if (!row.column.empty()) text += row.column + ": ";
    if (!row.value.empty()) text += "'" + row.value + "' ";
    return text + row.reason;
}

}  // namespace

RejectedRows RejectedRows::of(const Books& books) {
    return {books.rejected, [&books](std::uint32_t file) -> const std::string& { return books.files[file].name; }};
}

void tell_rejected_rows(const RejectedRows& rejected, bool has_file) {
    constexpr std::size_t most = 20;
    const auto rows = in_order(rejected.rows);
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
        const RejectedRow& row = *rows[i];
        tell(sentence(row, rejected.name_of_file(row.source.file)));
        if (!row.text.empty()) tell_more(fmt::format("  {} | {}", row.source.row, row.text));
        if (!row.hint.empty()) tell_more("  hint: " + row.hint);
    }
    if (rows.size() <= most) return;
    tell(fmt::format("and {}", counted(rows.size() - most, "more rejected row", "more rejected rows")) +
         (has_file ? "" : "; --rejects FILE writes them all"));
}

std::string rejected_rows_csv(std::initializer_list<RejectedRows> readings, CsvFor reader) {
    std::string out = "file,row,column,value,reason,hint,text\n";
    for (const RejectedRows& rejected : readings) {
        for (const RejectedRow* row : in_order(rejected.rows)) {
            append_csv_text(out, rejected.name_of_file(row->source.file), reader);
            out += fmt::format(",{}", row->source.row);
            for (const std::string* cell : {&row->column, &row->value, &row->reason, &row->hint, &row->text}) {
                out += ',';
                append_csv_text(out, *cell, reader);
            }
            out += '\n';
        }
    }
    return finished_csv(std::move(out), reader);
}

}  // namespace msp_audit::cmd
