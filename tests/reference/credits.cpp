#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

bool no_later(const Document& left, const Document& right) { return left.date <= right.date; }

bool has_named(World& world, const InvoiceLine& credit) { return !named_documents(world, *credit.document).empty(); }

bool within_price(const World& world, const InvoiceLine& credit, const InvoiceLine& line) {
    if (!credit.p || !line.p) {
        return false;
    }
    const auto room = tolerance(world, "price", selector_of(world, credit), credit.document->currency, *line.p);
    return !room || absolute(*credit.p - *line.p) <= *room;
}

Q net_amount(const Document& document) { return absolute(document.invoiced); }

// A credit without a quantity that equals the invoice it names in full: the lines of that invoice on its PO line.
std::vector<InvoiceLine*> named_in_full(World& world, const InvoiceLine& credit) {
    for (auto* document : named_documents(world, *credit.document)) {
        if (net_amount(*document) != net_amount(*credit.document)) {
            continue;
        }
        std::vector<InvoiceLine*> lines;
        for (const auto& line : document->lines) {
            if (line->claim.partner == credit.claim.partner && !line->charge && line->q && line->total != 0 &&
                !line->is_credit()) {
                lines.push_back(line.get());
            }
        }
        return lines;
    }
    return {};
}

DayFunction qp_drawn(const PoLine& partner) {
    return partner.proof_drawn.minus(DayFunction().minus(partner.drawn_unproved));
}

// Lowers net billed, and with it what is drawn; gives the fall of the drawn qp.
Q lower_billed(PoLine& partner, const Days& days, const Q& quantity) {
    const DayFunction before = qp_drawn(partner);
    partner.billed.add(days, Q(-quantity));
    partner.drawn.clamp(partner.billed);
    partner.proof_drawn.clamp(partner.billed);
    partner.drawn_unproved.clamp(partner.billed.minus(partner.proof_drawn));
    return before.minus(qp_drawn(partner)).max_over(days);
}

// What the cap on value counts of a credit that gave quantity back: its payable part, never more than its total.
void lower_value(const InvoiceLine& credit, PoLine& partner, const Q& value) {
    const Q back = std::min(absolute(credit.total), value);
    partner.value_so_far = std::max(Q(0), Q(partner.value_so_far - back));
}

// A credit in full gives back, once, what the invoice billed, less what lines of its own give back by quantity.
void give_all_back(World& world, InvoiceLine& credit, const std::vector<InvoiceLine*>& lines) {
    Document& document = *credit.document;
    std::map<const PoLine*, Q> by_quantity;
    for (const auto& other : document.lines) {
        if (other->is_credit() && !other->charge && !other->amount_only && other->q) {
            by_quantity[other->claim.partner] += *other->q;
        }
    }
    Q money = 0;
    for (auto* line : lines) {
        PoLine& partner = *line->claim.partner;
        const Q known = std::min(*line->q, by_quantity[&partner]);
        by_quantity[&partner] -= known;
        const Q back = *line->q - known;
        credit.given.emplace_back(days_of(*line), back);
        const Q fall = lower_billed(partner, days_of(*line), back);
        money += round_places(fall * allowed_price(world, *line), minor_places(document.currency));
    }
    document.given_in_full[credit.claim.partner] = money;
}

void take_part(Q& open, Q& part, Q& rest) {
    const Q taken = std::min(rest, open);
    if (taken > 0) {
        open -= taken;
        part -= taken;
        rest -= taken;
    }
}

// "of each document the disputed of its lines - those on the credit's PO line first - then its excess total, then
// awaiting, then unchecked"
void settle_document(Document& document, InvoiceLine& credit, Q& rest) {
    std::vector<InvoiceLine*> lines;
    for (const bool own : {true, false}) {
        for (auto& line : document.lines) {
            const bool same = credit.claim.partner != nullptr && line->claim.partner == credit.claim.partner;
            if (same == own) {
                lines.push_back(line.get());
            }
        }
    }
    const Q at_first = rest;
    for (auto* line : lines) {
        take_part(line->open.disputed, credit.parts.disputed, rest);
    }
    take_part(document.open_total.disputed, credit.parts.disputed, rest);
    for (auto* line : lines) {
        take_part(line->open.awaiting, credit.parts.awaiting, rest);
    }
    take_part(document.open_total.awaiting, credit.parts.awaiting, rest);
    for (auto* line : lines) {
        take_part(line->open.unchecked, credit.parts.unchecked, rest);
    }
    take_part(document.open_total.unchecked, credit.parts.unchecked, rest);
    document.settled_any = document.settled_any || rest != at_first;
}

void settle_lines(World& world, InvoiceLine& credit, Q& rest) {
    for (auto* line : credited_lines(world, credit)) {
        const Q at_first = rest;
        take_part(line->open.disputed, credit.parts.disputed, rest);
        take_part(line->open.awaiting, credit.parts.awaiting, rest);
        take_part(line->open.unchecked, credit.parts.unchecked, rest);
        line->document->settled_any = line->document->settled_any || rest != at_first;
    }
}

void settle(World& world, InvoiceLine& credit) {
    Q rest = absolute(credit.total);
    const int places = minor_places(credit.document->currency);
    if (credit.charge_fall > 0) {
        const Q back = std::min(rest, credit.charge_fall);
        credit.parts.payable -= back;
        rest -= back;
    }
    if (credit.gives_back) {
        const Q back = std::min(rest, round_places(credit.back_fall * credit.back_price, places));
        credit.parts.payable -= back;
        rest -= back;
    }
    const Q to_settle = rest;
    const auto named = named_documents(world, *credit.document);
    for (auto* document : named) {
        // "copies first, then the earliest document not yet credited in full"
        const Q room = absolute(document->invoiced) - document->credited_so_far;
        if (room > 0) {
            hold_joined_excess(world, *document);
            settle_document(*document, credit, rest);
        }
    }
    Q counted = absolute(credit.total + credit.tax);
    for (auto* document : named) {
        const Q room = absolute(document->invoiced) - document->credited_so_far;
        const Q taken = std::min(counted, room > 0 ? room : Q(0));
        document->credited_so_far += taken;
        counted -= taken;
    }
    if (named.empty() && !credit.reference_coded) {
        settle_lines(world, credit, rest);
    }
    if (rest != to_settle) {
        put_info(world, credit.codes, "credit-settles");
    }
    const PoLine* partner = credit.claim.partner;
    if (rest != 0 && partner != nullptr && partner->is_return) {
        // Billed on a return beyond the credits that it takes back: none of that was ordered.
        const Effect effect = put(world, credit.codes, "quantity-above-ordered");
        (effect == Effect::none ? credit.parts.payable
                                : (effect == Effect::wait ? credit.parts.awaiting : credit.parts.disputed)) -= rest;
    } else {
        credit.parts.payable -= rest;
    }
    if (credit.total > 0) {
        Split turned;
        turned.add(credit.parts, -1);
        credit.parts = turned;
    }
}

// "a credit gives back more than was billed on its PO line", all lines being known.
void find_exceeding(const World& world) {
    std::map<const PoLine*, DayFunction> billed;
    for (const auto& document : world.documents) {
        for (const auto& line : document->lines) {
            PoLine* partner = line->claim.partner;
            const bool counted = partner != nullptr && !partner->is_return && !line->charge && line->q &&
                                 !document->future && line->total > 0;
            if (counted) {
                billed[partner].add(days_of(*line), *line->q);
            }
        }
    }
    for (const auto& document : world.documents) {
        for (const auto& line : document->lines) {
            PoLine* partner = line->claim.partner;
            if (!line->gives_back || partner == nullptr || partner->is_return) {
                continue;
            }
            for (const auto& [days, given] : line->given) {
                billed[partner].add(days, Q(-given));
                if (given != 0 && billed[partner].min_over(days) < 0) {
                    put(world, line->codes, "credit-exceeds-billed");
                }
            }
        }
    }
}

}  // namespace

std::vector<InvoiceLine*> credited_lines(World& world, const InvoiceLine& credit) {
    std::vector<InvoiceLine*> lines;
    const auto named = named_documents(world, *credit.document);
    const auto add = [&](Document& document) {
        for (auto& line : document.lines) {
            const bool bills = line->total != 0 && !line->is_credit();
            if (bills && line->claim.partner == credit.claim.partner) {
                lines.push_back(line.get());
            }
        }
    };
    if (credit.claim.partner == nullptr) {
        return lines;
    }
    if (!named.empty()) {
        for (auto* document : named) {
            add(*document);
        }
        return lines;
    }
    // "the lines on the same PO line dated no later than the credit, oldest first, later ones only if there is none"
    for (const bool earlier : {true, false}) {
        for (auto& document : world.documents) {
            if (!document->future && no_later(*document, *credit.document) == earlier) {
                add(*document);
            }
        }
        if (!lines.empty()) {
            return lines;
        }
    }
    return lines;
}

void give_back(World& world, InvoiceLine& credit) {
    PoLine* partner = credit.claim.partner;
    if (partner == nullptr) {
        return;
    }
    if (credit.charge) {
        // "What is charged on a charge partner falls to its net billed amount."
        const Q room_before = std::min(Q(0), partner->charged_billed);
        partner->charged_billed += credit.total;
        const Q most = partner->charged_billed < 0 ? Q(0) : partner->charged_billed;
        credit.charge_fall = partner->charged - std::min(partner->charged, most);
        partner->charged -= credit.charge_fall;
        const Q early = room_before - std::min(Q(0), partner->charged_billed);
        if (early > 0) {
            partner->early_credits.emplace_back(&credit, early);
        }
        return;
    }
    if (credit.amount_only) {
        if (partner->agreed() != 0) {
            credit.q = round_places(absolute(credit.total) / partner->agreed(), 9);
            credit.p = partner->agreed();
        }
        const auto lines = has_named(world, credit) ? named_in_full(world, credit) : std::vector<InvoiceLine*>();
        credit.gives_back = !lines.empty();
        if (!credit.gives_back) {
            return;
        }
        auto& rest = credit.document->given_in_full;
        if (rest.count(partner) == 0) {
            give_all_back(world, credit, lines);
        }
        // The lines of the credit share what it gives back.
        credit.back_fall = std::min(absolute(credit.total), rest[partner]);
        credit.back_price = 1;
        rest[partner] -= credit.back_fall;
        lower_value(credit, *partner, credit.back_fall);
        return;
    }
    for (auto* line : credited_lines(world, credit)) {
        if (!within_price(world, credit, *line)) {
            continue;
        }
        // "a credit without a period taking that of the line it credits": one that draws by no period of its own
        if (!credit.standing && line->standing) {
            credit.period = line->period;
            credit.standing = true;
        }
        credit.gives_back = true;
        credit.given.emplace_back(days_of(credit), *credit.q);
        credit.back_price = allowed_price(world, *line);
        credit.back_fall = lower_billed(*partner, days_of(credit), *credit.q);
        lower_value(credit, *partner,
                    round_places(credit.back_fall * credit.back_price, minor_places(credit.document->currency)));
        return;
    }
}

void settle_all(World& world) {
    for (auto& document : world.documents) {
        for (auto& line : document->lines) {
            line->open = Split();
            if (!line->is_credit()) {
                line->open.add(line->parts, line->total < 0 ? -1 : 1);
            }
        }
        document->open_total = Split();
        document->open_total.add(document->total_part, document->credit_note() ? -1 : 1);
    }
    for (auto& document : world.documents) {
        for (auto& line : document->lines) {
            if (line->is_credit() && !line->unchecked_whole && !line->tax_line && !line->discount_line) {
                settle(world, *line);
            }
        }
    }
    find_exceeding(world);
}

}  // namespace reference
