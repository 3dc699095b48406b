#pragma once

#include <initializer_list>

#include "ingest/record_builder.hpp"
#include "ingest/row_cells.hpp"

namespace msp_audit {

// Each appends the record of one row, and its header unless the row before has the same one. If a cell fails, nothing
// is appended.

void build_quote(RowCells& cells, FileRecords& into);
void build_order(RowCells& cells, FileRecords& into);
void build_slip(RowCells& cells, FileRecords& into);
void build_license(RowCells& cells, FileRecords& into);
void build_invoice(RowCells& cells, FileRecords& into);

[[nodiscard]] inline bool is_same(const StoredDecimal& a, const StoredDecimal& b) {
    return a.has_value() == b.has_value() && *a == *b;
}
[[nodiscard]] bool is_same(const QuoteHeader& a, const QuoteHeader& b);
[[nodiscard]] bool is_same(const PoHeader& a, const PoHeader& b);
[[nodiscard]] bool is_same(const SlipHeader& a, const SlipHeader& b);
[[nodiscard]] bool is_same(const InvoiceHeader& a, const InvoiceHeader& b);

/// The place of `header` in `headers`, whose last one is used again if it is the same.
template <class Header>
[[nodiscard]] std::uint32_t place_of(const Header& header, std::vector<Header>& headers) {
    if (headers.empty() || !is_same(headers.back(), header)) headers.push_back(header);
    return static_cast<std::uint32_t>(headers.size() - 1);
}

/// Fails for a row that has sums in some of these columns and nothing else but a vendor, a currency or a day: a total
/// that nobody has labelled would count as one more line of the document above it.
void refuse_bare_sums(RowCells& cells, std::initializer_list<Column> sums);

/// Takes note of a discount whose kind is not told yet.
void note_discount(RowCells& cells, const Discount& discount, StoredDecimal quantity, StoredDecimal price,
                   StoredDecimal price_base, StoredDecimal line_total, FileRecords& into);

}  // namespace msp_audit
