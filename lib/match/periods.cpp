#include "match/periods.hpp"

#include <algorithm>

namespace msp_audit {

void PeriodSeries::note(std::uint32_t file, TextId po, TextId po_line, TextId item, const Term& period) {
    if (period.first && period.last) series_[{file, po, po_line, item}].push_back(period);
}

std::vector<std::uint32_t> PeriodSeries::half_open() {
    std::map<std::uint32_t, std::pair<std::size_t, std::size_t>> votes;
    for (auto& [key, terms] : series_) {
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
    std::vector<std::uint32_t> files;
    for (const auto& [file, count] : votes) {
        if (count.first > count.second) files.push_back(file);
    }
    return files;
}

void find_half_open_periods(MatchRun& run) {
    PeriodSeries periods;
    for (const InvoiceLine& line : run.books.invoice_lines) {
        if (line.extras == InvoiceLine::no_extras) continue;
        const Term& period = run.books.extras(line).period;
        if (!period.first || !period.last) continue;
        periods.note(line.source.file, run.vocabulary.po.key(line.po_number.text),
                     run.vocabulary.line.key(line.po_line.text), run.vocabulary.sku.key(line.sku.text), period);
    }
    for (const std::uint32_t file : periods.half_open()) {
        run.half_open[file] = true;
        run.matches.warnings.push_back(
            run.books.files[file].name +
            ": the ends of periods are the starts of the next ones; each was read as ending "
            "the day before");
    }
}

}  // namespace msp_audit
