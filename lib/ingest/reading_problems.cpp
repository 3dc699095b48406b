#include "ingest/reading_problems.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "core/rejection.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/unread_money.hpp"

namespace msp_audit {

namespace {

/// Takes the text away where it stands first.
bool take(std::string_view& text, std::string_view first) {
    if (!text.starts_with(first)) return false;
    text.remove_prefix(first.size());
    return true;
}

/// "FILE:ROW: HEADER: words\n  hint: more" in its parts; whatever is not there is left out.
Problem parted(std::string_view message, std::string_view file, const std::vector<std::string>& headers) {
    constexpr std::string_view hint_mark = "\n  hint: ";
    Problem problem;
    if (const auto hint = message.find(hint_mark); hint != std::string_view::npos) {
        problem.hint = message.substr(hint + hint_mark.size());
        message = message.substr(0, hint);
    }
    for (const std::string_view words : {"cannot open ", "cannot read "}) static_cast<void>(take(message, words));
    if (!file.empty() && take(message, file)) {
        static_cast<void>(take(message, ":"));
        const auto [rest, error] = std::from_chars(message.data(), message.data() + message.size(), problem.row);
        if (error == std::errc() && rest != message.data()) {
            message.remove_prefix(static_cast<std::size_t>(rest - message.data()));
            static_cast<void>(take(message, ":"));
        }
        static_cast<void>(take(message, " "));
    }
    std::size_t longest = 0;
    for (const std::string& header : headers) {
        const bool names_it = message.size() > header.size() + 1 && message.starts_with(header) &&
                              message.substr(header.size(), 2) == ": ";
        if (!header.empty() && names_it) longest = std::max(longest, header.size());
    }
    if (longest > 0) {
        problem.column = message.substr(0, longest);
        message.remove_prefix(longest + 2);
    }
    problem.message = message;
    return problem;
}

/// The message without the numbers of rows, which are others once rows are added above.
std::string without_rows(std::string_view message) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string text;
    for (std::size_t at = 0; at < message.size(); ++at) {
        text += message[at];
        const bool is_number = at + 1 < message.size() && is_digit(message[at + 1]);
        if (!is_number || !(text.ends_with("row ") || text.ends_with("rows "))) continue;
        while (at + 1 < message.size() && is_digit(message[at + 1])) ++at;
    }
    return text;
}

/// The header of a column of tickets; its canonical name where the file has none.
std::string header_of(const ReadExports& exports, const std::string& file, TicketColumn column) {
    const ReadExport* one = exports.file(file, true);
    if (one == nullptr) return std::string(name_of(column));
    for (const ColumnEvidence& evidence : one->evidence.columns) {
        if (evidence.column == name_of(column) && evidence.place != ColumnEvidence::nowhere) {
            return one->headers[evidence.place];
        }
    }
    return std::string(name_of(column));
}

class ReadingProblems {
public:
    explicit ReadingProblems(const ReadExports& exports) : exports_(exports) {}

    std::vector<Problem> run() {
        for (const std::string& error : exports_.errors) add_about_none(error, Code::file_unreadable);
        for (const std::string& warning : exports_.warnings) add_warning_about_none(warning);
        for (const ReadExport& file : exports_.files) add_file(file);
        for (const RejectedRow& row : exports_.books.rejected) {
            add_rejected(row, exports_.books.files[row.source.file].name);
        }
        for (const RejectedRow& row : exports_.tickets.rejected) {
            add_rejected(row, exports_.tickets.files[row.source.file].input.name);
        }
        add_bad_cells();
        return std::move(problems_);
    }

private:
    void add(Problem problem, Code code, Severity most, std::uint32_t file) {
        problem.code = code;
        problem.severity = most;
        problem.file = file;
        if (problem.subject.empty()) problem.subject = without_rows(problem.message);
        problems_.push_back(std::move(problem));
    }

    /// A file that is named and not there is among no files.
    void add_about_none(const std::string& message, Code code) {
        add(parted(message, {}, {}), code, Severity::error, Problem::no_file);
    }

    void add_warning_about_none(const std::string& warning) {
        const bool is_idle = warning.starts_with("[mapping.");
        add(parted(warning, {}, {}), is_idle ? Code::mapping_idle : Code::reading_noted,
            is_idle ? Severity::warning : Severity::info, Problem::no_file);
    }

    void add_file(const ReadExport& file) {
        const FileEvidence& evidence = file.evidence;
        const std::string& name = evidence.file.name;
        const std::uint32_t place = exports_.place_of(name);
        for (const std::string& error : file.errors) {
            add(parted(error, name, file.headers), code_of_error(evidence, error), Severity::error, place);
        }
        for (const std::string& warning : file.warnings) {
            if (is_worth_saying(evidence)) add_warning(warning, file, place);
        }
        if (!evidence.kind) return;
        add_repeated_headers(file, place);
        if (file.of_tickets) return;
        const std::string alone = why_lines_stay_alone(evidence);
        if (!alone.empty()) add(parted(alone, name, {}), Code::reading_noted, Severity::info, place);
    }

    static Code code_of_error(const FileEvidence& evidence, std::string_view error) {
        if (evidence.is_ambiguous) return Code::reading_ambiguous;
        if (evidence.kind) return Code::file_unreadable;
        const bool cannot = error.starts_with("cannot open ") || error.starts_with("cannot read ");
        if (cannot || !evidence.file.dialect.trouble.empty()) return Code::file_unreadable;
        if (!evidence.ties.empty()) return Code::file_not_recognised;
        if (evidence.basis == KindBasis::none) return Code::file_not_recognised;
        if (evidence.ticket_reading || !evidence.reading) return Code::column_missing;
        return evidence.reading->missing.empty() ? Code::column_claimed_twice : Code::column_missing;
    }

    /// A page of text, or a policy, that lies beside the exports.
    static bool is_worth_saying(const FileEvidence& evidence) {
        return evidence.kind || evidence.basis != KindBasis::none || !is_named_as_text(evidence.file.name);
    }

    void add_warning(const std::string& warning, const ReadExport& file, std::uint32_t place) {
        const FileEvidence& evidence = file.evidence;
        Problem problem = parted(warning, evidence.file.name, file.headers);
        if (!evidence.kind) {
            add(std::move(problem), Code::file_not_recognised, Severity::warning, place);
            return;
        }
        const bool is_idle = evidence.input.rows_used == 0;
        if (is_idle && evidence.input.rows_rejected > 0 && problem.message == every_row_rejected) return;
        const bool is_empty = is_idle && problem.message == header_alone;
        const bool is_worse = is_empty || tells_unread_money(problem.message);
        add(std::move(problem), is_empty ? Code::export_empty : Code::reading_noted,
            is_worse ? Severity::warning : Severity::info, place);
    }

    void add_repeated_headers(const ReadExport& file, std::uint32_t place) {
        std::map<std::string_view, int> counts;
        for (const std::string& header : file.headers) {
            if (header.empty() || ++counts[header] != 2) continue;
            Problem problem;
            problem.row = file.evidence.file.dialect.header_line;
            problem.column = header;
            problem.message = fmt::format("the header row has '{}' more than once", header);
            add(std::move(problem), Code::header_repeated, Severity::error, place);
        }
    }

    void add_rejected(const RejectedRow& row, const std::string& file) {
        Problem problem;
        problem.row = row.source.row;
        problem.column = row.column;
        problem.message = row.value.empty() ? row.reason : fmt::format("'{}' {}", row.value, row.reason);
        problem.hint = row.hint;
        problem.subject = row.text.empty() ? std::string(text_of(row)) : row.text;
        const Code code = code_of(row);
        if (code == Code::key_repeated) problem.column = header_of(exports_, file, TicketColumn::ticket_id);
        add(std::move(problem), code, Severity::error, exports_.place_of(file));
    }

    [[nodiscard]] std::string_view text_of(const RejectedRow& row) const {
        const bool is_ticket = std::find(ticket_kinds.begin(), ticket_kinds.end(), row.kind) != ticket_kinds.end();
        return is_ticket ? exports_.tickets.text(row.document) : exports_.books.text(row.document);
    }

    /// Rows that say different things of one ticket, and no time of update that orders them.
    static Code code_of(const RejectedRow& row) {
        const bool is_unordered = row.kind == DocumentKind::ticket && row.column == "updated_at" && row.text.empty();
        return is_unordered ? Code::key_repeated : msp_audit::code_of(row);
    }

    void add_bad_cells() {
        const TicketInputs& tickets = exports_.tickets;
        for (const BadTicketCell& cell : tickets.bad_cells) {
            const std::string& name = tickets.files[cell.source.file].input.name;
            Problem problem;
            problem.row = cell.source.row;
            problem.column = header_of(exports_, name, cell.column);
            problem.message = fmt::format("'{}' {}; it counts as missing", cell.value, cell.reason);
            add(std::move(problem), Code::cell_unreadable, Severity::error, exports_.place_of(name));
        }
    }

    const ReadExports& exports_;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> reading_problems(const ReadExports& exports) { return ReadingProblems(exports).run(); }

Problem implausible_time(const ReadExports& exports, const std::string& warning) {
    const auto named = std::find_if(exports.names.begin(), exports.names.end(),
                                    [&](const std::string& name) { return warning.starts_with(name + ":"); });
    const std::string file = named == exports.names.end() ? std::string() : *named;
    Problem problem = parted(warning, file, {});
    const auto colon = problem.message.find(": ");
    if (const auto column = ticket_column_named(problem.message.substr(0, colon));
        column && colon != std::string::npos) {
        problem.column = header_of(exports, file, *column);
        problem.message.erase(0, colon + 2);
    }
    problem.code = Code::date_implausible;
    problem.subject = without_rows(problem.message);
    if (!file.empty()) problem.file = exports.place_of(file);
    return problem;
}

}  // namespace msp_audit
