#include "match/ladder.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "match/assignment.hpp"

namespace msp_audit {

namespace {

constexpr int sku_weight = 4;
constexpr int description_weight = 4;
constexpr int price_weight = 2;
constexpr int quantity_weight = 1;

std::size_t shared_words(const WordSet& a, const WordSet& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) ++shared;
        const bool left = a[i] <= b[j];
        const bool right = b[j] <= a[i];
        i += left ? 1 : 0;
        j += right ? 1 : 0;
    }
    return shared;
}

/// The weighted mean of the costs of fields.
class MeanCost {
public:
    void add(int weight, const Ratio& cost) {
        sum_ += Ratio(weight) * cost;
        weights_ += weight;
    }
    [[nodiscard]] Ratio mean() const { return sum_ / Ratio(weights_); }

private:
    Ratio sum_;
    int weights_ = 0;
};

}  // namespace

/// The lines of one document on their way to the lines of one side.
struct Ladder::Climb {
    std::span<const LadderLine> lines;
    OrderSide& side;
    std::vector<LadderAnswer> answers;
    std::vector<std::uint32_t> given;  ///< positions that steps 1 and 2 gave, ascending

    [[nodiscard]] bool is_given(std::uint32_t position) const {
        return std::binary_search(given.begin(), given.end(), position);
    }
    void take(std::uint32_t line, std::uint32_t position, Method method) {
        answers[line].order_line = side.place(position);
        answers[line].method = method;
    }
    [[nodiscard]] bool is_open(std::uint32_t line) const { return answers[line].order_line == OrderLineIndex::none; }
};

bool Ladder::skus_differ(Sku a, Sku b) {
    return !a.is_empty() && !b.is_empty() && a != b && vocabulary_.sku.key(a.text) != vocabulary_.sku.key(b.text);
}

OrderSide& Ladder::side_of(std::span<const std::uint32_t> order_lines, std::optional<OrderSide>& own) {
    if (order_lines.size() <= OrderSide::few) return own.emplace(books_, vocabulary_, matches_, order_lines);
    std::unique_ptr<OrderSide>& known = large_[order_lines.data()];
    if (known == nullptr) known = std::make_unique<OrderSide>(books_, vocabulary_, matches_, order_lines);
    return *known;
}

std::vector<LadderAnswer> Ladder::climb(std::span<const LadderLine> lines,
                                        std::span<const std::uint32_t> order_lines) {
    std::optional<OrderSide> own;
    Climb climb{lines, side_of(order_lines, own), std::vector<LadderAnswer>(lines.size()), {}};
    by_number_and_sku(climb);
    if (climb.given.size() < lines.size()) by_cost(climb);
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (climb.is_open(i)) continue;
        const OrderLine& order = matches_.order(climb.answers[i].order_line);
        const Sku ordered = books_.po_lines[static_cast<std::size_t>(order.record)].sku;
        if (skus_differ(lines[i].sku, ordered)) climb.answers[i].codes.add(Code::item_differs);
    }
    return std::move(climb.answers);
}

OrderLineIndex Ladder::named(const LadderLine& line, std::span<const std::uint32_t> order_lines) {
    if (order_lines.empty()) return OrderLineIndex::none;
    std::optional<OrderSide> own;
    OrderSide& side = side_of(order_lines, own);
    const OrderSide::Hit hit = side.with_number(vocabulary_.line.key(line.po_line.text));
    if (hit.count != 1) return OrderLineIndex::none;
    const std::optional<Ratio> price = cost(line, side.order(hit.position));
    const bool is_within = price && *price < Ratio(1) && *price <= Ratio(policy_.assignment_cost);
    return is_within ? side.place(hit.position) : OrderLineIndex::none;
}

/// Steps 1 and 2: by the PO line's number, then by a SKU that one line has.
void Ladder::by_number_and_sku(Climb& climb) {
    for (std::uint32_t i = 0; i < climb.lines.size(); ++i) {
        const LadderLine& line = climb.lines[i];
        if (!line.po_line.is_empty()) {
            const OrderSide::Hit hit = climb.side.with_number(vocabulary_.line.key(line.po_line.text));
            if (hit.count == 1) {
                climb.take(i, hit.position, Method::po_line);
                climb.given.push_back(hit.position);
                continue;
            }
            if (hit.count == 0) climb.answers[i].codes.add(Code::po_line_not_found);
        }
        if (line.sku.is_empty()) continue;
        const OrderSide::Hit hit = climb.side.with_sku(line.sku);
        if (hit.count != 1) continue;
        climb.take(i, hit.position, Method::po_sku);
        climb.given.push_back(hit.position);
    }
}

std::optional<Ratio> Ladder::cost(const LadderLine& line, const OrderLine& order) {
    const PoLine& ordered = books_.po_lines[static_cast<std::size_t>(order.record)];
    MeanCost mean;
    bool comparable = false;
    if (!line.sku.is_empty() && !ordered.sku.is_empty()) {
        comparable = true;
        mean.add(sku_weight, skus_differ(line.sku, ordered.sku) ? 1 : 0);
    }
    const WordSet& left = vocabulary_.words(line.description);
    const WordSet& right = vocabulary_.words(ordered.description);
    if (!left.empty() && !right.empty()) {
        comparable = true;
        const std::size_t shared = shared_words(left, right);
        const std::size_t all = left.size() + right.size() - shared;
        mean.add(description_weight, Ratio(static_cast<int>(all - shared)) / Ratio(static_cast<int>(all)));
    }
    if (!comparable) return std::nullopt;
    const Ratio factor = vocabulary_.unit_factor(line.uom, line.sku, ordered.uom, ordered.sku).value_or(Ratio(1));
    if (line.price) {
        const Ratio price = line.price->abs() / factor;
        const Ratio larger = max(price, order.price.abs());
        mean.add(price_weight, larger.is_zero() ? Ratio(0) : (price - order.price.abs()).abs() / larger);
    }
    if (line.quantity) {
        const Ratio quantity = line.quantity->abs() * factor;
        const Ratio larger = max(quantity, order.ordered);
        mean.add(quantity_weight, larger.is_zero() ? Ratio(0) : (quantity - order.ordered).abs() / larger);
    }
    return mean.mean();
}

/// The nodes within the limit of one line, in the order of PO lines.
std::vector<Ladder::Candidate> Ladder::candidates(const LadderLine& line, OrderSide& side, bool& cut) {
    std::vector<Candidate> within;
    for (const std::uint32_t node : side.candidates(line.sku, line.description, cut)) {
        const std::optional<Ratio> price = cost(line, side.order(side.node(node).positions[0]));
        if (price && *price <= Ratio(policy_.assignment_cost)) within.push_back({node, *price});
    }
    return within;
}

/// Groups equal lines, in the order of their first; lines beyond the bound stay out and are told so.
std::vector<Ladder::LineNode> Ladder::line_nodes(Climb& climb, const std::vector<std::uint32_t>& open) {
    using Key = std::tuple<TextId, TextId, TextId, std::optional<Ratio>, std::optional<Ratio>>;
    std::map<Key, std::size_t> known;
    std::vector<LineNode> nodes;
    for (const std::uint32_t i : open) {
        const LadderLine& line = climb.lines[i];
        const Key key{line.sku.text, line.description, line.uom, line.price, line.quantity};
        const auto found = known.find(key);
        if (found != known.end()) {
            nodes[found->second].members.push_back(i);
        } else if (nodes.size() < OrderSide::most_distinct) {
            known.emplace(key, nodes.size());
            nodes.push_back({{i}, {}});
        } else {
            climb.answers[i].beyond_bound = true;
        }
    }
    return nodes;
}

/// Lines whose cheapest PO line was given to other lines join it; at equal cost a free PO line is preferred.
bool Ladder::joins_given(Climb& climb, const LineNode& node) {
    const auto is_taken = [&climb](const Candidate& candidate) {
        const auto& positions = climb.side.node(candidate.node).positions;
        return positions.size() <= climb.given.size() &&
               std::all_of(positions.begin(), positions.end(), [&](auto at) { return climb.is_given(at); });
    };
    const Candidate* cheapest = nullptr;
    bool taken = false;
    for (const Candidate& candidate : node.candidates) {
        if (cheapest != nullptr && candidate.cost > cheapest->cost) continue;
        if (cheapest != nullptr && candidate.cost == cheapest->cost && (!taken || is_taken(candidate))) continue;
        cheapest = &candidate;
        taken = is_taken(candidate);
    }
    if (cheapest == nullptr || !taken) return false;
    for (const std::uint32_t line : node.members) {
        climb.take(line, climb.side.node(cheapest->node).positions[0], Method::po_assignment);
    }
    return true;
}

/// Marks a line that could as well have had another PO line, of another price or proof.
void Ladder::note_other(Climb& climb, std::uint32_t line, std::uint32_t other) {
    const OrderLine& its = climb.side.order(other);
    const OrderLine& mine = climb.side.matches().order(climb.answers[line].order_line);
    const bool same_price = OrderSide::agreed_price(mine) == OrderSide::agreed_price(its) && mine.price == its.price;
    if (same_price && mine.proof == its.proof) return;
    climb.answers[line].codes.add(Code::ambiguous_match);
    climb.answers[line].other = climb.side.place(other);
}

/// Step 3: the cheapest one-to-one assignment of all of them over the PO lines that are free.
void Ladder::assign_nodes(Climb& climb, const std::vector<const LineNode*>& nodes) {
    std::vector<std::uint32_t> rights;  // nodes of the side
    for (const LineNode* node : nodes) {
        for (const Candidate& candidate : node->candidates) rights.push_back(candidate.node);
    }
    std::sort(rights.begin(), rights.end());
    rights.erase(std::unique(rights.begin(), rights.end()), rights.end());
    const bool cut = rights.size() > OrderSide::most_distinct;
    if (cut) rights.resize(OrderSide::most_distinct);
    std::size_t wanted = 0;
    for (const LineNode* node : nodes) {
        wanted += node->members.size();
        for (const std::uint32_t line : node->members) climb.answers[line].beyond_bound |= cut;
    }
    std::vector<std::vector<std::uint32_t>> free(rights.size());
    AssignmentProblem problem;
    problem.limit = Ratio(policy_.assignment_cost);
    for (std::size_t i = 0; i < rights.size(); ++i) {
        for (const std::uint32_t position : climb.side.node(rights[i]).positions) {
            if (free[i].size() == wanted) break;
            if (!climb.is_given(position)) free[i].push_back(position);
        }
        problem.right_counts.push_back(static_cast<std::uint32_t>(free[i].size()));
    }
    for (std::uint32_t left = 0; left < nodes.size(); ++left) {
        problem.left_counts.push_back(static_cast<std::uint32_t>(nodes[left]->members.size()));
        for (const Candidate& candidate : nodes[left]->candidates) {
            const auto found = std::lower_bound(rights.begin(), rights.end(), candidate.node);
            if (found == rights.end() || *found != candidate.node) continue;
            const auto right = static_cast<std::uint32_t>(found - rights.begin());
            if (!free[right].empty()) problem.pairs.push_back({left, right, candidate.cost});
        }
    }
    std::vector<std::size_t> used_left(nodes.size(), 0);
    std::vector<std::size_t> used_right(rights.size(), 0);
    for (const AssignedPair& pair : assign(problem)) {
        for (std::uint32_t i = 0; i < pair.count; ++i) {
            const std::uint32_t line = nodes[pair.left]->members[used_left[pair.left]++];
            climb.take(line, free[pair.right][used_right[pair.right]++], Method::po_assignment);
            if (pair.other != AssignedPair::none) note_other(climb, line, free[pair.other][0]);
        }
    }
}

/// Step 4: a line still without partner joins the one PO line within the limit.
void Ladder::join_only_candidate(Climb& climb, const LineNode& node) {
    if (node.candidates.size() != 1) return;
    const std::vector<std::uint32_t>& positions = climb.side.node(node.candidates[0].node).positions;
    if (positions.size() != 1) return;
    for (const std::uint32_t line : node.members) {
        if (climb.is_open(line)) climb.take(line, positions[0], Method::po_assignment);
    }
}

/// Steps 3 and 4, for the lines that have no partner yet.
void Ladder::by_cost(Climb& climb) {
    std::sort(climb.given.begin(), climb.given.end());
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < climb.answers.size(); ++i) {
        if (climb.is_open(i)) open.push_back(i);
    }
    std::vector<LineNode> nodes = line_nodes(climb, open);
    std::vector<const LineNode*> to_assign;
    for (LineNode& node : nodes) {
        bool cut = false;
        node.candidates = candidates(climb.lines[node.members[0]], climb.side, cut);
        for (const std::uint32_t line : node.members) climb.answers[line].beyond_bound = cut;
        if (!joins_given(climb, node)) to_assign.push_back(&node);
    }
    assign_nodes(climb, to_assign);
    for (const LineNode& node : nodes) join_only_candidate(climb, node);
}

}  // namespace msp_audit
