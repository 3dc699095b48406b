#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace msp_audit {

/// A text in normalisation version 1 (tickets.md, Duplicates): its set of tokens, at most the first 512 distinct
/// ones.
struct SubjectWords {
    std::vector<std::string> tokens;  ///< in order of first appearance; classes as "<url>", "<num>" ...
    std::size_t words = 0;            ///< tokens that are no class
    bool was_cut = false;             ///< it has more than 512
};
inline constexpr std::size_t most_tokens = 512;

/// What each step of the normalisation left, for an explanation.
struct NormalisationSteps {
    std::string folded;               ///< step 1
    std::string stripped;             ///< step 2
    std::vector<std::string> tokens;  ///< steps 3 to 5
};

[[nodiscard]] SubjectWords words_of_subject(std::string_view text);
[[nodiscard]] NormalisationSteps explain_normalisation(std::string_view text);

/// Shared and total tokens of two sets.
struct Overlap {
    std::uint32_t shared = 0;
    std::uint32_t total = 0;
    std::uint32_t shared_words = 0;  ///< those that are no class
};
/// Sets of token numbers, ascending. Numbers below `class_tokens` are classes.
[[nodiscard]] Overlap overlap(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                              std::uint32_t class_tokens);

}  // namespace msp_audit
