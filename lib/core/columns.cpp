#include "core/columns.hpp"

#include <array>

namespace msp_audit {

namespace {

struct ColumnEntry {
    std::string_view name;
    ColumnRole role;
    std::string_view meaning;
};

using enum ColumnRole;

constexpr std::array<ColumnEntry, column_count> table{{
    {"quote_number", key, "the number of the quote"},
    {"vendor", text, "who sells; a purchase order and its invoice must name the same"},
    {"quote_date", day, "when the quote was made"},
    {"valid_until", day, "the last day on which the quote holds"},
    {"currency", text, "the currency by its three letters; without it that of the order, else of the policy"},
    {"line", key, "the number of the line in its document"},
    {"sku", key, "the code of the item"},
    {"description", text, "what the line is about"},
    {"category", text, "hardware, license, service, freight and the like; it says which proof a line needs"},
    {"quantity", amount, "how many; on packing slips, how many were delivered"},
    {"uom", text, "the unit of the quantity"},
    {"unit_price", amount, "the price of one unit, or of as many as price_base says"},
    {"price_base", amount, "how many units the unit price is for; without it one"},
    {"discount", amount, "a percentage, or an amount off the line or the unit; told from the line totals"},
    {"po_number", key, "the number of the purchase order"},
    {"order_date", day, "when it was ordered"},
    {"revision", key, "which of several rows of one order line is the latest"},
    {"proof", text, "none, slip or license: the proof that the line needs, whatever its category"},
    {"line_total", amount, "what the line comes to, without tax"},
    {"status", text, "of the order or its line; what is cancelled or not approved is not open for billing"},
    {"return", text, "yes, if the line goes back to the vendor"},
    {"requester", text, "who asked for it"},
    {"approver", text, "who approved it"},
    {"received_quantity", amount,
     "how many came in so far; it serves as the packing slip where none names the order"},
    {"packing_slip", key, "the packing slip on which they came"},
    {"slip_number", key, "the number of the packing slip"},
    {"received_date", day, "when the goods came in"},
    {"po_line", key, "the number of the order's line"},
    {"rejected_quantity", amount, "how many of those delivered were refused"},
    {"serial_numbers", key, "the serial numbers of the units"},
    {"license_number", key, "the number of the license or subscription"},
    {"invoice_number", key, "the number of the invoice as printed"},
    {"product", text, "the product that is licensed"},
    {"seats", amount, "how many seats were granted"},
    {"start_date", day, "the first day of the license's term"},
    {"end_date", day, "the last day of the license's term"},
    {"license_key", key, "the license key"},
    {"agreement", key, "the agreement under which it was granted"},
    {"customer", text, "for whom it was granted"},
    {"invoice_date", day, "the date of the invoice"},
    {"due_date", day, "when it is to be paid"},
    {"tax", amount, "the tax of the line, or of the document on its first row"},
    {"invoice_total", amount, "what the whole invoice asks for, tax included"},
    {"type", text, "invoice or credit note; without it a negative total makes a credit note"},
    {"period_start", day, "the first day that the line bills"},
    {"period_end", day, "the last day that the line bills"},
    {"credited_invoice", key, "the invoice that a credit note credits"},
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

std::string_view meaning_of(Column column) { return table[static_cast<std::size_t>(column)].meaning; }

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
