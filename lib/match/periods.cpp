#include "match/periods.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace msp_audit {

void find_half_open_periods(MatchRun& run) {
    // Lines of one item, by start: the end of one is compared with the start of the next.
    using Series = std::tuple<std::uint32_t, TextId, TextId, TextId>;
    std::map<Series, std::vector<Term>> series;
    for (const InvoiceLine& line : run.books.invoice_lines) {
        if (line.extras == InvoiceLine::no_extras) continue;
        const Term& period = run.books.extras(line).period;
        if (!period.first || !period.last) continue;
        series[{line.source.file, run.vocabulary.po.key(line.po_number.text),
                run.vocabulary.line.key(line.po_line.text), run.vocabulary.sku.key(line.sku.text)}]
            .push_back(period);
    }
    std::map<std::uint32_t, std::pair<std::size_t, std::size_t>> votes;
    for (auto& [key, terms] : series) {
        std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
            return std::tuple(a.first, a.last) < std::tuple(b.first, b.last);
        });
        auto& [half_open, inclusive] = votes[std::get<0>(key)];
        for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
            // A period of one day would be empty if its end were no part of it.
            if (terms[i].first < terms[i].last && terms[i].last == terms[i + 1].first) ++half_open;
            if (terms[i].last + 1 == terms[i + 1].first) ++inclusive;
        }
    }
    for (const auto& [file, count] : votes) {
        if (count.first <= count.second) continue;
        run.half_open[file] = true;
        run.matches.warnings.push_back(
            run.books.files[file].name +
            ": the ends of periods are the starts of the next ones; each was read as ending "
            "the day before");
    }
}

}  // namespace msp_audit
