#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/reconcile_report.hpp"

namespace msp_audit {

/// What the sections of reconcile's table share. A section with nothing to say appends nothing.
struct TableContext {
    const ReconcileReport& report;
    const RenderOptions& options;
    bool one_currency = false;  ///< every amount is in it, so that headings name it once

    explicit TableContext(const ReconcileReport& the_report, const RenderOptions& the_options)
        : report(the_report), options(the_options), one_currency(the_report.totals.size() == 1) {}
};

/// "USD", or "(no currency)".
[[nodiscard]] std::string currency_name(std::string_view currency);
/// The name, or "(no vendor)".
[[nodiscard]] std::string vendor_name(std::string_view vendor);
/// "By vendor (USD)" with one currency, else "By vendor".
[[nodiscard]] std::string heading_with_currency(const TableContext& context, std::string_view words);
/// "(12)", or of a list that is cut "(first 1,000 of 48,211)".
[[nodiscard]] std::string list_size(std::size_t shown, std::size_t all);
/// A heading with an empty line before it.
void append_heading(std::string& out, std::string_view words);

/// Currency by currency: what to pay, wait for, dispute and check, and that it adds up.
void append_totals(std::string& out, const TableContext& context);
/// The same by vendor.
void append_vendors(std::string& out, const TableContext& context);
/// Invoices whose verdict is not `pay`, each with its findings; and the findings that are on no such invoice, by
/// severity. A finding is printed once, or counted.
void append_findings(std::string& out, const TableContext& context);
/// How much was compared with what, what passed inside tolerances, accruals.
void append_coverage(std::string& out, const TableContext& context);
/// Each file with its rows, how its columns were read, and warnings.
void append_inputs(std::string& out, const TableContext& context);

}  // namespace msp_audit
