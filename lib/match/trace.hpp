#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "match/draw_ledger.hpp"
#include "match/matches.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// A PO line that a line was held against, and what the pair costs: 0 the same, 1 nothing in common; none where
/// neither SKU nor description stands on both sides.
struct TracedPair {
    OrderLineIndex order_line = OrderLineIndex::none;
    std::optional<Ratio> cost;
};

/// How one invoice line looked for its partner among the lines of its PO.
struct TracedSearch {
    static constexpr std::size_t most_pairs = 20;

    std::uint32_t line = 0;         ///< place in Matches::lines
    std::vector<TracedPair> pairs;  ///< the cheapest of the first 2,000, `most_pairs` at most
    std::size_t of = 0;             ///< how many there were
};

/// A tolerance as it was applied: the largest variance that passes, none for no limit, and the rule that says so
/// (empty: the general one).
struct TracedTolerance {
    ToleranceKey key{};
    std::optional<Ratio> allowed;
    std::string rule;
};

/// What one line did to its PO line, in the order of draws.
struct TracedDraw {
    enum class Kind : std::uint8_t {
        goods,      ///< compared, and drew what it could
        bills,      ///< disputed whole: counts as billed, draws nothing
        gives_back  ///< a credit at the price of what it credits
    };
    Kind kind = Kind::goods;
    std::uint32_t line = 0;  ///< place in Matches::lines
    OrderLineIndex order_line = OrderLineIndex::none;
    Term period;
    Proof proof = Proof::either;
    DrawLeft left;      ///< goods: before this line
    Ratio quantity;     ///< q; of a credit what it gives back
    Ratio from_order;   ///< qo
    Ratio from_proof;   ///< qp; of a credit by how much the drawn proof fell
    Ratio price;        ///< p
    Ratio order_price;  ///< of the PO line, or of the other one that an ambiguous match could have had
    Ratio quote_price;  ///< meaningful if `quoted`
    Ratio allowed;      ///< pa
    Decimal total;      ///< t less the line's share of discounts, without sign
    Parts split;        ///< before overdue waits moved and credits settled, without sign
    Decimal value;      ///< of a credit: what the quantity is worth
    bool quoted = false;
    bool amount_only = false;
    bool unproven_kind = false;        ///< the proof's kind was not supplied
    std::uint32_t credited = nowhere;  ///< of a credit: place of the line that it credits
    std::vector<TracedTolerance> tolerances;
};

/// A charge held against the PO's line of its category.
struct TracedCharge {
    std::uint32_t line = 0;
    Decimal total;
    Decimal left;          ///< of the PO's line, before; 0 without one
    Decimal let_through;   ///< beyond it, by the tolerance, before
    Decimal agreed_goods;  ///< the base of the tolerance
    TracedTolerance tolerance;
};

/// Money of a credit that settled what was open: of a line, or of a printed total beyond its lines.
struct TracedSettlement {
    std::uint32_t credit = 0;  ///< place in Matches::lines
    DocumentIndex document = DocumentIndex::none;
    std::uint32_t line = nowhere;  ///< nowhere: the excess of the document's total
    Part part = Part::disputed;
    Decimal amount;
};

/// What a match did with some documents and PO lines, in its own order: the reasons that its result does not keep.
/// Places are those of any match of the same books, which are always the same.
struct MatchTrace {
    std::vector<bool> documents;    ///< by DocumentIndex: whose lines are followed
    std::vector<bool> order_lines;  ///< by OrderLineIndex: whose draws are followed

    std::vector<TracedSearch> searches;
    std::vector<TracedDraw> draws;
    std::vector<TracedCharge> charges;
    std::vector<TracedSettlement> settlements;

    [[nodiscard]] bool follows(DocumentIndex document) const {
        return static_cast<std::size_t>(document) < documents.size() && documents[static_cast<std::size_t>(document)];
    }
    [[nodiscard]] bool follows(OrderLineIndex order) const {
        return static_cast<std::size_t>(order) < order_lines.size() && order_lines[static_cast<std::size_t>(order)];
    }
    [[nodiscard]] bool follows(const LineMatch& line) const {
        return follows(line.document) || follows(line.order_line);
    }
};

}  // namespace msp_audit
