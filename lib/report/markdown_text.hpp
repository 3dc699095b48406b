#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// The text as Markdown shows it, on one line and with nothing in it taken for markup: no emphasis, link, mention,
/// formula, HTML or border of a table. Made printable as in a table for the terminal.
[[nodiscard]] std::string markdown_text(std::string_view text);

}  // namespace msp_audit
