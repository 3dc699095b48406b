#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tickets/duplicate_report.hpp"

// How the reports on duplicates put pairs and work into words.

namespace msp_audit {

/// The tokens of two texts, in alphabetical order.
struct ComparedTokens {
    std::vector<std::string> shared, only_a, only_b;

    [[nodiscard]] std::size_t total() const { return shared.size() + only_a.size() + only_b.size(); }
};
[[nodiscard]] ComparedTokens compare_tokens(const TokenSets& sets, std::uint32_t a, std::uint32_t b);

/// "printer toner"; "-" for none.
[[nodiscard]] std::string tokens_text(const std::vector<std::string>& tokens);
/// "8 of 9 words"; with idf also "93.1 % by weight".
[[nodiscard]] std::string overlap_text(const Duplicates& found, const DuplicatePair& pair);

/// "14:30", or "-" where nothing tells.
[[nodiscard]] std::string hours_or_dash(const std::optional<Seconds>& hours);
/// "1,232.50 USD", several currencies joined by " + "; "-" where there is no rate or no hours.
[[nodiscard]] std::string cost_or_dash(const TicketWork& work);

/// "of the same requester or asset", with "of the same company" where companies are compared; empty: of any ticket.
[[nodiscard]] std::string scope_text(const Duplicates& found);
/// "within 7 days"; "at any time before".
[[nodiscard]] std::string window_text(const Duplicates& found);
/// "subjects"; "subjects and descriptions".
[[nodiscard]] std::string fields_text(const Duplicates& found);

/// What comparing words can do, in one sentence.
inline constexpr std::string_view what_overlap_finds =
    "Word overlap finds tickets that use the same words, in any order; it cannot find the same problem told in "
    "other words, and it takes two problems told in the same words for one.";

/// How a group that no machine made is called; across requesters nobody need have asked twice.
[[nodiscard]] inline std::string_view repeat_words(const Duplicates& found) {
    return found.question.across_requesters ? "said more than once, by whomever" : "asked more than once";
}

}  // namespace msp_audit
