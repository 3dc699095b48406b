#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// A word as it is typed into a shell, so that a command that is printed can be copied: in single quotes where it has
/// blanks or characters that a POSIX shell takes for its own; else as it is.
[[nodiscard]] std::string shell_word(std::string_view word);

}  // namespace msp_audit
