#include "report/input_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/finding.hpp"
#include "report/decimal_text.hpp"

namespace msp_audit {

namespace {

std::size_t left_out_rows(const InputFile& file) {
    return std::accumulate(file.left_out.begin(), file.left_out.end(), std::size_t{0},
                           [](std::size_t sum, const auto& condition) { return sum + condition.second; });
}

std::string in_words(DocumentKind kind) {
    std::string words{name_of(kind)};
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

/// A warning says it too, below the list of files.
bool is_warned_of(const std::string& note, const InputFile& file, std::span<const std::string> warnings) {
    return std::find(warnings.begin(), warnings.end(), file.name + ": " + note) != warnings.end();
}

/// By what each is about: "profile: ", "left out: ", or nothing.
std::vector<std::pair<std::string, std::string>> labelled_notes(const InputFile& file,
                                                                std::span<const std::string> warnings) {
    std::vector<std::pair<std::string, std::string>> notes;
    if (!file.profile.empty()) notes.emplace_back("profile: ", file.profile);
    for (const auto& [condition, rows] : file.left_out) {
        notes.emplace_back("left out: ", left_out_words(condition, rows));
    }
    for (const std::string& note : file.notes) {
        if (!is_warned_of(note, file, warnings)) notes.emplace_back("", note);
    }
    return notes;
}

}  // namespace

std::string left_out_words(std::string_view condition, std::size_t rows) {
    return fmt::format("{}, {}", condition, counted(rows, "row", "rows"));
}

std::vector<std::string> input_notes(const InputFile& file, std::span<const std::string> warnings) {
    std::vector<std::string> notes;
    for (const auto& [label, words] : labelled_notes(file, warnings)) notes.push_back(label + words);
    return notes;
}

Table input_table() {
    std::vector<TableColumn> columns{{"File"}, {"Kind"}};
    for (const char* heading : {"Read", "Used", "Rejected", "Left out", "Joined", "Titles", "Repeated"}) {
        columns.push_back({heading, Align::point, true});
    }
    return Table(std::move(columns));
}

std::string common_folder(std::span<const std::string> names) {
    if (names.empty()) return {};
    std::string_view shared = names.front();
    for (const std::string& name : names) {
        const auto differs = std::mismatch(shared.begin(), shared.end(), name.begin(), name.end()).first;
        shared = shared.substr(0, static_cast<std::size_t>(differs - shared.begin()));
    }
    const auto slash = shared.rfind('/');
    // The root of all folders says nothing.
    return slash == std::string_view::npos || slash == 0 ? std::string() : std::string(shared.substr(0, slash + 1));
}

std::string_view name_within(std::string_view name, std::string_view folder) {
    return name.starts_with(folder) ? name.substr(folder.size()) : name;
}

void add_unread_input(Table& table, const UnreadFile& file, std::string_view folder) {
    std::vector<TableCell> cells{{std::string(name_within(file.name, folder))},
                                 {file.kind ? in_words(*file.kind) : "not told"}};
    constexpr std::size_t counts = 7;
    cells.resize(cells.size() + counts, {"-"});
    table.add_row(std::move(cells));
    table.add_note("", "given and could not be read: the first warnings say why");
}

void add_input(Table& table, const InputFile& file, std::span<const std::string> warnings, bool verbose,
               std::string_view folder) {
    std::vector<TableCell> cells{{std::string(name_within(file.name, folder))}, {in_words(file.kind)}};
    for (const std::size_t rows : {file.rows_read, file.rows_used, file.rows_rejected, left_out_rows(file),
                                   file.rows_joined, file.rows_title, file.rows_repeated}) {
        cells.push_back({grouped(rows)});
    }
    table.add_row(std::move(cells));
    for (const auto& [label, words] : labelled_notes(file, warnings)) table.add_note(label, words);
    if (!verbose) return;
    for (const std::string& column : file.columns) table.add_note("column: ", column);
}

}  // namespace msp_audit
