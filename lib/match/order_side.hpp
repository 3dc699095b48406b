#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "match/matches.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// The lines of one PO (or of the several POs of one cell) as possible partners. Positions count in the span of
/// places, in the order of PO lines. Indexes are made when they are first asked for; few lines are looked through.
class OrderSide {
public:
    /// `places`: in Matches::order_lines; they outlive this.
    OrderSide(const Books& books, Vocabulary& vocabulary, const Matches& matches,
              std::span<const std::uint32_t> places)
        : books_(books), vocabulary_(vocabulary), matches_(matches), places_(places) {}

    /// Up to so many lines are looked through one by one.
    static constexpr std::size_t few = 24;
    /// So many distinct lines of a side may compete for one line.
    static constexpr std::size_t most_distinct = 400;

    /// How many lines fit, and the last of them.
    struct Hit {
        std::uint32_t position = nowhere;
        std::size_t count = 0;
    };
    [[nodiscard]] Hit with_number(TextId line_key);
    /// The lines with that SKU as printed; else those with its key, if all print it alike.
    [[nodiscard]] Hit with_sku(Sku sku);

    /// Lines that are equal in all that the assignment looks at.
    struct Node {
        std::vector<std::uint32_t> positions;  ///< ascending
    };
    [[nodiscard]] const Node& node(std::uint32_t at) const { return nodes_[at]; }
    /// The node of a line of goods; nowhere for others.
    [[nodiscard]] std::uint32_t node_of(std::uint32_t position);
    /// The nodes that share the SKU or a word, ascending; those with the SKU alone, where several lines have it.
    /// `cut`: there are more than most_distinct; the first of them are given.
    [[nodiscard]] std::vector<std::uint32_t> candidates(Sku sku, TextId description, bool& cut);

    [[nodiscard]] const OrderLine& order(std::uint32_t position) const {
        return matches_.order_lines[places_[position]];
    }
    [[nodiscard]] const PoLine& record(std::uint32_t position) const {
        return books_.po_lines[static_cast<std::size_t>(order(position).record)];
    }
    [[nodiscard]] OrderLineIndex place(std::uint32_t position) const {
        return static_cast<OrderLineIndex>(places_[position]);
    }
    [[nodiscard]] const Matches& matches() const { return matches_; }
    /// The lower of the PO's and the quote's price.
    [[nodiscard]] static Ratio agreed_price(const OrderLine& order) {
        return order.quote_line == nowhere ? order.price : min(order.price, order.quote_price);
    }

private:
    using Positions = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;
    /// Lines whose SKUs have one key.
    struct Alike {
        Hit hit;
        bool one_spelling = true;
    };

    [[nodiscard]] std::span<const std::uint32_t> found(const Positions& index, TextId key) const;
    void index_texts();
    void add_alike(std::uint32_t position, Sku sku, Alike& alike) const;
    void make_nodes();
    [[nodiscard]] std::vector<std::uint32_t> competing(Sku sku) const;

    const Books& books_;
    Vocabulary& vocabulary_;
    const Matches& matches_;
    std::span<const std::uint32_t> places_;
    bool has_texts_ = false;
    std::unordered_map<std::uint32_t, Hit> by_number_;     ///< by key
    std::unordered_map<std::uint32_t, Hit> by_exact_sku_;  ///< as printed
    std::unordered_map<std::uint32_t, Alike> by_sku_;      ///< by key
    bool has_nodes_ = false;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> node_of_;
    Positions nodes_by_word_;
    Positions nodes_by_sku_;  ///< by key
};

}  // namespace msp_audit
