#include "match/partners.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "match/po_lookup.hpp"

namespace msp_audit {

bool has_reference_code(const MatchRun& run, CodeSet codes) {
    static constexpr std::array reference{Code::no_po_reference, Code::po_not_found,      Code::item_not_ordered,
                                          Code::vendor_mismatch, Code::currency_mismatch, Code::uom_mismatch,
                                          Code::po_not_open};
    return std::any_of(reference.begin(), reference.end(),
                       [&](Code code) { return codes.has(code) && run.limits(code); });
}

PartnerFinder::PartnerFinder(MatchRun& run)
    : run_(run), ladder_(run.books, run.policy, run.vocabulary, run.matches), named_(run) {
    for (const RejectedRow& row : run.books.rejected) {
        if (row.kind != DocumentKind::purchase_order || row.po_number == TextId::empty) continue;
        rejected_orders_.insert(static_cast<std::uint32_t>(run.vocabulary.po.key(row.po_number)));
    }
}

void PartnerFinder::find_all() {
    const std::size_t count = run_.matches.documents.size();
    run_.turned.assign(count, false);
    for (std::uint32_t i = 0; i < count; ++i) settle_amounts(static_cast<DocumentIndex>(i));
    // Credits may take the PO line of the invoice that they name, so invoices come first.
    for (const DocumentType type : {DocumentType::invoice, DocumentType::credit_note}) {
        for (std::uint32_t i = 0; i < count; ++i) {
            if (run_.matches.documents[i].type == type) find_for(static_cast<DocumentIndex>(i));
        }
    }
}

/// Nets, roles, and whether the signs of a credit note turn.
void PartnerFinder::settle_amounts(DocumentIndex at) {
    InvoiceMatch& document = run_.matches.documents[static_cast<std::size_t>(at)];
    Decimal sum;
    for (LineMatch& line : run_.lines_of(document)) {
        settle_category(line);
        line.role = role_of(line);
        const LineFigures figures = run_.figures(line);
        line.net = figures.net;
        line.amount_only = figures.amount_only;
        sum += figures.net;
    }
    if (document.type != DocumentType::credit_note) return;
    const Decimal total = document.total_printed ? document.invoiced : sum;
    if (total.sign() <= 0) return;
    run_.turned[static_cast<std::size_t>(at)] = true;
    document.invoiced = -document.invoiced;
    for (LineMatch& line : run_.lines_of(document)) line.net = -*line.net;
}

void PartnerFinder::settle_category(LineMatch& line) {
    const PoLine* ordered =
        line.order_line == OrderLineIndex::none ? nullptr : &run_.record(run_.matches.order(line.order_line));
    line.category = run_.vocabulary.category(run_.record(line), ordered);
}

LineRole PartnerFinder::role_of(const LineMatch& line) {
    const InvoiceLine& row = run_.record(line);
    const Category stated = run_.vocabulary.stated_category(row.category, row.sku);
    if (stated == Category::tax) return LineRole::tax;
    if (stated == Category::discount) return LineRole::discount;
    if (is_charge(stated)) return LineRole::charge;
    const bool told_by_words =
        stated == Category::unknown && row.sku.is_empty() && is_charge_description(run_.books.text(row.description));
    return told_by_words ? LineRole::charge : LineRole::goods;
}

void PartnerFinder::find_for(DocumentIndex at) {
    InvoiceMatch& document = run_.matches.documents[static_cast<std::size_t>(at)];
    if (!run_.orders_supplied || run_.is_future(document)) return;
    const std::span<LineMatch> lines = run_.lines_of(document);
    std::vector<PoMember> by_po;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (lines[i].role != LineRole::goods) continue;
        const PoNumber po = run_.record(lines[i]).po_number;
        if (po.is_empty()) {
            take_partner_of_credited(lines[i], document);
            continue;
        }
        by_po.push_back({static_cast<std::uint32_t>(run_.vocabulary.po.key(po.text)), i});
    }
    if (!std::is_sorted(by_po.begin(), by_po.end(), PoMember::before)) {
        std::sort(by_po.begin(), by_po.end(), PoMember::before);
    }
    for (std::size_t first = 0; first < by_po.size();) {
        std::size_t last = first;
        while (last < by_po.size() && by_po[last].po == by_po[first].po) ++last;
        find_in_po(document, std::span(by_po).subspan(first, last - first));
        first = last;
    }
    find_charges(document);
    for (LineMatch& line : lines) {
        if (line.order_line != OrderLineIndex::none) settle_category(line);
        check_references(line, document);
    }
}

/// The lines of one document with one PO number climb the ladder together.
void PartnerFinder::find_in_po(const InvoiceMatch& document, std::span<const PoMember> members) {
    const std::span<LineMatch> lines = run_.lines_of(document);
    const PoNumber printed = run_.record(lines[members[0].line]).po_number;
    const PoLookup lookup = look_up_po(run_.orders, printed, document.vendor);
    if (lookup.orders.empty()) {
        for (const PoMember& member : members) lines[member.line].codes.add(Code::po_not_found);
        return;
    }
    steps_.clear();
    for (const PoMember& member : members) steps_.push_back(ladder_line(lines[member.line]));
    const std::vector<LadderAnswer> answers = ladder_.climb(steps_, lookup.lines);
    for (std::size_t k = 0; k < members.size(); ++k) {
        LineMatch& line = lines[members[k].line];
        const LadderAnswer& answer = answers[k];
        line.order_line = answer.order_line;
        line.codes = line.codes | answer.codes;
        if (answer.order_line == OrderLineIndex::none) {
            line.codes.add(Code::item_not_ordered);
            if (!lookup.lines.empty()) line.anchor = static_cast<OrderLineIndex>(lookup.lines[0]);
            line.beyond_bound = answer.beyond_bound;
            continue;
        }
        line.method = lookup.loose ? Method::loose_po : answer.method;
        if (answer.other != OrderLineIndex::none) run_.facts(line).other_order = answer.other;
        if (run_.matches.order(line.order_line).role == LineRole::charge) line.role = LineRole::charge;
    }
}

LadderLine PartnerFinder::ladder_line(const LineMatch& line) const {
    const InvoiceLine& row = run_.record(line);
    const LineFigures figures = run_.figures(line);
    LadderLine step;
    step.po_line = row.po_line;
    step.line = row.line;
    step.sku = row.sku;
    step.description = row.description;
    step.uom = row.uom;
    step.source = row.source;
    if (!figures.amount_only && !figures.price.is_zero()) step.price = figures.price;
    if (row.unit_price) step.price = figures.price;
    if (!figures.amount_only) step.quantity = figures.quantity.abs();
    return step;
}

/// A credit that names an invoice and prints no PO takes the PO line of that invoice's only line with its SKU, or
/// only line; every other line without a PO number has none.
void PartnerFinder::take_partner_of_credited(LineMatch& line, const InvoiceMatch& document) {
    const bool is_credit = (*line.net).sign() < 0;
    const std::span<const std::uint32_t> named = named_.named(document);
    if (is_credit && !named.empty()) {
        const std::span<LineMatch> credited = run_.lines_of(run_.matches.documents[named[0]]);
        const Sku sku = run_.record(line).sku;
        const TextId key = run_.vocabulary.sku.key(sku.text);
        const LineMatch* partner = nullptr;
        std::size_t with_sku = 0;
        std::size_t goods = 0;
        const LineMatch* only = nullptr;
        for (const LineMatch& other : credited) {
            if (other.role != LineRole::goods) continue;
            ++goods;
            only = &other;
            if (key == TextId::empty || run_.vocabulary.sku.key(run_.record(other).sku.text) != key) continue;
            ++with_sku;
            partner = &other;
        }
        if (with_sku != 1) partner = goods == 1 ? only : nullptr;
        if (partner != nullptr && partner->order_line != OrderLineIndex::none) {
            line.order_line = partner->order_line;
            line.method = Method::credited_invoice;
            return;
        }
    }
    line.codes.add(Code::no_po_reference);
}

/// A charge's partner is the PO's line of its category; it needs no PO number if another line has a partner.
void PartnerFinder::find_charges(const InvoiceMatch& document) {
    const std::span<LineMatch> lines = run_.lines_of(document);
    const LineMatch* anchor = nullptr;
    for (const LineMatch& line : lines) {
        if (line.role == LineRole::goods && line.order_line != OrderLineIndex::none) {
            anchor = &line;
            break;
        }
    }
    for (LineMatch& line : lines) {
        if (line.role != LineRole::charge || line.order_line != OrderLineIndex::none) continue;
        const PoNumber po = run_.record(line).po_number;
        PoLookup lookup = look_up_po(run_.orders, po, document.vendor);
        if (po.is_empty() && anchor != nullptr) {
            const OrderIndex order = run_.orders.find(PoNumber{run_.matches.order(anchor->order_line).po_number});
            lookup = {run_.orders.alone(order), run_.orders.places_of(order), anchor->method == Method::loose_po};
        }
        if (lookup.orders.empty()) {
            line.codes.add(po.is_empty() ? Code::no_po_reference : Code::po_not_found);
            continue;
        }
        const std::span<const std::uint32_t> places = lookup.lines;
        line.order_line = charge_partner(line, places);
        line.anchor = places.empty() ? OrderLineIndex::none : static_cast<OrderLineIndex>(places[0]);
        if (line.order_line == OrderLineIndex::none) continue;
        line.method = lookup.loose && !po.is_empty() ? Method::loose_po : Method::po_charge;
    }
}

OrderLineIndex PartnerFinder::charge_partner(const LineMatch& line, std::span<const std::uint32_t> places) {
    const InvoiceLine& row = run_.record(line);
    Category wanted = run_.vocabulary.stated_category(row.category, row.sku);
    if (!is_charge(wanted)) wanted = Category::freight;
    OrderLineIndex lowest = OrderLineIndex::none;
    OrderLineIndex by_sku = OrderLineIndex::none;
    for (const std::uint32_t place : places) {
        const OrderLine& order = run_.matches.order_lines[place];
        if (order.role != LineRole::charge || order.category != wanted) continue;
        const PoLine& ordered = run_.record(order);
        const bool same_line =
            !row.po_line.is_empty() && !ordered.line.is_empty() &&
            run_.vocabulary.line.key(row.po_line.text) == run_.vocabulary.line.key(ordered.line.text);
        if (same_line) return static_cast<OrderLineIndex>(place);
        const bool same_sku =
            !row.sku.is_empty() && run_.vocabulary.sku.key(row.sku.text) == run_.vocabulary.sku.key(ordered.sku.text);
        if (same_sku && by_sku == OrderLineIndex::none) by_sku = static_cast<OrderLineIndex>(place);
        if (lowest == OrderLineIndex::none) lowest = static_cast<OrderLineIndex>(place);
    }
    return by_sku != OrderLineIndex::none ? by_sku : lowest;
}

/// Vendor, currency, unit and status against the PO line (for a charge without partner: its PO).
void PartnerFinder::check_references(LineMatch& line, const InvoiceMatch& document) {
    if (line.role != LineRole::goods && line.role != LineRole::charge) return;
    if ((*line.net).is_zero()) {
        // A line of zero amount raises nothing.
        line.codes = CodeSet();
        return;
    }
    const PoNumber printed = run_.record(line).po_number;
    if (!printed.is_empty() &&
        rejected_orders_.count(static_cast<std::uint32_t>(run_.vocabulary.po.key(printed.text))) != 0) {
        line.codes = CodeSet();
        line.po_rejected = true;
        return;
    }
    const OrderLineIndex at = line.order_line != OrderLineIndex::none ? line.order_line : line.anchor;
    if (at != OrderLineIndex::none) {
        const OrderLine& order = run_.matches.order(at);
        if (order.vendor != VendorKey::none && document.vendor != order.vendor) line.codes.add(Code::vendor_mismatch);
        const bool currencies_printed = document.currency != TextId::empty && order.currency != TextId::empty;
        if (currencies_printed && document.currency != order.currency) line.codes.add(Code::currency_mismatch);
        if (!order.is_open && line.order_line != OrderLineIndex::none) line.codes.add(Code::po_not_open);
        if (line.role == LineRole::goods && line.order_line != OrderLineIndex::none) {
            const PoLine& ordered = run_.record(order);
            const InvoiceLine& row = run_.record(line);
            const Sku sku = row.sku.is_empty() ? ordered.sku : row.sku;
            if (!run_.vocabulary.unit_factor(row.uom, ordered.uom, sku)) line.codes.add(Code::uom_mismatch);
        }
    }
    if (!has_reference_code(run_, line.codes)) return;
    line.reference_failed = true;
    line.codes.remove(Code::po_line_not_found);
    line.codes.remove(Code::ambiguous_match);
}

}  // namespace msp_audit
