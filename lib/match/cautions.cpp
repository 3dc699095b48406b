#include "match/cautions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "match/printed_differences.hpp"
#include "match/totals_of_rows.hpp"

namespace msp_audit {

namespace {

/// No country's tax on sales reaches it.
constexpr int most_tax_percent = 30;
constexpr std::size_t most_named = 5;

bool is_zero(const StoredDecimal& amount) { return !amount || (*amount).is_zero(); }

/// Documents that one sentence is about.
class Named {
public:
    void add(std::string words) { all_.push_back(std::move(words)); }

    /// `one` and `many` end where the documents are to be named.
    void tell(std::vector<std::string>& into, std::string_view one, std::string_view many) {
        if (all_.empty()) return;
        std::sort(all_.begin(), all_.end());
        const std::size_t shown = std::min(all_.size(), most_named);
        std::string words = all_.size() == 1 ? std::string(one) : fmt::format("{} {}", all_.size(), many);
        words +=
            fmt::format(": {}", fmt::join(all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(shown), "; "));
        if (shown < all_.size()) words += fmt::format(" and {} more", all_.size() - shown);
        into.push_back(std::move(words));
    }

private:
    std::vector<std::string> all_;
};

class Cautions {
public:
    explicit Cautions(MatchRun& run) : run_(run) {}

    void run() {
        for (const InvoiceMatch& document : run_.matches.documents) {
            if (run_.is_future(document) || run_.is_copy(document)) continue;
            look_at_dates(document);
            look_at_totals(document);
            look_at_tax(document);
            look_at_discounts(document);
            look_at_credit(document);
        }
        std::vector<std::string>& into = run_.matches.warnings;
        dates_.tell(
            into,
            "an invoice has lines of several dates; it counts as one document of the earliest date; a second bill "
            "may be among them",
            "invoices have lines of several dates; each counts as one document of the earliest date; a second "
            "bill may be among them");
        totals_.tell(
            into, "the rows of an invoice print different totals, so none of them counts, but its lines and tax do",
            "invoices have rows that print different totals, so none of them counts, but lines and tax do");
        high_.tell(into, "the tax of an invoice is more than 30 % of what it is on; tax is not compared with orders",
                   "invoices have a tax of more than 30 % of what it is on; tax is not compared with orders");
        alone_.tell(into, "an invoice has tax and nothing that it is on, so it is not checked",
                    "invoices have tax and nothing that it is on, so it is not checked");
        twice_.tell(into, "an invoice has tax in a column and on a line of its own; both count",
                    "invoices have tax in a column and on a line of their own; both count");
        beyond_.tell(into, "the discount of an invoice goes beyond its lines; the rest is not checked",
                     "invoices have a discount that goes beyond their lines; the rest is not checked");
        low_.tell(into,
                  "the total of a credit note is lower than its lines, and what those give back may be billed again",
                  "credit notes have totals lower than their lines, and what those give back may be billed again");
        look_at_newest();
    }

private:
    [[nodiscard]] std::string name(const InvoiceMatch& document) const {
        const InvoiceHeader& header = run_.header(run_.lines_of(document).front());
        return fmt::format("{} of {}", run_.books.text(document.number.text), run_.books.text(header.vendor.text));
    }

    [[nodiscard]] std::string money(const Decimal& amount, const InvoiceMatch& document) const {
        return printed_money(run_.books, amount, document);
    }

    void look_at_dates(const InvoiceMatch& document) {
        Day last = document.date;
        for (const LineMatch& line : run_.lines_of(document)) last = std::max(last, run_.header(line).date);
        if (!document.date || last == document.date) return;
        dates_.add(fmt::format("{} ({} to {})", name(document), document.date.to_string(), last.to_string()));
    }

    /// Rows that print their own amounts as the invoice's total, or contradict each other.
    void look_at_totals(const InvoiceMatch& document) {
        const TotalsOfRows totals =
            totals_of_rows(run_.books, run_.lines_of(document), [](const LineMatch& line) { return line.record; });
        if (!totals.differ()) return;
        totals_.add(fmt::format("{} ({} to {})", name(document), money(totals.lowest(), document),
                                money(totals.highest(), document)));
    }

    void look_at_tax(const InvoiceMatch& document) {
        Decimal in_column;
        Decimal on_lines;
        Decimal base;
        Decimal loose;
        for (const LineMatch& line : run_.lines_of(document)) {
            (line.role == LineRole::tax ? on_lines : base) += *line.net;
            if (!is_zero(line.tax)) in_column += *line.tax;
            const bool bears = line.role == LineRole::goods || line.role == LineRole::charge;
            if (bears && (*line.net + *line.discount_share).is_zero()) loose += *line.tax;
        }
        loose += on_lines;
        const Decimal tax = in_column + on_lines;
        if (tax.sign() <= 0) return;
        if (loose.sign() > 0 && taxed_base(run_.lines_of(document)).is_zero()) {
            alone_.add(fmt::format("{} ({})", name(document), money(loose, document)));
        } else if (tax * Decimal(100) > base.abs() * Decimal(most_tax_percent)) {
            high_.add(fmt::format("{} ({} on {})", name(document), money(tax, document), money(base, document)));
        }
        if (in_column.sign() > 0 && on_lines.sign() > 0) {
            twice_.add(
                fmt::format("{} ({} and {})", name(document), money(in_column, document), money(on_lines, document)));
        }
    }

    void look_at_discounts(const InvoiceMatch& document) {
        Decimal open;
        for (const LineMatch& line : run_.lines_of(document)) {
            if (line.role == LineRole::discount) open += (*line.parts)[Part::unchecked];
        }
        if (open.sign() >= 0 || document.unchecked_whole) return;
        beyond_.add(fmt::format("{} ({})", name(document), money(open, document)));
    }

    /// By the rules the total counts for money and the lines for goods.
    void look_at_credit(const InvoiceMatch& document) {
        if (document.type != DocumentType::credit_note || document.excess.sign() >= 0) return;
        const auto lines = run_.lines_of(document);
        const bool gives_back =
            std::any_of(lines.begin(), lines.end(), [](const LineMatch& line) { return line.gives_quantity_back; });
        if (!gives_back || !document.codes.has(Code::invoice_total_mismatch)) return;
        const TotalAndSum printed = total_and_sum(document);
        low_.add(fmt::format("{} ({} for {})", name(document), money(printed.total, document),
                             money(printed.sum, document)));
    }

    /// One mistyped year would make whatever waits overdue.
    void look_at_newest() {
        if (run_.given_as_of) return;
        Day newest;
        Day next;
        const auto take = [&](Day date) {
            if (date > newest) {
                next = newest;
                newest = date;
            } else if (date < newest) {
                next = std::max(next, date);
            }
        };
        for (const InvoiceHeader& header : run_.books.invoice_headers) take(header.date);
        for (const SlipHeader& header : run_.books.slip_headers) take(header.received);
        if (!next || newest - next <= run_.policy.wait_days) return;
        run_.matches.warnings.push_back(
            fmt::format("waiting is counted up to {}, the newest date in the data, but the next newest is {}: give "
                        "--as-of if that date is a slip",
                        newest.to_string(), next.to_string()));
    }

    MatchRun& run_;
    Named dates_, totals_, high_, alone_, twice_, beyond_, low_;
};

}  // namespace

void add_cautions(MatchRun& run) { Cautions(run).run(); }

std::string printed_money(const Books& books, const Decimal& amount, const InvoiceMatch& document) {
    const std::string_view currency = books.text(document.currency);
    return amount.to_string(document.places) + (currency.empty() ? "" : " ") + std::string(currency);
}

}  // namespace msp_audit
