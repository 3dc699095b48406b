#include "ingest/unread_files.hpp"

#include <string_view>

#include "ingest/file_evidence.hpp"
#include "ingest/file_kind.hpp"
#include "ingest/input_files.hpp"

namespace msp_audit {

namespace {

bool cannot_open(std::string_view message) {
    return message.starts_with("cannot open ") || message.starts_with("cannot read ");
}

/// The place of the name that the message begins with; the number of names: it is about none of them.
std::size_t named_first(std::string_view message, const std::vector<std::string>& names) {
    if (cannot_open(message)) message.remove_prefix(std::string_view("cannot open ").size());
    std::size_t best = names.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& name = names[i];
        if (!message.starts_with(name) || message.size() <= name.size() || message[name.size()] != ':') continue;
        if (best == names.size() || names[best].size() < name.size()) best = i;
    }
    return best;
}

UnreadFile parted(std::string_view message) {
    constexpr std::string_view hint_mark = "\n  hint: ";
    UnreadFile file;
    const auto hint = message.find(hint_mark);
    if (hint != std::string_view::npos) file.hint = message.substr(hint + hint_mark.size());
    file.reason = message.substr(0, hint);
    return file;
}

Code code_of(const FileEvidence& evidence, std::string_view error) {
    const Dialect& dialect = evidence.file.dialect;
    if (cannot_open(error) || evidence.kind || !dialect.trouble.empty() || dialect.header.empty()) {
        return Code::file_unreadable;
    }
    if (!evidence.ties.empty() || evidence.basis == KindBasis::none) return Code::file_not_recognised;
    if (!evidence.reading) return Code::file_unreadable;
    return evidence.reading->missing.empty() ? Code::column_claimed_twice : Code::column_missing;
}

/// What the file was taken for, as far as that can be told.
std::optional<DocumentKind> kind_of(const FileEvidence& evidence) {
    if (evidence.kind) return evidence.kind;
    if (evidence.file.kind) return evidence.file.kind;
    if (evidence.reading) return evidence.reading->kind;
    return kind_told_by_name(evidence.file.name);
}

/// Of inputs that were asked for and not found.
UnreadFile not_found(const LoadOptions& options, const std::string& error) {
    std::vector<std::string> names = options.paths;
    for (const auto& [kind, name] : options.kinds) names.push_back(name);
    UnreadFile file = parted(error);
    const std::size_t place = named_first(error, names);
    if (place == names.size()) return file;
    file.name = names[place];
    file.kind = place < options.paths.size() ? kind_told_by_name(file.name)
                                             : std::optional(options.kinds[place - options.paths.size()].first);
    return file;
}

}  // namespace

LoadTrouble load(const LoadOptions& options, Books& books, std::vector<UnreadFile>& unread) {
    LoadTrouble trouble;
    const auto files = find_input_files(options, trouble);
    for (const std::string& error : trouble.errors) unread.push_back(not_found(options, error));
    LoadEvidence evidence;
    LoadTrouble of_files = load(options, files, books, &evidence);
    std::vector<std::string> names;
    for (const FileEvidence& file : evidence.files) names.push_back(file.file.name);
    for (const std::string& error : of_files.errors) {
        UnreadFile& file = unread.emplace_back(parted(error));
        const std::size_t place = named_first(error, names);
        if (place == names.size()) continue;
        file.name = names[place];
        file.kind = kind_of(evidence.files[place]);
        file.code = code_of(evidence.files[place], error);
        file.in_part = evidence.files[place].kind.has_value();
    }
    of_files.errors.insert(of_files.errors.begin(), trouble.errors.begin(), trouble.errors.end());
    of_files.warnings.insert(of_files.warnings.begin(), trouble.warnings.begin(), trouble.warnings.end());
    return of_files;
}

}  // namespace msp_audit
