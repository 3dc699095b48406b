#include "ingest/file_evidence.hpp"

#include <algorithm>
#include <array>

namespace msp_audit {

namespace {

HeaderRight right_of(NameRank rank) {
    if (rank == NameRank::mapped) return HeaderRight::mapping;
    return rank == NameRank::canonical ? HeaderRight::canonical_name : HeaderRight::other_name;
}

HeaderRight right_of(TicketNameRank rank) {
    if (rank == TicketNameRank::mapped) return HeaderRight::mapping;
    if (rank == TicketNameRank::profile) return HeaderRight::profile;
    return rank == TicketNameRank::canonical ? HeaderRight::canonical_name : HeaderRight::other_name;
}

/// One entry a header, in their order; `tell` fills in the column that a header serves.
template <class ColumnName, class Reading, class Tell>
std::vector<ColumnEvidence> each_header(const Reading& reading, std::span<const std::string> header, Tell tell) {
    std::vector<ColumnEvidence> columns(header.size());
    for (std::size_t place = 0; place < header.size(); ++place) {
        columns[place].place = place;
        const auto found = std::find(reading.place.begin(), reading.place.end(), place);
        if (found == reading.place.end()) continue;
        const auto at = static_cast<std::size_t>(found - reading.place.begin());
        const auto column = static_cast<ColumnName>(at);
        columns[place].column = name_of(column);
        columns[place].role = cell_role_of(column);
        columns[place].right = right_of(reading.rank[at]);
        tell(columns[place], column);
    }
    for (const auto& yielded : reading.yielded) {
        columns[yielded.place].would_be = name_of(yielded.column);
        const std::size_t winner = reading.place[static_cast<std::size_t>(yielded.column)];
        if (winner < header.size()) columns[yielded.place].gave_way_to = header[winner];
    }
    return columns;
}

template <class ColumnName, class Settled>
void add_reading(ColumnEvidence& evidence, ColumnName column, const Settled* settled) {
    if (settled == nullptr) return;
    const auto why = settled->evidence.find(column);
    if (why == settled->evidence.end()) return;
    const ColumnReading& reading = settled->readings[static_cast<std::size_t>(column)];
    const bool is_number = evidence.role == CellRole::amount || evidence.role == CellRole::duration;
    if (is_number) evidence.mark = reading.mark;
    if (!is_number) evidence.order = reading.order;
    if (!is_number) evidence.serial_dates = reading.serial_dates;
    evidence.reading = why->second;
}

template <class Enum, std::size_t size>
std::string_view at(const std::array<std::string_view, size>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(ReadingBasis basis) {
    static constexpr std::array<std::string_view, 9> names{
        "alike", "option", "values", "other_column", "other_table", "system", "contradiction", "open", "policy"};
    return at(names, basis);
}

std::string_view name_of(KindBasis basis) {
    static constexpr std::array<std::string_view, 6> names{"none",    "option",           "profile",
                                                           "headers", "headers_and_name", "name"};
    return at(names, basis);
}

std::string_view name_of(HeaderRight right) {
    static constexpr std::array<std::string_view, 5> names{"none", "mapping", "profile", "canonical_name",
                                                           "other_name"};
    return at(names, right);
}

std::string_view name_of(CellRole role) {
    static constexpr std::array<std::string_view, 8> names{"text",    "key",   "amount",   "day",
                                                           "instant", "count", "duration", "truth"};
    return at(names, role);
}

CellRole cell_role_of(Column column) {
    static constexpr std::array roles{CellRole::key, CellRole::text, CellRole::amount, CellRole::day};
    return roles[static_cast<std::size_t>(role_of(column))];
}

CellRole cell_role_of(TicketColumn column) {
    static constexpr std::array roles{CellRole::key,   CellRole::text,     CellRole::instant,
                                      CellRole::count, CellRole::duration, CellRole::truth};
    return roles[static_cast<std::size_t>(role_of(column))];
}

std::vector<ColumnEvidence> evidence_of(const HeaderReading& reading, std::span<const std::string> header,
                                        const SettledReadings* settled) {
    auto columns = each_header<Column>(reading, header, [settled](ColumnEvidence& evidence, Column column) {
        add_reading(evidence, column, settled);
    });
    // Where several headers claim a column alike, none of them serves it.
    for (const ContestedColumn& contested : reading.contested) {
        const std::string name(name_of(contested.column));
        for (ColumnEvidence& one : columns) {
            const bool claims = std::find(contested.headers.begin(), contested.headers.end(), header[one.place]) !=
                                contested.headers.end();
            if (!claims) continue;
            one = {};
            one.place = static_cast<std::size_t>(&one - columns.data());
            one.would_be = name;
        }
    }
    return columns;
}

std::vector<ColumnEvidence> evidence_of(const TicketHeaderReading& reading, std::span<const std::string> header,
                                        const TicketColumnReadings* settled) {
    return each_header<TicketColumn>(reading, header, [&](ColumnEvidence& evidence, TicketColumn column) {
        const auto at = static_cast<std::size_t>(column);
        evidence.is_utc = (reading.utc_bits >> at & 1U) != 0;
        evidence.unit = reading.unit[at];
        add_reading(evidence, column, settled);
    });
}

}  // namespace msp_audit
