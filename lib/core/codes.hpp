#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/documents.hpp"

namespace msp_audit {

enum class Severity : std::uint8_t { off, info, warning, error };
enum class Effect : std::uint8_t { none, wait, dispute };

/// Every code a finding can have, in the order of the manual.
enum class Code : std::uint8_t {
    // on invoice lines
    no_po_reference,
    po_not_found,
    item_not_ordered,
    vendor_mismatch,
    currency_mismatch,
    uom_mismatch,
    po_not_open,
    price_above_po,
    price_above_quote,
    price_below_po,
    quantity_above_ordered,
    value_above_ordered,
    not_received,
    quantity_above_received,
    license_missing,
    license_short,
    receipt_overdue,
    line_arithmetic,
    unplanned_charge,
    duplicate_line,
    credit_exceeds_billed,
    credit_settles,
    standing_order_beyond_value,
    item_differs,
    po_line_not_found,
    ambiguous_match,
    // on invoices
    duplicate_invoice,
    possible_duplicate_invoice,
    invoice_total_mismatch,
    invoice_before_po,
    future_dated,
    tax_inferred,
    // on purchase orders, quotes, slips, licenses and the run
    po_price_above_quote,
    quote_not_found,
    quote_expired,
    po_line_conflict,
    slip_conflict,
    received_above_ordered,
    received_not_invoiced,
    ordered_not_received,
    slip_without_po,
    license_without_po,
    license_key_reused,
    serial_reused,
    split_order,
    near_approval_limit,
    not_supplied,
    duplicate_row,
    // on tickets
    resolved_just_before_target,
    bulk_close_at_month_end,
    auto_close_without_reply,
    priority_lowered_late,
    paused_before_deadline,
    pause_ended_by_agent,
    split_requests,
    opened_and_closed_at_once,
    voided_after_target,
    resolved_time_differs_from_history,
    dates_out_of_order,
    missing_ticket_numbers,
    reopen_count_differs,
    stored_sla_differs,
    // on exports: what `check` says of files
    file_unreadable,
    file_not_recognised,
    column_missing,
    column_claimed_twice,
    header_repeated,
    mapping_idle,
    reading_ambiguous,
    reading_noted,
    export_empty,
    row_rejected,
    cell_missing,
    cell_unreadable,
    number_damaged,
    text_damaged,
    zeros_lost,
    key_repeated,
    reference_not_found,
    vendor_differs,
    currency_differs,
    currency_unknown,
    arithmetic_differs,
    total_differs,
    amount_too_fine,
    quantity_negative,
    date_contradiction,
    date_implausible,
    status_unknown,
};
inline constexpr std::size_t code_count = static_cast<std::size_t>(Code::status_unknown) + 1;

/// One row of the table that help, manual, JSON schema and tests are made from.
struct CodeEntry {
    Code code;
    std::string_view name;  ///< "price-above-po"
    Severity severity;      ///< unless the policy changes it
    Effect effect;
    bool reference;            ///< an R code: the line is disputed whole and compared no further
    std::string_view on;       ///< "invoice line", "invoice", "purchase order" ...
    std::string_view summary;  ///< one line, no full stop
    std::string_view meaning;  ///< what it says, in full sentences
    std::string_view causes;   ///< usual causes
    std::string_view remedy;   ///< what to do
};

[[nodiscard]] std::span<const CodeEntry> code_table();
[[nodiscard]] const CodeEntry& entry(Code code);
[[nodiscard]] inline std::string_view name_of(Code code) { return entry(code).name; }
/// What a code is about: purchase documents and their match, what tickets leave to ask, or files as such.
enum class CodeFamily : std::uint8_t { documents, tickets, exports };
[[nodiscard]] constexpr CodeFamily family_of(Code code) {
    if (code <= Code::duplicate_row) return CodeFamily::documents;
    return code <= Code::stored_sla_differs ? CodeFamily::tickets : CodeFamily::exports;
}
[[nodiscard]] std::string_view name_of(Severity severity);
[[nodiscard]] std::string_view name_of(Effect effect);
[[nodiscard]] std::optional<Code> code_named(std::string_view name);

}  // namespace msp_audit
