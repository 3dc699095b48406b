#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "audit/families.hpp"
#include "match/match_run.hpp"
#include "match/printed_differences.hpp"

namespace msp_audit {

namespace {

constexpr std::uint32_t most_rows_of_one = 10;  ///< of two documents that a finding rests on

/// One document with all that its sentences may need.
class InvoiceFindings {
public:
    InvoiceFindings(FindingMaker& maker, std::uint32_t place)
        : maker_(maker),
          books_(maker.books),
          place_(place),
          document_(maker.matches.documents[place]),
          currency_(maker.books.text(document_.currency)) {}

    void add_all() {
        for (std::uint64_t bits = document_.codes.bits(); bits != 0; bits &= bits - 1) {
            add(static_cast<Code>(std::countr_zero(bits)));
        }
    }

private:
    void add(Code code) {
        const Weight full = maker_.weight(code);
        const Weight weight = weight_on(code, full);
        if (weight.severity == Severity::off) return;
        Said said = sentence(code, weight);
        if (weight.effect == Effect::dispute) add_settled(maker_, document_, full, said);
        FindingPlace place;
        place.kind = DocumentKind::invoice;
        place.document = books_.text(document_.number);
        place.vendor = maker_.matches.vendor_name(document_.vendor);
        place.currency = currency_;
        place.type = document_.type;
        place.copy = document_.copy;
        place.invoice = place_;
        Finding& finding = maker_.add(code, weight, place, std::move(said));
        cite_all(finding, code);
    }

    [[nodiscard]] bool is_credit_note() const { return document_.type == DocumentType::credit_note; }

    [[nodiscard]] Weight weight_on(Code code, Weight full) const {
        // No credit is taken twice: a second copy is unchecked, and that is an error without being a dispute.
        if (code == Code::duplicate_invoice && is_credit_note()) return {full.severity, Effect::none};
        if (code == Code::invoice_total_mismatch && document_.excess.sign() < 0) {
            return full.softened(Severity::info);
        }
        return settled_weight(document_, full);
    }

    [[nodiscard]] Said sentence(Code code, Weight weight) const {
        switch (code) {
        case Code::duplicate_invoice:
            return duplicate(weight);
        case Code::possible_duplicate_invoice:
            return possible_duplicate();
        case Code::invoice_total_mismatch:
            return total_mismatch();
        case Code::invoice_before_po:
            return before_order();
        case Code::future_dated:
            return future_dated();
        default:
            return inferred_tax();
        }
    }

    [[nodiscard]] Decimal total() const { return document_.invoiced.abs(); }

    /// "INV-1 of 2026-10-01 over 100.00 USD".
    [[nodiscard]] std::string other_words(const InvoiceMatch& other) const {
        std::string words(books_.text(other.number));
        if (other.date) words += " of " + other.date.to_string();
        return words + " over " + money(other.invoiced.abs(), books_.text(other.currency));
    }

    [[nodiscard]] Said duplicate(Weight weight) const {
        Said said;
        said.amount = total();
        std::string earlier = "an earlier document";
        if (document_.duplicate_of != DocumentIndex::none) {
            earlier = other_words(maker_.matches.document(document_.duplicate_of));
        }
        if (is_credit_note()) {
            said.sentence =
                fmt::format("This credit note has the vendor and number of {}: {} is left unchecked and not "
                            "taken a second time",
                            earlier, money(total(), currency_));
            return said;
        }
        const std::string_view held = weight.effect == Effect::none   ? "may be paid twice"
                                      : weight.effect == Effect::wait ? "waits"
                                                                      : "is held back";
        said.sentence = fmt::format("This invoice has the vendor and number of {}: its {} {}", earlier,
                                    money(total(), currency_), held);
        return said;
    }

    /// The PO lines and quantities of both are the same.
    [[nodiscard]] bool same_lines(const InvoiceMatch& other) const {
        if (document_.line_count != other.line_count) return false;
        for (std::uint32_t i = 0; i < document_.line_count; ++i) {
            const LineMatch& a = maker_.matches.lines[document_.first_line + i];
            const LineMatch& b = maker_.matches.lines[other.first_line + i];
            const bool same = a.order_line == b.order_line && a.order_line != OrderLineIndex::none &&
                              *maker_.record(a).quantity == *maker_.record(b).quantity;
            if (!same) return false;
        }
        return true;
    }

    [[nodiscard]] Said possible_duplicate() const {
        Said said;
        said.amount = total();
        if (document_.possible_duplicate_of == DocumentIndex::none) {
            said.sentence =
                "An earlier invoice is much like this one: look at both before paying " + money(total(), currency_);
            return said;
        }
        const InvoiceMatch& other = maker_.matches.document(document_.possible_duplicate_of);
        const bool same_total = other.invoiced == document_.invoiced && other.currency == document_.currency;
        std::string alike;
        if (other.vendor != document_.vendor) {
            alike = fmt::format("from {} has the same number, date and total",
                                quoted(maker_.matches.vendor_name(other.vendor)));
        } else if (same_lines(other)) {
            alike = same_total ? "has the same total and bills the same quantities of the same order lines"
                               : "bills the same quantities of the same order lines";
        } else {
            alike = same_total ? "has the same total and much the same number" : "is much like this one";
        }
        said.sentence = fmt::format("Invoice {} {}: look at both before paying {}", other_words(other), alike,
                                    money(total(), currency_));
        return said;
    }

    [[nodiscard]] Said total_mismatch() const {
        Said said;
        const auto [total, lines] = total_and_sum(document_);
        said.amount = document_.excess.abs();
        const bool high = document_.excess.sign() > 0;
        said.sentence = fmt::format("The total is {}, lines and tax add up to {}: {} {}",
                                    bare_money(total, currency_), bare_money(lines, currency_),
                                    high ? difference(total, lines, currency_) : difference(lines, total, currency_),
                                    high ? "too much" : "less, and the lower total counts");
        return said;
    }

    /// The first line that is dated before its PO, or none.
    [[nodiscard]] const OrderLine* later_order() const {
        for (std::uint32_t i = document_.first_line; i < document_.first_line + document_.line_count; ++i) {
            const LineMatch& line = maker_.matches.lines[i];
            const bool counts = line.order_line != OrderLineIndex::none && !line.reference_failed &&
                                !(*line.net).is_zero() && maker_.matches.order(line.order_line).date &&
                                document_.date < maker_.matches.order(line.order_line).date;
            if (counts) return &maker_.matches.order(line.order_line);
        }
        return nullptr;
    }

    [[nodiscard]] Said before_order() const {
        const OrderLine* order = later_order();
        if (order == nullptr) return {"The invoice is dated before its purchase order"};
        if (!document_.date) {
            return {fmt::format("The invoice has no date, purchase order {} is dated {}",
                                books_.text(order->po_number), order->date.to_string())};
        }
        return {fmt::format("Dated {}, {} before purchase order {} was placed on {}", document_.date.to_string(),
                            count_words(static_cast<std::size_t>(order->date - document_.date), "day", "days"),
                            books_.text(order->po_number), order->date.to_string())};
    }

    [[nodiscard]] Said future_dated() const {
        Said said;
        said.amount = total();
        said.sentence =
            fmt::format("Dated {}, after {}, up to which this run looks: {} is not checked",
                        document_.date.to_string(), maker_.matches.as_of.to_string(), money(total(), currency_));
        return said;
    }

    [[nodiscard]] Said inferred_tax() const {
        Decimal tax;
        for (std::uint32_t i = document_.first_line; i < document_.first_line + document_.line_count; ++i) {
            tax += *maker_.matches.lines[i].tax;
        }
        tax = tax.abs();
        Said said;
        said.amount = tax;
        const std::string rate = document_.tax_rate.normalized().to_string();
        const Decimal net = total() - tax;
        said.sentence =
            fmt::format("No tax is printed, and nearly all totals of this vendor are {} % above their lines, "
                        "which is read as tax: {} - {} = {}",
                        rate, bare_money(total(), currency_), bare_money(net, currency_), money(tax, currency_));
        return said;
    }

    void cite_rows(Finding& finding, const InvoiceMatch& document, std::uint32_t most) const {
        const std::uint32_t count = std::min(document.line_count, most);
        for (std::uint32_t i = 0; i < count; ++i) maker_.cite(finding, maker_.matches.lines[document.first_line + i]);
        finding.evidence_total += document.line_count - count;
    }

    void cite_all(Finding& finding, Code code) const {
        const DocumentIndex other = code == Code::duplicate_invoice            ? document_.duplicate_of
                                    : code == Code::possible_duplicate_invoice ? document_.possible_duplicate_of
                                                                               : DocumentIndex::none;
        if (code == Code::invoice_before_po) {
            const OrderLine* order = later_order();
            if (order != nullptr) maker_.cite(finding, *order);
        }
        cite_rows(finding, document_, other == DocumentIndex::none ? 2 * most_rows_of_one : most_rows_of_one);
        if (other != DocumentIndex::none) cite_rows(finding, maker_.matches.document(other), most_rows_of_one);
    }

    FindingMaker& maker_;
    const Books& books_;
    std::uint32_t place_;
    const InvoiceMatch& document_;
    std::string_view currency_;
};

}  // namespace

void find_on_invoice(FindingMaker& maker, std::uint32_t document) { InvoiceFindings(maker, document).add_all(); }

}  // namespace msp_audit
