#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"
#include "tickets/subject_words.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// The sets of tokens of many texts. Tokens are numbered by how many texts have them, so that the last numbers of a
/// set are its rarest tokens; the first `class_tokens` numbers are classes such as <num>.
class TokenSets {
public:
    using Set = std::span<const std::uint32_t>;  ///< ascending

    /// `texts` by place; equal texts are read once.
    explicit TokenSets(std::span<const std::string_view> texts);

    [[nodiscard]] Set of(std::size_t place) const {
        return Set(numbers_).subspan(begins_[place], begins_[place + 1] - begins_[place]);
    }
    [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
    [[nodiscard]] std::uint32_t class_tokens() const { return class_tokens_; }
    [[nodiscard]] std::uint32_t token_count() const { return static_cast<std::uint32_t>(tokens_.size()); }
    [[nodiscard]] const std::string& token(std::uint32_t number) const { return tokens_[number]; }
    [[nodiscard]] std::size_t cut() const { return cut_; }  ///< texts with more than 512 tokens

private:
    std::vector<std::uint32_t> numbers_;
    std::vector<std::size_t> begins_;
    std::vector<std::string> tokens_;
    std::uint32_t class_tokens_ = 0;
    std::size_t cut_ = 0;
};

/// tickets.md, Duplicates: shared / total >= threshold as an exact fraction; sets of fewer than three tokens must be
/// equal; at least one shared token must be a word.
class SimilarityRule {
public:
    /// 0 < threshold <= 1.
    explicit SimilarityRule(const Decimal& threshold);

    [[nodiscard]] bool are_similar(TokenSets::Set a, TokenSets::Set b, std::uint32_t class_tokens) const;
    [[nodiscard]] Overlap overlap_of(TokenSets::Set a, TokenSets::Set b, std::uint32_t class_tokens) const;
    /// How many of the rarest tokens of a set of that size have one in common with every similar set.
    [[nodiscard]] std::size_t prefix(std::size_t size) const;
    /// How many tokens sets of these sizes share at least where they are similar; more than both have: never.
    [[nodiscard]] std::size_t least_shared(std::size_t a, std::size_t b) const;
    /// The threshold in lowest terms.
    [[nodiscard]] std::uint64_t numerator() const { return numerator_; }
    [[nodiscard]] std::uint64_t denominator() const { return denominator_; }

private:
    std::uint64_t numerator_;
    std::uint64_t denominator_;
};

/// The subjects of tickets, by place in Tickets::tickets.
[[nodiscard]] std::vector<std::string_view> subjects_of(const Tickets& tickets);

}  // namespace msp_audit
