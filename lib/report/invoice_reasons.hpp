#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "report/reconcile_report.hpp"

namespace msp_audit {

/// Where a finding on a line of an invoice has it in its file; with `invoice_line` only.
[[nodiscard]] std::uint32_t row_of_line(const ReconcileReport& report, const Finding& finding);

/// Why invoices are not simply paid, in the sentences of the findings on them, whichever findings are listed.
class InvoiceReasons {
public:
    /// The report outlives it.
    explicit InvoiceReasons(const ReconcileReport& report);

    /// The sentences on an invoice by its place in Matches::documents, the worst first; of what is for information
    /// only that a credit settles. Where there is none and something could not be checked, that.
    [[nodiscard]] std::vector<std::string> sentences(std::uint32_t invoice) const;
    /// The same in one text.
    [[nodiscard]] std::string of(std::uint32_t invoice) const;

private:
    void take(const std::vector<Finding>& findings);

    const ReconcileReport& report_;
    std::map<std::uint32_t, std::vector<const Finding*>> findings_;  ///< by invoice
    bool lacks_documents_ = false;                                   ///< a kind was not supplied, or not read
};

}  // namespace msp_audit
