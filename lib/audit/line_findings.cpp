#include <array>
#include <bit>
#include <unordered_map>

#include <fmt/format.h>
#include <xxhash.h>

#include "audit/families.hpp"
#include "audit/line_view.hpp"

namespace msp_audit {

namespace {

/// Walks the lines that have codes; what it remembers of one document is for its equal lines.
class LineFindings {
public:
    LineFindings(FindingMaker& maker, OrderTrail& trail) : maker_(maker), books_(maker.books), trail_(trail) {}

    void add_all(std::uint32_t line) {
        const LineView view(maker_, trail_, maker_.matches.lines[line]);
        for (std::uint64_t bits = view.line.codes.bits(); bits != 0; bits &= bits - 1) {
            add(view, static_cast<Code>(std::countr_zero(bits)));
        }
    }

private:
    void add(const LineView& view, Code code) {
        const Weight full = maker_.weight(code);
        const Weight weight = weight_on(view, code, full);
        if (weight.severity == Severity::off) return;
        const LineMatch* same_line = code == Code::duplicate_line ? earlier_equal(view) : nullptr;
        Said said = sentence(view, code, weight, same_line);
        if (weight.effect == Effect::dispute) add_settled(maker_, view.document, full, said);
        Finding& finding = maker_.add(code, weight, place_of(view), std::move(said));
        cite_all(finding, view, code, same_line);
    }

    [[nodiscard]] static Weight weight_on(const LineView& view, Code code, Weight full) {
        if (view.credit && entry(code).reference) return full.softened(Severity::warning);
        if (code == Code::line_arithmetic && view.line.arithmetic_low) return full.softened(Severity::info);
        return settled_weight(view.document, full);
    }

    [[nodiscard]] static Said sentence(const LineView& view, Code code, Weight weight, const LineMatch* same_line) {
        switch (code) {
        case Code::price_above_po:
        case Code::price_above_quote:
        case Code::price_below_po:
        case Code::line_arithmetic:
            return price_sentence(view, code);
        case Code::quantity_above_ordered:
        case Code::value_above_ordered:
        case Code::unplanned_charge:
        case Code::standing_order_beyond_value:
            return order_sentence(view, code);
        case Code::not_received:
        case Code::quantity_above_received:
        case Code::license_missing:
        case Code::license_short:
        case Code::receipt_overdue:
            return receipt_sentence(view, code, weight);
        default:
            return entry(code).reference ? reference_sentence(view, code, weight)
                                         : other_line_sentence(view, code, same_line);
        }
    }

    [[nodiscard]] FindingPlace place_of(const LineView& view) {
        const InvoiceMatch& document = view.document;
        FindingPlace place;
        place.kind = DocumentKind::invoice;
        place.document = books_.text(document.number);
        place.line = books_.text(view.row.line);
        place.vendor = maker_.matches.vendor_name(document.vendor);
        place.currency = view.currency;
        place.type = document.type;
        place.copy = document.copy;
        place.invoice = static_cast<std::uint32_t>(view.line.document);
        place.invoice_line = static_cast<std::uint32_t>(&view.line - maker_.matches.lines.data());
        if (place.line.empty()) {
            content_ =
                fmt::format("{}|{}|{}|{}", books_.text(view.row.sku), books_.text(view.row.description),
                            (*view.row.quantity).normalized().to_string(), (*view.line.net).normalized().to_string());
            place.content = content_;
        }
        return place;
    }

    void cite_all(Finding& finding, const LineView& view, Code code, const LineMatch* same_line) {
        maker_.cite(finding, view.line);
        if (same_line != nullptr) maker_.cite(finding, *same_line);
        if (view.order != nullptr && code != Code::line_arithmetic) maker_.cite(finding, *view.order);
        switch (code) {
        case Code::price_above_quote:
            cite_quote(finding, view.partner());
            break;
        case Code::ambiguous_match:
            if (view.facts.other_order == OrderLineIndex::none) break;
            maker_.cite(finding, maker_.matches.order(view.facts.other_order));
            break;
        case Code::quantity_above_ordered:
        case Code::value_above_ordered:
        case Code::standing_order_beyond_value:
            cite_earlier(finding, view);
            break;
        case Code::not_received:
        case Code::quantity_above_received:
        case Code::license_missing:
        case Code::license_short:
        case Code::receipt_overdue:
            if (!view.has_partner()) break;
            for (const std::uint32_t place : trail_.receipts(view.line.order_line)) {
                const ReceiptMatch& receipt = maker_.matches.receipts[place];
                FindingMaker::cite(finding, receipt.kind, receipt.source);
            }
            break;
        case Code::credit_settles:
            cite_document(finding, view.facts.other);
            break;
        default:
            break;
        }
    }

    void cite_quote(Finding& finding, const OrderLine& order) const {
        if (order.quote_line == nowhere) return;
        FindingMaker::cite(finding, DocumentKind::quote, books_.quotes[order.quote_line].source);
    }

    void cite_earlier(Finding& finding, const LineView& view) const {
        std::size_t unseen = 0;
        for (const LineMatch* line : view.billed_before(unseen)) maker_.cite(finding, *line);
        finding.evidence_total += unseen;
    }

    void cite_document(Finding& finding, DocumentIndex at) const {
        if (at == DocumentIndex::none) return;
        const InvoiceMatch& document = maker_.matches.document(at);
        maker_.cite(finding, maker_.matches.lines[document.first_line]);
    }

    [[nodiscard]] static std::uint64_t print_of(const LineMatch& line, const InvoiceLine& row) {
        const Decimal net = (*line.net).normalized();
        const std::array<std::uint64_t, 4> parts{
            static_cast<std::uint64_t>(line.order_line), static_cast<std::uint64_t>(row.description),
            static_cast<std::uint64_t>(net.mantissa()), static_cast<std::uint64_t>(net.scale())};
        return XXH3_64bits(parts.data(), sizeof(parts));
    }

    /// The first line of the document that is the same as this one.
    [[nodiscard]] const LineMatch* earlier_equal(const LineView& view) {
        const InvoiceMatch& document = view.document;
        if (printed_document_ != view.line.document) {
            printed_document_ = view.line.document;
            first_by_print_.clear();
            for (std::uint32_t i = document.first_line; i < document.first_line + document.line_count; ++i) {
                const LineMatch& line = maker_.matches.lines[i];
                first_by_print_.try_emplace(print_of(line, maker_.record(line)), i);
            }
        }
        const auto found = first_by_print_.find(print_of(view.line, view.row));
        if (found == first_by_print_.end()) return nullptr;
        const LineMatch* first = &maker_.matches.lines[found->second];
        return first == &view.line ? nullptr : first;
    }

    FindingMaker& maker_;
    const Books& books_;
    OrderTrail& trail_;
    std::string content_;
    DocumentIndex printed_document_ = DocumentIndex::none;
    std::unordered_map<std::uint64_t, std::uint32_t> first_by_print_;
};

}  // namespace

void add_settled(const FindingMaker& maker, const InvoiceMatch& document, Weight before, Said& said) {
    if (!document.settled || before.effect != Effect::dispute) return;
    said.sentence += "; settled by ";
    said.sentence += document.settled_by == DocumentIndex::none
                         ? std::string("credits")
                         : document_words(maker.books, maker.matches.document(document.settled_by));
}

void find_on_invoices(FindingMaker& maker, OrderTrail& trail) {
    LineFindings lines(maker, trail);
    const Matches& matches = maker.matches;
    for (std::uint32_t i = 0; i < matches.documents.size(); ++i) {
        const InvoiceMatch& document = matches.documents[i];
        if (!document.codes.is_empty()) find_on_invoice(maker, i);
        const std::uint32_t end = document.first_line + document.line_count;
        for (std::uint32_t line = document.first_line; line < end; ++line) {
            if (!matches.lines[line].codes.is_empty()) lines.add_all(line);
        }
    }
}

}  // namespace msp_audit
