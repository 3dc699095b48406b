#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "match/match_run.hpp"

namespace msp_audit {

/// Collects periods to tell per file whether their ends are the next line's starts (half-open exports) or the day
/// before them: more ends equal the next start than the day before it.
class PeriodSeries {
public:
    /// Lines of one item of a PO line follow each other.
    void note(std::uint32_t file, TextId po, TextId po_line, TextId item, const Term& period);
    /// The files whose ends are the next starts, ascending.
    [[nodiscard]] std::vector<std::uint32_t> half_open();

private:
    using Series = std::tuple<std::uint32_t, TextId, TextId, TextId>;
    std::map<Series, std::vector<Term>> series_;
};

/// Tells it of the periods of invoice lines. Says so in `matches.warnings`.
void find_half_open_periods(MatchRun& run);

}  // namespace msp_audit
