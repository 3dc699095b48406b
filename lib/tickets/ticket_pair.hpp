#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tickets/duplicates.hpp"
#include "tickets/likeness.hpp"
#include "tickets/subject_words.hpp"

namespace msp_audit {

/// A column in which two tickets must agree.
struct ScopeTest {
    TicketColumn column = TicketColumn::company;
    bool is_tested = true;  ///< else the column is absent, or --across-requesters leaves it out
    bool holds = false;     ///< both have a value, and it is the same
};

/// Why two texts are similar or not.
enum class Similarity : std::uint8_t {
    similar,
    below,          ///< too little is shared
    without_token,  ///< one of them has none
    unequal_few,    ///< one has fewer than three tokens, and the sets are not equal
    without_word,   ///< only classes such as <num> are shared
};

/// Two tickets, held against the rule for duplicates step by step.
struct TicketPair {
    std::uint32_t a = 0, b = 0;  ///< places in Tickets::tickets, a before b
    std::string text_a, text_b;  ///< that are compared
    NormalisationSteps steps_a, steps_b;
    std::map<std::string, std::uint32_t> weights;  ///< with idf: of the tokens of both
    SharedTokens measure;                          ///< numbers of tokens, or with idf sums of weights
    Similarity similarity = Similarity::below;
    std::vector<ScopeTest> tests;  ///< company, requester, asset
    Seconds apart = 0;
    bool is_in_window = false;
    bool is_in_scope = false;                               ///< tests and window
    std::optional<std::uint32_t> leader_of_a, leader_of_b;  ///< of the groups that they are in

    [[nodiscard]] bool is_pair() const { return is_in_scope && similarity == Similarity::similar; }
    [[nodiscard]] bool are_grouped() const { return leader_of_a && leader_of_a == leader_of_b; }
};

/// `found`: of the same tickets, policy and question. a and b are different places.
[[nodiscard]] TicketPair explain_pair(const Tickets& tickets, const Duplicates& found, std::uint32_t a,
                                      std::uint32_t b);

}  // namespace msp_audit
