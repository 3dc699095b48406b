#pragma once

#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/document_lines.hpp"
#include "match/judge.hpp"
#include "match/match_run.hpp"
#include "match/partners.hpp"

namespace msp_audit {

/// Moves what has awaited longer than the limit to disputed, line by line (`receipt-overdue`).
void move_overdue(MatchRun& run, Day as_of);

/// Splits the money of credits, after all lines are judged: first what a return of quantity is worth, then what is
/// open on what they credit, in its own parts; what is left lowers what is payable. Marks invoices whose disputes are
/// settled.
class CreditSettlement {
public:
    CreditSettlement(MatchRun& run, const NamedInvoices& named,
                     const std::unordered_map<std::uint32_t, Decimal>& returned_values);
    void settle_all(const std::vector<std::uint32_t>& draw_order);
    /// What credits settled of a document's excess total, so far.
    [[nodiscard]] Decimal settled_excess(std::uint32_t document) const;

private:
    void settle(std::uint32_t line_place, const std::vector<std::uint32_t>& draw_order);
    [[nodiscard]] Part part_of_billed_return(LineMatch& line);
    [[nodiscard]] const Decimal& total_of(std::uint32_t document);
    [[nodiscard]] Part part_of_excess(const InvoiceMatch& document) const;
    void settle_document(std::uint32_t place, LineMatch& credit, Decimal& rest, Parts& parts);
    void settle_line(std::uint32_t line_place, Part part, LineMatch& credit, Decimal& rest, Parts& parts);
    void note(const LineMatch& credit, TracedSettlement settlement);
    void index_lines(const std::vector<std::uint32_t>& draw_order);
    void mark_settled();

    MatchRun& run_;
    const NamedInvoices& named_;
    const std::unordered_map<std::uint32_t, Decimal>& returned_values_;
    DocumentLines lines_;
    std::unordered_map<std::uint32_t, Decimal> totals_;  ///< of documents that credits name
    /// By document and part: how many lines from the first are known to have nothing of it open.
    std::map<std::pair<std::uint32_t, Part>, std::uint32_t> closed_;
    std::unordered_map<std::uint32_t, Parts> settled_;           ///< by line: what credits took of its parts
    std::unordered_map<std::uint32_t, Decimal> settled_excess_;  ///< by document
    std::unordered_map<std::uint32_t, Decimal> credited_;        ///< by document: how much of it credits took
    std::unordered_map<std::uint32_t, DocumentIndex> settled_by_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> lines_by_order_;
    /// By PO line and kind of part, the first place in lines_by_order_ that may still be open.
    std::unordered_map<std::uint32_t, std::size_t> open_from_;
};

}  // namespace msp_audit
