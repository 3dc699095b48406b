#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/decimal.hpp"
#include "tickets/similarity.hpp"

namespace msp_audit {

/// What two texts have in common: numbers of tokens, or with idf the sums of their weights.
struct SharedTokens {
    std::uint64_t shared = 0, total = 0;
};

/// Which of many texts are similar (tickets.md, Duplicates), and keys by which similar ones find each other.
class Likeness {
public:
    /// `sets` outlives it. 0 < threshold <= 1. `idf`: rare tokens weigh more.
    Likeness(const TokenSets& sets, const Decimal& threshold, bool idf);

    [[nodiscard]] bool are_similar(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] SharedTokens shared(std::uint32_t a, std::uint32_t b) const;
    /// No other text is similar to it: it has no word.
    [[nodiscard]] bool is_without_words(std::uint32_t place) const;

    /// Of two similar texts, a key of the one to find is among those to look for of the other, and the other way
    /// round. Few texts that are not similar share one. Texts without words have none. Keys are appended.
    void keys_to_find(std::uint32_t place, std::vector<std::uint64_t>& keys) const;
    void keys_to_look_for(std::uint32_t place, std::vector<std::uint64_t>& keys) const;

private:
    /// How similar sets of two sizes find each other: by `shared` of the rarest tokens that they have in common,
    /// none: by all of them, as only equal sets are similar. Each set has so many tokens at most that the other one
    /// lacks.
    struct Meeting {
        bool is_possible = false;
        std::size_t shared = 0;
        std::size_t spare_of_finder = 0, spare_of_found = 0;
    };

    [[nodiscard]] bool is_small(std::size_t size) const { return size <= small_; }
    [[nodiscard]] std::size_t prefix(TokenSets::Set set) const;
    [[nodiscard]] Meeting meeting(std::size_t finder, std::size_t found) const;
    [[nodiscard]] std::vector<Meeting> meetings_of(std::size_t found, std::size_t largest) const;
    void plan();
    void add_plain(TokenSets::Set set, std::uint64_t kind, std::vector<std::uint64_t>& keys) const;

    const TokenSets& sets_;
    SimilarityRule rule_;
    std::vector<std::uint32_t> weights_;          ///< by token; empty: each counts 1
    std::size_t small_ = 0;                       ///< sets up to this size are found by several tokens at once
    std::vector<std::vector<Meeting>> found_in_;  ///< by size of the set to find: how sets of any size look for it
    bool any_large_ = false;
};

}  // namespace msp_audit
