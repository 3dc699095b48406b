#include "tickets/likeness.hpp"

#include <algorithm>

#include "tickets/token_weights.hpp"

namespace msp_audit {

namespace {

__extension__ using Wide = unsigned __int128;

// Similar sets have their rarest common tokens close to the end of each: for two sizes it is known how many tokens of
// each the other one may lack. A key of two of them, or of all where nothing may be lacking, then meets hardly a set
// that is not similar, even where thousands have a rare token in common (a machine's name) or the language is poor.
// With larger sets or lower thresholds there would be too many such keys, and one token alone serves.
constexpr std::size_t most_small = 24;
constexpr std::size_t most_keys = 40;
constexpr std::size_t tokens_a_key = 2;

/// Keys of large sets, and of small ones for large ones to find.
enum PlainKind : std::uint64_t { of_large = 0, of_small = 1 };

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 32U;
    value *= 0x9E3779B97F4A7C15U;
    value ^= value >> 29U;
    value *= 0xBF58476D1CE4E5B9U;
    return value ^ (value >> 32U);
}

/// Of some tokens of a set to find: of its size, and of where the last of them stands in it, counted from the rarest
/// one.
class MeetingKey {
public:
    MeetingKey(std::size_t size, std::size_t tokens) : value_((std::uint64_t{size} << 16U) | (tokens + 2)) {}
    void add(std::uint32_t token) { value_ = mixed(value_ + token) + token; }
    [[nodiscard]] std::uint64_t value_at(std::size_t position) const { return mixed(value_ + position); }

private:
    std::uint64_t value_;
};

/// How many keys a set to find has.
std::size_t combinations(std::size_t spare, std::size_t tokens) {
    return tokens < 2 ? spare + tokens : (spare + 2) * (spare + 1) / 2;
}

std::uint64_t plain_key(std::uint32_t token, std::uint64_t kind) {
    return mixed((std::uint64_t{token} << 24U) | kind);
}

/// Calls take(key, position of its last token) for each choice of `tokens` (one or two; none: all) among the rarest
/// of a set of which the other one may lack `spare`.
template <class Take>
void choose(TokenSets::Set set, const MeetingKey& begin, std::size_t spare, std::size_t tokens, const Take& take) {
    if (tokens == 0) {
        MeetingKey key = begin;
        for (const std::uint32_t token : set) key.add(token);
        return take(key, 0);
    }
    const std::size_t size = set.size();
    const std::size_t rarest = std::min(size, spare + tokens);
    for (std::size_t i = 0; i < rarest; ++i) {
        MeetingKey one = begin;
        one.add(set[size - 1 - i]);
        if (tokens == 1) take(one, i);
        for (std::size_t j = i + 1; tokens == 2 && j < rarest; ++j) {
            MeetingKey both = one;
            both.add(set[size - 1 - j]);
            take(both, j);
        }
    }
}

}  // namespace

Likeness::Likeness(const TokenSets& sets, const Decimal& threshold, bool idf) : sets_(sets), rule_(threshold) {
    if (idf) weights_ = idf_weights(sets);
    if (!idf) plan();
    for (std::size_t place = 0; place < sets.size(); ++place) {
        any_large_ = any_large_ || !is_small(sets.of(place).size());
    }
}

Likeness::Meeting Likeness::meeting(std::size_t finder, std::size_t found) const {
    const std::size_t least = rule_.least_shared(finder, found);
    if (least > std::min(finder, found)) return {};
    if (least == finder && least == found) return {true, 0, 0, 0};
    return {true, std::min(least, tokens_a_key), finder - least, found - least};
}

/// Each way in which sets of up to the largest size look for one, once for so many tokens, with the most that may be
/// lacking.
std::vector<Likeness::Meeting> Likeness::meetings_of(std::size_t found, std::size_t largest) const {
    std::vector<Meeting> ways;
    for (std::size_t finder = 1; finder <= largest; ++finder) {
        const Meeting way = meeting(finder, found);
        if (!way.is_possible) continue;
        const auto known = std::find_if(ways.begin(), ways.end(),
                                        [&way](const Meeting& other) { return other.shared == way.shared; });
        if (known == ways.end()) {
            ways.push_back(way);
        } else {
            known->spare_of_found = std::max(known->spare_of_found, way.spare_of_found);
        }
    }
    return ways;
}

/// Sets are small as long as their keys are few.
void Likeness::plan() {
    const auto keys_of = [](const std::vector<Meeting>& ways) {
        std::size_t count = 0;
        for (const Meeting& way : ways) {
            count += way.shared == 0 ? 1 : combinations(way.spare_of_found, way.shared);
        }
        return count;
    };
    while (small_ < most_small && keys_of(meetings_of(small_ + 1, most_small)) <= most_keys) ++small_;
    for (std::size_t size = 0; size <= small_; ++size) found_in_.push_back(meetings_of(size, small_));
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
    for (const Meeting& way : found_in_[set.size()]) {
        choose(set, {set.size(), way.shared}, way.spare_of_found, way.shared,
               [&keys](const MeetingKey& key, std::size_t position) { keys.push_back(key.value_at(position)); });
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
        const Meeting way = meeting(size, other);
        if (!way.is_possible) continue;
        const std::size_t first = way.shared == 0 ? 0 : way.shared - 1;
        choose(set, {other, way.shared}, way.spare_of_finder, way.shared, [&](const MeetingKey& key, std::size_t) {
            for (std::size_t its = first; its <= first + way.spare_of_found; ++its) keys.push_back(key.value_at(its));
        });
    }
}

}  // namespace msp_audit
