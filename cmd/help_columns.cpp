#include "cmd/help_columns.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/columns.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/header_names.hpp"
#include "ingest/nearest_kind.hpp"
#include "ingest/ticket_headers.hpp"
#include "report/table_format.hpp"

namespace msp_audit::cmd {

namespace {

template <class ColumnName>
void append_kind(std::string& out, DocumentKind kind, std::span<const ColumnName> columns,
                 std::span<const ColumnName> required, std::size_t width) {
    constexpr std::size_t widest_name = 20;
    out += fmt::format("\n{}\n", plural_of(kind));
    for (const ColumnName column : columns) {
        const bool is_required = std::find(required.begin(), required.end(), column) != required.end();
        std::string names;
        for (const std::string& name : other_names(kind, column)) names += (names.empty() ? "" : ", ") + name;
        std::string lead = fmt::format("  {}{}", msp_audit::name_of(column), is_required ? "*" : "");
        if (names.empty()) {
            out += lead + "\n";
            continue;
        }
        lead.resize(std::max(lead.size() + 2, widest_name + 4), ' ');
        append_paragraph(out, lead, names, width);
    }
}

/// "invoices", with other headers below where some are known; nothing where the kind has no such column.
template <class ColumnName>
void append_use(std::string& out, DocumentKind kind, std::span<const ColumnName> columns,
                std::span<const ColumnName> required, ColumnName column, std::size_t width) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) return;
    const bool is_required = std::find(required.begin(), required.end(), column) != required.end();
    const auto names = other_names(kind, column);
    std::string text = is_required ? "it must be there. " : "";
    text += names.empty() ? "No other header is known." : fmt::format("Other headers: {}.", fmt::join(names, ", "));
    append_paragraph(out, fmt::format("  {}: ", plural_of(kind)), text, width, 4);
}

}  // namespace

std::string help_on_column(std::string_view name, std::size_t width) {
    std::string out;
    if (const auto column = column_named(name)) {
        append_paragraph(out, "", fmt::format("{}: {}", name, meaning_of(*column)), width);
        for (const DocumentKind kind : document_kinds) {
            append_use(out, kind, columns_of(kind), required_columns(kind), *column, width);
        }
    }
    if (const auto column = ticket_column_named(name)) {
        if (!out.empty()) out += '\n';
        append_paragraph(out, "", fmt::format("{}: {}", name, meaning_of(*column)), width);
        for (const DocumentKind kind : ticket_kinds) {
            append_use(out, kind, ticket_columns_of(kind), required_ticket_columns(kind), *column, width);
        }
    }
    return out;
}

std::vector<std::string_view> column_names() {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < column_count; ++i) names.push_back(msp_audit::name_of(static_cast<Column>(i)));
    for (std::size_t i = 0; i < ticket_column_count; ++i) {
        const auto column = static_cast<TicketColumn>(i);
        if (!column_named(msp_audit::name_of(column))) names.push_back(msp_audit::name_of(column));
    }
    return names;
}

std::string list_of_columns(std::size_t width) {
    std::string out;
    append_paragraph(
        out, "",
        "Columns of exports, by kind, each with the other headers that are known for it. Those with * must "
        "be there. Headers compare without case, spaces, _ - . # * / ( ) and a currency in brackets; other "
        "columns are passed over. Any other header is named in msp-audit.toml:",
        width);
    out += "\n  [mapping.invoices]\n  invoice_number = \"Our ref.\"\n";
    for (const DocumentKind kind : document_kinds) {
        append_kind(out, kind, columns_of(kind), required_columns(kind), width);
        if (kind != DocumentKind::invoice) continue;
        append_paragraph(out, "  ", "Besides, line_total must be there, or unit_price and quantity.", width);
    }
    for (const DocumentKind kind : ticket_kinds) {
        append_kind(out, kind, ticket_columns_of(kind), required_ticket_columns(kind), width);
    }
    return out;
}

}  // namespace msp_audit::cmd
