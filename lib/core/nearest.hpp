#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace msp_audit {

/// The known word that `word` was probably meant to be, for "did you mean": the fewest edits away (a letter put in,
/// left out, changed, or two neighbours swapped; case and - for _ cost nothing), at most about a third of its
/// letters; the first of several that are as near. Nothing where none is near, and for an empty word.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace msp_audit
