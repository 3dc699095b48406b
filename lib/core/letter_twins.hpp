#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// The text with Latin letters in place of the Cyrillic and Greek ones that look the same: "A-3" for "А-3". Empty
/// where it has none of them, or others that look like no Latin letter: then it is a word of its own language.
[[nodiscard]] std::string latin_twin(std::string_view text);

/// Latin letters stand beside such look-alikes.
[[nodiscard]] bool mixes_scripts(std::string_view text);

}  // namespace msp_audit
