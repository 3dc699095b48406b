#pragma once

#include <cstddef>
#include <cstdint>

#include "core/day.hpp"
#include "core/decimal.hpp"
#include "core/source_ref.hpp"
#include "core/text_pool.hpp"

namespace msp_audit {

/// An identifier as printed. Ids of different kinds do not mix.
template <class Tag>
struct PrintedId {
    TextId text = TextId::empty;

    [[nodiscard]] constexpr bool is_empty() const { return text == TextId::empty; }
    friend constexpr bool operator==(PrintedId, PrintedId) = default;
};
using QuoteNumber = PrintedId<struct QuoteNumberTag>;
using PoNumber = PrintedId<struct PoNumberTag>;
using SlipNumber = PrintedId<struct SlipNumberTag>;
using LicenseNumber = PrintedId<struct LicenseNumberTag>;
using InvoiceNumber = PrintedId<struct InvoiceNumberTag>;
using VendorName = PrintedId<struct VendorNameTag>;
using LineNumber = PrintedId<struct LineNumberTag>;
using Sku = PrintedId<struct SkuTag>;

/// Places of records in the books.
enum class QuoteLineIndex : std::uint32_t {};
enum class PoLineIndex : std::uint32_t {};
enum class SlipLineIndex : std::uint32_t {};
enum class LicenseIndex : std::uint32_t {};
enum class InvoiceLineIndex : std::uint32_t {};

enum class DocumentKind : std::uint8_t {
    quote,
    purchase_order,
    packing_slip,
    license,
    invoice,
    install,
    run,
    ticket,
    ticket_event,
    time_entry
};
inline constexpr std::size_t document_kind_count = static_cast<std::size_t>(DocumentKind::time_entry) + 1;
enum class DocumentType : std::uint8_t { unstated, invoice, credit_note };
enum class ProofColumn : std::uint8_t { absent, none, slip, license };

/// How a discount column is to be read; told per column from the printed line totals.
enum class DiscountKind : std::uint8_t { none, percent, line_amount, unit_amount };

/// A printed discount with its reading.
struct Discount {
    StoredDecimal value;
    DiscountKind kind = DiscountKind::none;
};

// A header holds what usually stands on every row of a document with one value. Rows in a row that agree in all of
// it share one header; it is a saving of space and says nothing of which rows form a document.

struct QuoteHeader {
    QuoteNumber number;
    VendorName vendor;
    TextId currency = TextId::empty;
    Day date;
    Day valid_until;
};

struct QuoteLine {
    SourceRef source;
    std::uint32_t header = 0;
    LineNumber line;
    Sku sku;
    TextId description = TextId::empty;
    TextId category = TextId::empty;
    TextId uom = TextId::empty;
    StoredDecimal quantity;
    StoredDecimal unit_price;
    StoredDecimal price_base;
    Discount discount;
};

struct PoHeader {
    PoNumber number;
    VendorName vendor;
    TextId currency = TextId::empty;
    QuoteNumber quote_number;
    TextId status = TextId::empty;
    TextId revision = TextId::empty;
    TextId requester = TextId::empty;
    TextId approver = TextId::empty;
    Day date;
};

struct PoLine {
    SourceRef source;
    std::uint32_t header = 0;
    LineNumber line;
    Sku sku;
    TextId description = TextId::empty;
    TextId category = TextId::empty;
    TextId uom = TextId::empty;
    TextId packing_slip = TextId::empty;
    StoredDecimal quantity;
    StoredDecimal unit_price;
    StoredDecimal price_base;
    StoredDecimal line_total;
    StoredDecimal received_quantity;
    Discount discount;
    ProofColumn proof = ProofColumn::absent;
    bool is_return = false;
};

struct SlipHeader {
    SlipNumber number;
    VendorName vendor;
    PoNumber po_number;
    Day received;
};

struct SlipLine {
    SourceRef source;
    std::uint32_t header = 0;
    LineNumber line;
    LineNumber po_line;
    Sku sku;
    TextId description = TextId::empty;
    TextId uom = TextId::empty;
    TextId serial_numbers = TextId::empty;
    StoredDecimal quantity;  ///< delivered; negative for goods sent back
    StoredDecimal rejected;
};

struct License {
    SourceRef source;
    LicenseNumber number;
    VendorName vendor;
    PoNumber po_number;
    LineNumber po_line;
    InvoiceNumber invoice_number;
    Sku sku;
    TextId product = TextId::empty;
    TextId key = TextId::empty;
    TextId agreement = TextId::empty;
    TextId customer = TextId::empty;
    StoredDecimal seats;
    Term term;
};

struct InvoiceHeader {
    InvoiceNumber number;
    VendorName vendor;
    TextId currency = TextId::empty;
    InvoiceNumber credited_invoice;
    Day date;
    Day due;
    StoredDecimal total;
    DocumentType type = DocumentType::unstated;
    bool vendor_from_po = false;  ///< the source names no vendor for this document: it takes its PO's
};

/// What few invoice lines carry.
struct InvoiceExtras {
    StoredDecimal price_base;
    StoredDecimal tax;
    Discount discount;
    Term period;
    LicenseNumber license_number;
};

struct InvoiceLine {
    SourceRef source;
    std::uint32_t header = 0;
    std::uint32_t extras = no_extras;
    PoNumber po_number;
    LineNumber line;
    LineNumber po_line;
    Sku sku;
    TextId description = TextId::empty;
    TextId category = TextId::empty;
    TextId uom = TextId::empty;
    StoredDecimal quantity;
    StoredDecimal unit_price;
    StoredDecimal line_total;
    bool passed_down = false;  ///< some document field was taken from the document's first row

    static constexpr std::uint32_t no_extras = 0xFFFFFFFF;
};

}  // namespace msp_audit
