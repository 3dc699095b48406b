#pragma once

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "match/matches.hpp"
#include "match/order_side.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// What one line of an invoice, a slip or a license says of its PO line. Price and quantity are in the unit printed
/// on `uom`; what is not printed is nothing.
struct LadderLine {
    LineNumber po_line;
    Sku sku;
    TextId description = TextId::empty;
    TextId uom = TextId::empty;
    std::optional<Ratio> price;
    std::optional<Ratio> quantity;
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
/// number, SKU and then the cheapest assignment of what is left. `lines` stand in their document's order, so that
/// ties go to the first; `order_lines`: places in Matches::order_lines, in order; equal spans are equal sets as long
/// as the ladder lives.
class Ladder {
public:
    Ladder(const Books& books, const Policy& policy, Vocabulary& vocabulary, const Matches& matches)
        : books_(books), policy_(policy), vocabulary_(vocabulary), matches_(matches) {}

    [[nodiscard]] std::vector<LadderAnswer> climb(std::span<const LadderLine> lines,
                                                  std::span<const std::uint32_t> order_lines);
    /// The one line among `order_lines` that has the number which `line` gives, if they have something in common and
    /// the pair is within the policy's limit for step 3; else none.
    [[nodiscard]] OrderLineIndex named(const LadderLine& line, std::span<const std::uint32_t> order_lines);
    /// The cost of a pair in step 3: 0 the same, 1 nothing in common; nothing where neither SKU nor description
    /// stands on both sides.
    [[nodiscard]] std::optional<Ratio> cost(const LadderLine& line, const OrderLine& order);

private:
    /// One way to match a line: a node of the order's side within the limit.
    struct Candidate {
        std::uint32_t node = 0;
        Ratio cost;
    };
    /// Equal lines, and what they may be matched with.
    struct LineNode {
        std::vector<std::uint32_t> members;
        std::vector<Candidate> candidates;
    };
    struct Climb;

    [[nodiscard]] OrderSide& side_of(std::span<const std::uint32_t> order_lines, std::optional<OrderSide>& own);
    void by_number_and_sku(Climb& climb);
    [[nodiscard]] static std::vector<LineNode> line_nodes(Climb& climb, const std::vector<std::uint32_t>& open);
    [[nodiscard]] static bool joins_given(Climb& climb, const LineNode& node);
    void assign_nodes(Climb& climb, const std::vector<const LineNode*>& nodes);
    static void note_other(Climb& climb, std::uint32_t line, std::uint32_t other);
    static void join_only_candidate(Climb& climb, const LineNode& node);
    void by_cost(Climb& climb);
    [[nodiscard]] std::vector<Candidate> candidates(const LadderLine& line, OrderSide& side, bool& cut);
    [[nodiscard]] bool skus_differ(Sku a, Sku b);

    const Books& books_;
    const Policy& policy_;
    Vocabulary& vocabulary_;
    const Matches& matches_;
    /// Sides of many lines, by their places: every document that draws on one would index it anew.
    std::unordered_map<const std::uint32_t*, std::unique_ptr<OrderSide>> large_;
};

}  // namespace msp_audit
