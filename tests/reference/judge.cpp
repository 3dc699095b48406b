#include "internal.hpp"

#include <algorithm>
#include <functional>

namespace reference {

namespace {

using InForce = std::function<bool(const std::string&)>;

// What a line's proof leaves it.
struct ProofState {
    Proof kind = Proof::none;
    bool supplied = true;
    bool any = false;  ///< something is proven at all
    Q left = 0, whole = 0;
    Q net_left = 0;                                   ///< below zero where a tolerance let more through
    std::vector<std::pair<const Receipt*, Q>> rooms;  ///< of license receipts, for a line without a period
};

// "a receipt whose term ended before the invoice date, or begins after both it and as-of, proves nothing"
bool counts(const World& world, const Receipt& receipt, const InvoiceLine& line) {
    const int date = line.document->date;
    const int today = world.today;
    return receipt.term.to >= date && !(receipt.term.from > date && receipt.term.from > today);
}

// Without a period the whole term of each receipt is drawn.
void license_rooms(const World& world, const InvoiceLine& line, ProofState& state) {
    const PoLine& partner = *line.claim.partner;
    DayFunction free = partner.seats.minus(partner.proof_drawn);
    const DayFunction before = free;
    Q least = 0;
    for (const auto& receipt : partner.receipts) {
        if (!counts(world, receipt, line)) {
            continue;
        }
        state.whole += receipt.seats;
        Q room = std::min(receipt.seats, free.min_over(receipt.term));
        room = room < 0 ? Q(0) : room;
        free.add(receipt.term, Q(-room));
        state.rooms.emplace_back(&receipt, room);
        state.left += room;
        least = std::min(least, before.min_over(receipt.term));
    }
    state.any = state.whole > 0;
    // "A tolerance is used once a PO line": what it let through is missing from what is left.
    state.net_left = state.left > 0 ? state.left : least;
}

void note_missing(World& world, const ProofState& state) {
    if ((state.kind == Proof::slip || state.kind == Proof::either) && !world.slips_supplied) {
        world.missing_kinds.insert("packing_slips");
    }
    if ((state.kind == Proof::license || state.kind == Proof::either) && !world.books->licenses_supplied) {
        world.missing_kinds.insert("licenses");
    }
}

ProofState proof_of(World& world, const InvoiceLine& line) {
    const PoLine& partner = *line.claim.partner;
    ProofState state;
    state.kind = proof_needed(world, partner, line.category);
    const Days days = days_of(line);
    const Q drawn = partner.proof_drawn.max_over(days);
    const bool by_receipt = state.kind == Proof::license && !line.standing;
    if (state.kind == Proof::slip) {
        state.whole = partner.delivered;
        state.left = state.whole - drawn;
        state.supplied = world.slips_supplied;
    } else if (state.kind == Proof::license && line.standing) {
        state.whole = partner.seats.max_over(days);
        state.left = partner.seats.minus(partner.proof_drawn).min_over(days);
        state.supplied = world.books->licenses_supplied;
    } else if (by_receipt) {
        license_rooms(world, line, state);
        state.supplied = world.books->licenses_supplied;
    } else if (state.kind == Proof::either) {
        Q seats = 0;
        for (const auto& receipt : partner.receipts) {
            seats += counts(world, receipt, line) ? receipt.seats : Q(0);
        }
        state.whole = std::max(partner.delivered, seats);
        state.left = state.whole - drawn;
        // "A line of empty category with nothing proven is unchecked unless both slips and licenses were supplied."
        state.supplied = state.whole > 0 || (world.slips_supplied && world.books->licenses_supplied);
    }
    state.any = state.whole > 0;
    if (!by_receipt) {
        state.net_left = state.left;
    }
    state.left = state.left < 0 ? Q(0) : state.left;
    if (!state.supplied) {
        note_missing(world, state);
    }
    return state;
}

std::string proof_code(const ProofState& state) {
    if (state.kind == Proof::license) {
        return state.any ? "license-short" : "license-missing";
    }
    return state.any ? "quantity-above-received" : "not-received";
}

// The prices a line is compared with; of an ambiguous match the pair with the lower agreed price.
struct Prices {
    Q po;
    std::optional<Q> quote;
    // "Effect none does not limit: its comparison is left out of a."
    [[nodiscard]] std::optional<Q> agreed(const InForce& in_force) const {
        std::optional<Q> lowest;
        if (in_force("price-above-po")) {
            lowest = po;
        }
        if (quote && in_force("price-above-quote") && (!lowest || *quote < *lowest)) {
            lowest = *quote;
        }
        return lowest;
    }
};

Prices prices_of(const InvoiceLine& line) {
    const PoLine* source = line.claim.partner;
    if (line.claim.other != nullptr && line.claim.other->agreed() < source->agreed()) {
        source = line.claim.other;
    }
    return {source->price, source->quote_price};
}

struct Judged {
    Q qo = 0, qp = 0, pa = 0, payable = 0;
    bool ordered_fits = true, proven_fits = true;
};

struct Facts {
    Q t, q, p, left, net_left, ordered, agreed;
    Prices prices;
    ProofState proof;
    bool arithmetic_holds = true;
};

bool beyond(const World& world, const InvoiceLine& line, const std::string& name, const Q& excess, const Q& base) {
    const auto room = tolerance(world, name, selector_of(world, line), line.document->currency, base);
    return room && excess > *room;
}

// The formulas of the section Amounts, with the comparisons in force.
Judged judged(const World& world, const InvoiceLine& line, const Facts& facts, const InForce& in_force) {
    Judged result;
    const int places = minor_places(line.document->currency);
    const auto a = line.amount_only ? std::nullopt : facts.prices.agreed(in_force);
    result.pa = a && beyond(world, line, "price", facts.p - *a, *a) ? *a : facts.p;
    const std::string ordered_code = line.amount_only ? "value-above-ordered" : "quantity-above-ordered";
    if (line.amount_only) {
        result.ordered_fits = facts.t <= round_places(facts.left * facts.agreed, places);
    } else {
        result.ordered_fits = facts.q <= facts.left ||
                              !beyond(world, line, "quantity_ordered", facts.q - facts.net_left, facts.ordered);
    }
    result.qo = !in_force(ordered_code) || result.ordered_fits ? facts.q : facts.left;
    result.qp = result.qo;
    const bool limited = facts.proof.kind != Proof::none && facts.proof.supplied;
    if (limited) {
        const Q excess = result.qo - facts.proof.net_left;
        const bool by_amount = line.amount_only && result.qo == facts.q &&
                               facts.t <= round_places(facts.proof.left * facts.agreed, places);
        const bool tolerated = facts.proof.any && !beyond(world, line, "quantity_proven", excess, facts.proof.whole);
        result.proven_fits = tolerated || by_amount || result.qo <= facts.proof.left;
        if (!result.proven_fits && in_force(proof_code(facts.proof))) {
            result.qp = facts.proof.left;
        }
    }
    const bool arithmetic = facts.arithmetic_holds || !in_force("line-arithmetic");
    result.payable = result.qp == facts.q && result.pa == facts.p && arithmetic
                         ? facts.t
                         : std::min(facts.t, round_places(result.qp * result.pa, places));
    return result;
}

// Says whether q*p is the total: above it the code disputes, below it the total is what is paid for.
bool arithmetic(const World& world, InvoiceLine& line) {
    if (!line.total_printed || !line.has_quantity || !line.has_price) {
        return true;
    }
    const Q expected = round_places(*line.q * *line.printed_p, minor_places(line.document->currency));
    const Q room = absolute_tolerance(world, "arithmetic", selector_of(world, line), line.document->currency, 1);
    const Q difference = absolute(line.own_total) - expected;
    if (difference > room) {
        put(world, line.codes, "line-arithmetic");
        return false;
    }
    if (-difference > room) {
        put_info(world, line.codes, "line-arithmetic");
        line.p = Q(absolute(line.total) / *line.q);
    }
    return true;
}

void price_codes(const World& world, InvoiceLine& line, const Facts& facts) {
    if (beyond(world, line, "price", facts.p - facts.prices.po, facts.prices.po)) {
        put(world, line.codes, "price-above-po");
    }
    if (facts.prices.quote && beyond(world, line, "price", facts.p - *facts.prices.quote, *facts.prices.quote)) {
        put(world, line.codes, "price-above-quote");
    }
    if (beyond(world, line, "price_below", facts.prices.po - facts.p, facts.prices.po)) {
        put(world, line.codes, "price-below-po");
    }
}

// "payable + awaiting of all lines so far ... is capped at round(ordered*a) plus tolerance; the cut is taken from
// awaiting first"
void cap_value(const World& world, InvoiceLine& line, const Facts& facts, Split& parts) {
    PoLine& partner = *line.claim.partner;
    const auto selector = selector_of(world, line);
    if (tolerance_is_set(world, "value", selector)) {
        const Q order = round_places(facts.ordered * facts.agreed, minor_places(line.document->currency));
        const auto room = tolerance(world, "value", selector, line.document->currency, order);
        const Q limit = order + round_places(room.value_or(Q(0)), minor_places(line.document->currency));
        const Q over = partner.value_so_far + parts.payable + parts.awaiting - limit;
        const Effect effect = over > 0 ? put(world, line.codes, "value-above-ordered") : Effect::none;
        if (effect != Effect::none) {
            const Q cut = std::min(over, Q(parts.payable + parts.awaiting));
            const Q from_awaiting = std::min(cut, parts.awaiting);
            parts.awaiting -= from_awaiting;
            parts.payable -= cut - from_awaiting;
            partner.value_so_far += parts.payable + parts.awaiting;
            (effect == Effect::dispute ? parts.disputed : parts.awaiting) += cut;
            return;
        }
    }
    partner.value_so_far += parts.payable + parts.awaiting;
}

void draw(InvoiceLine& line, const Judged& all, const ProofState& proof) {
    PoLine& partner = *line.claim.partner;
    partner.drawn.add(days_of(line), all.qo);
    if (proof.kind == Proof::none) {
        partner.drawn_unproved.add(days_of(line), all.qp);
    } else if (proof.supplied) {
        if (proof.kind == Proof::license && !line.standing && !proof.rooms.empty()) {
            Q rest = all.qp;
            for (std::size_t i = 0; i < proof.rooms.size(); ++i) {
                const bool last = i + 1 == proof.rooms.size();
                const Q taken = last ? rest : std::min(rest, proof.rooms[i].second);
                partner.proof_drawn.add(proof.rooms[i].first->term, taken);
                rest -= taken;
            }
        } else {
            partner.proof_drawn.add(days_of(line), all.qp);
        }
    }
    // "draws on order and proof never exceed net billed, whichever comes first"
    partner.drawn.clamp(partner.billed);
    partner.proof_drawn.clamp(partner.billed);
    partner.drawn_unproved.clamp(partner.billed.minus(partner.proof_drawn));
}

void line_codes(const World& world, InvoiceLine& line, const Facts& facts, const Judged& all) {
    if (!all.ordered_fits) {
        put(world, line.codes, line.amount_only ? "value-above-ordered" : "quantity-above-ordered");
    }
    const bool limited = facts.proof.kind != Proof::none && facts.proof.supplied;
    if (limited && !all.proven_fits && all.qo > 0) {
        put(world, line.codes, proof_code(facts.proof));
    }
}

void note_standing(const World& world, InvoiceLine& line, const Facts& facts) {
    if (line.standing) {
        PoLine& partner = *line.claim.partner;
        partner.standing_billed += facts.t;
        const Q order = round_places(facts.ordered * facts.agreed, minor_places(line.document->currency));
        if (partner.standing_billed > order && !partner.standing_told) {
            partner.standing_told = true;
            put_info(world, line.codes, "standing-order-beyond-value");
        }
    }
}

}  // namespace

void judge_positive(World& world, InvoiceLine& line) {
    PoLine& partner = *line.claim.partner;
    const InForce all_codes = [&](const std::string& code) { return effect_of(world, code) != Effect::none; };
    const InForce disputing = [&](const std::string& code) { return effect_of(world, code) == Effect::dispute; };
    Facts facts;
    facts.t = absolute(line.total);
    facts.prices = prices_of(line);
    facts.agreed = facts.prices.agreed(all_codes).value_or(line.claim.partner->agreed());
    facts.ordered = partner.ordered;
    facts.left = facts.ordered - partner.drawn.max_over(days_of(line));
    facts.net_left = facts.left;
    facts.left = facts.left < 0 ? Q(0) : facts.left;
    facts.arithmetic_holds = arithmetic(world, line);
    note_standing(world, line, facts);
    if (line.amount_only) {
        // "quantity t/a to nine places, price a ... with a = 0 all is disputed"
        if (facts.agreed == 0) {
            const Effect effect = put(world, line.codes, "value-above-ordered");
            Split& parts = line.parts;
            const Q amount = line.total;
            Q& limited = effect == Effect::wait ? parts.awaiting : parts.disputed;
            (effect == Effect::none ? parts.payable : limited) += amount;
            return;
        }
        line.q = round_places(facts.t / facts.agreed, 9);
        line.p = facts.agreed;
    }
    facts.q = *line.q;
    facts.p = *line.p;
    facts.proof = proof_of(world, line);
    partner.billed.add(days_of(line), facts.q);
    if (!line.amount_only) {
        price_codes(world, line, facts);
    }
    const Judged all = judged(world, line, facts, all_codes);
    const Judged hard = judged(world, line, facts, disputing);
    line_codes(world, line, facts, all);
    Split parts;
    parts.payable = all.payable;
    parts.disputed = facts.t - hard.payable;
    parts.awaiting = facts.t - parts.payable - parts.disputed;
    cap_value(world, line, facts, parts);
    draw(line, all, facts.proof);
    line.qo = all.qo;
    line.qp = all.qp;
    line.pa = all.pa;
    if (!facts.proof.supplied) {
        parts.unchecked = parts.payable;
        parts.payable = 0;
    }
    line.parts.add(parts, line.total < 0 ? -1 : 1);
}

void settle_figures(const World& world, InvoiceLine& line) {
    if (line.claim.partner == nullptr || line.charge || line.total == 0) {
        return;
    }
    if (line.amount_only) {
        const InForce all_codes = [&](const std::string& code) { return effect_of(world, code) != Effect::none; };
        const Q agreed = prices_of(line).agreed(all_codes).value_or(line.claim.partner->agreed());
        if (agreed != 0) {
            line.q = round_places(absolute(line.total) / agreed, 9);
            line.p = agreed;
        }
        return;
    }
    if (!line.total_printed || !line.has_quantity || !line.has_price) {
        return;
    }
    // "if t < round(q*p) by more than the arithmetic tolerance, p is t/q from here on"
    const Q expected = round_places(*line.q * *line.printed_p, minor_places(line.document->currency));
    const Q room = absolute_tolerance(world, "arithmetic", selector_of(world, line), line.document->currency, 1);
    if (expected - absolute(line.own_total) > room) {
        line.p = Q(absolute(line.total) / *line.q);
    }
}

Q allowed_price(const World& world, const InvoiceLine& line) {
    const InForce all_codes = [&](const std::string& code) { return effect_of(world, code) != Effect::none; };
    const auto a = line.amount_only ? std::nullopt : prices_of(line).agreed(all_codes);
    return a && beyond(world, line, "price", *line.p - *a, *a) ? *a : *line.p;
}

}  // namespace reference
