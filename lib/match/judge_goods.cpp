#include <algorithm>

#include "match/judge.hpp"
#include "match/prices.hpp"

namespace msp_audit {

void Judge::judge_goods(LineMatch& line, const InvoiceMatch& document, const Compared& figures) {
    const ToleranceScope scope = run_.scope(line);
    const int places = run_.places(document);
    const Term period = run_.period(line);
    const Ratio agreed = agreed_price(figures);
    if (!figures.amount_only) compare_prices(line, figures, scope);
    const Proof proof = proof_of(line);
    DrawLeft left = ledger_.left(line.order_line, period, proof, document.date);
    left.ordered = min(left.ordered, ordered_quantity(line));
    left.ordered_net = min(left.ordered_net, ordered_quantity(line));
    const Quantities quantities = compare_quantities(line, figures, left, scope, agreed);
    if (quantities.ordered_short) line.codes.add(quantities.order_code);
    if (quantities.proof_short) line.codes.add(quantities.proof_code);
    const Ratio allowed = allowed_price(figures, scope, false);
    Parts parts = split(figures, quantities, scope, left, allowed, places);
    cap_value(line, agreed, scope, parts, places);
    if (quantities.unproven_kind) {
        parts[Part::unchecked] = parts[Part::payable];
        parts[Part::payable] = 0;
    }
    store(line, parts);
    count_passed(run_.document_of(line), figures, quantities, left, allowed, places);
    note_standing(line, figures);
    if (!line.codes.is_empty()) {
        LineFacts& facts = run_.facts(line);
        facts.quantity = figures.quantity;
        facts.price = figures.price;
        facts.agreed = agreed;
        facts.allowed = allowed;
        facts.order_price = figures.order_price;
        facts.quote_price = figures.quoted ? figures.quote_price : Ratio(0);
        facts.ordered = ordered_quantity(line);
        facts.ordered_left = left.ordered;
        facts.proven = left.proven;
        facts.proven_left = left.proof;
        facts.draws_order = quantities.ordered;
        facts.draws_proof = quantities.proven;
        facts.expected = figures.expected;
        facts.tolerance = run_.tolerances.where(ToleranceKey::price, scope);
    }
    if (run_.follows(line)) note_draw(line, figures, left, quantities, allowed);
    ledger_.draw(line.order_line, period, proof, document.date, figures.quantity, quantities.ordered,
                 quantities.unproven_kind ? Ratio(0) : quantities.proven);
}

void Judge::compare_prices(LineMatch& line, const Compared& figures, const ToleranceScope& scope) {
    const auto above = [&](const Ratio& base) {
        return run_.tolerances.exceeds(ToleranceKey::price, figures.price - base, base, scope);
    };
    if (above(figures.order_price)) line.codes.add(Code::price_above_po);
    if (figures.quoted && above(figures.quote_price)) line.codes.add(Code::price_above_quote);
    const Ratio below = figures.order_price - figures.price;
    if (run_.tolerances.exceeds(ToleranceKey::price_below, below, figures.order_price, scope)) {
        line.codes.add(Code::price_below_po);
    }
}

/// pa: the lower agreed price where p exceeds it beyond its tolerance, else p. Only prices whose code limits (or,
/// with `disputes_only`, disputes) count.
Ratio Judge::allowed_price(const Compared& figures, const ToleranceScope& scope, bool disputes_only) const {
    if (figures.amount_only) return figures.price;
    const auto counts = [&](Code code) { return disputes_only ? run_.disputes(code) : run_.limits(code); };
    const bool by_order = counts(Code::price_above_po);
    const bool by_quote = figures.quoted && counts(Code::price_above_quote);
    if (!by_order && !by_quote) return figures.price;
    Ratio agreed = by_order ? figures.order_price : figures.quote_price;
    if (by_order && by_quote) agreed = min(figures.order_price, figures.quote_price);
    const bool exceeds = run_.tolerances.exceeds(ToleranceKey::price, figures.price - agreed, agreed, scope);
    return exceeds ? agreed : figures.price;
}

bool Judge::is_supplied(Proof proof, const DrawLeft& left) const {
    switch (proof) {
    case Proof::none:
        return true;
    case Proof::slip:
        return run_.slips_supplied;
    case Proof::license:
        return run_.licenses_supplied;
    case Proof::either:
        break;
    }
    return left.most_proven.sign() > 0 || (run_.slips_supplied && run_.licenses_supplied);
}

Judge::Quantities Judge::compare_quantities(const LineMatch& line, const Compared& figures, const DrawLeft& left,
                                            const ToleranceScope& scope, const Ratio& agreed) const {
    const Proof proof = proof_of(line);
    const int places = run_.places(run_.document_of(line));
    // The excess counts what a tolerance let through before: it is used once.
    const auto beyond = [&](ToleranceKey key, const Ratio& quantity, const Ratio& rest, const Ratio& net,
                            const Ratio& base) {
        return quantity > rest && run_.tolerances.exceeds(key, quantity - net, base, scope);
    };
    // An amount alone is above what is left only if it is more than that is worth.
    const auto worth_more = [&](const Ratio& rest) {
        return agreed.is_zero() || figures.total > rounded_value(rest, agreed, places);
    };
    Quantities quantities;
    if (figures.amount_only) quantities.order_code = Code::value_above_ordered;
    quantities.ordered_short = figures.amount_only ? worth_more(left.ordered)
                                                   : beyond(ToleranceKey::quantity_ordered, figures.quantity,
                                                            left.ordered, left.ordered_net, ordered_quantity(line));
    quantities.ordered = figures.quantity;
    if (quantities.ordered_short && run_.limits(quantities.order_code)) {
        quantities.ordered = min(figures.quantity, left.ordered);
    }
    quantities.proven = quantities.ordered;
    if (proof == Proof::none) return quantities;
    if (!is_supplied(proof, left)) {
        quantities.unproven_kind = true;
        return quantities;
    }
    const bool nothing = left.most_proven.sign() <= 0;
    const bool by_license = proof == Proof::license;
    if (nothing) {
        quantities.proof_code = by_license ? Code::license_missing : Code::not_received;
    } else {
        quantities.proof_code = by_license ? Code::license_short : Code::quantity_above_received;
    }
    if (nothing) {
        quantities.proof_short = quantities.ordered.sign() > 0;
    } else {
        const bool covered = figures.amount_only && quantities.ordered == figures.quantity && !worth_more(left.proof);
        quantities.proof_short = !covered && beyond(ToleranceKey::quantity_proven, quantities.ordered, left.proof,
                                                    left.proof_net, left.most_proven);
    }
    if (quantities.proof_short && run_.limits(quantities.proof_code)) {
        quantities.proven = min(quantities.ordered, left.proof);
    }
    return quantities;
}

/// The line's total where all of it goes through, else what the quantity is worth, never more than the total.
Decimal Judge::value_of(const Compared& figures, const Ratio& quantity, const Ratio& price, bool arithmetic_limits,
                        int places) {
    const bool whole =
        quantity == figures.quantity && price == figures.price && !(figures.arithmetic_high && arithmetic_limits);
    if (whole && !(figures.amount_only && figures.price.is_zero())) return figures.total;
    return min(figures.total, rounded_value(quantity, price, places));
}

/// Splits a total by what limits it. What only codes with the effect `wait` hold back is awaiting, the rest of what
/// is held back is disputed.
Parts Judge::split(const Compared& figures, const Quantities& quantities, const ToleranceScope& scope,
                   const DrawLeft& left, const Ratio& allowed, int places) const {
    Ratio undisputed = figures.quantity;
    if (quantities.ordered_short && run_.disputes(quantities.order_code)) undisputed = min(undisputed, left.ordered);
    if (quantities.proof_short && run_.disputes(quantities.proof_code)) undisputed = min(undisputed, left.proof);
    const Decimal payable = value_of(figures, quantities.proven, allowed, run_.limits(Code::line_arithmetic), places);
    const Decimal kept = value_of(figures, undisputed, allowed_price(figures, scope, true),
                                  run_.disputes(Code::line_arithmetic), places);
    Parts parts;
    parts[Part::payable] = payable;
    parts[Part::awaiting] = max(Decimal(), kept - payable);
    parts[Part::disputed] = figures.total - parts[Part::payable] - parts[Part::awaiting];
    return parts;
}

/// With a cumulative value tolerance, what all lines so far may cost; the cut is taken from awaiting first.
void Judge::cap_value(LineMatch& line, const Ratio& agreed, const ToleranceScope& scope, Parts& parts, int places) {
    const Decimal base = rounded_value(ordered_quantity(line), agreed, places);
    const std::optional<Ratio> allowance = run_.tolerances.allowance(ToleranceKey::value, Ratio(base), scope);
    if (!allowance) return;
    Decimal& drawn = value_drawn_[static_cast<std::uint32_t>(line.order_line)];
    const Decimal room = max(Decimal(), base + allowance->rounded(places) - drawn);
    const Decimal kept = parts[Part::payable] + parts[Part::awaiting];
    if (kept > room) {
        line.codes.add(Code::value_above_ordered);
        run_.facts(line).value_kept = kept;
        run_.facts(line).value_left = room;
        if (run_.limits(Code::value_above_ordered)) {
            const Decimal payable = min(parts[Part::payable], room);
            const Decimal awaiting = min(parts[Part::awaiting], room - payable);
            const Decimal cut = kept - payable - awaiting;
            parts[Part::payable] = payable;
            parts[Part::awaiting] = awaiting;
            parts[run_.disputes(Code::value_above_ordered) ? Part::disputed : Part::awaiting] += cut;
        }
    }
    drawn += min(kept, room);
}

/// Money that went through inside tolerances, per document.
void Judge::count_passed(InvoiceMatch& document, const Compared& figures, const Quantities& quantities,
                         const DrawLeft& left, const Ratio& allowed, int places) const {
    const Ratio agreed = agreed_price(figures);
    if (figures.amount_only) return;
    if (allowed > agreed) {
        document.passed_in_tolerance += rounded_value(quantities.proven, allowed - agreed, places);
    }
    if (quantities.ordered > left.ordered && !quantities.ordered_short) {
        document.passed_in_tolerance += rounded_value(quantities.ordered - left.ordered, figures.price, places);
    }
    if (!figures.arithmetic_high && !figures.arithmetic_low) {
        document.passed_in_tolerance += (figures.printed - figures.expected).abs();
    }
}

/// Marks a standing order where billing first passes the order's value.
void Judge::note_standing(LineMatch& line, const Compared& figures) {
    if (run_.period(line).is_open()) return;
    OrderLine& order = run_.matches.order_lines[static_cast<std::size_t>(line.order_line)];
    order.standing = true;
    order.billed_value = *order.billed_value + figures.total;
    const Decimal value = rounded_value(order.ordered, agreed_price(figures), run_.places(run_.document_of(line)));
    if (order.beyond_value || *order.billed_value <= value) return;
    order.beyond_value = true;
    line.codes.add(Code::standing_order_beyond_value);
}

}  // namespace msp_audit
