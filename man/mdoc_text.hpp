#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace msp_audit {

/// Appends text as mdoc wants it: a sentence a line, no line that begins like a macro, no escape; the last line is
/// ended.
void append_mdoc_text(std::string& page, std::string_view text);

/// "the number of the quote" -> "The number of the quote."
[[nodiscard]] std::string as_sentence(std::string_view meaning);

/// A template of a page in which each line `.\" MARK` is replaced by the text that belongs there. The page opens with
/// a comment that says what it was made of. Throws std::runtime_error where a mark has no line.
[[nodiscard]] std::string filled_template(std::string_view page_template,
                                          const std::vector<std::pair<std::string_view, std::string>>& texts,
                                          std::string_view made_of);

}  // namespace msp_audit
