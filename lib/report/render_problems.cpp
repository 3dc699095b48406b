#include "report/render_problems.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "report/csv_rows.hpp"
#include "report/markdown_text.hpp"
#include "report/problem_words.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

namespace {

/// The severity, in its colour at a terminal.
std::string severity_words(Severity severity, bool color) {
    static constexpr std::array<std::string_view, 4> styles{"", "36", "33", "31"};
    const std::string_view name = name_of(severity);
    if (!color) return std::string(name);
    return fmt::format("\x1b[{}m{}\x1b[0m", styles[static_cast<std::size_t>(severity)], name);
}

/// What keeps a file, or a column of it, from being read is settled by what the hint says.
bool is_about_file(Code code) {
    static constexpr std::array codes{Code::file_unreadable,      Code::file_not_recognised, Code::column_missing,
                                      Code::column_claimed_twice, Code::reading_ambiguous,   Code::reading_noted};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

std::string render_problems_text(const ProblemReport& report, const RenderOptions& options) {
    std::string out;
    // One hint is for all rows that are rejected by a column.
    std::set<std::pair<std::uint32_t, std::string_view>> hinted;
    for (const Problem& problem : report.problems) {
        out += fmt::format("{}: {}: {} [{}]\n", printable(place_words(report, problem)),
                           severity_words(problem.severity, options.color), printable(problem.message),
                           name_of(problem.code));
        const bool is_mended_at_once =
            problem.code == Code::row_rejected && hinted.emplace(problem.file, problem.column).second;
        const bool shows_hint = options.verbose || is_mended_at_once ||
                                (is_about_file(problem.code) && problem.severity > Severity::info);
        if (shows_hint && !problem.hint.empty()) out += fmt::format("  hint: {}\n", printable(problem.hint));
    }
    return out;
}

std::string render_problems_csv(const ProblemReport& report, const RenderOptions& options) {
    std::string out = "file,row,column,severity,code,message,hint,fingerprint\n";
    CsvRows rows(out, options.csv_reader());
    for (const Problem& problem : report.problems) {
        rows.text(report.file_of(problem));
        problem.row == 0 ? rows.nothing() : rows.count(problem.row);
        rows.text(problem.column);
        rows.text(name_of(problem.severity));
        rows.text(name_of(problem.code));
        rows.text(problem.message);
        rows.text(problem.hint);
        rows.text(problem.fingerprint);
        rows.end_row();
    }
    return finished_csv(std::move(out), options.csv_reader());
}

std::string render_problems_markdown(const ProblemReport& report) {
    if (report.problems.empty()) return "No problem was found.\n";
    std::string out = "| File | Row | Column | Severity | Problem | Code |\n| --- | ---: | --- | --- | --- | --- |\n";
    for (const Problem& problem : report.problems) {
        out +=
            fmt::format("| {} | {} | {} | {} | {} | {} |\n", markdown_text(report.file_of(problem)),
                        problem.row == 0 ? std::string() : std::to_string(problem.row), markdown_text(problem.column),
                        name_of(problem.severity), markdown_text(problem.message), name_of(problem.code));
    }
    return out;
}

}  // namespace msp_audit
