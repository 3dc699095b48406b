#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ticket_columns.hpp"
#include "ingest/header_names.hpp"
#include "ingest/read_duration.hpp"
#include "ingest/ticket_profile.hpp"

namespace msp_audit {

inline constexpr std::array ticket_kinds{DocumentKind::ticket, DocumentKind::ticket_event, DocumentKind::time_entry};

/// Another header that a column of tickets, events or time entries comes under. `weak` yields to every other claim.
enum class TicketNameRank : std::uint8_t { mapped, profile, canonical, usual, weak };
struct TicketHeaderName {
    std::uint8_t kinds;  ///< a bit for each of ticket_kinds
    TicketColumn column;
    std::string_view printed;
    TicketNameRank rank = TicketNameRank::usual;
    DurationUnit unit = DurationUnit::unknown;  ///< of bare numbers under it, where its words do not tell
};
/// In order of preference within a column.
[[nodiscard]] std::span<const TicketHeaderName> ticket_header_table();

/// A header that would have served a column.
struct YieldedTicketHeader {
    TicketColumn column;
    std::size_t place;
};

/// A header row read as that of one kind of ticket export.
struct TicketHeaderReading {
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    DocumentKind kind = DocumentKind::ticket;
    std::array<std::size_t, ticket_column_count> place{};  ///< of the column's header; absent
    std::array<DurationUnit, ticket_column_count> unit{};  ///< of bare numbers in columns of durations
    std::uint64_t column_bits = 0;
    std::uint64_t utc_bits = 0;  ///< columns of times whose header says UTC: `date_closed_utc`, `Created (UTC)`
    std::vector<TicketColumn> missing;  ///< required ones
    std::vector<std::string> losers;    ///< headers that gave way to another one of the same column
    int columns = 0;
    int score = 0;  ///< recognised headers; those that no other kind of ticket export knows count twice
    /// Its headers are more than an id and a time, which every table of a database has.
    bool is_telling = false;
    std::array<TicketNameRank, ticket_column_count> rank{};  ///< by what right each column has its header
    std::vector<YieldedTicketHeader> yielded;                ///< `losers`, by the best claim of each

    [[nodiscard]] bool has(TicketColumn column) const { return place[static_cast<std::size_t>(column)] != absent; }
    [[nodiscard]] bool is_complete() const { return missing.empty(); }
};

/// How headers compare: as header_key; one that is nothing but marks (`#`) stands for itself.
[[nodiscard]] std::string ticket_header_key(std::string_view printed);

/// One reading for each of ticket_kinds, in its order. Order of trust: the mapping, `document` (for its kind),
/// canonical names, other names in the order of their table; of equal headers the first one.
[[nodiscard]] std::array<TicketHeaderReading, ticket_kinds.size()>
recognise_tickets(std::span<const std::string_view> header, const HeaderMapping& mapping,
                  const TicketProfileDocument* document);

/// "Opened -> opened_at" for each recognised header, in file order.
[[nodiscard]] std::vector<std::string> described(const TicketHeaderReading& reading,
                                                 std::span<const std::string> header);

}  // namespace msp_audit
