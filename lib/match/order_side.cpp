#include "match/order_side.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace msp_audit {

namespace {

/// What makes PO lines equal for the assignment.
using NodeKey = std::tuple<TextId, TextId, TextId, Ratio, Ratio, Ratio, Proof>;

}  // namespace

std::span<const std::uint32_t> OrderSide::found(const Positions& index, TextId key) const {
    const auto at = index.find(static_cast<std::uint32_t>(key));
    return at == index.end() ? std::span<const std::uint32_t>{} : std::span<const std::uint32_t>(at->second);
}

void OrderSide::add_alike(std::uint32_t position, Sku sku, Alike& alike) const {
    if (alike.hit.count != 0 && record(alike.hit.position).sku != sku) alike.one_spelling = false;
    alike.hit = {position, alike.hit.count + 1};
}

void OrderSide::index_texts() {
    if (has_texts_) return;
    has_texts_ = true;
    for (std::uint32_t position = 0; position < places_.size(); ++position) {
        const PoLine& line = record(position);
        if (!line.line.is_empty()) {
            Hit& hit = by_number_[static_cast<std::uint32_t>(vocabulary_.line.key(line.line.text))];
            hit = {position, hit.count + 1};
        }
        if (line.sku.is_empty()) continue;
        Hit& exact = by_exact_sku_[static_cast<std::uint32_t>(line.sku.text)];
        exact = {position, exact.count + 1};
        const TextId key = vocabulary_.sku.key(line.sku.text);
        if (key != TextId::empty) add_alike(position, line.sku, by_sku_[static_cast<std::uint32_t>(key)]);
    }
}

OrderSide::Hit OrderSide::with_number(TextId line_key) {
    if (places_.size() > few) {
        index_texts();
        const auto at = by_number_.find(static_cast<std::uint32_t>(line_key));
        return at == by_number_.end() ? Hit{} : at->second;
    }
    Hit hit;
    for (std::uint32_t position = 0; position < places_.size(); ++position) {
        const PoLine& line = record(position);
        if (line.line.is_empty() || vocabulary_.line.key(line.line.text) != line_key) continue;
        hit = {position, hit.count + 1};
    }
    return hit;
}

OrderSide::Hit OrderSide::with_sku(Sku sku) {
    const TextId key = vocabulary_.sku.key(sku.text);
    if (places_.size() > few) {
        index_texts();
        const auto exact = by_exact_sku_.find(static_cast<std::uint32_t>(sku.text));
        if (exact != by_exact_sku_.end()) return exact->second;
        const auto alike = by_sku_.find(static_cast<std::uint32_t>(key));
        return alike != by_sku_.end() && alike->second.one_spelling ? alike->second.hit : Hit{};
    }
    Hit exact;
    Alike alike;
    for (std::uint32_t position = 0; position < places_.size(); ++position) {
        const Sku other = record(position).sku;
        if (other == sku) exact = {position, exact.count + 1};
        if (key == TextId::empty || other.is_empty() || vocabulary_.sku.key(other.text) != key) continue;
        add_alike(position, other, alike);
    }
    if (exact.count != 0) return exact;
    return alike.one_spelling ? alike.hit : Hit{};
}

void OrderSide::make_nodes() {
    if (has_nodes_) return;
    has_nodes_ = true;
    node_of_.assign(places_.size(), nowhere);
    std::map<NodeKey, std::uint32_t> known;
    for (std::uint32_t position = 0; position < places_.size(); ++position) {
        const OrderLine& line = order(position);
        if (line.role != LineRole::goods) continue;
        const PoLine& row = record(position);
        const NodeKey key{row.sku.text,       row.description, row.uom,   line.price,
                          agreed_price(line), line.ordered,    line.proof};
        const auto [at, is_new] = known.try_emplace(key, static_cast<std::uint32_t>(nodes_.size()));
        node_of_[position] = at->second;
        if (!is_new) {
            nodes_[at->second].positions.push_back(position);
            continue;
        }
        nodes_.push_back({{position}});
        for (const std::uint32_t word : vocabulary_.words(row.description))
            nodes_by_word_[word].push_back(at->second);
        const TextId sku = vocabulary_.sku.key(row.sku.text);
        if (sku != TextId::empty) nodes_by_sku_[static_cast<std::uint32_t>(sku)].push_back(at->second);
    }
}

std::uint32_t OrderSide::node_of(std::uint32_t position) {
    make_nodes();
    return node_of_[position];
}

/// Where several lines have the SKU, they compete among themselves.
std::vector<std::uint32_t> OrderSide::competing(Sku sku) const {
    std::span<const std::uint32_t> alike = found(nodes_by_sku_, vocabulary_.sku.key(sku.text));
    alike = alike.first(std::min(alike.size(), most_distinct + 1));
    std::vector<std::uint32_t> exact;
    std::size_t lines = 0;
    std::size_t exact_lines = 0;
    bool one_spelling = true;
    for (const std::uint32_t at : alike) {
        const std::vector<std::uint32_t>& positions = nodes_[at].positions;
        const Sku other = record(positions[0]).sku;
        one_spelling = one_spelling && other == record(nodes_[alike[0]].positions[0]).sku;
        lines += positions.size();
        if (other != sku) continue;
        exact.push_back(at);
        exact_lines += positions.size();
    }
    if (lines < 2) return {};
    if (exact_lines > 1) return exact;
    return exact.empty() && one_spelling ? std::vector<std::uint32_t>(alike.begin(), alike.end())
                                         : std::vector<std::uint32_t>{};
}

std::vector<std::uint32_t> OrderSide::candidates(Sku sku, TextId description, bool& cut) {
    make_nodes();
    std::vector<std::uint32_t> nodes = competing(sku);
    if (nodes.empty()) {
        // Lists ascend, so the first of each hold the first of all.
        const auto add = [&nodes](std::span<const std::uint32_t> list) {
            const auto first = list.first(std::min(list.size(), most_distinct + 1));
            nodes.insert(nodes.end(), first.begin(), first.end());
        };
        add(found(nodes_by_sku_, vocabulary_.sku.key(sku.text)));
        for (const std::uint32_t word : vocabulary_.words(description)) {
            add(found(nodes_by_word_, static_cast<TextId>(word)));
        }
        std::sort(nodes.begin(), nodes.end());
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    }
    cut = nodes.size() > most_distinct;
    if (cut) nodes.resize(most_distinct);
    return nodes;
}

}  // namespace msp_audit
