#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/finding.hpp"
#include "match/matches.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

struct QuoteRow {
    std::string_view number = "Q-1";
    std::string_view line = "1";
    std::string_view sku = "SW";
    std::string_view price = "10.00";
    std::string_view vendor = "Contoso";
    std::string_view currency = "USD";
    std::string_view valid_until = "2026-12-31";
};

struct OrderRow {
    std::string_view number = "PO-77";
    std::string_view line = "1";
    std::string_view sku = "SW";
    std::string_view quantity = "10";
    std::string_view price = "12.00";
    std::string_view category = "goods";
    std::string_view vendor = "Contoso";
    std::string_view currency = "USD";
    std::string_view date = "2026-09-01";
    std::string_view quote{};
    std::string_view uom{};
    std::string_view status = "Open";
    std::string_view description{};
};

struct SlipRow {
    std::string_view number = "DN-1";
    std::string_view line = "1";
    std::string_view po = "PO-77";
    std::string_view po_line = "1";
    std::string_view sku = "SW";
    std::string_view quantity = "10";
    std::string_view rejected{};
    std::string_view serials{};
    std::string_view vendor = "Contoso";
    std::string_view received = "2026-09-20";
    std::string_view uom{};
};

struct LicenseRow {
    std::string_view number = "LIC-1";
    std::string_view po = "PO-77";
    std::string_view po_line = "1";
    std::string_view sku = "SW";
    std::string_view seats = "10";
    std::string_view key{};
    std::string_view first = "2026-09-01";
    std::string_view last = "2027-08-31";
    std::string_view vendor = "Contoso";
};

struct InvoiceRow {
    std::string_view number = "INV-1";
    std::string_view line = "1";
    std::string_view po = "PO-77";
    std::string_view po_line = "1";
    std::string_view sku = "SW";
    std::string_view quantity = "10";
    std::string_view price = "12.00";
    std::string_view total{};  ///< of the line
    std::string_view category = "goods";
    std::string_view vendor = "Contoso";
    std::string_view currency = "USD";
    std::string_view date = "2026-10-10";
    std::string_view credited{};
    std::string_view uom{};
    std::string_view document_total{};
    std::string_view description{};
    std::string_view first{};
    std::string_view last{};
    DocumentType type = DocumentType::invoice;
};

/// Books written row by row, matched and audited. Every kind counts as supplied; file 0 is invoices, then purchase
/// orders, packing slips, licenses, quotes. Rows are numbered from 2 in each.
class SmallBooks {
public:
    SmallBooks();

    Books books;
    Policy policy;

    SmallBooks& add(const QuoteRow& row);
    SmallBooks& add(const OrderRow& row);
    SmallBooks& add(const SlipRow& row);
    SmallBooks& add(const LicenseRow& row);
    SmallBooks& add(const InvoiceRow& row);

    /// "code: sentence" of every finding, in order.
    [[nodiscard]] std::vector<std::string> told(std::string_view as_of = "");
    [[nodiscard]] std::vector<Finding> findings(std::string_view as_of = "");
    /// The only finding of a code; a test fails without it.
    [[nodiscard]] Finding only(Code code, std::string_view as_of = "");

private:
    [[nodiscard]] TextId text(std::string_view words) { return books.texts.intern(words); }
    [[nodiscard]] SourceRef next_row(std::uint32_t file) { return {file, ++rows_[file]}; }

    std::uint32_t rows_[5] = {1, 1, 1, 1, 1};  // NOLINT(modernize-avoid-c-arrays): one for each file
};

/// "20.00": the money at stake, or nothing.
[[nodiscard]] std::string amount_of(const Finding& finding);
/// "invoice 0:2, purchase_order 1:2".
[[nodiscard]] std::string evidence_of(const Finding& finding);

}  // namespace msp_audit
