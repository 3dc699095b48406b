#pragma once

#include <string>
#include <string_view>

#include "report/reconcile_report.hpp"

namespace msp_audit {

/// A small finished reconciliation, made by hand: two vendors, dollars and yen, an invoice of each verdict, a credit.
/// Change it before rendering; `empty()` is a run without invoices.
struct SampleReport {
    Books books;
    Matches matches;
    ReconcileReport report;

    SampleReport();
    SampleReport(const SampleReport&) = delete;
    SampleReport& operator=(const SampleReport&) = delete;

    void remove_invoices();
    /// A finding on no invoice.
    Finding& add_finding(Code code, Severity severity, std::string message);

private:
    void add_files();
    void add_order();
    InvoiceMatch& add_document(std::string_view number, std::string_view vendor, std::string_view currency,
                               Verdict verdict, const Parts& parts);
    LineMatch& add_line(std::string_view line, std::string_view sku, const Parts& parts);
    void add_documents();
    void add_findings();
    void add_sums();
};

/// Reads a decimal that is known to be one.
[[nodiscard]] Decimal dec(std::string_view text);

}  // namespace msp_audit
