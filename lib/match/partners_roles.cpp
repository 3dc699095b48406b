#include "match/partners.hpp"
#include "match/po_lookup.hpp"

namespace msp_audit {

void PartnerFinder::settle_amounts(DocumentIndex at) {
    InvoiceMatch& document = run_.matches.documents[static_cast<std::size_t>(at)];
    Decimal sum;
    Decimal tax;
    for (LineMatch& line : run_.lines_of(document)) {
        settle_category(line);
        line.role = role_of(line);
        const LineFigures figures = run_.figures(line);
        line.net = figures.net;
        line.amount_only = figures.amount_only;
        sum += figures.net;
        tax += *run_.books.extras(run_.record(line)).tax;
    }
    if (document.type != DocumentType::credit_note) return;
    const Decimal total = document.total_printed ? document.invoiced : sum;
    if (total.sign() <= 0) return;
    document.invoiced = -document.invoiced;
    // Lines that already give back stand: only the total is printed without its sign.
    if ((sum.is_zero() ? tax : sum).sign() < 0) return;
    run_.turned[static_cast<std::size_t>(at)] = 1;
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
    return told_by_words && !names_goods(line) ? LineRole::charge : LineRole::goods;
}

/// The order line that it names by number is of goods and called as it is: the order says what it is.
bool PartnerFinder::names_goods(const LineMatch& line) {
    const InvoiceLine& row = run_.record(line);
    if (row.po_line.is_empty()) return false;
    const PoLookup lookup = look_up_po(run_.orders, row.po_number, run_.document_of(line).vendor);
    LadderLine step;
    step.po_line = row.po_line;
    step.description = row.description;
    const OrderLineIndex named = ladder_.named(step, lookup.lines);
    return named != OrderLineIndex::none && run_.matches.order(named).role == LineRole::goods;
}

}  // namespace msp_audit
