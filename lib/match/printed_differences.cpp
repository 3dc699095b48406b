#include "match/printed_differences.hpp"

#include "match/match_run.hpp"

namespace msp_audit {

TotalAndSum total_and_sum(const InvoiceMatch& document) {
    const Decimal total = document.type == DocumentType::credit_note ? -document.invoiced : document.invoiced;
    return {total, total - document.excess};
}

PrintedDifferences printed_differences(const MatchRun& run) {
    PrintedDifferences differences;
    for (const LineMatch& line : run.matches.lines) {
        if (line.role != LineRole::goods && line.role != LineRole::charge) continue;
        const LineFigures figures = run.figures(line);
        if (!figures.arithmetic_high && !figures.arithmetic_low) continue;
        const int sign = MatchRun::is_credit(line) ? -1 : 1;
        differences.lines.push_back({line.record, run.document_of(line).currency,
                                     figures.quantity.abs() * Ratio(sign), figures.printed_price,
                                     figures.net.abs() * sign, figures.expected.abs() * sign});
    }
    for (std::size_t i = 0; i < run.matches.documents.size(); ++i) {
        const InvoiceMatch& document = run.matches.documents[i];
        if (!document.codes.has(Code::invoice_total_mismatch)) continue;
        differences.totals.push_back(
            {static_cast<DocumentIndex>(i), run.lines_of(document).front().record, total_and_sum(document)});
    }
    return differences;
}

}  // namespace msp_audit
