#include "report/problem_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/sheet_name.hpp"

namespace msp_audit {

std::vector<const Problem*> worst_first(const std::vector<Problem>& problems) {
    std::vector<const Problem*> ordered;
    ordered.reserve(problems.size());
    for (const Problem& problem : problems) ordered.push_back(&problem);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Problem* a, const Problem* b) { return a->severity > b->severity; });
    return ordered;
}

std::string place_words(const ProblemReport& report, const Problem& problem) {
    if (problem.file == Problem::no_file) return "msp-audit";
    std::string words(report.file_of(problem));
    if (problem.row > 0) words += fmt::format(":{}", problem.row);
    if (!problem.column.empty()) words += ":" + problem.column;
    return words;
}

std::string what_is_wrong(const ProblemReport& report, const Problem& problem) {
    std::string where;
    if (const auto sheet = sheet_in(report.file_of(problem)); !sheet.empty()) where = fmt::format("sheet {}", sheet);
    if (!problem.column.empty()) where += (where.empty() ? "" : ", ") + problem.column;
    return where.empty() ? problem.message : where + ": " + problem.message;
}

std::string uri_of(std::string_view file) {
    constexpr std::string_view plain = "-._~/";
    std::string uri;
    file = without_sheet(file);
    if (file.starts_with('/')) uri = "file://";
    while (file.starts_with("./")) file.remove_prefix(2);
    if (file == "-") return "stdin";
    for (const char c : file) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (is_letter || plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return uri;
}

std::string pascal_case(std::string_view code) {
    std::string name;
    bool is_first = true;
    for (const char c : code) {
        if (c == '-') {
            is_first = true;
            continue;
        }
        name += is_first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        is_first = false;
    }
    return name;
}

}  // namespace msp_audit
