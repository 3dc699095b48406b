#include <algorithm>

#include "match/duplicates.hpp"
#include "match/judge.hpp"
#include "match/prices.hpp"

namespace msp_audit {

/// Freight and fees are compared by amount with the PO's line of their category, cumulative over part invoices.
void Judge::judge_charge(LineMatch& line, const InvoiceMatch& document, const Decimal& agreed_goods) {
    const Compared figures = compared(line);
    if (is_nothing(line)) {
        line.codes = CodeSet();
        line.reference_failed = false;
        store(line, Parts());
        return;
    }
    const bool credit = MatchRun::is_credit(line);
    if (document.unchecked_whole || (line.po_rejected && !run_.is_copy(document))) {
        store(line, Parts::whole(Part::unchecked, figures.total));
        return;
    }
    if (run_.is_copy(document)) line.reference_failed = true;
    OrderLine* order = line.order_line == OrderLineIndex::none
                           ? nullptr
                           : &run_.matches.order_lines[static_cast<std::size_t>(line.order_line)];
    if (credit && !run_.is_copy(document)) return credit_charge(line, order, figures.total);
    // What is billed on a goods line is counted in its units, and no charge is among them.
    const bool counts = order != nullptr && order->role == LineRole::charge;
    if (counts && !credit) order->net_billed += Ratio(figures.total);
    if (line.reference_failed) {
        store(line, Parts::whole(part_of_reference(line, document), figures.total));
        return;
    }
    const int places = run_.places(document);
    // Below zero where a tolerance let more through: it is used once.
    const Decimal net_left = order == nullptr ? -unordered_charges_
                                              : rounded_value(order->ordered, order->price, places) - *order->charged;
    const Decimal left = max(Decimal(), net_left);
    if (run_.follows(line)) {
        run_.trace->charges.push_back({static_cast<std::uint32_t>(&line - run_.matches.lines.data()), figures.total,
                                       left, left - net_left, agreed_goods,
                                       traced(ToleranceKey::charge, Ratio(agreed_goods), run_.scope(line))});
    }
    Parts parts = Parts::whole(Part::payable, figures.total);
    if (run_.tolerances.exceeds(ToleranceKey::charge, Ratio(figures.total - net_left), Ratio(agreed_goods),
                                run_.scope(line))) {
        line.codes.add(Code::unplanned_charge);
        LineFacts& facts = run_.facts(line);
        facts.charge_left = left;
        facts.expected = figures.total;
        if (run_.limits(Code::unplanned_charge)) {
            parts[Part::payable] = min(figures.total, left);
            parts[run_.disputes(Code::unplanned_charge) ? Part::disputed : Part::awaiting] =
                figures.total - parts[Part::payable];
        }
    } else if (figures.total > left) {
        run_.document_of(line).passed_in_tolerance += figures.total - left;
        if (order == nullptr) unordered_charges_ += figures.total;
    }
    if (counts) draw_charge(line.order_line, parts[Part::payable], places);
    store(line, parts);
}

/// What is charged never exceeds what is billed net. Where credits took back more than was billed before them, they
/// give back what cannot be counted now.
void Judge::draw_charge(OrderLineIndex at, const Decimal& payable, int places) {
    OrderLine& order = run_.matches.order_lines[static_cast<std::size_t>(at)];
    const Decimal billed = max(Decimal(), Ratio(order.net_billed).rounded(places));
    Decimal beyond = *order.charged + payable - billed;
    order.charged = min(*order.charged + payable, billed);
    const auto credits = early_credits_.find(static_cast<std::uint32_t>(at));
    if (credits == early_credits_.end()) return;
    while (beyond.sign() > 0 && !credits->second.empty()) {
        auto& [line, open] = credits->second.front();
        const Decimal taken = min(beyond, open);
        returned_values_[line] += taken;
        open -= taken;
        beyond -= taken;
        if (open.is_zero()) credits->second.pop_front();
    }
}

/// What is charged on its partner falls to the net billed amount, and by as much the credit gives back what was paid;
/// a goods line that the credit got by the name of its invoice stays as it is.
void Judge::credit_charge(LineMatch& line, OrderLine* order, const Decimal& total) {
    if (order != nullptr && order->role == LineRole::charge && !line.reference_failed) {
        const int places = run_.places(run_.document_of(line));
        const auto net_billed = [&] { return Ratio(order->net_billed).rounded(places); };
        const auto place = static_cast<std::uint32_t>(&line - run_.matches.lines.data());
        const Decimal charged = *order->charged;
        const Decimal early = min(Decimal(), net_billed());
        order->net_billed -= Ratio(total);
        order->charged = max(Decimal(), min(charged, net_billed()));
        returned_values_[place] = charged - *order->charged;
        const Decimal beyond = early - min(Decimal(), net_billed());
        if (beyond.sign() > 0)
            early_credits_[static_cast<std::uint32_t>(line.order_line)].emplace_back(place, beyond);
    }
    store(line, Parts::whole(Part::payable, total));
}

/// A credit at the price of a line it credits gives that line's quantity back; any other gives back money only.
void Judge::judge_credit(LineMatch& line, const InvoiceMatch& document, const Compared& figures) {
    store(line, Parts::whole(Part::payable, figures.total));
    if (line.turned) note_return_facts(line, figures);
    if (line.reference_failed || line.order_line == OrderLineIndex::none) return;
    const std::optional<std::uint32_t> credited = credited_line(line, document, figures);
    if (!credited) return;
    const LineMatch& original = run_.matches.lines[*credited];
    Decimal value;
    if (!figures.amount_only) {
        Term period = run_.period(line);
        if (period.is_open()) period = run_.period(original);
        value = min(figures.total, give_back(line, original, period, figures.quantity));
    } else {
        // All that the invoice billed comes back once, however many lines of the credit share the money.
        const auto [known, is_first] = given_in_full_.try_emplace(static_cast<std::uint32_t>(line.order_line));
        if (is_first) known->second = give_all_back(line, original);
        value = min(figures.total, known->second);
        known->second -= value;
    }
    line.gives_quantity_back = true;
    returned_values_[static_cast<std::uint32_t>(&line - run_.matches.lines.data())] = value;
    if (const auto drawn = value_drawn_.find(static_cast<std::uint32_t>(line.order_line));
        drawn != value_drawn_.end()) {
        drawn->second = max(Decimal(), drawn->second - value);
    }
}

/// What was billed on `original` falls by the quantity, and what is drawn with it: what that is worth at its price.
Decimal Judge::give_back(const LineMatch& line, const LineMatch& original, const Term& period,
                         const Ratio& quantity) {
    const Ratio price = allowed_price(compared(original), run_.scope(original), false);
    const Ratio fall = ledger_.give_back(line.order_line, period, quantity);
    const Decimal value = rounded_value(fall, price, run_.places(run_.document_of(line)));
    const auto place = static_cast<std::uint32_t>(&line - run_.matches.lines.data());
    given_back_[static_cast<std::uint32_t>(line.order_line)].push_back({place, period, quantity});
    if (run_.follows(line)) {
        const Compared figures = compared(line);
        TracedDraw draw = traced(line, TracedDraw::Kind::gives_back, figures);
        draw.period = period;
        draw.quantity = quantity;
        draw.from_proof = fall;
        draw.allowed = price;
        draw.value = min(figures.total, value);
        draw.credited = static_cast<std::uint32_t>(&original - run_.matches.lines.data());
        run_.trace->draws.push_back(std::move(draw));
    }
    return value;
}

/// A credit in amounts alone equals the invoice that it names: all that this billed on the PO line comes back, each
/// line in its own period and at its own price, less what other lines of the credit give back by quantity.
Decimal Judge::give_all_back(const LineMatch& line, const LineMatch& original) {
    const auto each = [&](DocumentIndex of, const auto& visit) {
        document_lines_.any_on(line.order_line, static_cast<std::uint32_t>(of), [&](std::uint32_t i) {
            const LineMatch& other = run_.matches.lines[i];
            if (other.role != LineRole::charge) visit(other);
            return false;
        });
    };
    Ratio by_quantity;
    each(line.document, [&](const LineMatch& other) {
        if (!MatchRun::is_credit(other)) return;
        const Compared figures = compared(other);
        if (!figures.amount_only) by_quantity += figures.quantity;
    });
    Decimal value;
    each(original.document, [&](const LineMatch& other) {
        if (MatchRun::is_credit(other) || (*other.net).is_zero()) return;
        const Ratio billed = compared(other).quantity;
        const Ratio known = min(billed, by_quantity);
        by_quantity -= known;
        value += give_back(line, other, run_.period(other), billed - known);
    });
    return value;
}

/// What the finding tells of goods that are billed on a return beyond what was credited there.
void Judge::note_return_facts(LineMatch& line, const Compared& figures) {
    LineFacts& facts = run_.facts(line);
    facts.quantity = figures.quantity;
    facts.price = figures.price;
    facts.agreed = agreed_price(figures);
    facts.allowed = facts.price;
    facts.order_price = figures.order_price;
    facts.expected = figures.expected;
}

/// A credit that gives back more than was billed on its PO line in all, credits taken in their order.
void Judge::mark_excessive_credits() {
    for (const auto& [place, credits] : given_back_) {
        const auto order = static_cast<OrderLineIndex>(place);
        if (run_.matches.order(order).is_return) continue;
        for (const GivenBack& credit : credits) ledger_.bill(order, credit.period, credit.quantity);
        for (const GivenBack& given : credits) {
            const Ratio left = ledger_.bill(order, given.period, -given.quantity);
            if (left.sign() >= 0) continue;
            LineMatch& credit = run_.matches.lines[given.line];
            credit.codes.add(Code::credit_exceeds_billed);
            LineFacts& facts = run_.facts(credit);
            facts.quantity = given.quantity;
            facts.ordered_left = max(Ratio(0), left + given.quantity);
        }
    }
}

/// The first line that a credit credits at its own unit price, within the price tolerance.
std::optional<std::uint32_t> Judge::credited_line(const LineMatch& line, const InvoiceMatch& document,
                                                  const Compared& figures) {
    const ToleranceScope scope = run_.scope(line);
    const auto same_price = [&](const Ratio& price) {
        const Ratio distance = (figures.price - price).abs();
        return distance.is_zero() || !run_.tolerances.exceeds(ToleranceKey::price, distance, price, scope);
    };
    const std::span<const std::uint32_t> named = named_.named(document);
    if (!named.empty()) {
        const bool in_full = figures.amount_only && credits_in_full(document);
        if (figures.amount_only && !in_full) return std::nullopt;
        for (const std::uint32_t place : named) {
            if (in_full && !is_credited_in_full(run_.matches.documents[place], document)) continue;
            std::uint32_t first = nowhere;
            const bool found = document_lines_.any_on(line.order_line, place, [&](std::uint32_t i) {
                const LineMatch& other = run_.matches.lines[i];
                if (MatchRun::is_credit(other) || (*other.net).is_zero()) return false;
                if (in_full && other.role == LineRole::charge) return false;
                first = i;
                return in_full || same_price(compared(other).price);
            });
            if (found) return first;
        }
        return std::nullopt;
    }
    if (figures.amount_only) return std::nullopt;
    const auto billed = billed_prices_.find(static_cast<std::uint32_t>(line.order_line));
    if (billed == billed_prices_.end()) return std::nullopt;
    // The first in draw order whose price fits; later ones only if no line at all is dated before the credit.
    std::optional<BilledAt> earlier;
    std::optional<BilledAt> later;
    bool any_before = false;
    for (const auto& [price, first] : billed->second) {
        const bool before = run_.document_of(run_.matches.lines[first.line]).date <= document.date;
        any_before = any_before || before;
        std::optional<BilledAt>& best = before ? earlier : later;
        if (same_price(price) && (!best || first.position < best->position)) best = first;
    }
    const std::optional<BilledAt>& found = any_before ? earlier : later;
    return found ? std::optional<std::uint32_t>(found->line) : std::nullopt;
}

/// The credit note's total is that of the invoice it names.
bool Judge::credits_in_full(const InvoiceMatch& document) {
    if (in_full_) return *in_full_;
    const std::span<const std::uint32_t> named = named_.named(document);
    in_full_ = std::any_of(named.begin(), named.end(), [&](std::uint32_t place) {
        return is_credited_in_full(run_.matches.documents[place], document);
    });
    return *in_full_;
}

bool Judge::is_credited_in_full(const InvoiceMatch& billed, const InvoiceMatch& credit) const {
    return billed_total(run_, billed) == billed_total(run_, credit).abs();
}

}  // namespace msp_audit
