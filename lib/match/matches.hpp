#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/books.hpp"
#include "core/code_set.hpp"
#include "core/ratio.hpp"
#include "match/alike.hpp"
#include "match/category.hpp"
#include "match/parts.hpp"
#include "match/vendor_directory.hpp"

namespace msp_audit {

inline constexpr std::uint32_t nowhere = 0xFFFFFFFF;

/// Places in Matches.
enum class DocumentIndex : std::uint32_t { none = nowhere };
enum class OrderLineIndex : std::uint32_t { none = nowhere };

/// How a line found its PO line.
enum class Method : std::uint8_t { none, po_line, po_sku, po_assignment, loose_po, po_charge, credited_invoice };
[[nodiscard]] std::string_view name_of(Method method);

enum class Verdict : std::uint8_t { pay, wait, dispute, unchecked };
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// What an invoice line is in its document.
enum class LineRole : std::uint8_t { goods, charge, tax, discount };

/// The figures a finding's sentence quotes; kept for lines with codes only. Quantities are in the PO line's unit,
/// prices for one of it.
struct LineFacts {
    Ratio quantity;  ///< q
    Ratio price;     ///< p
    Ratio agreed;    ///< a
    Ratio allowed;   ///< pa
    Ratio order_price;
    Ratio quote_price;  ///< 0 where no quote is linked
    Ratio ordered;
    Ratio ordered_left;  ///< before this line
    Ratio proven;
    Ratio proven_left;                          ///< before this line
    Ratio draws_order;                          ///< qo
    Ratio draws_proof;                          ///< qp
    Decimal expected;                           ///< round(q*p), for line-arithmetic
    Decimal charge_left;                        ///< what was left of the charge partner
    Decimal settled;                            ///< by a credit: what it settled
    Decimal overdue;                            ///< what had been awaited for too long
    Decimal value_kept;                         ///< with the value tolerance: payable and awaiting before the cut
    Decimal value_left;                         ///< with the value tolerance: what was left of the order's value
    DocumentIndex other = DocumentIndex::none;  ///< the document a credit credits
    OrderLineIndex other_order =
        OrderLineIndex::none;  ///< with ambiguous-match: the PO line it could as well have had
    std::string tolerance;     ///< the rule in force, if any
};

/// One line of an invoice, judged. Amounts carry the judged sign (credits negative).
struct LineMatch {
    InvoiceLineIndex record{};
    DocumentIndex document = DocumentIndex::none;
    OrderLineIndex order_line = OrderLineIndex::none;
    std::uint32_t facts = nowhere;  ///< place in Matches::facts
    CodeSet codes;
    StoredDecimal net;  ///< t as printed on the document, net of tax
    StoredDecimal tax;
    StoredParts parts;      ///< of net
    StoredParts tax_parts;  ///< of tax
    Method method = Method::none;
    LineRole role = LineRole::goods;
    bool reference_failed = false;  ///< an R code with effect: disputed or awaited whole
    bool amount_only = false;
    bool gives_quantity_back = false;              ///< a credit at the price of what it credits
    bool beyond_bound = false;                     ///< not compared: too many distinct lines on the PO
    bool po_rejected = false;                      ///< its PO number stands in a rejected row: unchecked
    OrderLineIndex anchor = OrderLineIndex::none;  ///< without a partner: a line of the PO it belongs to
    bool arithmetic_low = false;  ///< its total falls short of quantity times price: line-arithmetic is info
    bool turned = false;          ///< on a return line: signs are mirrored for the judgement
    Category category = Category::unknown;
    StoredDecimal
        discount_share;  ///< of the document's discount lines, in `net`'s currency; parts are of net + share
};

/// What the tax of a document can be on: its goods and charges, less discounts.
[[nodiscard]] inline Decimal taxed_base(std::span<const LineMatch> lines) {
    Decimal base;
    for (const LineMatch& line : lines) {
        if (line.role == LineRole::goods || line.role == LineRole::charge) base += *line.net + *line.discount_share;
    }
    return base;
}

/// One document, judged: an invoice or a credit note. Its lines are Matches::lines[first_line .. first_line +
/// line_count).
struct InvoiceMatch {
    VendorKey vendor{};
    InvoiceNumber number;
    TextId currency = TextId::empty;
    Day date;
    DocumentType type = DocumentType::invoice;
    std::int8_t places = 2;  ///< of amounts in its currency
    std::uint32_t copy = 1;
    std::uint32_t first_line = 0;
    std::uint32_t line_count = 0;
    CodeSet codes;  ///< those on the document itself
    Decimal invoiced;
    Parts parts;     ///< of invoiced, tax and total differences included
    Decimal excess;  ///< of the printed total over lines and tax; negative: a shortfall
    bool total_printed = false;
    bool has_rejected_row = false;
    bool cancelled = false;       ///< credits took back all of it, by naming it or by exactly its lines reversed
    bool open_awaiting = false;   ///< of a settled document: some of what it awaits is not settled
    bool open_unchecked = false;  ///< of a settled document: some of what is unchecked is not settled
    bool settled = false;         ///< every disputed cent was settled by credits: its dispute codes are info
    bool vendor_from_po = false;
    Verdict verdict = Verdict::pay;
    DocumentIndex duplicate_of = DocumentIndex::none;
    DocumentIndex possible_duplicate_of = DocumentIndex::none;
    DocumentIndex credits = DocumentIndex::none;     ///< the first document that this one credits
    DocumentIndex settled_by = DocumentIndex::none;  ///< the last credit that settled it
    Decimal passed_in_tolerance;                     ///< money that went through inside tolerances
    Ratio price_factor = 1;                          ///< by which its discount lines lower prices
    bool unchecked_whole = false;                    ///< future-dated, or without any purchase order
    Decimal tax_rate;                                ///< percent that was inferred, with `tax-inferred`
};

/// What is known of one PO line after all draws.
struct OrderLine {
    PoLineIndex record{};
    VendorKey vendor{};
    TextId po_number = TextId::empty;
    TextId currency = TextId::empty;
    Day date;
    Category category = Category::unknown;
    Proof proof = Proof::either;
    LineRole role = LineRole::goods;
    bool is_return = false;
    bool is_open = true;
    bool has_conflict = false;           ///< po-line-conflict
    bool price_from_total = false;       ///< unit price and line total differ: the total decides
    StoredRatio price;                   ///< for one unit, net of discounts
    StoredRatio ordered;                 ///< positive; returns turned
    std::uint32_t quote_line = nowhere;  ///< place of the linked quote in Books::quotes
    StoredRatio quote_price;             ///< in the PO line's unit; meaningful if quote_line is set
    StoredRatio slips_proven;            ///< delivered less rejected, all slips
    StoredRatio seats_proven;            ///< seats of all receipts that prove anything
    StoredRatio ordered_drawn;           ///< of the order, after all lines and credits
    StoredRatio proof_drawn;
    StoredRatio drawn_without_proof;  ///< by lines that need none; a credit gives it back as it does what was proven
    StoredRatio net_billed;
    StoredRatio given_back;      ///< by credits; net_billed is less by it
    StoredDecimal charged;       ///< of a charge line
    bool standing = false;       ///< periods were drawn by day
    bool beyond_value = false;   ///< standing-order-beyond-value
    StoredDecimal billed_value;  ///< of all lines that drew on it
};

/// A delivery line or a license receipt and the PO line it proves.
struct ReceiptMatch {
    SourceRef source;
    DocumentKind kind = DocumentKind::packing_slip;
    std::uint32_t record = 0;  ///< place in Books::slips or Books::licenses
    OrderLineIndex order_line = OrderLineIndex::none;
    Method method = Method::none;
    StoredRatio quantity;  ///< accepted units or seats, in the PO line's unit
    CodeSet codes;
    std::uint32_t other = nowhere;   ///< the earlier record for license-key-reused and serial-reused
    std::uint32_t detail = nowhere;  ///< place in Matches::details: the serial numbers that were delivered before
};

/// A finding of the match on a document other than an invoice; audit puts it into words.
struct PlainFact {
    Code code{};
    DocumentKind kind = DocumentKind::run;
    std::vector<SourceRef> sources;
    std::uint32_t record = nowhere;
    std::uint32_t other = nowhere;  ///< the quote line, if one is meant
};

struct CoverageCount {
    std::size_t lines = 0;
    Decimal amount;
};

/// A row of an invoice before the cells of the same row in another file were put into it.
struct CompletedRow {
    std::uint32_t row = 0;  ///< place in the books
    InvoiceLine as_read;
};

struct Matches {
    std::vector<LineMatch> lines;  ///< by document
    std::vector<InvoiceMatch> documents;
    std::vector<LineFacts> facts;
    std::vector<OrderLine> order_lines;
    std::vector<ReceiptMatch> receipts;
    std::vector<std::string> details;  ///< words for receipts
    std::vector<PlainFact> plain;
    std::vector<std::string> warnings;      ///< sentences about how files were read
    std::vector<std::string> vendor_names;  ///< by VendorKey, as they are printed
    Day as_of;
    std::size_t left_out_by_date = 0;     ///< documents dated after a given as-of, other than invoices
    std::size_t repeated_rows = 0;        ///< duplicate-row
    std::vector<SourceRef> repeated;      ///< the rows that were read once though they stand in two files
    std::vector<CompletedRow> completed;  ///< rows that took cells from such a row
    /// Without orders: what may be billed twice; by what they are alike in, then the largest amounts first.
    std::vector<Alike> alike;

    [[nodiscard]] const OrderLine& order(OrderLineIndex at) const {
        return order_lines[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] const std::string& vendor_name(VendorKey vendor) const {
        return vendor_names[static_cast<std::size_t>(vendor)];
    }
    [[nodiscard]] const InvoiceMatch& document(DocumentIndex at) const {
        return documents[static_cast<std::size_t>(at)];
    }
};

}  // namespace msp_audit
