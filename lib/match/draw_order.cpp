#include "match/draw_order.hpp"

#include <algorithm>
#include <numeric>

#include "match/duplicates.hpp"

namespace msp_audit {

std::vector<std::uint32_t> draw_order(const MatchRun& run, const NamedInvoices& named) {
    const std::vector<InvoiceMatch>& documents = run.matches.documents;
    enum class Rank : std::uint8_t { credited_today, credit_note, other };
    std::vector<Rank> ranks(documents.size(), Rank::other);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const InvoiceMatch& document = documents[i];
        if (!run.takes_back(document)) continue;
        if (ranks[i] == Rank::other) ranks[i] = Rank::credit_note;
        const std::uint32_t earliest = named.earliest(document);
        if (earliest != nowhere && documents[earliest].date == document.date) ranks[earliest] = Rank::credited_today;
    }
    std::vector<std::uint32_t> order(documents.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (documents[a].date != documents[b].date) return documents[a].date < documents[b].date;
        if (ranks[a] != ranks[b]) return ranks[a] < ranks[b];
        if (documents[a].number != documents[b].number) {
            return run.books.text(documents[a].number) < run.books.text(documents[b].number);
        }
        const Decimal left = billed_total(run, documents[a]);
        const Decimal right = billed_total(run, documents[b]);
        return left != right ? left < right : a < b;
    });
    return order;
}

void settle_order_categories(MatchRun& run, const std::vector<std::uint32_t>& order) {
    for (const std::uint32_t place : order) {
        for (const LineMatch& line : run.lines_of(run.matches.documents[place])) {
            if (line.order_line == OrderLineIndex::none || line.role != LineRole::goods) continue;
            OrderLine& ordered = run.matches.order_lines[static_cast<std::size_t>(line.order_line)];
            if (ordered.category != Category::unknown || line.category == Category::unknown) continue;
            ordered.category = line.category;
            if (!run.policy.proof_none) ordered.proof = proof_needed(run.record(ordered).proof, line.category);
        }
    }
}

}  // namespace msp_audit
