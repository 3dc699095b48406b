#include <algorithm>

#include "match/judge.hpp"

namespace msp_audit {

TracedTolerance Judge::traced(ToleranceKey key, const Ratio& base, const ToleranceScope& scope) const {
    return {key, run_.tolerances.allowance(key, base, scope), run_.tolerances.where(key, scope)};
}

/// What every kind of draw tells.
TracedDraw Judge::traced(const LineMatch& line, TracedDraw::Kind kind, const Compared& figures) const {
    TracedDraw draw;
    draw.kind = kind;
    draw.line = static_cast<std::uint32_t>(&line - run_.matches.lines.data());
    draw.order_line = line.order_line;
    draw.period = run_.period(line);
    draw.proof = proof_of(line);
    draw.quantity = figures.quantity;
    draw.price = figures.price;
    draw.order_price = figures.order_price;
    draw.quote_price = figures.quote_price;
    draw.quoted = figures.quoted;
    draw.amount_only = figures.amount_only;
    draw.total = figures.total;
    return draw;
}

/// Keeps how a line of goods was judged, before it draws.
void Judge::note_draw(const LineMatch& line, const Compared& figures, const DrawLeft& left,
                      const Quantities& quantities, const Ratio& allowed) const {
    const ToleranceScope scope = run_.scope(line);
    TracedDraw draw = traced(line, TracedDraw::Kind::goods, figures);
    draw.left = left;
    draw.from_order = quantities.ordered;
    draw.from_proof = quantities.proven;
    draw.allowed = allowed;
    draw.unproven_kind = quantities.unproven_kind;
    draw.split = *line.parts;
    for (Decimal& amount : draw.split.amounts) amount = amount.abs();
    const Ratio agreed = agreed_price(figures);
    draw.tolerances = {traced(ToleranceKey::price, agreed, scope),
                       traced(ToleranceKey::quantity_ordered, ordered_quantity(line), scope),
                       traced(ToleranceKey::quantity_proven, left.most_proven, scope),
                       traced(ToleranceKey::value,
                              Ratio((ordered_quantity(line) * agreed).rounded(run_.places(run_.document_of(line)))),
                              scope)};
    run_.trace->draws.push_back(std::move(draw));
}

}  // namespace msp_audit
