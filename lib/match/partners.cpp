#include "match/partners.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>

#include "core/fetch_ahead.hpp"
#include "core/on_threads.hpp"
#include "match/discount_shares.hpp"
#include "match/po_lookup.hpp"

namespace msp_audit {

bool has_reference_code(const MatchRun& run, CodeSet codes) {
    static constexpr std::array reference{Code::no_po_reference, Code::po_not_found,      Code::item_not_ordered,
                                          Code::vendor_mismatch, Code::currency_mismatch, Code::uom_mismatch,
                                          Code::po_not_open};
    return std::any_of(reference.begin(), reference.end(),
                       [&](Code code) { return codes.has(code) && run.limits(code); });
}

PartnerSearch::PartnerSearch(MatchRun& of) : run(of), named(of) {
    for (const RejectedRow& row : run.books.rejected) {
        const bool tells_of_order = row.kind == DocumentKind::purchase_order ||
                                    row.kind == DocumentKind::packing_slip || row.kind == DocumentKind::license;
        if (!tells_of_order || row.po_number == TextId::empty) continue;
        rejected_orders.insert(static_cast<std::uint32_t>(run.vocabulary.po.key(row.po_number)));
    }
}

PartnerFinder::PartnerFinder(const PartnerSearch& search)
    : run_(search.run),
      search_(search),
      ladder_(search.run.books, search.run.policy, search.run.vocabulary, search.run.matches) {}

void PartnerFinder::find_for(DocumentIndex at) {
    InvoiceMatch& document = run_.matches.documents[static_cast<std::size_t>(at)];
    if (!run_.orders_supplied || run_.is_future(document)) return;
    find_goods(document);
    if (!search_.named.names_any(document)) settle_rest(document);
}

/// Every document has found what its own lines print; what hangs on the invoice that this one names comes after that.
void PartnerFinder::find_by_name(DocumentIndex at) {
    const InvoiceMatch& document = run_.matches.documents[static_cast<std::size_t>(at)];
    if (!run_.orders_supplied || run_.is_future(document) || !search_.named.names_any(document)) return;
    for (LineMatch& line : run_.lines_of(document)) {
        if (line.role != LineRole::goods || !run_.record(line).po_number.is_empty()) continue;
        if (!take_partner_of_credited(line, document)) line.codes.add(Code::no_po_reference);
    }
    settle_rest(document);
}

/// Charges, and what is wrong with each line's partner.
void PartnerFinder::settle_rest(const InvoiceMatch& document) {
    find_charges(document);
    for (LineMatch& line : run_.lines_of(document)) {
        if (line.order_line != OrderLineIndex::none) settle_category(line);
        check_references(line, document);
    }
}

/// Lines that mean the same POs compete, however they print them.
void PartnerFinder::find_goods(const InvoiceMatch& document) {
    const std::span<LineMatch> lines = run_.lines_of(document);
    wanted_.clear();
    PoNumber last;
    PoLookup lookup;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (lines[i].role != LineRole::goods) continue;
        const PoNumber po = run_.record(lines[i]).po_number;
        if (po.is_empty()) {
            if (!search_.named.names_any(document)) lines[i].codes.add(Code::no_po_reference);
            continue;
        }
        if (po != last) lookup = look_up_po(run_.orders, po, document.vendor);
        last = po;
        if (lookup.orders.empty()) {
            lines[i].codes.add(Code::po_not_found);
        } else {
            wanted_.push_back({lookup, i});
        }
    }
    if (!std::is_sorted(wanted_.begin(), wanted_.end(), Wanted::before)) {
        std::sort(wanted_.begin(), wanted_.end(), Wanted::before);
    }
    const Ratio factor = discount_shares(lines, document, run_.places(document)).price_factor;
    for (std::size_t first = 0; first < wanted_.size();) {
        std::size_t end = first;
        while (end < wanted_.size() && wanted_[end].is_with(wanted_[first])) ++end;
        climb(document, std::span(wanted_).subspan(first, end - first), factor);
        first = end;
    }
}

/// The lines of one document that mean the same POs climb the ladder together.
void PartnerFinder::climb(const InvoiceMatch& document, std::span<const Wanted> members, const Ratio& factor) {
    const std::span<LineMatch> lines = run_.lines_of(document);
    const std::span<const std::uint32_t> places = members[0].lookup.lines;
    steps_.clear();
    for (const Wanted& member : members) steps_.push_back(step_of(lines[member.line], document, factor));
    const std::vector<LadderAnswer> answers = ladder_.climb(steps_, places);
    for (std::size_t k = 0; k < members.size(); ++k) {
        LineMatch& line = lines[members[k].line];
        const LadderAnswer& answer = answers[k];
        line.order_line = answer.order_line;
        line.codes = line.codes | answer.codes;
        if (answer.order_line == OrderLineIndex::none) {
            line.codes.add(Code::item_not_ordered);
            if (!places.empty()) line.anchor = static_cast<OrderLineIndex>(places[0]);
            line.beyond_bound = answer.beyond_bound;
            continue;
        }
        line.method = members[k].lookup.loose ? Method::loose_po : answer.method;
        if (answer.other != OrderLineIndex::none) {
            others_.emplace_back(document.first_line + members[k].line, answer.other);
        }
        if (run_.matches.order(line.order_line).role == LineRole::charge) line.role = LineRole::charge;
    }
    if (run_.trace != nullptr) note_searches(document, members);
}

/// What a line prints for the ladder; `factor`: by which the document's discount lines lower its prices.
LadderLine PartnerFinder::step_of(const LineMatch& line, const InvoiceMatch& document, const Ratio& factor) const {
    const InvoiceLine& row = run_.record(line);
    const LineFigures figures = run_.figures(line);
    const int sign = document.type == DocumentType::credit_note ? -1 : 1;
    LadderLine step;
    step.po_line = row.po_line;
    step.sku = row.sku;
    step.description = row.description;
    step.uom = row.uom;
    if (row.unit_price)
        step.price = (*line.net).sign() == sign ? figures.printed_price * factor : figures.printed_price;
    if (row.quantity && !(*row.quantity).is_zero()) step.quantity = figures.quantity.abs();
    return step;
}

/// The lines of the document that others name, by item.
void PartnerFinder::note_credited(std::uint32_t document) {
    credited_ = {};
    credited_.document = document;
    const auto count = [](Lines& lines, const LineMatch& line) {
        if (lines.count++ == 0) lines.first = &line;
    };
    for (const LineMatch& line : run_.lines_of(run_.matches.documents[document])) {
        if (line.role != LineRole::goods && line.role != LineRole::charge) continue;
        count(credited_.all, line);
        count(credited_.by_item[run_.vocabulary.sku.key(run_.record(line).sku.text)], line);
    }
}

/// A credit that names an invoice and prints no PO takes the PO line of that invoice's only line with its SKU, or
/// only line; every other line without a PO number has none.
bool PartnerFinder::take_partner_of_credited(LineMatch& line, const InvoiceMatch& document) {
    const std::span<const std::uint32_t> named = search_.named.named(document);
    if ((*line.net).sign() >= 0 || named.empty()) return false;
    if (credited_.document != named[0]) note_credited(named[0]);
    const TextId key = run_.vocabulary.sku.key(run_.record(line).sku.text);
    const auto same_item = key == TextId::empty ? credited_.by_item.end() : credited_.by_item.find(key);
    const bool by_item = same_item != credited_.by_item.end() && same_item->second.count == 1;
    const LineMatch* partner = by_item ? same_item->second.first : nullptr;
    if (!by_item && credited_.all.count == 1) partner = credited_.all.first;
    if (partner == nullptr || partner->order_line == OrderLineIndex::none) return false;
    line.order_line = partner->order_line;
    line.method = Method::credited_invoice;
    if (run_.matches.order(line.order_line).role == LineRole::charge) line.role = LineRole::charge;
    return true;
}

/// The POs of a document's goods, for charges that print none.
std::vector<OrderIndex> PartnerFinder::orders_of_goods(const InvoiceMatch& document) {
    std::vector<OrderIndex> orders;
    std::unordered_set<std::uint32_t> met;
    for (const LineMatch& line : run_.lines_of(document)) {
        if (line.role != LineRole::goods || line.order_line == OrderLineIndex::none) continue;
        const OrderIndex order = run_.orders.find(PoNumber{run_.matches.order(line.order_line).po_number});
        if (met.insert(static_cast<std::uint32_t>(order)).second) orders.push_back(order);
    }
    return orders;
}

/// The charge lines of some POs, in the order of PO numbers.
std::vector<std::uint32_t> PartnerFinder::charges_of(std::vector<OrderIndex> orders) {
    const auto number = [this](OrderIndex order) {
        const std::uint32_t first = run_.orders.lines_of(order).first;
        return run_.vocabulary.po.text(run_.vocabulary.po.key(run_.matches.order_lines[first].po_number));
    };
    std::stable_sort(orders.begin(), orders.end(), [&](auto a, auto b) { return number(a) < number(b); });
    std::vector<std::uint32_t> charges;
    for (const OrderIndex order : orders) {
        const std::span<const std::uint32_t> places = run_.orders.charges_of(order);
        charges.insert(charges.end(), places.begin(), places.end());
    }
    return charges;
}

/// A charge's partner is the PO's line of its category; it needs no PO number if another line has a partner.
void PartnerFinder::find_charges(const InvoiceMatch& document) {
    std::optional<std::vector<OrderIndex>> of_goods;
    for (LineMatch& line : run_.lines_of(document)) {
        if (line.role != LineRole::charge || line.order_line != OrderLineIndex::none) continue;
        const PoNumber po = run_.record(line).po_number;
        PoLookup lookup;
        if (!po.is_empty()) {
            lookup = look_up_po(run_.orders, po, document.vendor);
        } else {
            if (!of_goods) of_goods = orders_of_goods(document);
            lookup.orders = *of_goods;
        }
        if (!lookup.orders.empty()) {
            line.anchor = static_cast<OrderLineIndex>(run_.orders.lines_of(lookup.orders[0]).first);
            line.order_line = charge_partner(line, charges_of({lookup.orders.begin(), lookup.orders.end()}));
        }
        if (line.order_line != OrderLineIndex::none) {
            line.method = lookup.loose ? Method::loose_po : Method::po_charge;
            continue;
        }
        if (po.is_empty() && take_partner_of_credited(line, document)) continue;
        if (lookup.orders.empty()) line.codes.add(po.is_empty() ? Code::no_po_reference : Code::po_not_found);
    }
}

OrderLineIndex PartnerFinder::charge_partner(const LineMatch& line, const std::vector<std::uint32_t>& places) {
    const InvoiceLine& row = run_.record(line);
    Category wanted = run_.vocabulary.stated_category(row.category, row.sku);
    if (!is_charge(wanted)) wanted = Category::freight;
    OrderLineIndex lowest = OrderLineIndex::none;
    OrderLineIndex by_sku = OrderLineIndex::none;
    for (const std::uint32_t place : places) {
        const OrderLine& order = run_.matches.order_lines[place];
        if (order.role != LineRole::charge || order.category != wanted || order.is_return) continue;
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
        search_.rejected_orders.count(static_cast<std::uint32_t>(run_.vocabulary.po.key(printed.text))) != 0) {
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
            if (!run_.vocabulary.unit_factor(row.uom, row.sku, ordered.uom, ordered.sku))
                line.codes.add(Code::uom_mismatch);
        }
    }
    if (!has_reference_code(run_, line.codes)) return;
    line.reference_failed = true;
    line.codes.remove(Code::po_line_not_found);
    line.codes.remove(Code::ambiguous_match);
}

namespace {

/// Tells the documents whose goods are all on return lines.
void note_returns(MatchRun& run) {
    const std::vector<OrderLine>& orders = run.matches.order_lines;
    if (std::none_of(orders.begin(), orders.end(), [](const OrderLine& order) { return order.is_return; })) return;
    run.on_returns.assign(run.matches.documents.size(), false);
    for (std::size_t i = 0; i < run.on_returns.size(); ++i) {
        bool any = false;
        bool all = true;
        for (const LineMatch& line : run.lines_of(run.matches.documents[i])) {
            if (line.role != LineRole::goods || line.order_line == OrderLineIndex::none) continue;
            any = true;
            all = all && run.matches.order(line.order_line).is_return;
        }
        run.on_returns[i] = any && all;
    }
}

[[nodiscard]] std::span<const LineMatch> lines_ahead(const MatchRun& run, std::size_t document) {
    constexpr std::size_t most_lines = 16;
    if (document >= run.matches.documents.size()) return {};
    const std::span<const LineMatch> lines = run.lines_of(run.matches.documents[document]);
    return lines.first(std::min(lines.size(), most_lines));
}

// Lines follow each other; what they name lies anywhere.

void fetch_records(const MatchRun& run, std::size_t document) {
    for (const LineMatch& line : lines_ahead(run, document)) fetch_ahead(run.record(line));
}

void fetch_orders(const MatchRun& run, std::size_t document) {
    for (const LineMatch& line : lines_ahead(run, document)) run.orders.fetch(run.record(line).po_number);
}

void fetch_order_lines(const MatchRun& run, std::size_t document) {
    for (const LineMatch& line : lines_ahead(run, document)) run.orders.fetch_lines(run.record(line).po_number);
}

/// First what each document finds by itself, then what hangs on the documents that others name.
void find_for_all(MatchRun& run, const PartnerSearch& search, std::vector<PartnerFinder>& finders) {
    const std::vector<InvoiceMatch>& documents = run.matches.documents;
    for_each_chunk(documents.size(), run.threads, [&](std::size_t first, std::size_t last, unsigned worker) {
        for (std::size_t i = first; i < last; ++i) {
            fetch_records(run, i + 12);
            fetch_orders(run, i + 8);
            fetch_order_lines(run, i + 4);
            finders[worker].find_for(static_cast<DocumentIndex>(i));
        }
    });
    if (search.named.is_empty()) return;
    for (const DocumentType type : {DocumentType::invoice, DocumentType::credit_note}) {
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (documents[i].type == type) finders[0].find_by_name(static_cast<DocumentIndex>(i));
        }
    }
}

}  // namespace

void find_partners(MatchRun& run) {
    const std::size_t count = run.matches.documents.size();
    run.turned.assign(count, 0);
    const PartnerSearch search(run);
    std::vector<PartnerFinder> finders;
    for (unsigned worker = 0; worker < std::max(1U, run.threads); ++worker) finders.emplace_back(search);
    for_each_chunk(count, run.threads, [&](std::size_t first, std::size_t last, unsigned worker) {
        for (std::size_t i = first; i < last; ++i) {
            fetch_records(run, i + 8);
            finders[worker].settle_amounts(static_cast<DocumentIndex>(i));
        }
    });
    find_for_all(run, search, finders);
    for (const PartnerFinder& finder : finders) {
        for (const auto& [line, other] : finder.others()) run.facts(run.matches.lines[line]).other_order = other;
    }
    note_returns(run);
}

}  // namespace msp_audit
