#pragma once

#include <cstddef>
#include <string_view>

#include "tickets/characters.hpp"

namespace msp_audit {

/// Something in a text that counts as one token of its class, whatever it says.
struct ClassMatch {
    std::string_view token;  ///< "<url>", "<mail>", "<guid>", "<ip>", "<date>" (of times, too) or "<num>"
    std::size_t size = 0;    ///< characters; 0: no class begins here
};

/// What begins at the first character of `text`, in folded form, and ends next to no letter, mark or digit: the first
/// class that fits, at its longest. Looks at most a few hundred characters ahead of what it takes.
[[nodiscard]] ClassMatch match_class(Characters text);

}  // namespace msp_audit
