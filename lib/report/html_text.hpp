#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// The text as it may stand in an element or in a quoted attribute of HTML: made printable as for a terminal, so that
/// nothing turns the direction of writing, and with none of the characters that mean something there. Nothing that
/// comes from an export reaches a page but through this.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace msp_audit
