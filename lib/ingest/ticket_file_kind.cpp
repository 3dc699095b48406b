#include "ingest/ticket_file_kind.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/glob.hpp"
#include "core/sheet_name.hpp"
#include "ingest/file_kind.hpp"
#include "ingest/file_messages.hpp"

namespace msp_audit {

namespace {

struct NameWord {
    std::string_view word;  ///< one part of a file name, or two joined
    DocumentKind kind;
};
// In the plural only: databases name a dozen other tables after the ticket.
constexpr std::array name_words{
    NameWord{"tickets", DocumentKind::ticket},         NameWord{"incidents", DocumentKind::ticket},
    NameWord{"issues", DocumentKind::ticket},          NameWord{"requests", DocumentKind::ticket},
    NameWord{"events", DocumentKind::ticket_event},    NameWord{"ticketevents", DocumentKind::ticket_event},
    NameWord{"changes", DocumentKind::ticket_event},   NameWord{"timeentries", DocumentKind::time_entry},
    NameWord{"timesheets", DocumentKind::time_entry},  NameWord{"worklogs", DocumentKind::time_entry},
    NameWord{"timerecords", DocumentKind::time_entry},
};

using Views = std::span<const std::string_view>;

std::optional<DocumentKind> ticket_kind_told_by_name(std::string_view file) {
    if (!is_named_as_table(file)) return std::nullopt;
    auto words = words_of_name(without_sheet(file));
    for (std::string& word : words_of_name(sheet_in(file))) words.push_back(std::move(word));
    std::vector<DocumentKind> kinds;
    const auto add = [&](const std::string& word) {
        for (const NameWord& known : name_words) {
            const bool is_new = std::find(kinds.begin(), kinds.end(), known.kind) == kinds.end();
            if (known.word == word && is_new) kinds.push_back(known.kind);
        }
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        add(words[i]);
        if (i + 1 < words.size()) add(words[i] + words[i + 1]);
    }
    // A word for changes says more than the tickets beside it: ticket-events.csv.
    if (kinds.size() > 1) std::erase(kinds, DocumentKind::ticket);
    return kinds.size() == 1 ? std::optional(kinds.front()) : std::nullopt;
}

/// A header row under the profile that knows it best.
struct Told {
    TicketHeaderReading reading;
    std::shared_ptr<const TicketProfile> profile;
    const TicketProfileDocument* document = nullptr;
    KindBasis basis = KindBasis::headers;
    std::vector<std::string> other_profiles{};
};

bool has_all(const std::vector<std::string>& sorted_keys, const std::vector<std::string>& headers) {
    return std::all_of(headers.begin(), headers.end(), [&](const std::string& name) {
        return std::binary_search(sorted_keys.begin(), sorted_keys.end(), ticket_header_key(name));
    });
}

std::optional<Told> told_by_profile(Views header, std::string_view file, std::optional<DocumentKind> kind,
                                    const LoadOptions& options, const TicketProfiles& profiles) {
    std::vector<std::string> keys;
    for (const std::string_view cell : header) keys.push_back(ticket_header_key(cell));
    std::sort(keys.begin(), keys.end());
    file.remove_prefix(file.rfind('/') + 1);
    std::optional<Told> best;
    std::pair<bool, std::size_t> best_points;
    std::vector<std::string> fitting;
    for (const auto& profile : profiles) {
        for (const TicketProfileDocument& document : profile->documents) {
            if ((kind && document.kind != *kind) || !has_all(keys, document.headers)) continue;
            const bool fits_name = !document.files.empty() && glob_matches(document.files, file);
            const std::pair points(fits_name, document.headers.size());
            if (fitting.empty() || fitting.back() != profile->name) fitting.push_back(profile->name);
            if (best && points <= best_points) continue;
            auto readings = recognise_tickets(header, options.mapping, &document);
            const auto same_kind = [&](const TicketHeaderReading& one) { return one.kind == document.kind; };
            auto* const reading = std::find_if(readings.begin(), readings.end(), same_kind);
            if (!reading->is_complete()) continue;
            best = Told{std::move(*reading), profile, &document, KindBasis::profile, {}};
            best_points = points;
        }
    }
    if (best) std::erase(fitting, best->profile->name);
    if (best) best->other_profiles = std::move(fitting);
    return best;
}

/// Kinds of ticket exports that the header row may be of, the best first.
std::vector<const TicketHeaderReading*> fitting(std::span<const TicketHeaderReading> readings) {
    std::vector<const TicketHeaderReading*> fits;
    for (const TicketHeaderReading& reading : readings) {
        if (reading.is_complete() && reading.is_telling) fits.push_back(&reading);
    }
    std::stable_sort(fits.begin(), fits.end(), [](const auto* a, const auto* b) { return a->score > b->score; });
    return fits;
}

/// The purchase document that a header row tells best, with the number of its columns.
std::optional<std::pair<DocumentKind, int>> document_told_by(Views header, const LoadOptions& options) {
    std::optional<std::pair<DocumentKind, int>> best;
    for (const HeaderReading& reading : recognise(header, options.mapping)) {
        if (!reading.is_complete() || (best && reading.columns.size() <= best->second)) continue;
        best = {reading.kind, reading.columns.size()};
    }
    return best;
}

bool is_table_of_purchases(Views header, const LoadOptions& options) {
    LoadOptions without_profile;
    without_profile.mapping = options.mapping;
    return profile_header_score(header, without_profile) > 0;
}

TicketFileKind usable(const CandidateFile& file, Told told) {
    TicketFileKind kind;
    kind.basis = told.basis;
    const TicketHeaderReading& reading = told.reading;
    if (!reading.is_complete()) {
        std::string names;
        std::vector<std::string_view> columns;
        for (const TicketColumn column : reading.missing) {
            columns.push_back(name_of(column));
            names += (names.empty() ? "" : ", ") + std::string(columns.back());
        }
        kind.error = at_header(file) + names + ": no header of this " + std::string(plural_of(reading.kind)) +
                     " file is known to mean it; seen: " + listed_headers(file.dialect.header) + "\n  hint: name " +
                     (columns.size() == 1 ? "it" : "them") + " in msp-audit.toml, " +
                     mapping_lines_to_fill(reading.kind, columns);
        kind.nearest = std::move(told.reading);
        return kind;
    }
    kind.reading = std::move(told.reading);
    kind.profile = std::move(told.profile);
    kind.document = told.document;
    kind.other_profiles = std::move(told.other_profiles);
    return kind;
}

TicketFileKind not_tickets(const CandidateFile& file, std::string_view content, const LoadOptions& options) {
    TicketFileKind kind;
    if (file.named && !options.other_family_is_read) {
        kind.error = file.name + ": holds " + std::string(content) + ", which no report on tickets reads";
    } else {
        kind.note = file.name + ": passed over: it holds " + std::string(content);
    }
    return kind;
}

/// A file that fits no kind: an error if it was meant to be used.
TicketFileKind unusable(const CandidateFile& file, std::span<const TicketHeaderReading> readings,
                        std::optional<DocumentKind> by_name) {
    const auto best = std::max_element(readings.begin(), readings.end(),
                                       [](const auto& a, const auto& b) { return a.score < b.score; });
    const auto& header = file.dialect.header;
    const auto named = static_cast<int>(
        std::count_if(header.begin(), header.end(), [](const std::string& cell) { return !cell.empty(); }));
    constexpr int fewest = 3;
    const bool by_headers = best->columns >= fewest && best->columns * 2 > named && !best->is_complete();
    if (file.dialect.header_line != 0 && (by_headers || by_name)) {
        const auto place = static_cast<std::size_t>(by_headers ? best - readings.begin() : 0);
        const auto told = std::find_if(readings.begin(), readings.end(),
                                       [&](const auto& one) { return !by_headers && one.kind == by_name; });
        return usable(file, {told == readings.end() ? readings[place] : *told, nullptr, nullptr,
                             by_headers ? KindBasis::headers : KindBasis::name});
    }
    TicketFileKind left;
    const std::string reason = file.dialect.header_line == 0
                                   ? "no row of it is a header that tells what it holds"
                                   : "its headers tell no kind of ticket export: " + listed_headers(header);
    if (file.named || by_name) {
        left.error = file.name + ": " + reason + "\n  hint: " + hint_at_kind(DocumentKind::ticket, file);
    } else {
        left.warning = file.name + ": left out: " + reason;
    }
    return left;
}

bool is_ticket_kind(DocumentKind kind) { return !ticket_columns_of(kind).empty(); }

}  // namespace

TicketFileKind tell_ticket_kind(const CandidateFile& file, const LoadOptions& options,
                                const TicketProfiles& profiles) {
    if (file.kind && !is_ticket_kind(*file.kind)) return not_tickets(file, plural_of(*file.kind), options);
    const auto by_name = ticket_kind_told_by_name(file.name);
    if (!file.dialect.trouble.empty()) {
        TicketFileKind kind;
        const bool needed = file.named || by_name;
        (needed ? kind.error : kind.warning) =
            file.name + ": " + (needed ? "cannot be read: " : "left out: ") + file.dialect.trouble;
        return kind;
    }
    const std::vector<std::string_view> header(file.dialect.header.begin(), file.dialect.header.end());
    if (auto told = told_by_profile(header, file.name, file.kind, options, profiles)) {
        return usable(file, std::move(*told));
    }
    // An order may well have a number, a state and a time of creation.
    if (!file.kind && is_table_of_purchases(header, options)) return not_tickets(file, "purchase documents", options);
    const auto readings = recognise_tickets(header, options.mapping, nullptr);
    if (file.kind) {
        const auto* const asked = std::find_if(readings.begin(), readings.end(),
                                               [&](const auto& reading) { return reading.kind == *file.kind; });
        return usable(file, {*asked, nullptr, nullptr, KindBasis::option});
    }
    const auto fits = fitting(readings);
    const auto document = document_told_by(header, options);
    if (document && (fits.empty() || document->second >= fits.front()->columns)) {
        return not_tickets(file, plural_of(document->first), options);
    }
    if (fits.empty()) return unusable(file, readings, by_name);
    const auto told =
        std::find_if(fits.begin(), fits.end(), [&](const auto* reading) { return by_name == reading->kind; });
    if (fits.size() > 1 && told != fits.end()) {
        return usable(file, {**told, nullptr, nullptr, KindBasis::headers_and_name});
    }
    if (fits.size() > 1 && fits[0]->score == fits[1]->score) {
        TicketFileKind tie;
        tie.error = tie_message(file, fits[0]->kind, fits[1]->kind);
        tie.nearest = *fits[0];
        tie.ties = {fits[0]->kind, fits[1]->kind};
        return tie;
    }
    return usable(file, {*fits.front(), nullptr, nullptr, KindBasis::headers});
}

std::optional<DocumentKind> ticket_kind_told_by(std::span<const std::string> header, const std::string& file,
                                                const LoadOptions& options, const TicketProfiles& profiles) {
    const std::vector<std::string_view> cells(header.begin(), header.end());
    if (const auto told = told_by_profile(cells, file, std::nullopt, options, profiles)) return told->reading.kind;
    const auto readings = recognise_tickets(cells, options.mapping, nullptr);
    const auto fits = fitting(readings);
    if (fits.empty()) return std::nullopt;
    const auto document = document_told_by(cells, options);
    if (document && document->second >= fits.front()->columns) return std::nullopt;
    return fits.front()->kind;
}

int ticket_header_score(std::span<const std::string_view> cells, std::optional<DocumentKind> kind,
                        const LoadOptions& options, const TicketProfiles& profiles) {
    int best = 0;
    if (const auto told = told_by_profile(cells, "", kind, options, profiles)) best = told->reading.columns * 2;
    for (const TicketHeaderReading& reading : recognise_tickets(cells, options.mapping, nullptr)) {
        if (!kind || reading.kind == *kind) best = std::max(best, reading.columns);
    }
    if (kind) return best;
    // A file of purchase documents is to be known as one, so that it can be passed over.
    LoadOptions of_documents;
    of_documents.mapping = options.mapping;
    return std::max(best, header_score(cells, kind, of_documents));
}

}  // namespace msp_audit
