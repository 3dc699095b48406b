#include "match/ladder.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "match/assignment.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_distinct = 400;

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

/// What makes lines equal for the assignment.
using NodeKey = std::tuple<TextId, TextId, TextId, std::string, std::string>;

std::string figure_text(const std::optional<Ratio>& figure) { return figure ? figure->rounded(20).to_string() : "-"; }

}  // namespace

const PoLine& Ladder::record(std::uint32_t order_line) const {
    return books_.po_lines[static_cast<std::size_t>(matches_.order_lines[order_line].record)];
}

bool Ladder::skus_differ(Sku a, Sku b) {
    return !a.is_empty() && !b.is_empty() && a != b && vocabulary_.sku.key(a.text) != vocabulary_.sku.key(b.text);
}

std::vector<LadderAnswer> Ladder::climb(std::span<const LadderLine> lines,
                                        std::span<const std::uint32_t> order_lines) {
    std::vector<LadderAnswer> answers(lines.size());
    by_number_and_sku(lines, order_lines, answers);
    const bool all_found = std::all_of(answers.begin(), answers.end(), [](const LadderAnswer& answer) {
        return answer.order_line != OrderLineIndex::none;
    });
    if (!all_found) by_cost(lines, order_lines, answers);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (answers[i].order_line == OrderLineIndex::none) continue;
        if (skus_differ(lines[i].sku, record(static_cast<std::uint32_t>(answers[i].order_line)).sku)) {
            answers[i].codes.add(Code::item_differs);
        }
    }
    return answers;
}

/// Steps 1 and 2: by the PO line's number, then by a SKU that one line has.
void Ladder::by_number_and_sku(std::span<const LadderLine> lines, std::span<const std::uint32_t> order_lines,
                               std::vector<LadderAnswer>& answers) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LadderLine& line = lines[i];
        if (!line.po_line.is_empty()) {
            const TextId wanted = vocabulary_.line.key(line.po_line.text);
            std::uint32_t found = nowhere;
            std::size_t count = 0;
            for (const std::uint32_t order : order_lines) {
                const PoLine& ordered = record(order);
                if (ordered.line.is_empty() || vocabulary_.line.key(ordered.line.text) != wanted) continue;
                found = order;
                ++count;
            }
            if (count == 1) {
                answers[i].order_line = static_cast<OrderLineIndex>(found);
                answers[i].method = Method::po_line;
                continue;
            }
            if (count == 0) answers[i].codes.add(Code::po_line_not_found);
        }
        if (line.sku.is_empty()) continue;
        std::uint32_t exact = nowhere;
        std::uint32_t loose = nowhere;
        std::size_t exact_count = 0;
        std::size_t loose_count = 0;
        bool one_spelling = true;
        const TextId key = vocabulary_.sku.key(line.sku.text);
        for (const std::uint32_t order : order_lines) {
            const Sku sku = record(order).sku;
            if (sku == line.sku) {
                exact = order;
                ++exact_count;
            }
            if (sku.is_empty() || key == TextId::empty || vocabulary_.sku.key(sku.text) != key) continue;
            if (loose != nowhere && record(loose).sku != sku) one_spelling = false;
            loose = order;
            ++loose_count;
        }
        const bool by_key = exact_count == 0 && loose_count == 1 && one_spelling;
        if (exact_count != 1 && !by_key) continue;
        answers[i].order_line = static_cast<OrderLineIndex>(exact_count == 1 ? exact : loose);
        answers[i].method = Method::po_sku;
    }
}

void Ladder::index_orders(std::span<const std::uint32_t> order_lines) {
    by_word_.clear();
    by_sku_.clear();
    for (std::uint32_t place = 0; place < order_lines.size(); ++place) {
        const OrderLine& order = matches_.order_lines[order_lines[place]];
        if (order.role != LineRole::goods) continue;
        const PoLine& line = record(order_lines[place]);
        for (const std::uint32_t word : vocabulary_.words(line.description)) by_word_[word].push_back(place);
        const TextId key = vocabulary_.sku.key(line.sku.text);
        if (key != TextId::empty) by_sku_[static_cast<std::uint32_t>(key)].push_back(place);
    }
}

/// The cost of a pair; nothing where it is not to be considered.
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

/// The PO lines that have the line's SKU, where there are several: they compete among themselves.
std::vector<std::uint32_t> Ladder::competing(const LadderLine& line, std::span<const std::uint32_t> order_lines) {
    const TextId key = vocabulary_.sku.key(line.sku.text);
    const auto found = by_sku_.find(static_cast<std::uint32_t>(key));
    if (key == TextId::empty || found == by_sku_.end() || found->second.size() < 2) return {};
    std::vector<std::uint32_t> exact;
    bool one_spelling = true;
    const Sku first = record(order_lines[found->second[0]]).sku;
    for (const std::uint32_t place : found->second) {
        const Sku sku = record(order_lines[place]).sku;
        if (sku == line.sku) exact.push_back(place);
        one_spelling = one_spelling && sku == first;
    }
    if (exact.size() > 1) return exact;
    return exact.empty() && one_spelling ? found->second : std::vector<std::uint32_t>{};
}

/// The pairs of one line within the limit, in the order of PO lines; only PO lines that share a SKU or a word.
std::vector<Ladder::Candidate> Ladder::candidates(const LadderLine& line,
                                                  std::span<const std::uint32_t> order_lines) {
    std::vector<std::uint32_t> places = competing(line, order_lines);
    const auto add = [&places](const auto& index, std::uint32_t key) {
        const auto found = index.find(key);
        if (found != index.end()) places.insert(places.end(), found->second.begin(), found->second.end());
    };
    if (places.empty()) {
        for (const std::uint32_t word : vocabulary_.words(line.description)) add(by_word_, word);
        const TextId key = vocabulary_.sku.key(line.sku.text);
        if (key != TextId::empty) add(by_sku_, static_cast<std::uint32_t>(key));
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::vector<Candidate> within;
    for (const std::uint32_t place : places) {
        const std::optional<Ratio> price = cost(line, matches_.order_lines[order_lines[place]]);
        if (price && *price <= Ratio(policy_.assignment_cost)) within.push_back({place, *price});
    }
    return within;
}

namespace {

/// Groups equal lines into nodes, in the order of first appearance; lines beyond the bound get no node.
template <class Key>
class Nodes {
public:
    std::uint32_t node_of(const Key& key, std::uint32_t member) {
        const auto found = places_.find(key);
        if (found != places_.end()) {
            members[found->second].push_back(member);
            return found->second;
        }
        if (members.size() >= most_distinct) return nowhere;
        const auto node = static_cast<std::uint32_t>(members.size());
        places_.emplace(key, node);
        members.push_back({member});
        return node;
    }
    [[nodiscard]] std::vector<std::uint32_t> counts() const {
        std::vector<std::uint32_t> sizes;
        for (const auto& node : members) sizes.push_back(static_cast<std::uint32_t>(node.size()));
        return sizes;
    }

    std::vector<std::vector<std::uint32_t>> members;

private:
    std::map<Key, std::uint32_t> places_;
};

}  // namespace

/// Steps 3 and 4, for the lines that have no partner yet.
void Ladder::by_cost(std::span<const LadderLine> lines, std::span<const std::uint32_t> order_lines,
                     std::vector<LadderAnswer>& answers) {
    index_orders(order_lines);
    std::map<std::uint32_t, std::uint32_t> place_of;
    for (std::uint32_t place = 0; place < order_lines.size(); ++place) place_of[order_lines[place]] = place;
    std::vector<bool> given(order_lines.size(), false);
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < answers.size(); ++i) {
        if (answers[i].order_line == OrderLineIndex::none) {
            open.push_back(i);
        } else {
            given[place_of[static_cast<std::uint32_t>(answers[i].order_line)]] = true;
        }
    }
    std::sort(open.begin(), open.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (vocabulary_.line_before(lines[a].line, lines[b].line)) return true;
        if (vocabulary_.line_before(lines[b].line, lines[a].line)) return false;
        const auto print = [&](std::uint32_t i) {
            return std::tuple(books_.text(lines[i].sku), books_.text(lines[i].description));
        };
        if (print(a) != print(b)) return print(a) < print(b);
        if (lines[a].price != lines[b].price) return lines[a].price < lines[b].price;
        if (lines[a].quantity != lines[b].quantity) return lines[a].quantity < lines[b].quantity;
        return lines[a].source < lines[b].source;
    });
    const auto take = [&](std::uint32_t line, std::uint32_t place) {
        answers[line].order_line = static_cast<OrderLineIndex>(order_lines[place]);
        answers[line].method = Method::po_assignment;
    };

    Nodes<NodeKey> line_nodes;
    for (const std::uint32_t i : open) {
        const NodeKey key{lines[i].sku.text, lines[i].description, lines[i].uom, figure_text(lines[i].price),
                          figure_text(lines[i].quantity)};
        answers[i].beyond_bound = line_nodes.node_of(key, i) == nowhere;
    }
    std::vector<std::vector<Candidate>> within(line_nodes.members.size());
    std::vector<std::uint32_t> assigned_nodes;
    for (std::uint32_t node = 0; node < within.size(); ++node) {
        within[node] = candidates(lines[line_nodes.members[node][0]], order_lines);
        const Candidate* cheapest = nullptr;
        for (const Candidate& candidate : within[node]) {
            const bool better =
                cheapest == nullptr || candidate.cost < cheapest->cost ||
                (candidate.cost == cheapest->cost && given[cheapest->order_line] && !given[candidate.order_line]);
            if (better) cheapest = &candidate;
        }
        if (cheapest != nullptr && given[cheapest->order_line]) {
            for (const std::uint32_t line : line_nodes.members[node]) take(line, cheapest->order_line);
        } else {
            assigned_nodes.push_back(node);
        }
    }

    using OrderKey = std::tuple<TextId, TextId, TextId, std::string, std::string, Proof>;
    Nodes<OrderKey> order_nodes;
    std::vector<std::uint32_t> node_of_place(order_lines.size(), nowhere);
    for (std::uint32_t place = 0; place < order_lines.size(); ++place) {
        const OrderLine& order = matches_.order_lines[order_lines[place]];
        if (given[place] || order.role != LineRole::goods) continue;
        const PoLine& line = record(order_lines[place]);
        const Ratio agreed = order.quote_line == nowhere ? order.price : min(order.price, order.quote_price);
        const OrderKey key{line.sku.text,
                           line.description,
                           line.uom,
                           figure_text(order.price) + "/" + figure_text(agreed),
                           figure_text(order.ordered),
                           order.proof};
        node_of_place[place] = order_nodes.node_of(key, place);
    }
    AssignmentProblem problem;
    problem.limit = Ratio(policy_.assignment_cost);
    problem.right_counts = order_nodes.counts();
    for (std::uint32_t i = 0; i < assigned_nodes.size(); ++i) {
        problem.left_counts.push_back(static_cast<std::uint32_t>(line_nodes.members[assigned_nodes[i]].size()));
        std::uint32_t last = nowhere;
        for (const Candidate& candidate : within[assigned_nodes[i]]) {
            const std::uint32_t right = node_of_place[candidate.order_line];
            if (right == nowhere || order_nodes.members[right][0] != candidate.order_line || right == last) continue;
            problem.pairs.push_back({i, right, candidate.cost});
            last = right;
        }
    }
    std::vector<std::size_t> used_left(assigned_nodes.size(), 0);
    std::vector<std::size_t> used_right(order_nodes.members.size(), 0);
    for (const AssignedPair& pair : assign(problem)) {
        const std::vector<std::uint32_t>& members = line_nodes.members[assigned_nodes[pair.left]];
        for (std::uint32_t i = 0; i < pair.count; ++i) {
            const std::uint32_t line = members[used_left[pair.left]++];
            take(line, order_nodes.members[pair.right][used_right[pair.right]++]);
            if (pair.other == AssignedPair::none) continue;
            const std::uint32_t other = order_lines[order_nodes.members[pair.other][0]];
            const OrderLine& mine = matches_.order(answers[line].order_line);
            const OrderLine& its = matches_.order_lines[other];
            const auto agreed = [](const OrderLine& order) {
                return order.quote_line == nowhere ? order.price : min(order.price, order.quote_price);
            };
            if (agreed(mine) == agreed(its) && mine.price == its.price && mine.proof == its.proof) continue;
            answers[line].codes.add(Code::ambiguous_match);
            answers[line].other = static_cast<OrderLineIndex>(other);
        }
    }
    for (std::uint32_t node = 0; node < within.size(); ++node) {
        if (within[node].size() != 1) continue;
        for (const std::uint32_t line : line_nodes.members[node]) {
            if (answers[line].order_line == OrderLineIndex::none) take(line, within[node][0].order_line);
        }
    }
}

}  // namespace msp_audit
