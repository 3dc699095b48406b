#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

bool not_open(const std::string& status) {
    static const std::set<std::string> words_for_it = {
        "cancelled", "canceled", "rejected", "void", "voided", "deleted", "draft", "pending approval", "pending"};
    return words_for_it.count(plain_key(status)) != 0;
}

// Any line of the PO that the line names: it knows vendor and currency even where no line is the partner.
const PoLine* header_of(const World& world, const InvoiceLine& line) {
    if (line.claim.partner != nullptr) {
        return line.claim.partner;
    }
    for (const auto& candidate : world.po_lines) {
        if (!line.claim.pos.empty() && candidate->po == line.claim.pos.front()) {
            return candidate.get();
        }
    }
    return nullptr;
}

std::set<std::string> found_codes(const World& world, const InvoiceLine& line) {
    const PoLine* header = header_of(world, line);
    if (header == nullptr) {
        return {line.claim.po_cell.empty() ? "no-po-reference" : "po-not-found"};
    }
    std::set<std::string> codes;
    if (line.claim.partner == nullptr && !line.charge) {
        codes.insert("item-not-ordered");
    }
    if (header->vendor != line.document->vendor) {
        codes.insert("vendor-mismatch");
    }
    const auto& currency = line.document->currency;
    if (!currency.empty() && !header->currency.empty() && currency != header->currency) {
        codes.insert("currency-mismatch");
    }
    if (line.claim.partner != nullptr && not_open(line.claim.partner->status)) {
        codes.insert("po-not-open");
    }
    if (line.units_differ) {
        codes.insert("uom-mismatch");
    }
    return codes;
}

void whole(InvoiceLine& line, Effect effect) {
    (effect == Effect::dispute ? line.parts.disputed : line.parts.awaiting) += line.total;
}

void note_billed(InvoiceLine& line) {
    PoLine* partner = line.claim.partner;
    if (partner == nullptr || line.is_credit()) {
        return;
    }
    if (line.amount_only && !line.charge && partner->agreed() != 0) {
        line.q = round_places(absolute(line.total) / partner->agreed(), 9);
        line.p = partner->agreed();
    }
    if (line.charge) {
        partner->charged_billed += line.total;
    } else if (line.q) {
        partner->billed.add(days_of(line), *line.q);
    }
}

// "only line-arithmetic, item-differs, duplicate-line may stand beside R codes"
void warn(const World& world, InvoiceLine& line) {
    for (const auto& code : line.claim.warnings) {
        if (!line.reference_coded || code == "item-differs") {
            put(world, line.codes, code);
        }
    }
}

void arithmetic_code(const World& world, InvoiceLine& line) {
    if (!line.total_printed || !line.has_quantity || !line.has_price || line.is_credit() || line.charge) {
        return;
    }
    const Q expected = round_places(*line.q * *line.printed_p, minor_places(line.document->currency));
    const Q room = absolute_tolerance(world, "arithmetic", selector_of(world, line), line.document->currency, 1);
    const Q difference = absolute(line.own_total) - expected;
    if (difference > room) {
        put(world, line.codes, "line-arithmetic");
    } else if (-difference > room) {
        put_info(world, line.codes, "line-arithmetic");
    }
}

// Its reference codes are without effect: nothing limits it but its own arithmetic.
void judge_alone(const World& world, InvoiceLine& line) {
    arithmetic_code(world, line);
    line.parts.payable = line.total;
    const auto said = line.codes.find("line-arithmetic");
    if (said == line.codes.end() || said->second == Effect::none) {
        return;
    }
    const Q expected = round_places(*line.q * *line.printed_p, minor_places(line.document->currency));
    const Q excess = std::max(Q(0), Q(absolute(line.total) - expected)) * (line.total < 0 ? -1 : 1);
    line.parts.payable -= excess;
    (said->second == Effect::dispute ? line.parts.disputed : line.parts.awaiting) += excess;
}

void judge_line(World& world, InvoiceLine& line) {
    Document& document = *line.document;
    if (line.total == 0 || line.tax_line || line.discount_line) {
        return;  // "payable 0, draws nothing and raises nothing"
    }
    if (document.future) {
        line.unchecked_whole = true;
        line.parts.unchecked = line.total;
        return;
    }
    if (!document.duplicate && !world.books->purchase_orders_supplied) {
        world.missing_kinds.insert("purchase_orders");
        arithmetic_code(world, line);
        line.unchecked_whole = true;
        line.parts.unchecked = line.total;
        return;
    }
    if (!document.duplicate && world.rejected_pos.count(plain_key(line.claim.po_cell)) != 0 &&
        !line.claim.po_cell.empty()) {
        line.unchecked_whole = true;
        line.parts.unchecked = line.total;
        return;
    }
    reference_codes(world, line);
    warn(world, line);
    if (line.reference_coded) {
        arithmetic_code(world, line);
        note_billed(line);
        return;
    }
    PoLine* partner = line.claim.partner;
    if (line.is_credit()) {
        give_back(world, line);
    } else if (line.charge) {
        judge_charge(world, line);
    } else if (partner == nullptr) {
        judge_alone(world, line);
    } else {
        judge_positive(world, line);
    }
    if (partner != nullptr && partner->order_date && document.date < *partner->order_date) {
        put(world, document.codes, "invoice-before-po");
    }
}

// "same PO line, quantity, price and description twice on one invoice"
void find_duplicate_lines(const World& world, Document& document) {
    std::set<std::vector<std::string>> seen;
    for (auto& line : document.lines) {
        const PoLine* partner = line->claim.partner;
        if (partner == nullptr || line->total == 0 || document.future || line->tax_line || line->discount_line) {
            continue;
        }
        const std::vector<std::string> said = {partner->po,
                                               partner->line,
                                               partner->sku,
                                               decimal_text(Q(partner->row.number)),
                                               partner->row.file,
                                               line->q ? decimal_text(*line->q) : "",
                                               line->p ? decimal_text(*line->p) : "",
                                               line->amount_only ? decimal_text(line->own_total) : "",
                                               line->total < 0 ? "-" : "",
                                               plain_key(line->claim.description),
                                               line->period ? std::to_string(line->period->from) : "",
                                               line->period ? std::to_string(line->period->to) : ""};
        if (!seen.insert(said).second) {
            put(world, line->codes, "duplicate-line");
        }
    }
}

}  // namespace

void reference_codes(World& world, InvoiceLine& line) {
    const bool credit = line.is_credit();
    auto codes = world.books->purchase_orders_supplied ? found_codes(world, line) : std::set<std::string>();
    Effect strongest = Effect::none;
    if (line.document->duplicate) {
        strongest = effect_of(world, "duplicate-invoice");
    }
    for (const auto& code : codes) {
        strongest = std::max(strongest, effect_of(world, code));
        if (credit) {
            put_info(world, line.codes, code);  // "R codes do not dispute a credit: they are warnings on it"
        } else {
            put(world, line.codes, code);
        }
    }
    line.reference_coded = strongest != Effect::none;
    if (!line.reference_coded) {
        return;
    }
    const bool second_credit = line.document->duplicate && line.document->credit_note();
    if (!credit && !second_credit) {
        whole(line, strongest);
    } else if (line.document->duplicate) {
        line.unchecked_whole = true;  // "unchecked whole: no credit is taken twice"
        line.parts.unchecked = line.total;
    }
}

// "payable is the partner's remaining amount, 0 without one; beyond the tolerance the excess is unplanned-charge"
void judge_charge(World& world, InvoiceLine& line) {
    PoLine* partner = line.claim.partner;
    const Q t = line.total;
    // Below zero where a tolerance let more through; of what nobody ordered, on this invoice.
    const Q net = partner != nullptr ? Q(partner->amount - partner->charged) : Q(-line.document->charges_tolerated);
    const Q remaining = net < 0 ? Q(0) : net;
    Q goods = 0;
    for (const auto& other : line.document->lines) {
        if (!other->charge && !other->is_credit()) {
            goods += other->parts.payable + other->parts.awaiting;
        }
    }
    const auto room = tolerance(world, "charge", selector_of(world, line), line.document->currency, goods);
    Effect effect = Effect::none;
    if (room && t - net > *room) {
        effect = put(world, line.codes, "unplanned-charge");
    } else if (partner == nullptr) {
        line.document->charges_tolerated += t;
    }
    const Q excess = effect == Effect::none ? Q(0) : Q(t - remaining);
    line.parts.payable = t - excess;
    (effect == Effect::wait ? line.parts.awaiting : line.parts.disputed) += excess;
    if (partner != nullptr) {
        partner->charged += line.parts.payable;
        partner->charged_billed += t;
        const Q most = partner->charged_billed < 0 ? Q(0) : partner->charged_billed;
        Q fall = partner->charged - std::min(partner->charged, most);
        partner->charged -= fall;
        // A credit that came first lets this fall: it gives that much back.
        for (auto& [credit, open] : partner->early_credits) {
            const Q taken = std::min(open, fall);
            credit->charge_fall += taken;
            open -= taken;
            fall -= taken;
        }
    }
}

void judge_all(World& world) {
    for (auto& document : world.documents) {
        if (document->future) {
            put(world, document->codes, "future-dated");
        }
        for (auto& line : document->lines) {
            if (!line->charge) {
                judge_line(world, *line);
            }
        }
        for (auto& line : document->lines) {
            if (line->charge) {
                judge_line(world, *line);
            }
        }
        find_duplicate_lines(world, *document);
    }
    for (const auto& kind : world.missing_kinds) {
        if (printed(world, "not-supplied")) {
            world.others.insert({"not-supplied", "run", kind, ""});
        }
    }
}

// "What awaits longer than wait_days moves to disputed line by line, with receipt-overdue beside the wait code."
void move_overdue(World& world) {
    for (auto& document : world.documents) {
        for (auto& line : document->lines) {
            const bool late = world.today - document->date > world.policy->wait_days;
            const bool waits = line->parts.awaiting != 0 && !line->is_credit();
            if (!late || !waits || effect_of(world, "receipt-overdue") == Effect::none) {
                if (late && waits) {
                    put(world, line->codes, "receipt-overdue");
                }
                continue;
            }
            if (put(world, line->codes, "receipt-overdue") == Effect::dispute) {
                line->parts.disputed += line->parts.awaiting;
                line->parts.awaiting = 0;
            }
        }
    }
}

}  // namespace reference
