#include <algorithm>

#include "match/partners.hpp"

namespace msp_audit {

/// Keeps what the lines that climbed together were held against.
void PartnerFinder::note_searches(const InvoiceMatch& document, std::span<const Wanted> members) {
    constexpr std::size_t most_compared = 2000;
    const std::span<const std::uint32_t> all = members[0].lookup.lines;
    for (std::size_t k = 0; k < members.size(); ++k) {
        const std::uint32_t line = document.first_line + members[k].line;
        if (!run_.follows(run_.matches.lines[line])) continue;
        TracedSearch search{line, {}, all.size()};
        for (const std::uint32_t place : all.first(std::min(all.size(), most_compared))) {
            search.pairs.push_back(
                {static_cast<OrderLineIndex>(place), ladder_.cost(steps_[k], run_.matches.order_lines[place])});
        }
        std::stable_sort(search.pairs.begin(), search.pairs.end(), [](const TracedPair& a, const TracedPair& b) {
            return a.cost && (!b.cost || *a.cost < *b.cost);
        });
        if (search.pairs.size() > TracedSearch::most_pairs) search.pairs.resize(TracedSearch::most_pairs);
        run_.trace->searches.push_back(std::move(search));
    }
}

}  // namespace msp_audit
