#include "audit/line_view.hpp"

#include <algorithm>

#include "match/match_run.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_looked_at = 200;  ///< of the lines on one PO line

const LineFacts& facts_of(const Matches& matches, const LineMatch& line) {
    static const LineFacts none;
    return line.facts == nowhere ? none : matches.facts[line.facts];
}

bool overlap(const Term& a, const Term& b) {
    const bool a_ends_before = a.last && b.first && a.last < b.first;
    const bool b_ends_before = b.last && a.first && b.last < a.first;
    return !a_ends_before && !b_ends_before;
}

}  // namespace

LineView::LineView(const FindingMaker& all, OrderTrail& all_trails, const LineMatch& of)
    : maker(all),
      books(all.books),
      matches(all.matches),
      trail(all_trails),
      line(of),
      document(all.matches.document(of.document)),
      row(all.record(of)),
      facts(facts_of(all.matches, of)),
      currency(all.books.text(document.currency)),
      credit(MatchRun::is_credit(of)) {
    const OrderLineIndex at = of.order_line != OrderLineIndex::none ? of.order_line : of.anchor;
    if (at != OrderLineIndex::none) order = &all.matches.order(at);
}

Decimal LineView::held() const {
    const Parts parts = *line.parts;
    return (parts[Part::disputed] + parts[Part::awaiting]).abs();
}

std::string LineView::unit_note() const {
    if (!has_partner()) return {};
    const TextId ordered = maker.record(partner()).uom;
    if (ordered == row.uom || ordered == TextId::empty || row.uom == TextId::empty) return {};
    return ", counted in " + std::string(books.text(ordered));
}

std::vector<const LineMatch*> LineView::billed_before(std::size_t& unseen) const {
    const std::span<const std::uint32_t> all = trail.lines(line.order_line);
    const auto place = static_cast<std::uint32_t>(&line - matches.lines.data());
    const auto mine = std::lower_bound(all.begin(), all.end(), place);
    auto before = static_cast<std::size_t>(mine - all.begin());
    std::vector<const LineMatch*> found;
    for (std::size_t looked = 0; before > 0 && looked < most_looked_at; ++looked) {
        const LineMatch& other = matches.lines[all[--before]];
        if (other.reference_failed || MatchRun::is_credit(other)) continue;
        if (by_period() && !overlap(period(), books.extras(maker.record(other)).period)) continue;
        found.push_back(&other);
    }
    unseen = before;
    return found;
}

}  // namespace msp_audit
