#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/documents.hpp"

namespace msp_audit {

/// The canonical columns of all kinds of documents.
enum class Column : std::uint8_t {
    quote_number,
    vendor,
    quote_date,
    valid_until,
    currency,
    line,
    sku,
    description,
    category,
    quantity,
    uom,
    unit_price,
    price_base,
    discount,
    po_number,
    order_date,
    revision,
    proof,
    line_total,
    status,
    return_,
    requester,
    approver,
    received_quantity,
    packing_slip,
    slip_number,
    received_date,
    po_line,
    rejected_quantity,
    serial_numbers,
    license_number,
    invoice_number,
    product,
    seats,
    start_date,
    end_date,
    license_key,
    agreement,
    customer,
    invoice_date,
    due_date,
    tax,
    invoice_total,
    type,
    period_start,
    period_end,
    credited_invoice,
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::credited_invoice) + 1;
static_assert(column_count <= 64);

/// What the cells of a column are read as: the role gives the type, never the content.
enum class ColumnRole : std::uint8_t { key, text, amount, day };

[[nodiscard]] std::string_view name_of(Column column);
[[nodiscard]] std::optional<Column> column_named(std::string_view name);
[[nodiscard]] ColumnRole role_of(Column column);
/// What stands in it, for the manual.
[[nodiscard]] std::string_view meaning_of(Column column);
/// The columns of a kind, required ones first.
[[nodiscard]] std::span<const Column> columns_of(DocumentKind kind);
[[nodiscard]] std::span<const Column> required_columns(DocumentKind kind);
/// The plural that files and the policy use: "purchase_orders"; "tickets", "events" and "time_entries", whose columns
/// are in ticket_columns.hpp, too. Empty for what is read from no export.
[[nodiscard]] std::string_view plural_of(DocumentKind kind);
[[nodiscard]] std::optional<DocumentKind> kind_named(std::string_view plural);

/// A set of columns.
class ColumnSet {
public:
    constexpr ColumnSet() = default;
    explicit constexpr ColumnSet(std::uint64_t bits) : bits_(bits) {}
    constexpr void add(Column column) { bits_ |= std::uint64_t{1} << static_cast<unsigned>(column); }
    [[nodiscard]] constexpr bool has(Column column) const {
        return (bits_ >> static_cast<unsigned>(column) & 1U) != 0;
    }
    [[nodiscard]] constexpr std::uint64_t bits() const { return bits_; }
    [[nodiscard]] constexpr int size() const { return __builtin_popcountll(bits_); }
    friend constexpr ColumnSet operator&(ColumnSet a, ColumnSet b) { return ColumnSet(a.bits_ & b.bits_); }
    friend constexpr bool operator==(ColumnSet, ColumnSet) = default;

private:
    std::uint64_t bits_ = 0;
};

}  // namespace msp_audit
