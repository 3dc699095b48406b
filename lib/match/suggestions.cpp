#include "match/suggestions.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "match/vocabulary.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most = 3;

class Suggester {
public:
    Suggester(const Books& books, const Policy& policy, const Matches& matches)
        : books_(books), matches_(matches), vocabulary_(books, policy) {}

    [[nodiscard]] std::vector<Suggestion> best_for(const LineMatch& line) {
        std::vector<Suggestion> found;
        for (std::uint32_t i = 0; i < matches_.order_lines.size(); ++i) {
            const Suggestion one = compare(line, static_cast<OrderLineIndex>(i));
            if (!one.same_item && one.shared_words == 0 && !(one.same_price && one.same_vendor)) continue;
            found.push_back(one);
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const Suggestion& a, const Suggestion& b) { return rank(a) > rank(b); });
        if (found.size() > most) found.resize(most);
        return found;
    }

private:
    [[nodiscard]] static std::tuple<bool, bool, bool, bool, std::size_t, bool> rank(const Suggestion& one) {
        return {one.same_item,     one.same_vendor,  one.same_price,
                one.same_quantity, one.shared_words, one.ordered_before};
    }

    [[nodiscard]] Suggestion compare(const LineMatch& line, OrderLineIndex at) {
        const OrderLine& order = matches_.order(at);
        const InvoiceMatch& document = matches_.document(line.document);
        const InvoiceLine& row = books_.invoice_lines[static_cast<std::size_t>(line.record)];
        const PoLine& ordered = books_.po_lines[static_cast<std::size_t>(order.record)];
        Suggestion one;
        one.order_line = at;
        one.same_vendor = order.vendor != VendorKey::none && order.vendor == document.vendor;
        one.same_item =
            !row.sku.is_empty() && vocabulary_.sku.key(row.sku.text) == vocabulary_.sku.key(ordered.sku.text);
        one.same_price =
            row.unit_price && (*row.unit_price).abs() == (*ordered.unit_price).abs() && ordered.unit_price;
        one.same_quantity = row.quantity && ordered.quantity && (*row.quantity).abs() == (*ordered.quantity).abs();
        one.ordered_before = order.date && document.date && order.date <= document.date;
        std::vector<std::uint32_t> shared;
        const WordSet& ours = vocabulary_.words(row.description);
        const WordSet& theirs = vocabulary_.words(ordered.description);
        std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(), std::back_inserter(shared));
        one.shared_words = shared.size();
        return one;
    }

    const Books& books_;
    const Matches& matches_;
    Vocabulary vocabulary_;
};

}  // namespace

std::vector<std::vector<Suggestion>> suggest(const Books& books, const Policy& policy, const Matches& matches,
                                             std::span<const std::uint32_t> lines) {
    Suggester suggester(books, policy, matches);
    std::vector<std::vector<Suggestion>> all;
    all.reserve(lines.size());
    for (const std::uint32_t line : lines) all.push_back(suggester.best_for(matches.lines[line]));
    return all;
}

}  // namespace msp_audit
