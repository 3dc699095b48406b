#include "match/quote_links.hpp"

#include <unordered_map>
#include <vector>

#include "match/prices.hpp"

namespace msp_audit {

namespace {

std::uint64_t pair_of(TextId number, VendorKey vendor) {
    return (static_cast<std::uint64_t>(number) << 32U) | static_cast<std::uint64_t>(vendor);
}

/// Links the PO lines of one run; holds what all of them share.
class QuoteLinker {
public:
    QuoteLinker(const Books& books, Vocabulary& vocabulary, Day as_of) : books_(books), vocabulary_(vocabulary) {
        next_.resize(books.quotes.size(), nowhere);
        first_.reserve(books.quote_headers.size());
        std::uint32_t* first = nullptr;  // of the rows of one header
        for (std::size_t i = books.quotes.size(); i-- > 0;) {
            const QuoteHeader& header = books.quote_headers[books.quotes[i].header];
            if (as_of && header.date > as_of) continue;
            const bool same = first != nullptr && books.quotes[i].header == books.quotes[i + 1].header;
            if (!same) {
                first = &first_
                             .try_emplace(
                                 pair_of(vocabulary.po.key(header.number.text), vocabulary.vendor(header.vendor)),
                                 nowhere)
                             .first->second;
            }
            next_[i] = *first;
            *first = static_cast<std::uint32_t>(i);
        }
    }

    /// The first quote line of that number and vendor, then next(); nowhere ends.
    [[nodiscard]] std::uint32_t first(TextId number, VendorKey vendor) const {
        const auto found = first_.find(pair_of(number, vendor));
        return found == first_.end() ? nowhere : found->second;
    }

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
        for (; candidate != nowhere; candidate = next_[candidate]) {
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

private:
    const Books& books_;
    Vocabulary& vocabulary_;
    std::unordered_map<std::uint64_t, std::uint32_t> first_;
    std::vector<std::uint32_t> next_;
};

}  // namespace

void link_quotes(const Books& books, const Policy& policy, Vocabulary& vocabulary, const Tolerances& tolerances,
                 Day as_of, Matches& matches) {
    if (!books.has(DocumentKind::quote)) return;
    const QuoteLinker linker(books, vocabulary, as_of);
    const auto report = [&](Code code, const OrderLine& order, std::uint32_t quote) {
        PlainFact fact{code, DocumentKind::purchase_order, {}, static_cast<std::uint32_t>(order.record)};
        fact.sources.push_back(books.po_lines[static_cast<std::size_t>(order.record)].source);
        fact.other = quote;
        if (quote != nowhere) fact.sources.push_back(books.quotes[quote].source);
        matches.plain.push_back(std::move(fact));
    };
    for (OrderLine& order : matches.order_lines) {
        if (order.role != LineRole::goods && order.role != LineRole::charge) continue;
        const PoLine& line = books.po_lines[static_cast<std::size_t>(order.record)];
        const PoHeader& header = books.po_headers[line.header];
        if (header.quote_number.is_empty()) {
            if (policy.require_quote) report(Code::quote_not_found, order, nowhere);
            continue;
        }
        const std::uint32_t candidates = linker.first(vocabulary.po.key(header.quote_number.text), order.vendor);
        if (candidates == nowhere) {
            report(Code::quote_not_found, order, nowhere);
            continue;
        }
        const std::uint32_t partner = linker.best(candidates, line, order.date);
        if (partner == nowhere) continue;
        const QuoteLine& quote = books.quotes[partner];
        const QuoteHeader& offered = books.quote_headers[quote.header];
        if (order.date && offered.valid_until && order.date > offered.valid_until) {
            report(Code::quote_expired, order, partner);
            continue;
        }
        if (offered.currency != TextId::empty && order.currency != TextId::empty &&
            vocabulary.folded.key(offered.currency) != vocabulary.folded.key(order.currency)) {
            matches.warnings.push_back("quote " + std::string(books.text(offered.number)) + " is in " +
                                       std::string(books.text(offered.currency)) + ", purchase order " +
                                       std::string(books.text(header.number)) + " in " +
                                       std::string(books.text(order.currency)) + ": its prices were not compared");
            continue;
        }
        const std::optional<Ratio> factor = vocabulary.unit_factor(quote.uom, quote.sku, line.uom, line.sku);
        if (!factor) continue;
        order.quote_line = partner;
        order.quote_price = linker.price(quote).abs() / *factor;
        const ToleranceScope scope{order.vendor, order.category, line.sku, order.currency};
        if (tolerances.exceeds(ToleranceKey::price, order.price - order.quote_price, order.quote_price, scope)) {
            report(Code::po_price_above_quote, order, partner);
        }
    }
}

}  // namespace msp_audit
