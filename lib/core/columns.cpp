#include "core/columns.hpp"

#include <array>

namespace msp_audit {

namespace {

struct ColumnEntry {
    std::string_view name;
    ColumnRole role;
};

using enum ColumnRole;

constexpr std::array<ColumnEntry, column_count> table{{
    {"quote_number", key},
    {"vendor", text},
    {"quote_date", day},
    {"valid_until", day},
    {"currency", text},
    {"line", key},
    {"sku", key},
    {"description", text},
    {"category", text},
    {"quantity", amount},
    {"uom", text},
    {"unit_price", amount},
    {"price_base", amount},
    {"discount", amount},
    {"po_number", key},
    {"order_date", day},
    {"revision", key},
    {"proof", text},
    {"line_total", amount},
    {"status", text},
    {"return", text},
    {"requester", text},
    {"approver", text},
    {"received_quantity", amount},
    {"packing_slip", key},
    {"slip_number", key},
    {"received_date", day},
    {"po_line", key},
    {"rejected_quantity", amount},
    {"serial_numbers", key},
    {"license_number", key},
    {"invoice_number", key},
    {"product", text},
    {"seats", amount},
    {"start_date", day},
    {"end_date", day},
    {"license_key", key},
    {"agreement", key},
    {"customer", text},
    {"invoice_date", day},
    {"due_date", day},
    {"tax", amount},
    {"invoice_total", amount},
    {"type", text},
    {"period_start", day},
    {"period_end", day},
    {"credited_invoice", key},
}};

using enum Column;

constexpr std::array quote_columns{quote_number, vendor,   unit_price, quote_date, valid_until, currency, line, sku,
                                   description,  category, quantity,   uom,        price_base,  discount};
constexpr std::array po_columns{
    po_number,         vendor,      quantity,   unit_price,  order_date, revision,  quote_number,
    currency,          line,        sku,        description, category,   proof,     uom,
    price_base,        discount,    line_total, status,      return_,    requester, approver,
    received_quantity, packing_slip};
constexpr std::array slip_columns{slip_number, quantity,    po_number,         vendor, received_date, line, po_line,
                                  sku,         description, rejected_quantity, uom,    serial_numbers};
constexpr std::array license_columns{license_number, seats,     vendor,  po_number,  po_line,
                                     invoice_number, sku,       product, start_date, end_date,
                                     license_key,    agreement, customer};
constexpr std::array invoice_columns{
    invoice_number, vendor,   invoice_date, due_date,   po_number,        currency,      line,     po_line,    sku,
    description,    category, quantity,     uom,        unit_price,       price_base,    discount, line_total, tax,
    invoice_total,  type,     period_start, period_end, credited_invoice, license_number};

}  // namespace

std::string_view name_of(Column column) { return table[static_cast<std::size_t>(column)].name; }

ColumnRole role_of(Column column) { return table[static_cast<std::size_t>(column)].role; }

std::optional<Column> column_named(std::string_view name) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].name == name) return static_cast<Column>(i);
    }
    return std::nullopt;
}

std::span<const Column> columns_of(DocumentKind kind) {
    switch (kind) {
    case DocumentKind::quote:
        return quote_columns;
    case DocumentKind::purchase_order:
        return po_columns;
    case DocumentKind::packing_slip:
        return slip_columns;
    case DocumentKind::license:
        return license_columns;
    case DocumentKind::invoice:
        return invoice_columns;
    case DocumentKind::install:
    case DocumentKind::run:
    case DocumentKind::ticket:
    case DocumentKind::ticket_event:
    case DocumentKind::time_entry:
        break;
    }
    return {};
}

std::span<const Column> required_columns(DocumentKind kind) {
    constexpr std::array<std::size_t, 5> required{3, 4, 2, 2, 3};
    const auto place = static_cast<std::size_t>(kind);
    return place < required.size() ? columns_of(kind).first(required[place]) : std::span<const Column>{};
}

namespace {

// Empty: read from no export.
constexpr std::array<std::string_view, document_kind_count> plurals{
    "quotes", "purchase_orders", "packing_slips", "licenses",    "invoices", "",
    "",       "tickets",         "events",        "time_entries"};

}  // namespace

std::string_view plural_of(DocumentKind kind) {
    const auto place = static_cast<std::size_t>(kind);
    return place < plurals.size() ? plurals[place] : std::string_view{};
}

std::optional<DocumentKind> kind_named(std::string_view plural) {
    for (std::size_t i = 0; i < plurals.size() && !plural.empty(); ++i) {
        if (plurals[i] == plural) return static_cast<DocumentKind>(i);
    }
    return std::nullopt;
}

}  // namespace msp_audit
