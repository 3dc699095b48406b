#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

// "among equals the order is disputed, awaiting, unchecked, payable"
std::vector<Q*> in_order(Split& split) {
    return {&split.disputed, &split.awaiting, &split.unchecked, &split.payable};
}

Split proportional(const Q& amount, Split by, int places) {
    const auto parts = share(amount, {by.disputed, by.awaiting, by.unchecked, by.payable}, places);
    Split result;
    result.disputed = parts[0];
    result.awaiting = parts[1];
    result.unchecked = parts[2];
    result.payable = parts[3];
    return result;
}

// What takes a duplicate whole: disputed, by the policy awaiting; of a credit note unchecked.
Q& duplicate_part(const World& world, const Document& document, Split& parts) {
    if (document.credit_note()) {
        return parts.unchecked;
    }
    return effect_of(world, "duplicate-invoice") == Effect::wait ? parts.awaiting : parts.disputed;
}

// Where a tax or discount line stands alone.
void put_whole(const World& world, const InvoiceLine& line, Split& parts, const Q& amount) {
    const Document& document = *line.document;
    if (document.duplicate && !document.future) {
        duplicate_part(world, document, parts) += amount;
    } else if (document.future || !world.books->purchase_orders_supplied) {
        parts.unchecked += amount;
    } else {
        parts.payable += amount;
    }
}

// "a tax or discount line prints its share-out as its own parts, and the other lines their judged parts less
// their share of the discount"
void share_out(const World& world, Document& document) {
    const int places = minor_places(document.currency);
    std::vector<InvoiceLine*> others;
    std::vector<Q> weights;
    Q sum = 0;
    std::map<const InvoiceLine*, Split> judged;
    for (auto& line : document.lines) {
        judged[line.get()] = line->parts;
        if (!line->tax_line && !line->discount_line) {
            others.push_back(line.get());
            weights.push_back(line->total);
            sum += line->total;
        }
    }
    for (auto& line : document.lines) {
        if (line->tax_line && sum != 0) {
            const auto parts = share(line->own_total, weights, places);
            for (std::size_t i = 0; i < others.size(); ++i) {
                line->parts.add(proportional(parts[i], judged[others[i]], places));
            }
        } else if (line->tax_line && line->own_total > 0 && !document.duplicate) {
            line->parts.unchecked += line->own_total;  // nothing that it could follow
            document.beyond = true;
        } else if (line->tax_line) {
            put_whole(world, *line, line->parts, line->own_total);
        }
        if (line->discount_line) {
            Q rest = line->own_total;
            for (const auto& [other, amount] : line->shares) {
                const Split split = proportional(amount, judged[other], places);
                line->parts.add(split);
                other->parts.add(split, -1);
                rest -= amount;
            }
            if (rest != 0 && line->shares.empty()) {
                put_whole(world, *line, line->parts, rest);
            } else if (rest != 0) {
                line->parts.unchecked += rest;  // "never make payable negative"
                document.beyond = true;
            }
        }
        const Split& by = line->tax_line || line->discount_line ? line->parts : judged[line.get()];
        const bool loose = by.payable == 0 && by.awaiting == 0 && by.disputed == 0 && by.unchecked == 0;
        if (!loose) {
            document.parts.add(proportional(line->tax, by, places));
        } else if (line->tax > 0 && sum == 0 && !document.duplicate) {
            document.parts.unchecked += line->tax;  // nothing at all that it could be on
            document.beyond = true;
        } else {
            put_whole(world, *line, document.parts, line->tax);
        }
    }
    for (auto& line : document.lines) {
        document.parts.add(line->parts);
    }
}

// The printed total against lines and tax, signs turned for a credit note.
void join_total(const World& world, Document& document) {
    const Q sign = document.credit_note() ? Q(-1) : Q(1);
    // What rounding leaves is no part of the difference.
    Q rest = sign * (document.printed_total.value_or(document.parts.sum()) - document.parts.sum());
    if (rest > 0) {
        // "within tolerance it joins the largest part"
        Q* largest = in_order(document.parts).front();
        for (auto* part : in_order(document.parts)) {
            if (absolute(*part) > absolute(*largest)) {
                largest = part;
            }
        }
        *largest += sign * rest;
        return;
    }
    rest = -rest;
    // "A shortfall is taken from payable, then awaiting, unchecked, disputed, none below zero."
    for (auto* part :
         {&document.parts.payable, &document.parts.awaiting, &document.parts.unchecked, &document.parts.disputed}) {
        const Q has = sign * *part;
        const Q taken = has > 0 ? std::min(has, rest) : Q(0);
        *part -= sign * taken;
        rest -= taken;
    }
    // What lies below zero is of the part that holds the whole document.
    Q& whole = document.duplicate ? duplicate_part(world, document, document.parts) : document.parts.payable;
    whole -= sign * rest;
}

// "an invoice's parts are rounded once, the remainder to the largest"
void round_parts(Document& document) {
    const int places = minor_places(document.currency);
    Q* largest = in_order(document.parts).front();
    for (auto* part : in_order(document.parts)) {
        if (absolute(*part) > absolute(*largest)) {
            largest = part;
        }
    }
    Q rest = document.invoiced;
    for (auto* part : in_order(document.parts)) {
        if (part != largest) {
            *part = round_places(*part, places);
            rest -= *part;
        }
    }
    *largest = rest;
}

// "An invoice whose disputed amounts are all settled takes the verdict of what is left."
bool closed(const Document& document) {
    Q open = document.open_total.disputed;
    for (const auto& line : document.lines) {
        open += line->open.disputed;
    }
    return document.settled_any && open == 0;
}

bool touched_by_dispute(const Document& document) {
    const auto disputing = [](const Codes& codes) {
        return std::any_of(codes.begin(), codes.end(),
                           [](const auto& code) { return code.second == Effect::dispute; });
    };
    const bool whole_credit = document.credit_note() && document.duplicate;
    if (!whole_credit && disputing(document.codes)) {
        return true;
    }
    return std::any_of(document.lines.begin(), document.lines.end(),
                       [&](const auto& line) { return disputing(line->codes); });
}

std::string verdict_of(const Document& document, bool had_dispute) {
    const bool settled = had_dispute && closed(document);
    if (touched_by_dispute(document) && !settled) {
        return "dispute";
    }
    bool unchecked = document.tainted || document.future;
    bool awaiting = false;
    for (const auto& line : document.lines) {
        const bool credit = line->is_credit();
        const Split& parts = settled ? line->open : line->parts;
        unchecked = unchecked || (line->unchecked_whole && line->total != 0) || (!credit && parts.unchecked != 0);
        awaiting = awaiting || (!credit && parts.awaiting != 0);
    }
    const Split& total = settled ? document.open_total : document.total_part;
    unchecked = unchecked || total.unchecked > 0;
    awaiting = awaiting || total.awaiting != 0;
    return unchecked ? "unchecked" : (awaiting ? "wait" : "pay");
}

bool disputed_amount(const Document& document) {
    return document.total_part.disputed != 0 ||
           std::any_of(document.lines.begin(), document.lines.end(),
                       [](const auto& line) { return !line->is_credit() && line->parts.disputed != 0; });
}

// The largest part before the printed total is looked at.
Q& part_for_joined_excess(const World& world, Document& document, Split& into) {
    const Split parts = document.parts;
    const bool beyond = document.beyond;
    std::vector<Split> of_lines;
    for (const auto& line : document.lines) {
        of_lines.push_back(line->parts);
    }
    share_out(world, document);
    std::size_t largest = 0;
    const auto whole = in_order(document.parts);
    for (std::size_t i = 1; i < whole.size(); ++i) {
        largest = absolute(*whole[i]) > absolute(*whole[largest]) ? i : largest;
    }
    document.parts = parts;
    document.beyond = beyond;
    for (std::size_t i = 0; i < of_lines.size(); ++i) {
        document.lines[i]->parts = of_lines[i];
    }
    return *in_order(into)[largest];
}

Q total_of_lines(const Document& document) {
    Q sum = 0;
    for (const auto& line : document.lines) {
        sum += line->own_total + line->tax;
    }
    return sum;
}

}  // namespace

void compare_totals(World& world) {
    for (auto& document : world.documents) {
        const Q sum = total_of_lines(*document);
        // As printed: finer totals are compared before they are rounded.
        const Q difference = document->printed_total.value_or(document->invoiced) - sum;
        const Q excess = document->credit_note() ? Q(-difference) : difference;
        if (difference == 0 || !document->printed_total) {
            continue;
        }
        if (document->future || document->tainted) {
            document->total_part.unchecked = difference;
            continue;
        }
        if (document->duplicate && (excess > 0 || document->credit_note())) {
            duplicate_part(world, *document, document->total_part) = difference;
        }
        if (document->duplicate) {
            continue;
        }
        const Q room = absolute_tolerance(world, "invoice_total", {document->vendor, "", "", ""}, document->currency,
                                          static_cast<int>(document->lines.size()));
        if (absolute(difference) <= room) {
            continue;
        }
        if (excess < 0) {
            put_info(world, document->codes, "invoice-total-mismatch");
            continue;
        }
        const Effect effect = put(world, document->codes, "invoice-total-mismatch");
        if (effect == Effect::dispute) {
            document->total_part.disputed = difference;
        } else if (effect == Effect::wait) {
            document->total_part.awaiting = difference;
        }
    }
}

// An excess that nothing holds back is settled where it joins.
void hold_joined_excess(const World& world, Document& document) {
    const Split& total = document.total_part;
    const Q difference = document.printed_total.value_or(document.invoiced) - total_of_lines(document);
    const bool held = total.payable != 0 || total.awaiting != 0 || total.disputed != 0 || total.unchecked != 0;
    if (held || !document.printed_total || difference * (document.credit_note() ? -1 : 1) <= 0) {
        return;
    }
    part_for_joined_excess(world, document, document.total_part) = difference;
    document.open_total.add(document.total_part, document.credit_note() ? -1 : 1);
}

void finish(World& world) {
    for (auto& document : world.documents) {
        const bool had_dispute = disputed_amount(*document);
        document->verdict = verdict_of(*document, had_dispute);
        share_out(world, *document);
        const bool copied_credit = document->credit_note() && document->duplicate &&
                                   document->parts.unchecked + document->total_part.unchecked != 0;
        if ((document->beyond || copied_credit) && document->verdict != "dispute") {
            document->verdict = "unchecked";  // "else `unchecked` if any of it is"
        }
        document->parts.add(document->total_part);
        join_total(world, *document);
        round_parts(*document);
    }
}

}  // namespace reference
