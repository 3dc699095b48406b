#include "ingest/file_kind.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/sheet_name.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/ticket_file_kind.hpp"

namespace msp_audit {

namespace {

struct NameWord {
    std::string_view word;  ///< one part of a file name, or two joined
    DocumentKind kind;
};
constexpr std::array name_words{
    NameWord{"quote", DocumentKind::quote},
    NameWord{"quotes", DocumentKind::quote},
    NameWord{"quotation", DocumentKind::quote},
    NameWord{"quotations", DocumentKind::quote},
    NameWord{"estimates", DocumentKind::quote},
    NameWord{"po", DocumentKind::purchase_order},
    NameWord{"pos", DocumentKind::purchase_order},
    NameWord{"purchaseorder", DocumentKind::purchase_order},
    NameWord{"purchaseorders", DocumentKind::purchase_order},
    NameWord{"orders", DocumentKind::purchase_order},
    NameWord{"slips", DocumentKind::packing_slip},
    NameWord{"packingslip", DocumentKind::packing_slip},
    NameWord{"packingslips", DocumentKind::packing_slip},
    NameWord{"deliveries", DocumentKind::packing_slip},
    NameWord{"deliverynotes", DocumentKind::packing_slip},
    NameWord{"receipts", DocumentKind::packing_slip},
    NameWord{"goodsreceipts", DocumentKind::packing_slip},
    NameWord{"grn", DocumentKind::packing_slip},
    NameWord{"license", DocumentKind::license},
    NameWord{"licenses", DocumentKind::license},
    NameWord{"licence", DocumentKind::license},
    NameWord{"licences", DocumentKind::license},
    NameWord{"entitlements", DocumentKind::license},
    NameWord{"invoice", DocumentKind::invoice},
    NameWord{"invoices", DocumentKind::invoice},
    NameWord{"bill", DocumentKind::invoice},
    NameWord{"bills", DocumentKind::invoice},
    NameWord{"creditnotes", DocumentKind::invoice},
    NameWord{"creditmemos", DocumentKind::invoice},
    NameWord{"rechnungen", DocumentKind::invoice},
};

void add_kind(std::vector<DocumentKind>& kinds, std::string_view word) {
    for (const NameWord& known : name_words) {
        const bool is_new = std::find(kinds.begin(), kinds.end(), known.kind) == kinds.end();
        if (known.word == word && is_new) kinds.push_back(known.kind);
    }
}

std::string missing_message(const CandidateFile& file, const HeaderReading& reading) {
    std::string names;
    std::vector<std::string_view> columns;
    for (const Column missing : reading.missing) {
        columns.push_back(name_of(missing));
        names += (names.empty() ? "" : ", ") + std::string(columns.back());
        if (missing == Column::line_total) names += " (or unit_price and quantity)";
    }
    return at_header(file) + names + ": no header of this " + std::string(plural_of(reading.kind)) +
           " file is known to mean it; seen: " + listed_headers(file.dialect.header) + "\n  hint: name " +
           (columns.size() == 1 ? "it" : "them") + " in msp-audit.toml, " +
           mapping_lines_to_fill(reading.kind, columns);
}

std::string contested_message(const CandidateFile& file, const HeaderReading& reading) {
    const ContestedColumn& contested = reading.contested.front();
    std::string headers;
    for (const std::string& header : contested.headers) headers += (headers.empty() ? "'" : ", '") + header + "'";
    const bool all_equal = std::all_of(contested.headers.begin(), contested.headers.end(),
                                       [&](const auto& header) { return header == contested.headers.front(); });
    return at_header(file) + std::string(name_of(contested.column)) + ": " + headers + " claim it\n  hint: " +
           (all_equal ? "give the columns different headers"
                      : "choose one in msp-audit.toml, " +
                            mapping_line(reading.kind, name_of(contested.column), contested.headers.front()));
}

/// Kinds whose required columns are there, and which know nearly as many headers as the best of them.
std::vector<const HeaderReading*> fitting(std::span<const HeaderReading> readings) {
    constexpr int margin = 2;
    int best = 0;
    for (const HeaderReading& reading : readings) {
        if (reading.is_complete()) best = std::max(best, reading.score);
    }
    std::vector<const HeaderReading*> found;
    for (const HeaderReading& reading : readings) {
        if (reading.is_complete() && reading.score + margin >= best) found.push_back(&reading);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->score > b->score; });
    return found;
}

FileKind usable(const CandidateFile& file, const HeaderReading& reading, KindBasis basis) {
    FileKind kind;
    kind.basis = basis;
    if (!reading.missing.empty()) {
        kind.error = missing_message(file, reading);
    } else if (!reading.contested.empty()) {
        kind.error = contested_message(file, reading);
    } else if (reading.currencies.size() > 1) {
        kind.error = at_header(file) + "its headers name two currencies, " + reading.currencies[0] + " and " +
                     reading.currencies[1] + "\n  hint: choose the columns of one in msp-audit.toml, under " +
                     mapping_section(reading.kind);
    } else {
        kind.reading = reading;
    }
    if (!kind.reading) kind.nearest = reading;
    return kind;
}

std::string why_not(const CandidateFile& file, const HeaderReading& best) {
    constexpr int some = 3;
    if (is_named_as_text(file.name) && best.columns.size() < some) return "it is a page of text";
    if (file.dialect.header_line == 0) return "no row of it is a header that tells what it holds";
    if (best.columns.size() < some)
        return "its headers tell no kind of document: " + listed_headers(file.dialect.header);
    return "too few of its headers are known to tell what it holds: " + listed_headers(file.dialect.header);
}

std::string lacking(const HeaderReading& reading) {
    std::string missing;
    for (const Column column : reading.missing)
        missing += (missing.empty() ? "" : ", ") + std::string(name_of(column));
    return std::string(plural_of(reading.kind)) + ", which lack " + missing;
}

/// A file that may be of one kind or another, and lacks a column for either. Which of them it is, is not guessed.
FileKind open_between_two(const CandidateFile& file, const HeaderReading& first, const HeaderReading& second) {
    FileKind open;
    open.error = at_header(file) + "the headers may be those of " + lacking(first) + ", or of " + lacking(second) +
                 "\n  hint: say which by " + kind_option(first.kind, file) + " or " + kind_option(second.kind, file) +
                 ", and name the column in msp-audit.toml";
    open.nearest = first;
    open.ties = {first.kind, second.kind};
    return open;
}

/// Another kind that lacks a column and knows as many of the headers, or one less: the one that lacks fewest.
const HeaderReading* as_good_as(const HeaderReading& best, std::span<const HeaderReading> readings) {
    const HeaderReading* found = nullptr;
    for (const HeaderReading& reading : readings) {
        const bool is_near = reading.score + 1 >= best.score && reading.missing.size() <= best.missing.size() + 1;
        if (reading.kind == best.kind || reading.is_complete() || !is_near) continue;
        if (found == nullptr || reading.missing.size() < found->missing.size()) found = &reading;
    }
    return found;
}

/// A list of bills: what says who, when and how much, and nothing that was bought. An order has goods.
bool is_ledger(std::span<const HeaderReading> readings) {
    using enum Column;
    const HeaderReading& bills = readings[static_cast<std::size_t>(DocumentKind::invoice)];
    constexpr std::array of_goods{sku, description, quantity, unit_price, uom, po_line, line};
    return bills.columns.has(vendor) && bills.columns.has(invoice_date) &&
           (bills.columns.has(line_total) || bills.columns.has(invoice_total)) &&
           std::none_of(of_goods.begin(), of_goods.end(), [&](Column one) { return bills.columns.has(one); });
}

/// A file that fits no kind: an error if it was meant to be used.
FileKind unusable(const CandidateFile& file, std::span<const HeaderReading> readings,
                  std::optional<DocumentKind> by_name) {
    auto best = std::max_element(readings.begin(), readings.end(),
                                 [](const auto& a, const auto& b) { return a.score < b.score; });
    const auto bills = readings.begin() + static_cast<std::ptrdiff_t>(DocumentKind::invoice);
    const bool is_of_bills =
        is_ledger(readings) && bills->score + 1 >= best->score && bills->missing.size() <= best->missing.size();
    if (is_of_bills) best = bills;
    const auto& header = file.dialect.header;
    const auto named = static_cast<std::size_t>(
        std::count_if(header.begin(), header.end(), [](const std::string& cell) { return !cell.empty(); }));
    // A table in some page of text may well have a column "vendor" and another "currency".
    constexpr int fewest = 3;
    const bool by_headers =
        best->columns.size() >= fewest && static_cast<std::size_t>(best->columns.size()) * 2 > named;
    const HeaderReading* const other = by_headers && !by_name ? as_good_as(*best, readings) : nullptr;
    if (other != nullptr && !best->is_complete()) return open_between_two(file, *best, *other);
    if (file.dialect.header_line != 0 && (by_headers || by_name)) {
        const auto kind = by_headers ? best->kind : *by_name;
        return usable(file, readings[static_cast<std::size_t>(kind)],
                      by_headers ? KindBasis::headers : KindBasis::name);
    }
    FileKind left;
    const HeaderReading& invoices = readings[static_cast<std::size_t>(DocumentKind::invoice)];
    left.nearest = by_name                         ? readings[static_cast<std::size_t>(*by_name)]
                   : invoices.score == best->score ? invoices
                                                   : *best;
    const std::string reason = why_not(file, *best);
    if (file.named || by_name) {
        left.error =
            file.name + ": " + reason + "\n  hint: " + hint_at_kind(by_name.value_or(DocumentKind::invoice), file);
    } else {
        left.warning = file.name + ": left out: " + reason;
    }
    return left;
}

/// A file whose headers fit one kind, while its name, or more of its headers, tell another that lacks a column. Which
/// of them it is, is not guessed.
FileKind open_between(const CandidateFile& file, const HeaderReading& fit, const HeaderReading& rival, bool by_name) {
    std::vector<std::string_view> columns;
    for (const Column missing : rival.missing) columns.push_back(name_of(missing));
    FileKind open;
    open.error = at_header(file) + "the headers fit " + std::string(plural_of(fit.kind)) + ", but " +
                 (by_name ? "its name tells " : "more of them are those of ") + lacking(rival) +
                 "\n  hint: " + kind_option(fit.kind, file) + "; or, for " + std::string(plural_of(rival.kind)) +
                 ", name " + (columns.size() == 1 ? "the column" : "the columns") + " in msp-audit.toml, " +
                 mapping_lines_to_fill(rival.kind, columns);
    open.nearest = rival;
    open.ties = {fit.kind, rival.kind};
    return open;
}

/// A kind for which a column is missing, although the name of the file tells it, or more headers than tell `fit`.
const HeaderReading* rival_of(const HeaderReading& fit, std::span<const HeaderReading> readings,
                              std::optional<DocumentKind> by_name) {
    const HeaderReading* rival = nullptr;
    for (const HeaderReading& reading : readings) {
        if (reading.is_complete()) continue;
        if (by_name ? reading.kind == *by_name : reading.score > (rival == nullptr ? fit : *rival).score) {
            rival = &reading;
        }
    }
    return rival;
}

/// A file that is read by other commands.
FileKind left_to_tickets(const CandidateFile& file, DocumentKind kind, const LoadOptions& options) {
    FileKind left;
    const std::string content(plural_of(kind));
    if (file.named && !options.other_family_is_read) {
        left.error = file.name + ": holds " + content + " of a help desk, and no purchase documents";
    } else {
        left.warning = file.name + ": left out: it holds " + content + " of a help desk";
    }
    return left;
}

}  // namespace

std::optional<DocumentKind> kind_told_by_name(std::string_view file) {
    file.remove_prefix(file.rfind('/') + 1);
    if (!is_named_as_table(file)) return std::nullopt;
    // The licence of a piece of software, not an export.
    if (file == "license.txt" || file == "LICENSE.txt" || file == "licence.txt") return std::nullopt;
    // A sheet's own name says more than that of the workbook.
    for (const std::string_view name : {sheet_in(file), without_sheet(file)}) {
        const auto words = words_of_name(name);
        std::vector<DocumentKind> kinds;
        for (std::size_t i = 0; i < words.size(); ++i) {
            add_kind(kinds, words[i]);
            if (i + 1 < words.size()) add_kind(kinds, words[i] + words[i + 1]);
        }
        if (kinds.size() == 1) return kinds.front();
        if (!kinds.empty()) return std::nullopt;
    }
    return std::nullopt;
}

FileKind tell_kind(const CandidateFile& file, const LoadOptions& options) {
    if (file.kind && columns_of(*file.kind).empty()) return left_to_tickets(file, *file.kind, options);
    const auto by_name = kind_told_by_name(file.name);
    if (!file.dialect.trouble.empty()) {
        FileKind kind;
        const bool needed = file.named || file.kind || by_name;
        (needed ? kind.error : kind.warning) =
            file.name + ": " + (needed ? "cannot be read: " : "left out: ") + file.dialect.trouble;
        return kind;
    }
    const std::vector<std::string_view> header(file.dialect.header.begin(), file.dialect.header.end());
    const auto readings = recognise(header, options.mapping, file.dialect.shapes);
    if (file.kind) {
        return usable(file, readings[static_cast<std::size_t>(*file.kind)], KindBasis::option);
    }

    const auto tickets = ticket_kind_told_by(file.dialect.header, file.name, {}, ticket_profiles_of({}));
    if (tickets) return left_to_tickets(file, *tickets, options);
    const auto fits = fitting(readings);
    // Another kind that knows far more of the headers, but lacks a column, is what the file is meant to be.
    constexpr int far_more = 4;
    const auto better = std::find_if(readings.begin(), readings.end(), [&](const HeaderReading& reading) {
        return !fits.empty() && reading.score >= fits.front()->score + far_more;
    });
    if (fits.empty() || better != readings.end()) return unusable(file, readings, by_name);
    const auto told = std::find_if(fits.begin(), fits.end(),
                                   [&](const HeaderReading* reading) { return by_name == reading->kind; });
    if (told == fits.end()) {
        const HeaderReading* const rival = rival_of(*fits.front(), readings, by_name);
        if (rival != nullptr) return open_between(file, *fits.front(), *rival, by_name.has_value());
    }
    if (fits.size() > 1 && told != fits.end()) return usable(file, **told, KindBasis::headers_and_name);
    if (fits.size() > 1 && fits[0]->score == fits[1]->score) {
        FileKind tie;
        tie.error = tie_message(file, fits[0]->kind, fits[1]->kind);
        tie.nearest = *fits[0];
        tie.ties = {fits[0]->kind, fits[1]->kind};
        return tie;
    }
    return usable(file, *fits.front(), KindBasis::headers);
}

int header_score(std::span<const std::string_view> cells, std::optional<DocumentKind> kind,
                 const LoadOptions& options, int to_beat) {
    int best = profile_header_score(cells, options);
    if (static_cast<std::size_t>(to_beat) >= cells.size()) return best;
    for (const HeaderReading& reading : recognise(cells, options.mapping)) {
        if (!kind || reading.kind == *kind) best = std::max(best, reading.columns.size());
    }
    // A file of tickets is to be known as one, so that it can be said what is left out.
    constexpr std::size_t fewest = 3;
    if (best == 0 && to_beat == 0 && !kind && cells.size() >= fewest) {
        const std::vector<std::string> header(cells.begin(), cells.end());
        if (ticket_kind_told_by(header, "", {}, ticket_profiles_of({}))) return 1;
    }
    return best;
}

}  // namespace msp_audit
