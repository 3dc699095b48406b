#include "ingest/ticket_headers.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/text_key.hpp"
#include "ingest/cell_reading.hpp"

namespace msp_audit {

namespace {

using enum TicketColumn;
using Keys = std::vector<std::string>;

/// A header of the file that may stand for a column.
struct Candidate {
    std::size_t place;
    TicketColumn column;
    TicketNameRank rank;
    std::size_t order;
    DurationUnit unit;
};
using Candidates = std::vector<Candidate>;

std::uint8_t bit(DocumentKind kind) {
    return static_cast<std::uint8_t>(1U << (static_cast<unsigned>(kind) - static_cast<unsigned>(ticket_kinds[0])));
}

/// What a header may stand for, by its key.
struct Claim {
    std::uint8_t kinds;
    TicketColumn column;
    TicketNameRank rank;
    std::size_t order;  ///< in the table
    DurationUnit unit;
};
using Claims = std::unordered_map<std::string, std::vector<Claim>>;

Claims make_claims() {
    Claims claims;
    std::size_t order = 0;
    for (const DocumentKind kind : ticket_kinds) {
        for (const TicketColumn column : ticket_columns_of(kind)) {
            const bool is_duration = role_of(column) == TicketColumnRole::duration;
            claims[ticket_header_key(name_of(column))].push_back(
                {bit(kind), column, TicketNameRank::canonical, order++,
                 is_duration ? DurationUnit::hours : DurationUnit::unknown});
        }
    }
    for (const TicketHeaderName& name : ticket_header_table()) {
        claims[ticket_header_key(name.printed)].push_back({name.kinds, name.column, name.rank, order++, name.unit});
    }
    return claims;
}

const std::vector<Claim>& claims_of(const std::string& key) {
    static const Claims claims = make_claims();
    static const std::vector<Claim> none;
    const auto found = claims.find(key);
    return found == claims.end() ? none : found->second;
}

/// The headers that are printed so; where none is, those that compare so.
void add_printed(Candidates& candidates, std::span<const std::string_view> header, const Keys& keys,
                 std::string_view printed, Candidate candidate) {
    const bool exact = std::find(header.begin(), header.end(), printed) != header.end();
    const std::string key = ticket_header_key(printed);
    for (std::size_t place = 0; place < header.size(); ++place) {
        if (exact ? header[place] != printed : keys[place] != key) continue;
        candidate.place = place;
        candidates.push_back(candidate);
    }
}

void add_mapped(Candidates& candidates, DocumentKind kind, std::span<const std::string_view> header, const Keys& keys,
                const HeaderMapping& mapping) {
    const auto mapped = mapping.find(std::string(plural_of(kind)));
    if (mapped == mapping.end()) return;
    for (const auto& [name, headers] : mapped->second) {
        const auto column = ticket_column_named(name);
        if (!column) continue;
        std::size_t order = 0;
        for (const std::string& printed : headers) {
            const DurationUnit unit = name_of(*column) == printed ? DurationUnit::hours : DurationUnit::unknown;
            add_printed(candidates, header, keys, printed, {0, *column, TicketNameRank::mapped, order++, unit});
        }
    }
}

void add_profiled(Candidates& candidates, std::span<const std::string_view> header, const Keys& keys,
                  const TicketProfileDocument& document) {
    for (const TicketProfileColumn& column : document.columns) {
        std::size_t order = 0;
        for (const std::string& printed : column.headers) {
            add_printed(candidates, header, keys, printed,
                        {0, column.column, TicketNameRank::profile, order++, column.unit});
        }
    }
}

Candidates candidates_of(DocumentKind kind, std::span<const std::string_view> header, const Keys& keys,
                         const HeaderMapping& mapping, const TicketProfileDocument* document) {
    Candidates candidates;
    add_mapped(candidates, kind, header, keys, mapping);
    const bool is_profiled = document != nullptr && document->kind == kind;
    if (is_profiled) add_profiled(candidates, header, keys, *document);
    for (std::size_t place = 0; place < keys.size(); ++place) {
        const auto is_this = [&](const std::string& name) { return ticket_header_key(name) == keys[place]; };
        if (is_profiled && std::any_of(document->ignored.begin(), document->ignored.end(), is_this)) continue;
        for (const Claim& claim : claims_of(keys[place])) {
            if ((claim.kinds & bit(kind)) == 0) continue;
            candidates.push_back({place, claim.column, claim.rank, claim.order, claim.unit});
        }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.order != b.order) return a.order < b.order;
        return a.column != b.column ? a.column < b.column : a.place < b.place;
    });
    return candidates;
}

bool says_utc(std::string_view header) {
    const auto words = words_in_order(header);
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return word == "utc" || word == "gmt"; });
}

/// Gives each column the header with the best right to it, and names those that would have served as well.
void settle(TicketHeaderReading& reading, std::span<const std::string_view> header, const Candidates& candidates) {
    std::vector<bool> used(header.size());
    for (const Candidate& candidate : candidates) {
        if (used[candidate.place] || reading.has(candidate.column)) continue;
        const auto column = static_cast<std::size_t>(candidate.column);
        reading.place[column] = candidate.place;
        reading.rank[column] = candidate.rank;
        reading.column_bits |= std::uint64_t{1} << column;
        used[candidate.place] = true;
        ++reading.columns;
        if (says_utc(header[candidate.place])) reading.utc_bits |= std::uint64_t{1} << column;
        if (role_of(candidate.column) != TicketColumnRole::duration) continue;
        const DurationUnit told = duration_unit_told_by(header[candidate.place]);
        reading.unit[column] = candidate.unit != DurationUnit::unknown ? candidate.unit : told;
    }
    std::vector<bool> gave_way(header.size());
    for (const Candidate& candidate : candidates) gave_way[candidate.place] = !used[candidate.place];
    for (std::size_t place = 0; place < header.size(); ++place) {
        if (!gave_way[place]) continue;
        reading.losers.emplace_back(header[place]);
        const auto claim = std::find_if(candidates.begin(), candidates.end(),
                                        [place](const Candidate& one) { return one.place == place; });
        reading.yielded.push_back({claim->column, place});
    }
}

/// Every table of a database has an id and a time of creation; a ticket has more.
bool is_telling(const TicketHeaderReading& reading, const Candidates& candidates) {
    if (reading.kind != DocumentKind::ticket) return true;
    constexpr std::array of_tickets{status, resolved_at, closed_at, subject, priority};
    const auto told =
        std::count_if(of_tickets.begin(), of_tickets.end(), [&](TicketColumn one) { return reading.has(one); });
    const auto best_rank = [&](TicketColumn column) {
        const auto found = std::find_if(candidates.begin(), candidates.end(),
                                        [&](const Candidate& one) { return one.column == column; });
        return found == candidates.end() ? TicketNameRank::weak : found->rank;
    };
    const TicketNameRank id = best_rank(ticket_id);
    if (told > (id == TicketNameRank::weak ? 1 : 0)) return true;
    return id <= TicketNameRank::canonical && best_rank(opened_at) <= TicketNameRank::canonical;
}

}  // namespace

std::string ticket_header_key(std::string_view printed) {
    std::string key = header_key(printed);
    return key.empty() ? std::string(trimmed(printed)) : key;
}

std::array<TicketHeaderReading, ticket_kinds.size()> recognise_tickets(std::span<const std::string_view> header,
                                                                       const HeaderMapping& mapping,
                                                                       const TicketProfileDocument* document) {
    Keys keys;
    keys.reserve(header.size());
    for (const std::string_view printed : header) keys.push_back(ticket_header_key(printed));
    std::array<TicketHeaderReading, ticket_kinds.size()> readings;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        TicketHeaderReading& reading = readings[i];
        reading.kind = ticket_kinds[i];
        reading.place.fill(TicketHeaderReading::absent);
        const Candidates candidates = candidates_of(reading.kind, header, keys, mapping, document);
        settle(reading, header, candidates);
        for (const TicketColumn column : required_ticket_columns(reading.kind)) {
            if (!reading.has(column)) reading.missing.push_back(column);
        }
        reading.is_telling = is_telling(reading, candidates);
    }
    score_by_rarity(readings, header.size());
    return readings;
}

std::vector<std::string> described(const TicketHeaderReading& reading, std::span<const std::string> header) {
    std::vector<std::string> lines;
    for (std::size_t place = 0; place < header.size(); ++place) {
        const auto* const found = std::find(reading.place.begin(), reading.place.end(), place);
        if (found == reading.place.end()) continue;
        const auto column = static_cast<TicketColumn>(found - reading.place.begin());
        lines.push_back(header[place] + " -> " + std::string(name_of(column)));
    }
    return lines;
}

}  // namespace msp_audit
