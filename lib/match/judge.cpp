#include "match/judge.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/text_key.hpp"
#include "match/discount_shares.hpp"
#include "match/prices.hpp"

namespace msp_audit {

Judge::Judge(MatchRun& run, const NamedInvoices& named, const std::vector<Grant>& grants, Day as_of)
    : run_(run), named_(named), ledger_(run.matches, grants, as_of), document_lines_(run), as_of_(as_of) {}

void Judge::judge_all(const std::vector<std::uint32_t>& order) {
    for (std::size_t i = 0; i < order.size(); ++i) {
        run_.fetch_behind(order, i);
        judge_document(order[i]);
    }
    mark_excessive_credits();
}

/// Also announces periods to the ledger and, where there are credits, indexes what was billed at which price.
void Judge::prepare(const std::vector<std::uint32_t>& order) {
    for (InvoiceMatch& document : run_.matches.documents) spread_discounts(run_.lines_of(document), document);
    bool any_credit = false;
    for (LineMatch& line : run_.matches.lines) {
        if (line.order_line == OrderLineIndex::none) continue;
        // On returns everything is mirrored: credits draw, and what is billed gives back.
        line.turned = run_.matches.order(line.order_line).is_return;
        any_credit = any_credit || MatchRun::is_credit(line);
        ledger_.announce(line.order_line, run_.period(line), proof_of(line));
    }
    ledger_.announced();
    if (any_credit) index_billed_prices(order);
}

/// Only PO lines that a credit draws on need it.
void Judge::index_billed_prices(const std::vector<std::uint32_t>& order) {
    std::vector<bool> credited(run_.matches.order_lines.size(), false);
    for (const LineMatch& line : run_.matches.lines) {
        if (line.order_line != OrderLineIndex::none && MatchRun::is_credit(line)) {
            credited[static_cast<std::size_t>(line.order_line)] = true;
        }
    }
    std::uint32_t position = 0;
    for (const std::uint32_t place : order) {
        const InvoiceMatch& document = run_.matches.documents[place];
        for (std::uint32_t i = document.first_line; i < document.first_line + document.line_count; ++i) {
            const LineMatch& line = run_.matches.lines[i];
            if (line.role != LineRole::goods || line.order_line == OrderLineIndex::none) continue;
            if (!credited[static_cast<std::size_t>(line.order_line)]) continue;
            if (MatchRun::is_credit(line) || is_nothing(line)) continue;
            billed_prices_[static_cast<std::uint32_t>(line.order_line)].try_emplace(compared(line).price,
                                                                                    BilledAt{position++, i});
        }
    }
}

void Judge::judge_document(std::uint32_t place) {
    InvoiceMatch& document = run_.matches.documents[place];
    const std::span<LineMatch> lines = run_.lines_of(document);
    document.unchecked_whole = run_.is_future(document) || (!run_.orders_supplied && !run_.is_copy(document));
    if (run_.is_future(document)) {
        document.codes.add(Code::future_dated);
        document.codes.remove(Code::duplicate_invoice);
        for (LineMatch& line : lines) line.codes = CodeSet();
    }
    given_in_full_.clear();
    in_full_.reset();
    unordered_charges_ = 0;
    for (LineMatch& line : lines) {
        if (line.role == LineRole::goods) judge_line(line, document);
    }
    Decimal agreed_goods;
    for (const LineMatch& line : lines) {
        if (line.role != LineRole::goods || MatchRun::is_credit(line)) continue;
        const Parts parts = *line.parts;
        agreed_goods += parts[Part::payable] + parts[Part::awaiting];
    }
    for (LineMatch& line : lines) {
        if (line.role == LineRole::charge) judge_charge(line, document, agreed_goods);
    }
    mark_duplicate_lines(lines);
    for (const LineMatch& line : lines) {
        if (line.order_line == OrderLineIndex::none || line.reference_failed || is_nothing(line)) continue;
        const Day ordered = run_.matches.order(line.order_line).date;
        if (ordered && document.date < ordered && !document.unchecked_whole)
            document.codes.add(Code::invoice_before_po);
    }
}

/// Discount lines lower the others in proportion before anything is compared.
void Judge::spread_discounts(std::span<LineMatch> lines, InvoiceMatch& document) const {
    const DiscountShares discounts = discount_shares(lines, document, run_.places(document));
    document.price_factor = discounts.price_factor;
    for (const auto& [discount, shares] : discounts.lines) {
        for (std::size_t i = 0; i < lines.size(); ++i) lines[i].discount_share = *lines[i].discount_share + shares[i];
    }
}

Judge::Compared Judge::compared(const LineMatch& line) const {
    const LineFigures figures = run_.figures(line);
    Compared compared;
    compared.printed = figures.net.abs();
    compared.total = (figures.net + *line.discount_share).abs();
    compared.quantity = figures.quantity.abs();
    compared.price = figures.price;
    compared.amount_only = figures.amount_only;
    compared.arithmetic_high = figures.arithmetic_high;
    compared.arithmetic_low = figures.arithmetic_low;
    compared.expected = figures.expected;
    // Discounts lower the lines of their document's own sign.
    const InvoiceMatch& document = run_.document_of(line);
    const int own_sign = document.type == DocumentType::credit_note ? -1 : 1;
    if (line.discount_share.has_value() && figures.net.sign() == own_sign) {
        const bool by_total = figures.arithmetic_low && !figures.quantity.is_zero();
        compared.price =
            by_total ? Ratio(compared.total) / figures.quantity.abs() : compared.price * document.price_factor;
    }
    if (line.order_line == OrderLineIndex::none) return compared;
    const OrderLine& order = run_.matches.order(line.order_line);
    const InvoiceLine& row = run_.record(line);
    const PoLine& ordered = run_.record(order);
    if (row.uom != ordered.uom && line.role == LineRole::goods) {
        const std::optional<Ratio> factor = run_.vocabulary.unit_factor(row.uom, row.sku, ordered.uom, ordered.sku);
        if (factor && *factor != Ratio(1)) {
            compared.quantity = compared.quantity * *factor;
            compared.price = compared.price / *factor;
        }
    }
    compared.order_price = order.price;
    compared.quoted = order.quote_line != nowhere;
    compared.quote_price = order.quote_price;
    if (line.facts != nowhere && run_.matches.facts[line.facts].other_order != OrderLineIndex::none) {
        // An ambiguous match pays the lower of the agreed prices.
        const OrderLine& other = run_.matches.order(run_.matches.facts[line.facts].other_order);
        compared.order_price = min(compared.order_price, other.price);
        if (other.quote_line != nowhere) {
            compared.quote_price = compared.quoted ? min(compared.quote_price, other.quote_price) : other.quote_price;
            compared.quoted = true;
        }
    }
    if (compared.amount_only) {
        compared.price = agreed_price(compared);
        if (!compared.price.is_zero()) compared.quantity = (Ratio(compared.total) / compared.price).rounded(9);
    }
    return compared;
}

/// a: the lower of the two prices, of those whose comparison limits anything.
Ratio Judge::agreed_price(const Compared& figures) const {
    if (!figures.quoted) return figures.order_price;
    const bool by_order = run_.limits(Code::price_above_po);
    const bool by_quote = run_.limits(Code::price_above_quote);
    if (by_order != by_quote) return by_order ? figures.order_price : figures.quote_price;
    return min(figures.order_price, figures.quote_price);
}

/// The proof that a line needs: its PO line's proof column, else by category, the PO line's before its own.
Proof Judge::proof_of(const LineMatch& line) const {
    if (run_.policy.proof_none) return Proof::none;
    return proof_needed(run_.record(run_.matches.order(line.order_line)).proof, line.category);
}

Ratio Judge::ordered_quantity(const LineMatch& line) const { return run_.matches.order(line.order_line).ordered; }

/// What every goods line goes through before it is compared.
void Judge::judge_line(LineMatch& line, const InvoiceMatch& document) {
    if (is_nothing(line)) {
        line.codes = CodeSet();
        line.reference_failed = false;
        store(line, Parts());
        return;
    }
    const Compared figures = compared(line);
    const bool credit = MatchRun::is_credit(line);
    if (!credit && !run_.is_future(document) && (figures.arithmetic_high || figures.arithmetic_low)) {
        line.codes.add(Code::line_arithmetic);
        run_.facts(line).expected = figures.expected;
        line.arithmetic_low = figures.arithmetic_low;
    }
    if (document.unchecked_whole || (line.po_rejected && !run_.is_copy(document))) {
        store(line, Parts::whole(Part::unchecked, figures.total));
        return;
    }
    if (run_.is_copy(document)) line.reference_failed = true;
    if (line.reference_failed) line.codes.remove(Code::po_line_not_found);
    if (line.reference_failed) line.codes.remove(Code::ambiguous_match);
    if (credit && !run_.is_copy(document)) {
        judge_credit(line, document, figures);
        return;
    }
    if (line.reference_failed) {
        dispute_reference(line, document, figures);
        return;
    }
    if (line.order_line == OrderLineIndex::none) {
        // Every reference code on it has the effect none: nothing is left to compare it with but its own arithmetic.
        const bool high = figures.arithmetic_high && run_.limits(Code::line_arithmetic);
        Parts parts;
        parts[Part::payable] = high ? min(figures.total, figures.expected) : figures.total;
        const Part rest = run_.disputes(Code::line_arithmetic) ? Part::disputed : Part::awaiting;
        parts[rest] = figures.total - parts[Part::payable];
        store(line, parts);
        return;
    }
    judge_goods(line, document, figures);
}

/// What takes a line with a reference code whole. No credit is taken twice: of a copy it is unchecked.
Part Judge::part_of_reference(const LineMatch& line, const InvoiceMatch& document) const {
    const bool credit = MatchRun::is_credit(line) || document.type == DocumentType::credit_note;
    if (run_.is_copy(document) && credit) return Part::unchecked;
    bool dispute = document.codes.has(Code::duplicate_invoice) && run_.disputes(Code::duplicate_invoice);
    CodeSet disputing = line.codes & run_.disputing;
    for (; !dispute && !disputing.is_empty(); disputing.remove(disputing.first())) {
        dispute = entry(disputing.first()).reference;
    }
    return dispute ? Part::disputed : Part::awaiting;
}

/// A line with a reference code is disputed whole (or awaited, where the policy says so) and draws nothing.
void Judge::dispute_reference(LineMatch& line, const InvoiceMatch& document, const Compared& figures) {
    store(line, Parts::whole(part_of_reference(line, document), figures.total));
    if (MatchRun::is_credit(line)) return;
    if (line.order_line != OrderLineIndex::none && line.role == LineRole::goods) {
        // Net billed counts it, though it draws nothing.
        if (run_.follows(line)) run_.trace->draws.push_back(traced(line, TracedDraw::Kind::bills, figures));
        ledger_.draw(line.order_line, run_.period(line), proof_of(line), document.date, figures.quantity, 0, 0);
    }
}

/// True where two lines draw on one PO line.
bool Judge::share_order_lines(std::span<const LineMatch> lines) {
    met_.clear();
    for (const LineMatch& line : lines) {
        if (line.order_line != OrderLineIndex::none) met_.push_back(line.order_line);
    }
    std::sort(met_.begin(), met_.end());
    return std::adjacent_find(met_.begin(), met_.end()) != met_.end();
}

void Judge::mark_duplicate_lines(std::span<LineMatch> lines) {
    if (lines.size() < 2 || !share_order_lines(lines)) return;
    using Print = std::tuple<OrderLineIndex, TextId, Day, Day, int, Decimal, Decimal>;
    std::set<Print> met;
    for (LineMatch& line : lines) {
        const bool counts = line.role == LineRole::goods || line.role == LineRole::charge;
        if (!counts || line.order_line == OrderLineIndex::none || is_nothing(line)) continue;
        const Compared figures = compared(line);
        const InvoiceLine& row = run_.record(line);
        const Term period = run_.printed_period(line);
        const bool is_new =
            met.emplace(line.order_line, run_.vocabulary.folded.key(row.description), period.first, period.last,
                        (*line.net).sign(), figures.quantity.rounded(12), figures.price.rounded(12))
                .second;
        if (!is_new) line.codes.add(Code::duplicate_line);
    }
}

/// Stores parts of positive size with the line's sign.
void Judge::store(LineMatch& line, const Parts& parts) {
    if ((*line.net).sign() >= 0) {
        line.parts = parts;
        return;
    }
    Parts negative;
    for (std::size_t i = 0; i < part_count; ++i) negative.amounts[i] = -parts.amounts[i];
    line.parts = negative;
}

}  // namespace msp_audit
