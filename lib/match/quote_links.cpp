#include "match/quote_links.hpp"

#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/on_threads.hpp"
#include "match/prices.hpp"

namespace msp_audit {

namespace {

std::uint64_t pair_of(TextId number, VendorKey vendor) {
    return (static_cast<std::uint64_t>(number) << 32U) | static_cast<std::uint64_t>(vendor);
}

/// The quote lines of a run by quote number and vendor.
class QuoteIndex {
public:
    /// `as_of`: quotes after it are left out; none: no quote is.
    QuoteIndex(const Books& books, Vocabulary& vocabulary, Day as_of) {
        next_.resize(books.quotes.size(), nowhere);
        first_.reserve(books.quote_headers.size());
        std::uint32_t* first = nullptr;  // of the rows of one header
        for (std::size_t i = books.quotes.size(); i-- > 0;) {
            const QuoteHeader& header = books.quote_headers[books.quotes[i].header];
            if (as_of && header.date > as_of) continue;
            const bool same = first != nullptr && books.quotes[i].header == books.quotes[i + 1].header;
            if (!same) {
                const auto pair = pair_of(vocabulary.po.key(header.number.text), vocabulary.vendor(header.vendor));
                first = &first_.try_emplace(pair, nowhere).first->second;
            }
            next_[i] = *first;
            *first = static_cast<std::uint32_t>(i);
        }
    }

    /// The first quote line of that number, by its key, and vendor, then next(); nowhere ends.
    [[nodiscard]] std::uint32_t first(TextId number, VendorKey vendor) const {
        const auto found = first_.find(pair_of(number, vendor));
        return found == first_.end() ? nowhere : found->second;
    }
    [[nodiscard]] std::uint32_t next(std::uint32_t line) const { return next_[line]; }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> first_;
    std::vector<std::uint32_t> next_;
};

/// What linking has to tell, in the order of PO lines.
struct Reports {
    std::vector<PlainFact> facts;
    std::vector<std::string> warnings;
};

/// Links PO lines of one run, each for itself: safe from several threads.
class QuoteLinker {
public:
    QuoteLinker(const Books& books, const Policy& policy, Vocabulary& vocabulary, const Tolerances& tolerances,
                const QuoteIndex& quotes)
        : books_(books), policy_(policy), vocabulary_(vocabulary), tolerances_(tolerances), quotes_(quotes) {}

    void link(OrderLine& order, Reports& reports) const;

private:
    [[nodiscard]] Ratio price(const QuoteLine& quote) const {
        return unit_price_of(quote.unit_price, quote.price_base, quote.discount,
                             quote.quantity ? Ratio(*quote.quantity) : Ratio(1));
    }

    [[nodiscard]] bool can_be_partner(const QuoteLine& quote, const PoLine& line) const {
        if (quote.sku.is_empty() || line.sku.is_empty() || quote.sku == line.sku) return true;
        return vocabulary_.sku.key(quote.sku.text) == vocabulary_.sku.key(line.sku.text);
    }

    /// The higher price; at one price the line that still held on the order date, then the one that holds longer.
    [[nodiscard]] bool is_better(std::uint32_t candidate, std::uint32_t chosen, Day ordered) const {
        const QuoteLine& a = books_.quotes[candidate];
        const QuoteLine& b = books_.quotes[chosen];
        if (price(a) != price(b)) return price(a) > price(b);
        const QuoteHeader& x = books_.quote_headers[a.header];
        const QuoteHeader& y = books_.quote_headers[b.header];
        const auto holds = [&](Day until) { return !until || !ordered || until >= ordered; };
        const bool x_holds = holds(x.valid_until);
        const bool y_holds = holds(y.valid_until);
        if (x_holds != y_holds) return x_holds;
        if (x.valid_until != y.valid_until) return !x.valid_until || (y.valid_until && x.valid_until > y.valid_until);
        return vocabulary_.row_before(a.source, b.source);
    }

    /// The partner of a PO line among the lines of its quote, or nowhere.
    [[nodiscard]] std::uint32_t best(std::uint32_t candidate, const PoLine& line, Day ordered) const {
        const TextId wanted = vocabulary_.line.key(line.line.text);
        std::uint32_t chosen = nowhere;
        bool chosen_by_line = false;
        for (; candidate != nowhere; candidate = quotes_.next(candidate)) {
            const QuoteLine& quote = books_.quotes[candidate];
            if (!can_be_partner(quote, line)) continue;
            const bool by_line = !line.line.is_empty() && vocabulary_.line.key(quote.line.text) == wanted;
            if (chosen != nowhere && chosen_by_line && !by_line) continue;
            if (chosen == nowhere || (by_line && !chosen_by_line) || is_better(candidate, chosen, ordered)) {
                chosen = candidate;
                chosen_by_line = by_line;
            }
        }
        return chosen;
    }

    void report(Code code, const OrderLine& order, std::uint32_t quote, Reports& reports) const {
        PlainFact fact{code, DocumentKind::purchase_order, {}, static_cast<std::uint32_t>(order.record)};
        fact.sources.push_back(books_.po_lines[static_cast<std::size_t>(order.record)].source);
        fact.other = quote;
        if (quote != nowhere) fact.sources.push_back(books_.quotes[quote].source);
        reports.facts.push_back(std::move(fact));
    }

    const Books& books_;
    const Policy& policy_;
    Vocabulary& vocabulary_;
    const Tolerances& tolerances_;
    const QuoteIndex& quotes_;
};

void QuoteLinker::link(OrderLine& order, Reports& reports) const {
    if (order.role != LineRole::goods && order.role != LineRole::charge) return;
    const PoLine& line = books_.po_lines[static_cast<std::size_t>(order.record)];
    const PoHeader& header = books_.po_headers[line.header];
    if (header.quote_number.is_empty()) {
        if (policy_.require_quote) report(Code::quote_not_found, order, nowhere, reports);
        return;
    }
    const std::uint32_t candidates = quotes_.first(vocabulary_.po.key(header.quote_number.text), order.vendor);
    if (candidates == nowhere) return report(Code::quote_not_found, order, nowhere, reports);
    const std::uint32_t partner = best(candidates, line, order.date);
    if (partner == nowhere) return;
    const QuoteLine& quote = books_.quotes[partner];
    const QuoteHeader& offered = books_.quote_headers[quote.header];
    if (order.date && offered.valid_until && order.date > offered.valid_until) {
        return report(Code::quote_expired, order, partner, reports);
    }
    if (offered.currency != TextId::empty && order.currency != TextId::empty &&
        vocabulary_.folded.key(offered.currency) != vocabulary_.folded.key(order.currency)) {
        reports.warnings.push_back("quote " + std::string(books_.text(offered.number)) + " is in " +
                                   std::string(books_.text(offered.currency)) + ", purchase order " +
                                   std::string(books_.text(header.number)) + " in " +
                                   std::string(books_.text(order.currency)) + ": its prices were not compared");
        return;
    }
    const std::optional<Ratio> factor = vocabulary_.unit_factor(quote.uom, quote.sku, line.uom, line.sku);
    if (!factor) return;
    order.quote_line = partner;
    order.quote_price = price(quote).abs() / *factor;
    const ToleranceScope scope{order.vendor, order.category, line.sku, order.currency};
    if (tolerances_.exceeds(ToleranceKey::price, order.price - order.quote_price, order.quote_price, scope)) {
        report(Code::po_price_above_quote, order, partner, reports);
    }
}

template <class Item>
void append_all(std::vector<Item>& to, std::vector<Item>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void link_quotes(const Books& books, const Policy& policy, Vocabulary& vocabulary, const Tolerances& tolerances,
                 Day as_of, unsigned threads, Matches& matches) {
    if (!books.has(DocumentKind::quote)) return;
    const QuoteIndex quotes(books, vocabulary, as_of);
    const QuoteLinker linker(books, policy, vocabulary, tolerances, quotes);
    std::vector<Reports> reports(chunks_of(matches.order_lines.size()));
    for_each_chunk(matches.order_lines.size(), threads, [&](std::size_t first, std::size_t last, unsigned) {
        for (std::size_t i = first; i < last; ++i) linker.link(matches.order_lines[i], reports[chunk_at(first)]);
    });
    for (Reports& one : reports) {
        append_all(matches.plain, one.facts);
        append_all(matches.warnings, one.warnings);
    }
}

}  // namespace msp_audit
