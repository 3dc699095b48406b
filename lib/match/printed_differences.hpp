#pragma once

#include <cstdint>
#include <vector>

#include "match/matches.hpp"

namespace msp_audit {

struct MatchRun;

/// An invoice line whose printed total is not its quantity times its price, beyond the tolerance `arithmetic`. Of a
/// credit, total and quantity are negative: where the total is the greater one, too little is given back.
struct LineDifference {
    InvoiceLineIndex record{};
    TextId currency = TextId::empty;
    Ratio quantity;
    Ratio price;
    Decimal total;     ///< as printed, net of tax
    Decimal expected;  ///< quantity times price, rounded
};

/// A document's total, and what its lines and their tax add up to; of a credit note with signs turned.
struct TotalAndSum {
    Decimal total;
    Decimal sum;
};
[[nodiscard]] TotalAndSum total_and_sum(const InvoiceMatch& document);

/// An invoice whose printed total is not the sum of its lines and their tax, beyond the tolerance `invoice_total`.
struct TotalDifference {
    DocumentIndex document = DocumentIndex::none;
    InvoiceLineIndex first_record{};
    TotalAndSum printed;
};

/// Where invoices contradict themselves, whatever they are matched with.
struct PrintedDifferences {
    std::vector<LineDifference> lines;
    std::vector<TotalDifference> totals;
};

/// What stands once totals are compared, and before anything is judged.
[[nodiscard]] PrintedDifferences printed_differences(const MatchRun& run);

}  // namespace msp_audit
