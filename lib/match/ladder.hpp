#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "match/matches.hpp"
#include "match/order_book.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// What one line of an invoice, a slip or a license says of its PO line. Price and quantity are in the unit printed
/// on `uom`; what is not printed is nothing.
struct LadderLine {
    LineNumber po_line;
    LineNumber line;  ///< its own number: ties go to the lower
    Sku sku;
    TextId description = TextId::empty;
    TextId uom = TextId::empty;
    std::optional<Ratio> price;
    std::optional<Ratio> quantity;
    SourceRef source;
    bool may_match_charges = false;  ///< only a charge looks for its partner among charge lines
};

/// The partner of one line.
struct LadderAnswer {
    OrderLineIndex order_line = OrderLineIndex::none;
    Method method = Method::none;
    CodeSet codes;                                ///< item-differs, po-line-not-found, ambiguous-match
    OrderLineIndex other = OrderLineIndex::none;  ///< with ambiguous-match: the partner it could as well have had
    bool beyond_bound = false;                    ///< above 400 distinct lines on a side: left unmatched
};

/// Finds the PO lines of the lines of one document that belong to one PO (or to the several POs of one cell), by
/// number, SKU and then the cheapest assignment of what is left. `order_lines`: places in Matches::order_lines, in
/// order.
class Ladder {
public:
    Ladder(const Books& books, const Policy& policy, Vocabulary& vocabulary, const Matches& matches)
        : books_(books), policy_(policy), vocabulary_(vocabulary), matches_(matches) {}

    [[nodiscard]] std::vector<LadderAnswer> climb(std::span<const LadderLine> lines,
                                                  std::span<const std::uint32_t> order_lines);

private:
    struct Candidate {
        std::uint32_t order_line = 0;  ///< place in the span
        Ratio cost;
    };

    [[nodiscard]] const PoLine& record(std::uint32_t order_line) const;
    void by_number_and_sku(std::span<const LadderLine> lines, std::span<const std::uint32_t> order_lines,
                           std::vector<LadderAnswer>& answers);
    void by_cost(std::span<const LadderLine> lines, std::span<const std::uint32_t> order_lines,
                 std::vector<LadderAnswer>& answers);
    [[nodiscard]] std::vector<std::uint32_t> competing(const LadderLine& line,
                                                       std::span<const std::uint32_t> order_lines);
    [[nodiscard]] std::vector<Candidate> candidates(const LadderLine& line,
                                                    std::span<const std::uint32_t> order_lines);
    [[nodiscard]] std::optional<Ratio> cost(const LadderLine& line, const OrderLine& order);
    [[nodiscard]] bool skus_differ(Sku a, Sku b);
    void index_orders(std::span<const std::uint32_t> order_lines);

    const Books& books_;
    const Policy& policy_;
    Vocabulary& vocabulary_;
    const Matches& matches_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_word_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_sku_;
};

}  // namespace msp_audit
