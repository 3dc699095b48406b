#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// Whether the pattern takes the whole text. `*` stands for any characters, none too, `?` for exactly one; all else
/// stands for itself, A to Z without case. Takes at most pattern * text steps, whatever the pattern.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text);

/// The text with A to Z as a to z.
[[nodiscard]] std::string ascii_lowered(std::string_view text);

}  // namespace msp_audit
