#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "audit/wording.hpp"
#include "check/families.hpp"
#include "core/currency.hpp"
#include "match/prices.hpp"
#include "match/totals_of_rows.hpp"

namespace msp_audit {

namespace {

class Amounts {
public:
    Amounts(const DocumentsToCheck& documents, Vocabulary& words, ProblemMaker& into)
        : books_(documents.books), documents_(documents), words_(words), into_(into) {}

    void check() {
        check_products();
        check_sums();
        check_totals_of_rows();
        check_orders();
        check_currencies();
        check_fineness();
        check_signs();
    }

private:
    [[nodiscard]] const InvoiceLine& invoice_line(InvoiceLineIndex at) const {
        return books_.invoice_lines[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] std::string subject_of_line(const InvoiceLine& line) const {
        const InvoiceHeader& header = books_.invoice_headers[line.header];
        return subject_of({books_.text(header.number), books_.text(header.vendor), books_.text(line.line),
                           books_.text(line.sku), books_.text(line.description),
                           line.line_total ? (*line.line_total).to_string() : std::string()});
    }
    /// An amount without its currency takes the default one.
    [[nodiscard]] std::string_view currency_of(TextId printed) const {
        return books_.text(printed == TextId::empty ? books_.default_currency : printed);
    }

    void check_products() {
        for (const LineDifference& line : documents_.differences.lines) {
            const InvoiceLine& row = invoice_line(line.record);
            const std::string_view currency = books_.text(line.currency);
            into_.add(Code::arithmetic_differs, row.source, row.line_total ? Column::line_total : Column::unit_price,
                      {fmt::format("the total is {}, but {}", money(line.total, currency),
                                   product(line.quantity, line.price, currency)),
                       subject_of_line(row)},
                      line.total < line.expected ? Severity::warning : Severity::error);
        }
    }

    void check_sums() {
        for (const TotalDifference& total : documents_.differences.totals) {
            const InvoiceMatch& document = documents_.matches.document(total.document);
            const std::string_view currency = books_.text(document.currency);
            const InvoiceLine& row = invoice_line(total.first_record);
            const InvoiceHeader& header = books_.invoice_headers[row.header];
            const bool is_low = total.printed.total < total.printed.sum;
            into_.add(Code::total_differs, row.source, Column::invoice_total,
                      {fmt::format("{} {} prints a total of {}, its rows and their tax add up to {}",
                                   document.type == DocumentType::credit_note ? "credit note" : "invoice",
                                   books_.text(document.number), money(total.printed.total, currency),
                                   money(total.printed.sum, currency)),
                       subject_of({books_.text(header.number), books_.text(header.vendor)})},
                      is_low ? Severity::warning : Severity::error);
        }
    }

    /// Rows of one invoice that print different totals: amounts of their own, or a contradiction.
    void check_totals_of_rows() {
        for (const InvoiceMatch& document : documents_.matches.documents) {
            const auto lines = std::span(documents_.matches.lines).subspan(document.first_line, document.line_count);
            const TotalsOfRows totals =
                totals_of_rows(books_, lines, [](const LineMatch& line) { return line.record; });
            if (!totals.differ()) continue;
            const InvoiceLine& row = books_.invoice_lines[totals.other_row()];
            const InvoiceHeader& header = books_.invoice_headers[row.header];
            const std::string_view currency = books_.text(document.currency);
            into_.add(Code::total_differs, row.source, Column::invoice_total,
                      {fmt::format("{} {} prints a total of {} here and of {} on another row; none of them counts",
                                   document.type == DocumentType::credit_note ? "credit note" : "invoice",
                                   books_.text(document.number), money(*header.total, currency),
                                   money(totals.first(), currency)),
                       subject_of({books_.text(header.number), books_.text(header.vendor)})},
                      Severity::error);
        }
    }

    /// The price of an order line is its total's where the two differ.
    void check_orders() {
        for (const OrderLine& order : documents_.matches.order_lines) {
            if (!order.price_from_total) continue;
            const PoLine& row = books_.po_lines[static_cast<std::size_t>(order.record)];
            const std::string_view currency = books_.text(order.currency);
            const Ratio quantity = Ratio(*row.quantity).abs();
            const Ratio price = unit_price_of(row.unit_price, row.price_base, row.discount, quantity).abs();
            const PoHeader& header = books_.po_headers[row.header];
            into_.add(Code::arithmetic_differs, row.source, Column::line_total,
                      {fmt::format("the total is {}, but {}; the total decides the price",
                                   money((*row.line_total).abs(), currency), product(quantity, price, currency)),
                       subject_of({books_.text(header.number), books_.text(row.line), books_.text(row.sku)})},
                      Severity::warning);
        }
    }

    void check_currency(TextId printed, SourceRef source, std::string_view document) {
        if (printed == TextId::empty) return;
        const std::string_view text = books_.text(printed);
        if (is_iso_currency(currency_code(text))) return;
        into_.add(Code::currency_unknown, source, Column::currency,
                  {fmt::format("'{}' is no currency of ISO 4217", text), subject_of({document, text})});
    }

    void check_currencies() {
        for_each_header(books_.quotes, books_.quote_headers, [this](const QuoteHeader& header, SourceRef source) {
            check_currency(header.currency, source, books_.text(header.number));
        });
        for_each_header(books_.po_lines, books_.po_headers, [this](const PoHeader& header, SourceRef source) {
            check_currency(header.currency, source, books_.text(header.number));
        });
        for_each_header(books_.invoice_lines, books_.invoice_headers,
                        [this](const InvoiceHeader& header, SourceRef source) {
                            check_currency(header.currency, source, books_.text(header.number));
                            note_currency(header, source);
                        });
        for_each_header(books_.po_lines, books_.po_headers,
                        [this](const PoHeader& header, SourceRef source) { note_currency(header, source); });
    }

    struct FirstCurrency {
        TextId currency = TextId::empty;
        SourceRef source;
    };

    /// By the keys of number and vendor, and the date.
    using FirstCurrencies = std::map<std::tuple<TextId, VendorKey, Day>, FirstCurrency>;

    template <class Header>
    void note(FirstCurrencies& met, TextId number_key, const Header& header, SourceRef source) {
        if (header.currency == TextId::empty) return;
        const auto [found, is_new] = met.try_emplace({number_key, words_.vendor(header.vendor), header.date},
                                                     FirstCurrency{header.currency, source});
        const FirstCurrency& first = found->second;
        const std::string_view currency = books_.text(header.currency);
        if (is_new || currency_code(books_.text(first.currency)) == currency_code(currency)) return;
        into_.add(Code::currency_differs, source, Column::currency,
                  {fmt::format("{} is in {} here and in {} in {}",
                               document_words(books_, header.number.text, header.vendor.text), currency,
                               books_.text(first.currency), row_words(books_, first.source, source)),
                   subject_of({books_.text(header.number), books_.text(header.vendor), currency})});
    }
    void note_currency(const InvoiceHeader& header, SourceRef source) {
        note(invoice_currencies_, words_.number.key(header.number.text), header, source);
    }
    void note_currency(const PoHeader& header, SourceRef source) {
        note(order_currencies_, words_.po.key(header.number.text), header, source);
    }

    /// A column of amounts of one file.
    struct AmountColumn {
        struct Fine {
            SourceRef source;
            Decimal amount;
            std::string_view currency;
            std::string_view document;
        };
        std::size_t filled = 0;
        std::vector<Fine> fine;
    };

    void note_amount(const StoredDecimal& amount, Column column, SourceRef source, std::string_view currency,
                     std::string_view document) {
        if (!amount.has_value()) return;
        AmountColumn& into = amounts_[{source.file, column}];
        ++into.filled;
        if ((*amount).rounded(minor_digits(currency)) == *amount) return;
        into.fine.push_back({source, *amount, currency, document});
    }

    /// Where more than a tenth of a column is finer, that is how the system prints amounts.
    void check_fineness() {
        for (const PoLine& line : books_.po_lines) {
            const PoHeader& header = books_.po_headers[line.header];
            note_amount(line.line_total, Column::line_total, line.source, currency_of(header.currency),
                        books_.text(header.number));
        }
        for (const InvoiceLine& line : books_.invoice_lines) {
            const InvoiceHeader& header = books_.invoice_headers[line.header];
            const std::string_view currency = currency_of(header.currency);
            const std::string_view number = books_.text(header.number);
            note_amount(line.line_total, Column::line_total, line.source, currency, number);
            note_amount(books_.extras(line).tax, Column::tax, line.source, currency, number);
        }
        for_each_header(books_.invoice_lines, books_.invoice_headers,
                        [this](const InvoiceHeader& header, SourceRef source) {
                            note_amount(header.total, Column::invoice_total, source, currency_of(header.currency),
                                        books_.text(header.number));
                        });
        constexpr std::size_t tenth = 10;
        for (const auto& [place, column] : amounts_) {
            if (column.fine.size() * tenth > column.filled) continue;
            for (const AmountColumn::Fine& fine : column.fine) {
                into_.add(Code::amount_too_fine, fine.source, place.second,
                          {fmt::format("{} is finer than {} goes", fine.amount.to_string(),
                                       fine.currency.empty() ? "a hundredth" : fine.currency),
                           subject_of({fine.document, fine.amount.to_string()})});
            }
        }
    }

    void check_signs() {
        for (const InvoiceLine& line : books_.invoice_lines) {
            const bool is_charged = line.line_total && (*line.line_total).sign() > 0;
            const bool is_taken_back = line.quantity && (*line.quantity).sign() < 0;
            const bool is_price_negative = line.unit_price && (*line.unit_price).sign() < 0;
            const InvoiceHeader& header = books_.invoice_headers[line.header];
            if (!is_charged || is_taken_back == is_price_negative) continue;
            if (header.type == DocumentType::credit_note) continue;
            const bool has_quantity = line.quantity && !(*line.quantity).is_zero();
            if (!is_taken_back && !has_quantity) continue;
            if (is_taken_back) {
                add_negative(line.source, Column::quantity, *line.quantity, subject_of_line(line));
            } else {
                add_negative(line.source, Column::unit_price, *line.unit_price, subject_of_line(line));
            }
        }
        for (const QuoteLine& line : books_.quotes) {
            if ((*line.quantity).sign() >= 0 || (*line.unit_price).sign() < 0) continue;
            add_negative(line.source, Column::quantity, *line.quantity,
                         subject_of({books_.text(books_.quote_headers[line.header].number), books_.text(line.line)}));
        }
        for (const License& license : books_.licenses) {
            if ((*license.seats).sign() >= 0) continue;
            add_negative(license.source, Column::seats, *license.seats, subject_of({books_.text(license.number)}));
        }
    }

    void add_negative(SourceRef source, Column column, const Decimal& quantity, std::string subject) {
        into_.add(Code::quantity_negative, source, column,
                  {fmt::format("{} is negative, and nothing says that something goes back", quantity.to_string()),
                   std::move(subject)});
    }

    const Books& books_;
    const DocumentsToCheck& documents_;
    Vocabulary& words_;
    ProblemMaker& into_;
    FirstCurrencies invoice_currencies_, order_currencies_;
    std::map<std::pair<std::uint32_t, Column>, AmountColumn> amounts_;
};

}  // namespace

void check_amounts(const DocumentsToCheck& documents, Vocabulary& words, ProblemMaker& into) {
    Amounts(documents, words, into).check();
}

}  // namespace msp_audit
