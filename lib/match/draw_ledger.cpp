#include "match/draw_ledger.hpp"

#include <algorithm>
#include <limits>

namespace msp_audit {

namespace {

constexpr std::int32_t beginning = std::numeric_limits<std::int32_t>::min() + 1;
constexpr std::int32_t no_end = std::numeric_limits<std::int32_t>::max();

std::int32_t first_day(const Term& term) { return term.first ? term.first.count() : beginning; }
/// The day after the last.
std::int32_t end_day(const Term& term) { return term.last ? term.last.count() + 1 : no_end; }

Ratio never_below_zero(const Ratio& value) { return value.sign() < 0 ? Ratio(0) : value; }

/// Draws never exceed what is billed net, `at` a PO line or a day of it. By how much what counted as proven fell.
template <typename Drawn>
Ratio hold_to_net_billed(Drawn& at) {
    const Ratio most = never_below_zero(at.net_billed);
    const Ratio before = Ratio(at.proof_drawn) + at.drawn_without_proof;
    at.ordered_drawn = min(Ratio(at.ordered_drawn), most);
    at.proof_drawn = min(Ratio(at.proof_drawn), most);
    at.drawn_without_proof = min(Ratio(at.drawn_without_proof), most - at.proof_drawn);
    return before - at.proof_drawn - at.drawn_without_proof;
}

}  // namespace

DrawLedger::DrawLedger(Matches& matches, const std::vector<Grant>& grants, Day as_of)
    : matches_(matches), as_of_(as_of) {
    for (const Grant& grant : grants) grants_[static_cast<std::uint32_t>(grant.order_line)].push_back(grant);
}

/// Days are told apart where a line draws by day, and where license receipts prove for their term only.
void DrawLedger::announce(OrderLineIndex order, const Term& period, Proof proof) {
    const auto place = static_cast<std::uint32_t>(order);
    if (period.is_open() && (proof != Proof::license || grants_.find(place) == grants_.end())) return;
    Days& days = days_[place];
    if (period.is_open()) return;
    days.bounds.push_back(first_day(period));
    days.bounds.push_back(end_day(period));
}

void DrawLedger::announced() {
    for (auto& [place, days] : days_) make_segments(days, grants_of(static_cast<OrderLineIndex>(place)));
}

void DrawLedger::make_segments(Days& days, const Grants& grants) const {
    for (const Grant& grant : grants) {
        days.bounds.push_back(first_day(grant.term));
        days.bounds.push_back(end_day(grant.term));
    }
    days.bounds.push_back(beginning);
    std::sort(days.bounds.begin(), days.bounds.end());
    days.bounds.erase(std::unique(days.bounds.begin(), days.bounds.end()), days.bounds.end());
    for (const std::int32_t bound : days.bounds) {
        if (bound == no_end) continue;
        Segment& segment = days.segments.emplace_back();
        segment.first = bound;
    }
    for (const Grant& grant : grants) {
        const Span span = span_of(days, grant.term);
        for (std::size_t i = span.first; i < span.last; ++i) days.segments[i].granted += grant.seats;
    }
}

DrawLedger::Days* DrawLedger::days_of(OrderLineIndex order) {
    const auto found = days_.find(static_cast<std::uint32_t>(order));
    return found == days_.end() ? nullptr : &found->second;
}

const DrawLedger::Grants& DrawLedger::grants_of(OrderLineIndex order) const {
    static const Grants none;
    const auto found = grants_.find(static_cast<std::uint32_t>(order));
    return found == grants_.end() ? none : found->second;
}

DrawLedger::Span DrawLedger::span_of(const Days& days, const Term& period) {
    const auto starts_before = [](const Segment& segment, std::int32_t day) { return segment.first < day; };
    const auto first = std::lower_bound(days.segments.begin(), days.segments.end(), first_day(period), starts_before);
    const auto last = std::lower_bound(first, days.segments.end(), end_day(period), starts_before);
    return {static_cast<std::size_t>(first - days.segments.begin()),
            static_cast<std::size_t>(last - days.segments.begin())};
}

/// A receipt whose term ended before the invoice date, or begins after both it and as-of, proves nothing.
bool DrawLedger::usable(const Grant& grant, Day date) const {
    if (grant.term.last && grant.term.last < date) return false;
    return !(grant.term.first && grant.term.first > date && grant.term.first > as_of_);
}

Ratio DrawLedger::usable_seats(OrderLineIndex order, Day date) const {
    Ratio seats;
    for (const Grant& grant : grants_of(order)) {
        if (usable(grant, date)) seats += grant.seats;
    }
    return seats;
}

/// Slips, and the larger of slips and seats, prove a quantity for all days alike.
void DrawLedger::prove_by_quantity(OrderLineIndex order, Proof proof, Day date, const Ratio& drawn,
                                   DrawLeft& rest) const {
    if (proof == Proof::slip || proof == Proof::either) rest.proven = matches_.order(order).slips_proven;
    if (proof == Proof::either) rest.proven = max(rest.proven, usable_seats(order, date));
    rest.most_proven = rest.proven;
    rest.proof_net = rest.proven - drawn;
    rest.proof = never_below_zero(rest.proof_net);
}

/// A line with a period: what is left is the least over its days; the base of tolerances is the most of them.
void DrawLedger::prove_by_day(const Days& days, const Span& span, DrawLeft& rest) {
    for (std::size_t i = span.first; i < span.last; ++i) {
        const Segment& segment = days.segments[i];
        const Ratio left = segment.granted - segment.proof_drawn;
        const bool first = i == span.first;
        rest.proven = first ? segment.granted : min(rest.proven, segment.granted);
        rest.proof_net = first ? left : min(rest.proof_net, left);
        rest.most_proven = max(rest.most_proven, segment.granted);
    }
    rest.proof = never_below_zero(rest.proof_net);
}

/// What one receipt can still give for its whole term, besides what is reserved of the receipts before it; reserved
/// from here on.
Ratio DrawLedger::reserve(Days& days, const Grant& grant) {
    const Span span = span_of(days, grant.term);
    Ratio least = grant.seats;
    for (std::size_t i = span.first; i < span.last; ++i) {
        const Segment& segment = days.segments[i];
        least = min(least, segment.granted - segment.proof_drawn - segment.reserved);
    }
    least = never_below_zero(least);
    for (std::size_t i = span.first; i < span.last; ++i) days.segments[i].reserved += least;
    return least;
}

/// A line without a period: receipt by receipt, each for its whole term.
void DrawLedger::prove_by_receipt(Days& days, const Grants& grants, Day date, DrawLeft& rest) const {
    Ratio least;
    for (Segment& segment : days.segments) segment.reserved = 0;
    for (const Grant& grant : grants) {
        if (!usable(grant, date)) continue;
        rest.proven += grant.seats;
        rest.proof += reserve(days, grant);
        const Span span = span_of(days, grant.term);
        for (std::size_t i = span.first; i < span.last; ++i) {
            least = min(least, days.segments[i].granted - days.segments[i].proof_drawn);
        }
    }
    rest.most_proven = rest.proven;
    rest.proof_net = rest.proof.is_zero() ? least : rest.proof;
}

DrawLeft DrawLedger::left(OrderLineIndex order, const Term& period, Proof proof, Day date) {
    const OrderLine& line = matches_.order(order);
    Days* const days = days_of(order);
    DrawLeft rest;
    if (days == nullptr) {
        rest.ordered_net = line.ordered - line.ordered_drawn;
        rest.ordered = never_below_zero(rest.ordered_net);
        prove_by_quantity(order, proof, date, line.proof_drawn, rest);
        return rest;
    }
    const Span span = span_of(*days, period);
    Ratio ordered_drawn;
    Ratio proof_drawn;
    for (std::size_t i = span.first; i < span.last; ++i) {
        ordered_drawn = max(ordered_drawn, days->segments[i].ordered_drawn);
        proof_drawn = max(proof_drawn, days->segments[i].proof_drawn);
    }
    rest.ordered_net = Ratio(line.ordered) - ordered_drawn;
    rest.ordered = never_below_zero(rest.ordered_net);
    if (proof != Proof::license) {
        prove_by_quantity(order, proof, date, proof_drawn, rest);
    } else if (period.is_open()) {
        prove_by_receipt(*days, grants_of(order), date, rest);
    } else {
        prove_by_day(*days, span, rest);
    }
    return rest;
}

/// Draws on receipts one after the other, by start and number; what a tolerance lets through is the last one's.
void DrawLedger::draw_whole_terms(Days& days, const Grants& grants, Day date, Ratio quantity) const {
    for (Segment& segment : days.segments) segment.reserved = 0;
    std::vector<std::pair<const Grant*, Ratio>> rooms;
    for (const Grant& grant : grants) {
        if (usable(grant, date)) rooms.emplace_back(&grant, reserve(days, grant));
    }
    for (const auto& [grant, room] : rooms) {
        const Ratio take = grant == rooms.back().first ? quantity : min(quantity, room);
        const Span span = span_of(days, grant->term);
        for (std::size_t i = span.first; i < span.last; ++i) days.segments[i].proof_drawn += take;
        quantity -= take;
    }
}

void DrawLedger::draw(OrderLineIndex order, const Term& period, Proof proof, Day date, const Ratio& billed,
                      const Ratio& from_order, const Ratio& from_proof) {
    OrderLine& line = matches_.order_lines[static_cast<std::size_t>(order)];
    const bool needs_proof = proof != Proof::none;
    line.net_billed += billed;
    line.ordered_drawn += from_order;
    (needs_proof ? line.proof_drawn : line.drawn_without_proof) += from_proof;
    hold_to_net_billed(line);
    Days* const days = days_of(order);
    if (days == nullptr) return;
    const bool by_receipt = period.is_open() && proof == Proof::license;
    if (by_receipt) draw_whole_terms(*days, grants_of(order), date, from_proof);
    const Span span = span_of(*days, period);
    for (std::size_t i = span.first; i < span.last; ++i) {
        Segment& segment = days->segments[i];
        segment.net_billed += billed;
        segment.ordered_drawn += from_order;
        if (!by_receipt) (needs_proof ? segment.proof_drawn : segment.drawn_without_proof) += from_proof;
        hold_to_net_billed(segment);
    }
}

Ratio DrawLedger::bill(OrderLineIndex order, const Term& period, const Ratio& quantity) {
    OrderLine& line = matches_.order_lines[static_cast<std::size_t>(order)];
    line.net_billed += quantity;
    Days* const days = days_of(order);
    if (days == nullptr) return line.net_billed;
    const Span span = span_of(*days, period);
    Ratio least = line.net_billed;
    for (std::size_t i = span.first; i < span.last; ++i) {
        Segment& segment = days->segments[i];
        segment.net_billed += quantity;
        least = i == span.first ? segment.net_billed : min(least, segment.net_billed);
    }
    return least;
}

Ratio DrawLedger::give_back(OrderLineIndex order, const Term& period, const Ratio& quantity) {
    OrderLine& line = matches_.order_lines[static_cast<std::size_t>(order)];
    line.net_billed -= quantity;
    line.given_back += quantity;
    const Ratio fall_of_line = hold_to_net_billed(line);
    Days* const days = days_of(order);
    if (days == nullptr) return fall_of_line;
    const Span span = span_of(*days, period);
    Ratio fall;
    for (std::size_t i = span.first; i < span.last; ++i) {
        Segment& segment = days->segments[i];
        segment.net_billed -= quantity;
        fall = max(fall, hold_to_net_billed(segment));
    }
    return fall;
}

}  // namespace msp_audit
