#include "tickets/row_merge.hpp"

#include <algorithm>
#include <tuple>

namespace msp_audit {

namespace {

constexpr std::array texts{
    &TicketRow::priority, &TicketRow::impact,      &TicketRow::urgency,      &TicketRow::requester,
    &TicketRow::company,  &TicketRow::assignee,    &TicketRow::group,        &TicketRow::subject,
    &TicketRow::category, &TicketRow::subcategory, &TicketRow::type,         &TicketRow::asset,
    &TicketRow::channel,  &TicketRow::description, &TicketRow::duplicate_of, &TicketRow::satisfaction,
    &TicketRow::status,
};
constexpr auto one_row = static_cast<std::uint32_t>(-1);
constexpr std::array instants{&TicketRow::opened, &TicketRow::first_response, &TicketRow::due};
constexpr std::array numbers{&TicketRow::reopen_count, &TicketRow::reassignment_count, &TicketRow::worked,
                             &TicketRow::sla_met};

/// These stand and fall with the row: empty means "not resolved".
void take_outcome(TicketRow& merged, const TicketRow& row) {
    merged.source = row.source;
    merged.updated = row.updated;
    merged.change_counter = row.change_counter;
    merged.resolved = row.resolved;
    merged.closed = row.closed;
    merged.resolution = row.resolution;
}

class ContentHash {
public:
    void add(std::uint64_t value) {
        // The finaliser of splitmix64, chained.
        state_ += value + 0x9E3779B97F4A7C15U;
        state_ = (state_ ^ state_ >> 30U) * 0xBF58476D1CE4E5B9U;
        state_ = (state_ ^ state_ >> 27U) * 0x94D049BB133111EBU;
        state_ ^= state_ >> 31U;
    }
    [[nodiscard]] std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0;
};

}  // namespace

bool is_older(const TicketSnapshot& a, const TicketSnapshot& b) {
    return std::tie(a.updated, a.change_counter, a.source) < std::tie(b.updated, b.change_counter, b.source);
}

bool ties(const TicketSnapshot& a, const TicketSnapshot& b) {
    const bool counted = a.change_counter >= 0 && b.change_counter >= 0 && a.change_counter != b.change_counter;
    return a.updated == b.updated && !counted;
}

bool are_equal(const TicketRow& a, const TicketRow& b) {
    const auto agree = [&](const auto& members) {
        return std::all_of(members.begin(), members.end(), [&](auto member) { return a.*member == b.*member; });
    };
    return a.id == b.id && a.updated == b.updated && a.change_counter == b.change_counter &&
           a.resolved == b.resolved && a.closed == b.closed && a.resolution == b.resolution && agree(texts) &&
           agree(instants) && agree(numbers);
}

std::uint64_t content_of(const TicketRow& row) {
    ContentHash hash;
    hash.add(static_cast<std::uint64_t>(row.updated.count()));
    hash.add(static_cast<std::uint64_t>(row.resolved.count()));
    hash.add(static_cast<std::uint64_t>(row.closed.count()));
    hash.add(static_cast<std::uint64_t>(row.change_counter));
    hash.add(static_cast<std::uint64_t>(row.resolution));
    for (const auto member : instants) hash.add(static_cast<std::uint64_t>((row.*member).count()));
    for (const auto member : numbers) hash.add(static_cast<std::uint64_t>(row.*member));
    for (const auto member : texts) hash.add(static_cast<std::uint64_t>(row.*member));
    return hash.value();
}

SourceMerge::Fate SourceMerge::add(const TicketRow& row) {
    const auto [place, is_new] = places_.emplace(row.id, static_cast<std::uint32_t>(tickets.size()));
    const bool is_undated = has_updates_ && !row.updated.has_value();
    if (is_new) {
        tickets.add({});
        merging_.emplace_back();
        begin(place, row);
        return is_undated ? Fate::undated : Fate::used;
    }
    const Merging& merging = merging_[place];
    if (merging.history == one_row && are_equal(tickets[place].row, row)) return Fate::equal;
    if (!has_updates_ || is_undated) return Fate::unordered;
    if (merging.is_undated) {
        replaced = tickets[place].row.source;
        begin(place, row);
        return Fate::replaces;
    }
    is_log = true;
    if (is_later(row)) {
        add_late(place, row);
        return Fate::used;
    }
    if (merging.is_late) {
        begin(place, row);
        return Fate::used;
    }
    if (is_copy(place, row)) return Fate::equal;
    merge(place, row);
    return Fate::used;
}

/// So far the row is the ticket's only one.
void SourceMerge::begin(std::uint32_t place, const TicketRow& row) {
    tickets[place].row = row;
    Merging& merging = merging_[place];
    merging.is_undated = has_updates_ && !row.updated.has_value();
    merging.is_late = is_later(row);
    is_any_undated = is_any_undated || merging.is_undated;
    later_rows += merging.is_late ? 1 : 0;
}

/// Notes what the row says; true where an earlier one of the ticket has said all of it.
bool SourceMerge::is_copy(std::uint32_t place, const TicketRow& row) {
    if (merging_[place].history == one_row)
        static_cast<void>(contents_.insert(place, content_of(tickets[place].row)));
    return !contents_.insert(place, content_of(row));
}

TicketSnapshot SourceMerge::snapshot_of(const TicketRow& row, std::uint32_t ticket) {
    return {ticket, row.source, row.status, row.priority, row.change_counter, row.updated};
}

void SourceMerge::close() {
    places_ = TicketPlaces();
    contents_ = {};
    fills_ = {};
    newest_ = {};
    if (snapshots.size() > 0) snapshots.group(static_cast<std::uint32_t>(tickets.size()));
}

std::span<TicketSnapshot> SourceMerge::take_snapshots(std::uint32_t place) {
    const Merging& merging = merging_[place];
    if (merging.history != one_row) return snapshots.take(place);
    if (merging.is_late || merging.is_undated) return {};
    only_ = snapshot_of(tickets[place].row, place);
    return {&only_, 1};
}

void SourceMerge::add_late(std::uint32_t place, const TicketRow& row) {
    ++later_rows;
    // Of a ticket whose rows are all later, only its opening is known.
    Instant& opened = tickets[place].row.opened;
    if (merging_[place].is_late && !opened.has_value()) opened = row.opened;
}

/// The rows of most tickets come one by one: the first is noted when there is a second.
void SourceMerge::begin_history(std::uint32_t place) {
    merging_[place].history = static_cast<std::uint32_t>(fills_.size());
    newest_.push_back(snapshots.add(snapshot_of(tickets[place].row, place)));
    Fills fills;
    fills.fill(newest_.back());
    fills_.add(fills);
}

void SourceMerge::merge(std::uint32_t place, const TicketRow& row) {
    if (merging_[place].history == one_row) begin_history(place);
    TicketRow& merged = tickets[place].row;
    const std::uint32_t snapshot = snapshots.add(snapshot_of(row, place));
    std::uint32_t& newest = newest_[merging_[place].history];
    Fills& by = fills_[merging_[place].history];
    std::size_t column = 0;
    for (const auto member : texts) {
        fill(merged.*member, row.*member, row.*member != TextId::empty, by[column++], snapshot);
    }
    for (const auto member : instants) {
        fill(merged.*member, row.*member, (row.*member).has_value(), by[column++], snapshot);
    }
    for (const auto member : numbers) fill(merged.*member, row.*member, row.*member >= 0, by[column++], snapshot);
    if (is_older(snapshots[newest], snapshots[snapshot])) {
        take_outcome(merged, row);
        newest = snapshot;
    }
}

/// A value that was missing so far is known by nobody: `by` is then the first row, whatever its age.
template <class Value>
void SourceMerge::fill(Value& merged, const Value& offered, bool offers, std::uint32_t& by, std::uint32_t snapshot) {
    if (!offers) return;
    const Value missing = [] {
        if constexpr (std::is_same_v<Value, std::int32_t>) {
            return Value{-1};
        } else {
            return Value{};
        }
    }();
    if (merged != missing && !is_older(snapshots[by], snapshots[snapshot])) return;
    merged = offered;
    by = snapshot;
}

}  // namespace msp_audit
