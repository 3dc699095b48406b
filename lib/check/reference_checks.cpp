#include <string>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "check/families.hpp"
#include "core/text_key.hpp"

namespace msp_audit {

namespace {

class References {
public:
    References(const DocumentsToCheck& documents, ProblemMaker& into)
        : books_(documents.books), matches_(documents.matches), into_(into), is_complete_(documents.is_complete) {
        for (const PoHeader& header : books_.po_headers) orders_.insert(loose_po_key(books_.text(header.number)));
        // What a rejected row says may be the order that is meant.
        for (const RejectedRow& row : books_.rejected) {
            if (row.kind == DocumentKind::purchase_order) orders_.insert(loose_po_key(books_.text(row.document)));
            if (row.kind == DocumentKind::quote) rejected_quotes_.insert(po_key(books_.text(row.document)));
        }
        for (const QuoteHeader& header : books_.quote_headers) {
            const auto [found, is_new] = quotes_.try_emplace(po_key(books_.text(header.number)), header.vendor.text);
            // The order of files means nothing.
            if (!is_new && books_.text(header.vendor) < books_.text(found->second))
                found->second = header.vendor.text;
        }
    }

    void check() {
        if (books_.has(DocumentKind::purchase_order)) {
            for (const LineMatch& line : matches_.lines) check_line(line);
            for (const ReceiptMatch& receipt : matches_.receipts) check_receipt(receipt);
        }
        for (const PlainFact& fact : matches_.plain) check_fact(fact);
    }

private:
    void check_line(const LineMatch& line) {
        const InvoiceLine& row = books_.invoice_lines[static_cast<std::size_t>(line.record)];
        const InvoiceHeader& header = books_.invoice_headers[row.header];
        const std::string_view number = books_.text(row.po_number);
        if (line.codes.has(Code::po_not_found) && !number.empty()) {
            add_missing(row.source, Column::po_number, "order", number, books_.text(header.number), Severity::error);
        }
        const OrderLineIndex at = line.order_line != OrderLineIndex::none ? line.order_line : line.anchor;
        if (at == OrderLineIndex::none) return;
        const OrderLine& order = matches_.order(at);
        const PoHeader& ordered = books_.po_headers[books_.po_lines[static_cast<std::size_t>(order.record)].header];
        const std::string subject =
            subject_of({books_.text(header.number), books_.text(row.line), books_.text(ordered.number)});
        if (line.codes.has(Code::vendor_mismatch)) {
            into_.add(Code::vendor_differs, row.source, Column::vendor,
                      {fmt::format("'{}' bills order {}, which is with '{}'", books_.text(header.vendor),
                                   books_.text(ordered.number), books_.text(ordered.vendor)),
                       subject});
        }
        if (line.codes.has(Code::currency_mismatch)) {
            into_.add(Code::currency_differs, row.source, Column::currency,
                      {fmt::format("the invoice is in {}, order {} in {}",
                                   books_.text(matches_.document(line.document).currency),
                                   books_.text(ordered.number), books_.text(order.currency)),
                       subject});
        }
    }

    void check_receipt(const ReceiptMatch& receipt) {
        const bool is_slip = receipt.kind == DocumentKind::packing_slip;
        if (!receipt.codes.has(is_slip ? Code::slip_without_po : Code::license_without_po)) return;
        TextId order = TextId::empty;
        TextId document = TextId::empty;
        if (is_slip) {
            const SlipHeader& header = books_.slip_headers[books_.slips[receipt.record].header];
            order = header.po_number.text;
            document = header.number.text;
        } else {
            order = books_.licenses[receipt.record].po_number.text;
            document = books_.licenses[receipt.record].number.text;
        }
        const std::string_view number = books_.text(order);
        if (number.empty() || is_on_file(number)) return;
        add_missing(receipt.source, Column::po_number, "order", number, books_.text(document), Severity::warning);
    }

    void check_fact(const PlainFact& fact) {
        if (fact.code != Code::quote_not_found) return;
        const PoHeader& header = books_.po_headers[books_.po_lines[fact.record].header];
        if (header.quote_number.is_empty()) return;
        const std::string number = po_key(books_.text(header.quote_number));
        if (rejected_quotes_.count(number) != 0) return;
        if (const auto found = quotes_.find(number); found != quotes_.end()) {
            into_.add(Code::reference_not_found, fact.sources.front(), Column::quote_number,
                      {fmt::format("quote '{}' is from '{}', not from '{}'", books_.text(header.quote_number),
                                   books_.text(found->second), books_.text(header.vendor)),
                       subject_of({books_.text(header.number), books_.text(header.quote_number)})},
                      Severity::warning);
            return;
        }
        add_missing(fact.sources.front(), Column::quote_number, "quote", books_.text(header.quote_number),
                    books_.text(header.number), Severity::warning);
    }

    [[nodiscard]] bool is_on_file(std::string_view number) const {
        if (orders_.count(loose_po_key(number)) != 0) return true;
        for (const std::string& part : split_po_cell(number)) {
            if (orders_.count(loose_po_key(part)) != 0) return true;
        }
        return false;
    }

    void add_missing(SourceRef row, Column column, std::string_view what, std::string_view number,
                     std::string_view document, Severity most) {
        if (!is_complete_) return;
        into_.add(Code::reference_not_found, row, column,
                  {fmt::format("{} '{}' is in no file of {}s", what, number, what), subject_of({document, number})},
                  most);
    }

    const Books& books_;
    const Matches& matches_;
    ProblemMaker& into_;
    std::unordered_set<std::string> orders_, rejected_quotes_;
    std::unordered_map<std::string, TextId> quotes_;  ///< number -> a vendor of it
    bool is_complete_;
};

}  // namespace

void check_references(const DocumentsToCheck& documents, ProblemMaker& into) { References(documents, into).check(); }

}  // namespace msp_audit
