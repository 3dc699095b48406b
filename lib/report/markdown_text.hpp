#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// The text as Markdown shows it, on one line and with nothing in it taken for markup: no emphasis, link, mention,
/// formula, reference, HTML or border of a table. Made printable as in a table for the terminal, without blanks
/// around it.
[[nodiscard]] std::string markdown_text(std::string_view text);
/// The same where the text opens a line: it opens no list, heading, rule or block of code either.
[[nodiscard]] std::string markdown_line(std::string_view text);

}  // namespace msp_audit
