#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

int apart(const Document& left, const Document& right) { return std::abs(left.date - right.date); }

// What the lines say, with quantities and amounts of either sign: "exactly its lines reversed".
std::multiset<std::vector<std::string>> reversible(const Document& document) {
    std::multiset<std::vector<std::string>> lines;
    for (const auto& line : document.lines) {
        const PoLine* partner = line->claim.partner;
        const auto place = partner != nullptr ? partner->po + "\x1f" + partner->line + "\x1f" + partner->sku
                                              : plain_key(line->claim.po_cell) + "\x1f" + sku_key(line->claim.sku);
        const bool counted = line->q && !line->amount_only;
        lines.insert({place, counted ? decimal_text(*line->q) : "", decimal_text(absolute(line->own_total))});
    }
    return lines;
}

bool duplicates(const World& world, const Document& earlier, const Document& later) {
    if (earlier.vendor != later.vendor || earlier.type != later.type || earlier.key != later.key) {
        return false;
    }
    // "dates within duplicate_days, or the same total within twice that unless periods differ"
    if (apart(earlier, later) <= world.policy->duplicate_days) {
        return true;
    }
    return earlier.invoiced == later.invoiced && earlier.currency == later.currency &&
           apart(earlier, later) <= 2 * world.policy->duplicate_days && !periods_differ(earlier, later);
}

bool may_cancel(const Document& credit, const Document& target) {
    return target.vendor == credit.vendor && target.type != credit.type && !target.takes_back() &&
           shares_currency(target, credit) && !target.cancelled;
}

// "a credit cancels one document only, copies first"
bool cancel_one(const Document& credit, const std::vector<Document*>& earlier) {
    const bool named =
        !credit.credited.empty() && std::any_of(earlier.begin(), earlier.end(), [&](const Document* target) {
            return may_cancel(credit, *target) && target->key == number_key(credit.credited);
        });
    Document* chosen = nullptr;
    for (auto* target : earlier) {
        const bool fits = named ? target->key == number_key(credit.credited)
                                : credit.credited.empty() && credit.date >= target->date &&
                                      reversible(*target) == reversible(credit);
        if (!may_cancel(credit, *target) || !fits) {
            continue;
        }
        if (chosen == nullptr || (target->duplicate && !chosen->duplicate)) {
            chosen = target;
        }
    }
    if (chosen == nullptr) {
        return false;
    }
    chosen->cancelling += absolute(credit.invoiced);
    chosen->cancelled = chosen->cancelling >= absolute(chosen->invoiced);
    return true;
}

// From the first day to the last of what its lines print.
std::optional<Days> period_of(const Document& document) {
    std::optional<Days> all;
    for (const auto& line : document.lines) {
        if (line->period) {
            all = all ? Days{std::min(all->from, line->period->from), std::max(all->to, line->period->to)}
                      : *line->period;
        }
    }
    return all;
}

}  // namespace

bool periods_differ(const Document& left, const Document& right) {
    const auto a = period_of(left);
    const auto b = period_of(right);
    return a && b && (a->from != b->from || a->to != b->to);
}

bool before(const Document& left, const Document& right) {
    return std::tie(left.date, left.rank, left.number, left.invoiced, left.copy, left.content, left.vendor, left.type,
                    left.currency) < std::tie(right.date, right.rank, right.number, right.invoiced, right.copy,
                                              right.content, right.vendor, right.type, right.currency);
}

void order_documents(World& world) {
    for (auto& document : world.documents) {
        document->rank = document->takes_back() ? 1 : 2;
    }
    std::sort(world.documents.begin(), world.documents.end(),
              [](const auto& a, const auto& b) { return before(*a, *b); });
    // "within a day first the earliest copies of invoices that a credit of that day names"
    for (const auto& credit : world.documents) {
        if (!credit->takes_back() || credit->credited.empty()) {
            continue;
        }
        const auto named = named_documents(world, *credit);
        if (!named.empty() && named.front()->date == credit->date) {
            named.front()->rank = 0;
        }
    }
    std::sort(world.documents.begin(), world.documents.end(),
              [](const auto& a, const auto& b) { return before(*a, *b); });
}

// Money of one currency settles none of another; "none ... never mismatches".
bool shares_currency(const Document& left, const Document& right) {
    return left.currency == right.currency || left.currency.empty() || right.currency.empty();
}

std::vector<Document*> named_documents(World& world, const Document& credit) {
    std::vector<Document*> copies;
    std::vector<Document*> others;
    if (credit.credited.empty()) {
        return {};
    }
    for (auto& document : world.documents) {
        // On returns everything is mirrored: an invoice there takes back a credit note.
        const bool mirrored = !credit.credit_note() && credit.takes_back();
        if (document->credit_note() == mirrored && !document->future && document->vendor == credit.vendor &&
            document->key == number_key(credit.credited) && shares_currency(*document, credit)) {
            (document->duplicate ? copies : others).push_back(document.get());
        }
    }
    copies.insert(copies.end(), others.begin(), others.end());
    return copies;
}

void find_duplicates(World& world) {
    std::vector<Document*> earlier;
    std::vector<Document*> pending;  // credits that have cancelled nothing yet
    const auto let_cancel = [&] {
        pending.erase(std::remove_if(pending.begin(), pending.end(),
                                     [&](const Document* credit) { return cancel_one(*credit, earlier); }),
                      pending.end());
    };
    // "the original is the first by (date, printed number, total, content)", after the credits of its day
    std::vector<Document*> in_order;
    for (auto& document : world.documents) {
        if (!document->future) {
            in_order.push_back(document.get());
        }
    }
    std::stable_sort(in_order.begin(), in_order.end(), [](const Document* a, const Document* b) {
        return std::make_tuple(a->date, !a->takes_back(), a->number, a->invoiced, a->copy, a->content) <
               std::make_tuple(b->date, !b->takes_back(), b->number, b->invoiced, b->copy, b->content);
    });
    for (auto* document : in_order) {
        let_cancel();
        const bool again = std::any_of(earlier.begin(), earlier.end(), [&](const Document* other) {
            return !other->cancelled && duplicates(world, *other, *document);
        });
        if (again) {
            document->repeated = true;
            document->duplicate = put(world, document->codes, "duplicate-invoice") != Effect::none;
        }
        if (document->takes_back() && !document->duplicate) {
            pending.push_back(document);
        }
        earlier.push_back(document);
    }
    let_cancel();
}

}  // namespace reference
