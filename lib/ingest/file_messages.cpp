#include "ingest/file_messages.hpp"

#include <algorithm>
#include <array>

#include "core/columns.hpp"
#include "core/sheet_name.hpp"
#include "core/shell_word.hpp"
#include "core/small_letters.hpp"

namespace msp_audit {

namespace {

/// What proposes lines for msp-audit.toml, behind the words that say so.
std::string inspect_command(const CandidateFile& file) {
    return file.path == "-" ? std::string() : " (msp-audit inspect " + shell_word(file.name) + ")";
}

constexpr std::array<std::string_view, 13> table_endings{".csv", ".tsv", ".tab",  ".psv",  ".ssv", ".txt", ".dat",
                                                         ".asc", ".xls", ".xlsx", ".xlsm", ".ods", ".gz"};

}  // namespace

std::string at_header(const CandidateFile& file) {
    return file.name + ":" + std::to_string(std::max(1U, file.dialect.header_line)) + ": ";
}

std::string listed_headers(std::span<const std::string> header) {
    constexpr std::size_t most = 12;
    std::string text;
    std::size_t named = 0;
    for (const std::string& name : header) {
        if (name.empty() || ++named > most) continue;
        text += (named == 1 ? "" : ", ") + name;
    }
    if (named > most) text += " and " + std::to_string(named - most) + " more";
    return text;
}

std::string mapping_section(DocumentKind kind) { return "[mapping." + std::string(plural_of(kind)) + "]"; }

std::string mapping_line(DocumentKind kind, std::string_view column, std::string_view header) {
    std::string line = "under " + mapping_section(kind) + ": " + std::string(column) + " = \"";
    for (const char c : header) {
        if (c == '"' || c == '\\') line += '\\';
        line += c;
    }
    return line + '"';
}

std::string mapping_lines_to_fill(DocumentKind kind, std::span<const std::string_view> columns) {
    if (columns.size() == 1) return mapping_line(kind, columns.front(), "...");
    std::string lines = "under " + mapping_section(kind) + ", each on a line of its own: ";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) lines += i + 1 == columns.size() ? " and " : ", ";
        lines.append(columns[i]).append(" = \"...\"");
    }
    return lines;
}

std::string kind_option(DocumentKind kind, const CandidateFile& file) {
    return (file.is_found_here ? ". --kind " : "--kind ") + std::string(plural_of(kind)) + "=" +
           shell_word(file.name);
}

std::string hint_at_kind(DocumentKind kind, const CandidateFile& file) {
    return kind_option(kind, file) +
           ", and for headers that are not known the lines for msp-audit.toml that inspect proposes" +
           inspect_command(file);
}

std::string without_inspect_command(std::string message, const CandidateFile& file) {
    const std::string command = inspect_command(file);
    if (!command.empty() && message.ends_with(command)) message.resize(message.size() - command.size());
    return message;
}

std::string option_for_file(std::string_view option, std::string_view file, std::string_view word) {
    return std::string(option) + " " + shell_word(file) + "=" + std::string(word);
}

bool is_named_as_table(std::string_view file) {
    file = without_sheet(file);
    return std::any_of(table_endings.begin(), table_endings.end(),
                       [&](std::string_view ending) { return file.ends_with(ending); });
}

bool is_named_as_text(std::string_view file) {
    constexpr std::array<std::string_view, 6> endings{".md", ".markdown", ".rst", ".txt", ".html", ".htm"};
    constexpr std::array<std::string_view, 5> names{"README", "LICENSE", "COPYING", "NOTICE", "CHANGELOG"};
    const std::string_view name = file.substr(file.rfind('/') + 1);
    return std::find(names.begin(), names.end(), name) != names.end() ||
           std::any_of(endings.begin(), endings.end(), [&](auto ending) { return name.ends_with(ending); });
}

std::vector<std::string> words_of_name(std::string_view file) {
    std::string_view name = file.substr(file.rfind('/') + 1);
    name = name.substr(0, name.find('.'));
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : name) {
        const char small = small_letter(c);
        const bool is_letter = small >= 'a' && small <= 'z';
        if (is_letter && !inside) words.emplace_back();
        if (is_letter) words.back().push_back(small);
        inside = is_letter;
    }
    return words;
}

std::string tie_message(const CandidateFile& file, DocumentKind a, DocumentKind b) {
    const std::string first(plural_of(a));
    const std::string second(plural_of(b));
    return at_header(file) + "the headers fit " + first + " and " + second +
           " alike; seen: " + listed_headers(file.dialect.header) + "\n  hint: " + kind_option(a, file) + " or " +
           kind_option(b, file);
}

}  // namespace msp_audit
