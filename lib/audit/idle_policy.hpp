#pragma once

#include <string>
#include <vector>

#include "match/matches.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// What the policy says of documents and that nothing in the books has anything to do with: a name misspelt, or a
/// rule that has outlived its vendor. Keys as the policy file writes them.
struct IdlePolicy {
    std::vector<const ToleranceRule*> tolerance_rules;
    std::vector<std::string> vendors;     ///< other spellings that no document prints
    std::vector<std::string> categories;  ///< patterns that no item code, and words that no category, is like
    std::vector<std::string> units;       ///< spellings that no document prints and no other unit is made of
};
[[nodiscard]] IdlePolicy idle_policy(const Books& books, const Matches& matches, const Policy& policy);

}  // namespace msp_audit
