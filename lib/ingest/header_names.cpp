#include "ingest/header_names.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/small_letters.hpp"
#include "core/text_key.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/header_currency.hpp"
#include "ingest/money_words.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view ignored = "/ \t\r\n\v\f_-.#*()[]";
constexpr std::string_view ignored_but_stroke = ignored.substr(1);

/// By byte: whether a key passes it over.
using PassedOver = std::array<bool, 256>;
constexpr PassedOver passing_over(std::string_view characters) {
    PassedOver passed{};
    for (const char c : characters) passed[static_cast<unsigned char>(c)] = true;
    return passed;
}
constexpr PassedOver in_key = passing_over(ignored);
constexpr PassedOver in_key_with_strokes = passing_over(ignored_but_stroke);

/// What a header may stand for, by its key.
struct Claim {
    std::uint8_t kinds;
    Column column;
    NameRank rank;
    std::size_t order;  ///< in the table
};
using Claims = std::unordered_map<std::string, std::vector<Claim>>;

std::uint8_t bit(DocumentKind kind) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind)); }

/// Numero for Número, as many exports have it.
std::string without_accents(std::string key) {
    static constexpr std::array<std::pair<std::string_view, char>, 14> letters{{{"à", 'a'},
                                                                                {"á", 'a'},
                                                                                {"â", 'a'},
                                                                                {"ç", 'c'},
                                                                                {"è", 'e'},
                                                                                {"é", 'e'},
                                                                                {"ê", 'e'},
                                                                                {"í", 'i'},
                                                                                {"î", 'i'},
                                                                                {"ñ", 'n'},
                                                                                {"ó", 'o'},
                                                                                {"ô", 'o'},
                                                                                {"ú", 'u'},
                                                                                {"û", 'u'}}};
    for (const auto& [accented, bare] : letters) {
        for (std::size_t at = key.find(accented); at != std::string::npos; at = key.find(accented, at)) {
            key.replace(at, accented.size(), 1, bare);
        }
    }
    return key;
}

Claims make_claims() {
    Claims claims;
    std::size_t order = 0;
    for (const DocumentKind kind : document_kinds) {
        for (const Column column : columns_of(kind)) {
            claims[header_key(name_of(column))].push_back({bit(kind), column, NameRank::canonical, order++});
        }
    }
    for (const HeaderName& name : header_name_table()) {
        if (name.rank == NameRank::advised) continue;
        const Claim claim{name.kinds, name.column, name.rank, order++};
        const std::string key = header_key_with_strokes(name.printed);
        claims[key].push_back(claim);
        if (const std::string bare = without_accents(key); bare != key) claims[bare].push_back(claim);
    }
    return claims;
}

const std::vector<Claim>& claims_of(const std::string& key) {
    static const Claims claims = make_claims();
    static const std::vector<Claim> none;
    const auto found = claims.find(key);
    return found == claims.end() ? none : found->second;
}

const std::vector<Claim>& claims_of_header(std::string_view printed, const std::string& key) {
    if (printed.find('/') != std::string_view::npos) {
        const auto& exact = claims_of(header_key_with_strokes(printed));
        if (!exact.empty()) return exact;
    }
    return claims_of(key);
}

/// The claims of a header; of one that is known but for the currency behind it those for amounts, which yield to
/// those of a header without one.
std::vector<Claim> all_claims_of(std::string_view printed, const std::string& key) {
    const auto& known = claims_of_header(printed, key);
    if (!known.empty()) return known;
    const auto currency = currency_at_end(printed);
    // `Rate USD` is what a dollar costs.
    if (!currency || header_key(currency->rest) == "rate") return {};
    std::vector<Claim> claims;
    for (Claim claim : claims_of_header(currency->rest, header_key(currency->rest))) {
        if (role_of(claim.column) != ColumnRole::amount) continue;
        claim.rank = std::max(claim.rank, NameRank::weak);
        claims.push_back(claim);
    }
    return claims;
}

/// What a header means, whatever kind of document it is that of.
struct ReadHeader {
    std::string_view printed;
    std::string key;
    std::vector<Claim> claims;
    bool tells_currency = false;  ///< where there are claims
    std::string rate;             ///< of a tax: `VAT 20%`
};

/// A header of tax that carries its rate has amounts below it, even by a name that elsewhere may be that of a rate.
/// It yields to one that has no rate.
void claim_tax_by_rate(ReadHeader& header) {
    if (!header.claims.empty() || header.printed.find('%') == std::string_view::npos) return;
    const HeaderWithRate parted = parted_from_rate(header.printed);
    if (parted.rate.empty() || !speaks_of(parted.rest, Column::tax)) return;
    header.rate = parted.rate;
    header.claims.push_back({bit(DocumentKind::invoice), Column::tax, NameRank::weak, 0});
}

/// Of taxes at several rates each column is but a part.
void drop_parts_of_tax(std::vector<ReadHeader>& header) {
    const auto has_rate = [](const ReadHeader& one) { return !one.rate.empty(); };
    if (std::count_if(header.begin(), header.end(), has_rate) < 2) return;
    for (ReadHeader& one : header) {
        if (has_rate(one)) one.claims.clear();
    }
}

std::vector<ReadHeader> read_headers(std::span<const std::string_view> header) {
    std::vector<ReadHeader> read;
    read.reserve(header.size());
    for (const std::string_view printed : header) {
        ReadHeader& one = read.emplace_back(ReadHeader{printed, header_key(printed), {}, false, {}});
        one.claims = all_claims_of(printed, one.key);
        claim_tax_by_rate(one);
        one.tells_currency = !one.claims.empty() && (bracketed_currency(printed) || currency_at_end(printed));
    }
    drop_parts_of_tax(read);
    return read;
}

/// A header of the file that may stand for a column.
struct Candidate {
    std::size_t place;
    Column column;
    NameRank rank;
    std::size_t order;
};

void add_mapped(std::vector<Candidate>& candidates, std::span<const ReadHeader> header,
                const HeaderMapping::mapped_type& mapping) {
    const auto add = [&](Column column, const std::string& printed) {
        const auto is_printed = [&printed](const ReadHeader& one) { return one.printed == printed; };
        const bool exact = std::any_of(header.begin(), header.end(), is_printed);
        const std::string key = header_key(printed);
        for (std::size_t place = 0; place < header.size(); ++place) {
            if (exact ? is_printed(header[place]) : header[place].key == key) {
                candidates.push_back({place, column, NameRank::mapped, 0});
            }
        }
    };
    for (const auto& [name, headers] : mapping) {
        const auto column = column_named(name);
        if (!column) continue;
        for (const std::string& printed : headers) add(*column, printed);
    }
}

/// Days, units and seats, which have no currency: `Received EUR` is money, and proves no delivery.
bool has_no_currency(Column column) {
    if (role_of(column) == ColumnRole::day) return true;
    constexpr std::array counts{Column::quantity, Column::received_quantity, Column::rejected_quantity, Column::seats,
                                Column::price_base};
    return std::find(counts.begin(), counts.end(), column) != counts.end();
}

/// A synonym whose column holds other values than the name promises yields to all others, and is none where they are
/// days instead of amounts: `Received` may well be a date. Percentages are no tax whatever they are called, and
/// nor is the rate of the header in each of its rows.
std::optional<NameRank> rank_of(const Claim& claim, std::size_t place, const ReadHeader& header,
                                std::span<const ColumnShape> shapes) {
    if (place >= shapes.size()) return claim.rank;
    if (claim.column == Column::tax && shapes[place].are_percentages()) return std::nullopt;
    if (!header.rate.empty() && shapes[place].are_all(header.rate)) return std::nullopt;
    if (claim.rank < NameRank::usual) return claim.rank;
    if (shapes[place].is_none_of(claim.column)) return std::nullopt;
    return shapes[place].may_be(claim.column) ? claim.rank : NameRank::unlikely;
}

std::vector<Candidate> candidates_of(DocumentKind kind, std::span<const ReadHeader> header,
                                     const HeaderMapping& mapping, std::span<const ColumnShape> shapes) {
    std::vector<Candidate> candidates;
    const auto mapped = mapping.find(std::string(plural_of(kind)));
    if (mapped != mapping.end()) add_mapped(candidates, header, mapped->second);
    for (std::size_t place = 0; place < header.size(); ++place) {
        for (const Claim& claim : header[place].claims) {
            if (header[place].tells_currency && has_no_currency(claim.column)) continue;
            const auto rank = rank_of(claim, place, header[place], shapes);
            if ((claim.kinds & bit(kind)) != 0 && rank)
                candidates.push_back({place, claim.column, *rank, claim.order});
        }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.column != b.column) return a.column < b.column;
        return a.order != b.order ? a.order < b.order : a.place < b.place;
    });
    return candidates;
}

bool must_be_alone(Column column) {
    const ColumnRole role = role_of(column);
    return role == ColumnRole::amount || role == ColumnRole::key;
}

/// Gives each column the header with the best right to it.
void settle(HeaderReading& reading, std::span<const std::string_view> header,
            const std::vector<Candidate>& candidates) {
    std::vector<bool> used(header.size());
    for (std::size_t at = 0; at < candidates.size();) {
        const Candidate& first = candidates[at];
        std::vector<std::size_t> places;
        for (; at < candidates.size() && candidates[at].rank == first.rank && candidates[at].column == first.column;
             ++at) {
            const std::size_t place = candidates[at].place;
            const bool known = std::find(places.begin(), places.end(), place) != places.end();
            if (!used[place] && !known) places.push_back(place);
        }
        if (places.empty() || reading.columns.has(first.column)) continue;
        reading.columns.add(first.column);
        reading.place[static_cast<std::size_t>(first.column)] = places.front();
        reading.rank[static_cast<std::size_t>(first.column)] = first.rank;
        used[places.front()] = true;
        const bool are_listed = first.rank == NameRank::mapped && header[places.front()] != header[places.back()];
        if (places.size() == 1 || !(must_be_alone(first.column) || are_listed)) continue;
        ContestedColumn contested{first.column, {}};
        for (const std::size_t place : places) {
            used[place] = true;
            contested.headers.emplace_back(header[place]);
        }
        reading.contested.push_back(std::move(contested));
    }
    for (const Candidate& candidate : candidates) {
        if (used[candidate.place]) continue;
        used[candidate.place] = true;
        reading.yielded.push_back({candidate.column, candidate.place});
    }
}

void find_missing(HeaderReading& reading) {
    for (const Column column : required_columns(reading.kind)) {
        if (!reading.columns.has(column)) reading.missing.push_back(column);
    }
    const bool priced = reading.columns.has(Column::unit_price) && reading.columns.has(Column::quantity);
    if (reading.kind == DocumentKind::invoice && !priced && !reading.columns.has(Column::line_total)) {
        reading.missing.push_back(Column::line_total);
    }
}

/// The currency that the header of a column tells, in brackets or, that of an amount, as its last word.
std::string currency_told(std::string_view printed, Column column) {
    std::string code = header_currency(printed);
    if (!code.empty() || role_of(column) != ColumnRole::amount) return code;
    if (!claims_of_header(printed, header_key(printed)).empty()) return code;
    const auto currency = currency_at_end(printed);
    return currency ? currency->code : code;
}

/// A base says nothing without the price that it belongs to, and a `Price unit` alone may be that price.
void drop_base_without_price(HeaderReading& reading) {
    const auto base = static_cast<std::size_t>(Column::price_base);
    if (!reading.columns.has(Column::price_base) || reading.columns.has(Column::unit_price)) return;
    if (reading.rank[base] < NameRank::usual) return;
    ColumnSet dropped;
    dropped.add(Column::price_base);
    reading.columns = ColumnSet(reading.columns.bits() & ~dropped.bits());
    reading.place[base] = HeaderReading::absent;
}

void find_currencies(HeaderReading& reading, std::span<const std::string_view> header) {
    for (std::size_t column = 0; column < column_count; ++column) {
        if (reading.place[column] == HeaderReading::absent) continue;
        std::string code = currency_told(header[reading.place[column]], static_cast<Column>(column));
        const auto& known = reading.currencies;
        if (code.empty() || std::find(known.begin(), known.end(), code) != known.end()) continue;
        reading.currencies.push_back(std::move(code));
    }
}

std::string key_without(std::string_view printed, const PassedOver& passed_over) {
    printed = trimmed(printed);
    const auto currency = bracketed_currency(printed);
    std::string key;
    key.reserve(printed.size());
    bool ascii = true;
    const auto add = [&](std::string_view part) {
        for (const char c : part) {
            if (passed_over[static_cast<unsigned char>(c)]) continue;
            ascii = ascii && (c & '\x80') == 0;
            key.push_back(small_letter(c));
        }
    };
    add(printed.substr(0, currency ? currency->begin : printed.size()));
    if (currency) add(printed.substr(currency->end));
    if (ascii) return key;
    for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x87", "\xEF\xBB\xBF"}) {
        for (std::size_t at = key.find(space); at != std::string::npos; at = key.find(space, at)) {
            key.erase(at, space.size());
        }
    }
    return folded(key);
}

}  // namespace

std::string header_key(std::string_view printed) { return key_without(printed, in_key); }

std::string header_key_with_strokes(std::string_view printed) { return key_without(printed, in_key_with_strokes); }

std::string header_currency(std::string_view printed) {
    const auto currency = bracketed_currency(printed);
    return currency ? std::string(currency->code) : std::string();
}

std::array<HeaderReading, document_kinds.size()> recognise(std::span<const std::string_view> header,
                                                           const HeaderMapping& mapping,
                                                           std::span<const ColumnShape> shapes) {
    const std::vector<ReadHeader> read = read_headers(header);
    std::array<HeaderReading, document_kinds.size()> readings;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        HeaderReading& reading = readings[i];
        reading.kind = document_kinds[i];
        reading.place.fill(HeaderReading::absent);
        settle(reading, header, candidates_of(reading.kind, read, mapping, shapes));
        drop_base_without_price(reading);
        find_missing(reading);
        find_currencies(reading, header);
    }
    score_by_rarity(readings, header.size());
    return readings;
}

std::vector<std::string> described(const HeaderReading& reading, std::span<const std::string_view> header) {
    std::vector<std::string> lines;
    for (std::size_t place = 0; place < header.size(); ++place) {
        for (std::size_t column = 0; column < column_count; ++column) {
            if (reading.place[column] != place) continue;
            lines.push_back(std::string(header[place]) + " -> " + std::string(name_of(static_cast<Column>(column))));
        }
    }
    return lines;
}

}  // namespace msp_audit
