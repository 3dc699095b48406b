#include "report/workbook_notes.hpp"

#include <utility>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/input_table.hpp"
#include "report/table_sections.hpp"
#include "report/unread_words.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view what_amounts_include = "On the sheets summary, pay, wait, dispute and not checked all "
                                                  "amounts include tax. The amount of a finding on a line, "
                                                  "and each amount in its sentence, is net of tax; that of a finding "
                                                  "on an invoice as a whole includes it. On the sheets "
                                                  "unmatched, accruals and coverage amounts are net.";

void add_input(std::vector<std::string>& notes, const InputFile& file, const ReconcileReport& report) {
    notes.push_back(fmt::format("{}: {} read, {} used, {} rejected", file.name,
                                counted(file.rows_read, "row", "rows"), grouped(file.rows_used),
                                grouped(file.rows_rejected)));
    for (const auto& [rows, what] : {std::pair{file.rows_joined, "used only to complete other rows"},
                                     std::pair{file.rows_title, "titles, repeated headers and totals"},
                                     std::pair{file.rows_repeated, "repeated, and read once"}}) {
        if (rows > 0) notes.back() += fmt::format(", {} {}", grouped(rows), what);
    }
    for (const std::string& words : input_notes(file, report.warnings)) notes.push_back(file.name + ": " + words);
}

}  // namespace

std::vector<std::string> notes_on_run(const ReconcileReport& report) {
    std::vector<std::string> notes{std::string(what_amounts_include)};
    for (const Finding& finding : report.findings) {
        if (finding.code == Code::not_supplied) notes.push_back("Not supplied: " + finding.message);
    }
    if (const std::size_t later = report.matches->left_out_by_date; later > 0) {
        notes.push_back(left_out_by_date_words(later));
    }
    if (const std::size_t lines = report.lines_under_empty_category; lines > 0) {
        notes.push_back(empty_category_words(lines));
    }
    for (const std::string& warning : report.warnings) notes.push_back("Warning: " + in_one_line(warning));
    for (const UnreadFile& file : report.unread) {
        if (!file.name.empty() && !file.in_part) notes.push_back(file.name + ": given and not read");
    }
    for (const InputFile& file : report.inputs) add_input(notes, file, report);
    return notes;
}

}  // namespace msp_audit
