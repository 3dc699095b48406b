#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/chunked_list.hpp"
#include "core/ticket_rows.hpp"
#include "tickets/content_set.hpp"
#include "tickets/snapshot_store.hpp"
#include "tickets/ticket_places.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// By time, then the system's counter, then place in the input.
[[nodiscard]] bool is_older(const TicketSnapshot& a, const TicketSnapshot& b);
/// Neither time nor counter orders them.
[[nodiscard]] bool ties(const TicketSnapshot& a, const TicketSnapshot& b);

[[nodiscard]] bool are_equal(const TicketRow& a, const TicketRow& b);
/// A hash of the used columns: equal rows of a ticket have equal ones.
[[nodiscard]] std::uint64_t content_of(const TicketRow& row);

/// What becomes of the rows of one source (tickets.md, Folding): the newest row wins, its gaps are filled with the
/// newest known value of older ones; but for resolution and its times, which mean "not resolved" where they are
/// empty. Rows may come in any order.
class SourceMerge {
public:
    enum class Fate : std::uint8_t {
        used,
        undated,    ///< the first of its ticket, without a time of update: used unless a row that has one comes
        replaces,   ///< it is used, and has a time of update as the row before, `replaced`, has not
        equal,      ///< it repeats another row of the ticket
        unordered,  ///< it differs from the ticket's other rows and has no time that orders it
    };

    /// `as_of`: none, or rows later than it are not read.
    SourceMerge(bool has_updates, Instant as_of) : has_updates_(has_updates), as_of_(as_of) {}

    [[nodiscard]] Fate add(const TicketRow& row);
    /// To be called behind the last row: lets go of what only further rows need.
    void close();
    /// Courses have no more steps than there are rows that say something of them.
    [[nodiscard]] std::size_t most_steps() const { return tickets.size() + snapshots.size(); }
    /// Behind close(), each ticket in turn: what its rows say, later and undated ones left out. Valid until the next
    /// call.
    [[nodiscard]] std::span<TicketSnapshot> take_snapshots(std::uint32_t place);

    /// Every row is later than as-of; the ticket's is the first of them.
    [[nodiscard]] bool is_late(std::uint32_t place) const { return merging_[place].is_late; }
    /// The ticket's only row has no time of update, though the source has that column.
    [[nodiscard]] bool is_undated(std::uint32_t place) const { return merging_[place].is_undated; }

    ChunkedList<Ticket> tickets;  ///< in order of first row: of each the newest row, its gaps filled
    SnapshotStore snapshots;      ///< of tickets with several rows: of every one that was used
    bool is_log = false;          ///< some id repeats with differing rows that can be used
    bool is_any_undated = false;  ///< some first row had no time of update
    SourceRef replaced;           ///< the last row that one with a time of update replaced
    std::size_t later_rows = 0;

private:
    /// Of each ticket while rows come in.
    struct Merging {
        std::uint32_t history = static_cast<std::uint32_t>(-1);  ///< place in the table of fills; none: one row
        bool is_late = false;
        bool is_undated = false;
    };
    static constexpr std::size_t fillable = 24;
    using Fills = std::array<std::uint32_t, fillable>;

    [[nodiscard]] bool is_later(const TicketRow& row) const { return as_of_.has_value() && row.updated > as_of_; }
    void begin(std::uint32_t place, const TicketRow& row);
    [[nodiscard]] bool is_copy(std::uint32_t place, const TicketRow& row);
    [[nodiscard]] static TicketSnapshot snapshot_of(const TicketRow& row, std::uint32_t ticket);
    void add_late(std::uint32_t place, const TicketRow& row);
    void begin_history(std::uint32_t place);
    void merge(std::uint32_t place, const TicketRow& row);
    template <class Value>
    void fill(Value& merged, const Value& offered, bool offers, std::uint32_t& by, std::uint32_t snapshot);

    bool has_updates_;
    Instant as_of_;
    TicketPlaces places_;
    ContentSet contents_;           ///< of tickets that have several rows
    std::vector<Merging> merging_;  ///< by ticket
    ChunkedList<Fills> fills_;
    std::vector<std::uint32_t> newest_;  ///< by Merging::history: the ticket's newest snapshot
    TicketSnapshot only_;                ///< of a ticket with one row
};

}  // namespace msp_audit
