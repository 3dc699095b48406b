#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

// "The PO line's category wins over the invoice line's": a line that is a charge by its words alone is none where it
// names a line of goods by number, and their descriptions are within the limit for pairs.
bool names_goods(const World& world, const InvoiceLine& line) {
    static const std::set<std::string> no_goods = {"freight", "fee", "tax", "discount"};
    bool loose = false;
    const auto pos = resolve_pos(world, line.claim.po_cell, line.document->vendor, loose);
    std::vector<const PoLine*> named;
    for (const auto& candidate : world.po_lines) {
        const bool same_number = !candidate->line.empty() && candidate->line == line_key(line.claim.po_line);
        if (same_number && std::find(pos.begin(), pos.end(), candidate->po) != pos.end()) {
            named.push_back(candidate.get());
        }
    }
    if (line.claim.po_line.empty() || named.size() != 1 || no_goods.count(named.front()->category) != 0) {
        return false;
    }
    Claim words_only;
    words_only.description = line.claim.description;
    return pair_cost(world, words_only, *named.front()).has_value();
}

void fill_claim(const World& world, InvoiceLine& line, int order) {
    const Row& row = line.row;
    Claim& claim = line.claim;
    claim.po_cell = cell(row, "po_number");
    claim.po_line = cell(row, "po_line");
    claim.sku = cell(row, "sku");
    claim.description = cell(row, "description");
    claim.uom = cell(row, "uom");
    claim.vendor = line.document->vendor;
    claim.price = line.has_price ? std::optional<Q>(line.p.value_or(Q(0))) : std::nullopt;  // 0 is printed, too
    claim.quantity = line.has_quantity ? line.q : std::nullopt;
    claim.order = order;
    claim.charge_category = charge_category(line.category, claim.sku, claim.description);
    if (line.category.empty() && !claim.charge_category.empty() && names_goods(world, line)) {
        claim.charge_category.clear();
    }
    claim.charge = !claim.charge_category.empty();
}

// Quantity and price in the PO line's unit: "conversions are exact, on quantity and price".
void convert(const World& world, InvoiceLine& line) {
    PoLine* partner = line.claim.partner;
    const bool by_partner = partner != nullptr && (partner->category == "freight" || partner->category == "fee");
    line.charge = line.claim.charge || by_partner;
    if (partner == nullptr) {
        return;
    }
    const auto category = line_category(world, partner, line.category);
    line.standing = line.period.has_value() && (category == "license" || category == "subscription");
    if (line.charge) {
        return;
    }
    const auto factor = unit_factor(world, line.claim.uom, line.claim.sku, partner->uom, partner->sku);
    line.units_differ = !factor || *factor == 0;
    if (line.units_differ || !line.q) {
        return;
    }
    line.q = *line.q * *factor;
    line.p = *line.p / *factor;
    line.printed_p = *line.printed_p / *factor;
}

// "A credit that names an invoice and prints no PO takes the PO line of that invoice's only line with its SKU, or
// only line."
void take_from_named(World& world, InvoiceLine& line) {
    if (line.tax_line || line.discount_line || !line.is_credit() || !line.claim.po_cell.empty() ||
        line.document->credited.empty() || line.claim.partner) {
        return;
    }
    const auto named = named_documents(world, *line.document);
    if (named.empty()) {
        return;
    }
    std::vector<InvoiceLine*> same_item;
    std::vector<InvoiceLine*> all;
    for (const auto& other : named.front()->lines) {
        if (other->tax_line || other->discount_line) {
            continue;
        }
        all.push_back(other.get());
        if (!line.claim.sku.empty() && sku_key(other->claim.sku) == sku_key(line.claim.sku)) {
            same_item.push_back(other.get());
        }
    }
    const auto& source = same_item.size() == 1 ? same_item : all;
    if (source.size() == 1 && source.front()->claim.partner != nullptr) {
        line.claim.partner = source.front()->claim.partner;
        line.claim.pos = {line.claim.partner->po};
        line.claim.method = "credited-invoice";
        convert(world, line);
    }
}

// A charge that found its partner late.
void convert_charge(InvoiceLine& line) { line.charge = line.charge || line.claim.charge; }

void note_returns(Document& document) {
    bool any = false;
    bool all = true;
    for (const auto& line : document.lines) {
        if (line->claim.partner != nullptr && !line->charge && !line->tax_line && !line->discount_line) {
            any = true;
            all = all && line->claim.partner->is_return;
        }
    }
    document.on_returns = any && all;
}

}  // namespace

bool line_order(const InvoiceLine& left, const InvoiceLine& right) {
    // "then line number, lines without one last and the cheapest first"
    if (left.claim.line != right.claim.line) {
        return line_before(left.claim.line, right.claim.line);
    }
    const Q a = left.printed_p.value_or(Q(0));
    const Q b = right.printed_p.value_or(Q(0));
    if (a != b) {
        return a < b;
    }
    const auto text_a = content(left.row);
    const auto text_b = content(right.row);
    // As printed: the order is older than what the tax column is told to mean.
    const Q size_a = absolute(decimal_cell(left.row, "line_total").value_or(left.own_total));
    const Q size_b = absolute(decimal_cell(right.row, "line_total").value_or(right.own_total));
    return std::tie(size_a, text_a, left.row.file, left.row.number) <
           std::tie(size_b, text_b, right.row.file, right.row.number);
}

void match_invoices(World& world) {
    for (auto& document : world.documents) {
        if (document->future) {
            continue;
        }
        std::vector<Claim*> claims;
        int order = 0;
        for (auto& line : document->lines) {
            fill_claim(world, *line, order++);
            if (!line->tax_line && !line->discount_line) {
                claims.push_back(&line->claim);
            }
        }
        find_partners(world, claims);
        for (auto& line : document->lines) {
            convert(world, *line);
        }
    }
    for (auto& document : world.documents) {
        note_returns(*document);
    }
    order_documents(world);
    for (auto& document : world.documents) {
        if (document->future) {
            continue;
        }
        std::vector<Claim*> claims;
        for (auto& line : document->lines) {
            if (!line->claim.charge) {
                take_from_named(world, *line);
            }
            if (!line->tax_line && !line->discount_line) {
                claims.push_back(&line->claim);
            }
        }
        // A charge needs no PO number if another line has a partner, by name or not.
        find_charges(world, claims);
        for (auto& line : document->lines) {
            convert_charge(*line);
            take_from_named(world, *line);
            settle_figures(world, *line);
        }
    }
}

Days days_of(const InvoiceLine& line) { return line.standing ? *line.period : Days{}; }

Selector selector_of(const World& world, const InvoiceLine& line) {
    const PoLine* partner = line.claim.partner;
    return {line.document->vendor, line_category(world, partner, line.category), line.claim.sku,
            partner == nullptr ? "" : partner->sku};
}

}  // namespace reference
