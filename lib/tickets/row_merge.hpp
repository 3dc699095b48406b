#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/ticket_rows.hpp"
#include "tickets/snapshot_store.hpp"
#include "tickets/ticket_places.hpp"

namespace msp_audit {

/// By time, then the system's counter, then place in the input.
[[nodiscard]] bool is_older(const TicketSnapshot& a, const TicketSnapshot& b);
/// Neither time nor counter orders them.
[[nodiscard]] bool ties(const TicketSnapshot& a, const TicketSnapshot& b);

[[nodiscard]] bool are_equal(const TicketRow& a, const TicketRow& b);
[[nodiscard]] std::uint64_t content_of(const TicketRow& row);

/// One ticket of a source while its rows come in.
struct MergedTicket {
    TicketRow row;                                           ///< the newest one, its gaps filled
    std::uint32_t history = static_cast<std::uint32_t>(-1);  ///< place in SourceMerge's table of fills; none: one row
    bool is_late = false;     ///< every row is later than as-of; `row` is the first of them
    bool is_refused = false;  ///< its rows cannot be used
};

/// What becomes of the rows of one source (tickets.md, Folding): the newest row wins, its gaps are filled with the
/// newest known value of older ones; but for resolution and its times, which mean "not resolved" where they are
/// empty. Rows may come in any order.
class SourceMerge {
public:
    enum class Fate : std::uint8_t {
        used,
        equal,      ///< it repeats the ticket's only row
        unordered,  ///< it differs from the ticket's other rows and has no time that orders it
    };

    /// `as_of`: none, or rows later than it are not read.
    SourceMerge(bool has_updates, Instant as_of) : has_updates_(has_updates), as_of_(as_of) {}

    [[nodiscard]] Fate add(const TicketRow& row);
    /// To be called behind the last row: lets go of what only further rows need.
    void close();

    std::vector<MergedTicket> tickets;  ///< in order of first row
    SnapshotStore snapshots;            ///< of every row that was used, later ones left out
    bool is_log = false;                ///< some id repeats with differing rows
    std::size_t later_rows = 0;

private:
    static constexpr std::size_t fillable = 24;
    using Fills = std::array<std::uint32_t, fillable>;

    [[nodiscard]] bool is_later(const TicketRow& row) const { return as_of_.has_value() && row.updated > as_of_; }
    std::uint32_t note_snapshot(const TicketRow& row, std::uint32_t ticket, std::uint64_t content);
    void add_late(MergedTicket& ticket, const TicketRow& row);
    void merge(MergedTicket& ticket, const TicketRow& row, std::uint32_t snapshot);
    template <class Value>
    void fill(Value& merged, const Value& offered, bool offers, std::uint32_t& by, std::uint32_t snapshot);

    bool has_updates_;
    Instant as_of_;
    TicketPlaces places_;
    std::vector<Fills> fills_;
    std::vector<std::uint32_t> newest_;  ///< by ticket: its newest snapshot
};

}  // namespace msp_audit
