#include "tickets/likeness.hpp"

#include <algorithm>

#include "tickets/token_weights.hpp"

namespace msp_audit {

namespace {

__extension__ using Wide = unsigned __int128;

// Similar sets share one of their rarest tokens. For two sizes it is known how far from the end of each it stands at
// most, and at a high threshold that is nearly always the very end: a key of token, size and position then meets
// hardly a set that is not similar, even where thousands differ in one rare token (a machine's name). With larger
// sets or lower thresholds there would be too many such keys, and the token alone serves.
constexpr std::size_t most_small = 24;
constexpr std::uint64_t low_part = 7;
constexpr std::uint64_t low_of = 10;

/// Keys of large sets, and of small ones for large ones to find.
enum PlainKind : std::uint64_t { of_large = 0, of_small = 1 };

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 32U;
    value *= 0x9E3779B97F4A7C15U;
    value ^= value >> 29U;
    value *= 0xBF58476D1CE4E5B9U;
    return value ^ (value >> 32U);
}

std::uint64_t positioned_key(std::uint32_t token, std::size_t size, std::size_t position) {
    return mixed((std::uint64_t{token} << 24U) | (std::uint64_t{size} << 12U) | (position + 2));
}

std::uint64_t plain_key(std::uint32_t token, std::uint64_t kind) {
    return mixed((std::uint64_t{token} << 24U) | kind);
}

}  // namespace

Likeness::Likeness(const TokenSets& sets, const Decimal& threshold, bool idf) : sets_(sets), rule_(threshold) {
    if (idf) weights_ = idf_weights(sets);
    const bool is_high = Wide{rule_.numerator()} * low_of >= Wide{rule_.denominator()} * low_part;
    if (is_high && !idf) small_ = most_small;
    for (std::size_t place = 0; place < sets.size(); ++place) {
        any_large_ = any_large_ || !is_small(sets.of(place).size());
    }
}

bool Likeness::is_without_words(std::uint32_t place) const {
    const TokenSets::Set set = sets_.of(place);
    return set.empty() || set.back() < sets_.class_tokens();
}

bool Likeness::are_similar(std::uint32_t a, std::uint32_t b) const {
    const TokenSets::Set x = sets_.of(a);
    const TokenSets::Set y = sets_.of(b);
    if (weights_.empty()) return rule_.are_similar(x, y, sets_.class_tokens());
    if (x.empty() || y.empty()) return false;
    if (std::min(x.size(), y.size()) < 3 && !std::equal(x.begin(), x.end(), y.begin(), y.end())) return false;
    if (rule_.overlap_of(x, y, sets_.class_tokens()).shared_words == 0) return false;
    const SharedTokens both = shared(a, b);
    return Wide{both.shared} * rule_.denominator() >= Wide{both.total} * rule_.numerator();
}

SharedTokens Likeness::shared(std::uint32_t a, std::uint32_t b) const {
    const TokenSets::Set x = sets_.of(a);
    const TokenSets::Set y = sets_.of(b);
    SharedTokens both;
    const auto weight = [this](std::uint32_t token) { return weights_.empty() ? 1U : weights_[token]; };
    for (auto i = x.begin(), j = y.begin(); i != x.end() || j != y.end();) {
        const bool left = j == y.end() || (i != x.end() && *i <= *j);
        const bool right = i == x.end() || (j != y.end() && *j <= *i);
        const std::uint64_t one = weight(left ? *i : *j);
        both.total += one;
        if (left && right) both.shared += one;
        i += left ? 1 : 0;
        j += right ? 1 : 0;
    }
    return both;
}

/// How many of a set's rarest tokens have one in common with every similar set.
std::size_t Likeness::prefix(TokenSets::Set set) const {
    if (weights_.empty()) return rule_.prefix(set.size());
    std::uint64_t head = 0;
    for (const std::uint32_t token : set) head += weights_[token];
    const Wide least = Wide{head} * rule_.numerator();
    std::size_t count = 0;
    while (count < set.size() && Wide{head} * rule_.denominator() >= least) {
        ++count;
        head -= weights_[set[set.size() - count]];
    }
    return count;
}

void Likeness::add_plain(TokenSets::Set set, std::uint64_t kind, std::vector<std::uint64_t>& keys) const {
    for (const std::uint32_t token : set.last(prefix(set))) keys.push_back(plain_key(token, kind));
}

void Likeness::keys_to_find(std::uint32_t place, std::vector<std::uint64_t>& keys) const {
    if (is_without_words(place)) return;
    const TokenSets::Set set = sets_.of(place);
    if (!is_small(set.size())) return add_plain(set, of_large, keys);
    for (std::size_t position = 0; position < rule_.prefix(set.size()); ++position) {
        keys.push_back(positioned_key(set[set.size() - 1 - position], set.size(), position));
    }
    if (any_large_) add_plain(set, of_small, keys);
}

void Likeness::keys_to_look_for(std::uint32_t place, std::vector<std::uint64_t>& keys) const {
    if (is_without_words(place)) return;
    const TokenSets::Set set = sets_.of(place);
    const std::size_t size = set.size();
    if (any_large_) add_plain(set, of_large, keys);
    if (small_ == 0) return;
    if (!is_small(size)) return add_plain(set, of_small, keys);
    for (std::size_t other = 1; other <= small_; ++other) {
        const std::size_t least = rule_.least_shared(size, other);
        if (least > std::min(size, other)) continue;
        for (std::size_t mine = 0; mine + least <= size; ++mine) {
            for (std::size_t its = 0; its + least <= other; ++its) {
                keys.push_back(positioned_key(set[size - 1 - mine], other, its));
            }
        }
    }
}

}  // namespace msp_audit
