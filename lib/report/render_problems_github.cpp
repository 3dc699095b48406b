#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/sheet_name.hpp"
#include "report/decimal_text.hpp"
#include "report/problem_words.hpp"
#include "report/render_problems.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

namespace {

/// GitHub shows so many of each kind for one step.
constexpr std::size_t most = 10;

std::string escaped(std::string_view text, bool is_property) {
    std::string out;
    for (const char c : text) {
        if (c == '%') {
            out += "%25";
        } else if (c == '\r') {
            out += "%0D";
        } else if (c == '\n') {
            out += "%0A";
        } else if (is_property && c == ':') {
            out += "%3A";
        } else if (is_property && c == ',') {
            out += "%2C";
        } else {
            out += c;
        }
    }
    return out;
}

std::string_view command_of(Severity severity) {
    static constexpr std::array<std::string_view, 4> commands{"notice", "notice", "warning", "error"};
    return commands[static_cast<std::size_t>(severity)];
}

std::string annotation(const ProblemReport& report, const Problem& problem) {
    std::string properties;
    if (problem.file != Problem::no_file)
        properties += "file=" + escaped(without_sheet(report.file_of(problem)), true) + ",";
    if (problem.row > 0) properties += fmt::format("line={},", problem.row);
    properties += "title=" + escaped(name_of(problem.code), true);
    std::string message = what_is_wrong(report, problem);
    if (!problem.hint.empty()) message += "\nhint: " + problem.hint;
    std::string lines;
    for (std::size_t begin = 0; begin <= message.size();) {
        const auto end = std::min(message.find('\n', begin), message.size());
        lines += (begin == 0 ? "" : "\n") + printable(std::string_view(message).substr(begin, end - begin));
        begin = end + 1;
    }
    return fmt::format("::{} {}::{}\n", command_of(problem.severity), properties, escaped(lines, false));
}

}  // namespace

std::string render_problems_github(const ProblemReport& report) {
    std::array<std::size_t, 4> counts{};
    for (const Problem& problem : report.problems) ++counts[static_cast<std::size_t>(problem.severity)];
    std::array<std::size_t, 4> room{most, most, most, most};
    const auto count = [&counts](Severity severity) { return counts[static_cast<std::size_t>(severity)]; };
    const bool is_cut =
        count(Severity::error) > most || count(Severity::warning) > most || count(Severity::info) > most;
    // The line that counts the rest is a notice itself.
    if (is_cut) --room[static_cast<std::size_t>(Severity::info)];
    std::string out;
    std::size_t rest = 0;
    for (const Problem* problem : worst_first(report.problems)) {
        std::size_t& left = room[static_cast<std::size_t>(problem->severity)];
        if (left == 0) {
            ++rest;
            continue;
        }
        --left;
        out += annotation(report, *problem);
    }
    if (rest > 0) {
        out += fmt::format("::notice title=msp-audit::{} not shown here: {}, {} and {} in all\n",
                           counted(rest, "more problem is", "more problems are"),
                           counted(count(Severity::error), "error", "errors"),
                           counted(count(Severity::warning), "warning", "warnings"),
                           counted(count(Severity::info), "note", "notes"));
    }
    return out;
}

}  // namespace msp_audit
