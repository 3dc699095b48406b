#include "match/draw_order.hpp"

#include <algorithm>

#include "match/duplicates.hpp"
#include "match/grouping.hpp"

namespace msp_audit {

namespace {

/// What a document is sorted by; the first bytes of its number tell most of them apart without looking it up.
struct Dated {
    std::int32_t date = 0;
    std::uint8_t rank = 0;
    std::uint64_t number_begins = 0;
    std::uint32_t place = 0;
};

Dated dated_document(const MatchRun& run, std::uint32_t place, std::uint8_t rank) {
    const InvoiceMatch& document = run.matches.documents[place];
    return {document.date.count(), rank, first_bytes(run.books.text(document.number)), place};
}

/// Sorts by date, rank, printed number, total and place.
void put_in_order(const MatchRun& run, std::vector<Dated>& dated, std::vector<std::uint32_t>& places) {
    const std::vector<InvoiceMatch>& documents = run.matches.documents;
    std::sort(dated.begin(), dated.end(), [&](const Dated& a, const Dated& b) {
        if (a.date != b.date) return a.date < b.date;
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.number_begins != b.number_begins) return a.number_begins < b.number_begins;
        const InvoiceNumber left = documents[a.place].number;
        const InvoiceNumber right = documents[b.place].number;
        if (left != right) return run.books.text(left) < run.books.text(right);
        const Decimal x = billed_total(run, documents[a.place]);
        const Decimal y = billed_total(run, documents[b.place]);
        return x != y ? x < y : a.place < b.place;
    });
    places.clear();
    places.reserve(dated.size());
    for (const Dated& document : dated) places.push_back(document.place);
}

}  // namespace

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
    std::vector<Dated> dated;
    dated.reserve(documents.size());
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
        dated.push_back(dated_document(run, i, static_cast<std::uint8_t>(ranks[i])));
    }
    std::vector<std::uint32_t> order;
    put_in_order(run, dated, order);
    return order;
}

void sort_by_date_and_number(const MatchRun& run, std::vector<std::uint32_t>& places, bool credits_first) {
    std::vector<Dated> dated;
    dated.reserve(places.size());
    for (const std::uint32_t place : places) {
        const bool later = credits_first && !run.takes_back(run.matches.documents[place]);
        dated.push_back(dated_document(run, place, later ? 1 : 0));
    }
    put_in_order(run, dated, places);
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
