#pragma once

#include <memory>

#include "match/match_run.hpp"

namespace msp_audit {

/// Marks documents that were billed before: same vendor, type and number key within the windows, unless credits have
/// cancelled the earlier one in full. Nothing is compared pair by pair.
void find_duplicates(MatchRun& run);

/// Marks documents that look like an earlier one: near numbers with the same total, the same PO lines and quantities
/// that order and proof do not cover, or another vendor's number, date and total. The first of a group is named.
class PossibleDuplicates {
public:
    /// When duplicates are marked and the judge is prepared, before he judges.
    explicit PossibleDuplicates(MatchRun& run);
    PossibleDuplicates(const PossibleDuplicates&) = delete;
    PossibleDuplicates& operator=(const PossibleDuplicates&) = delete;
    ~PossibleDuplicates();

    /// Reads nothing that the judge writes.
    void look();
    void mark();

private:
    class Finder;
    std::unique_ptr<Finder> finder_;  ///< none: the code is off
};

/// What a document billed for: `gross` is the printed total, else the sum of its lines and their tax.
[[nodiscard]] Decimal billed_total(const MatchRun& run, const InvoiceMatch& document);
/// What a line bills, in the unit of its PO line; positive, 0 for a line of an amount only.
[[nodiscard]] Ratio units_of(MatchRun& run, const LineMatch& line);
/// The periods of a document's lines: the earliest start and the latest end; open where none is printed.
[[nodiscard]] Term period_of(const MatchRun& run, const InvoiceMatch& document);
/// Two documents that both print periods, and other ones: a charge that comes again is no duplicate.
[[nodiscard]] bool periods_differ(const Term& a, const Term& b);

}  // namespace msp_audit
