#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// Appends text as mdoc wants it: a sentence a line, no line that begins like a macro, no escape; the last line is
/// ended.
void append_mdoc_text(std::string& page, std::string_view text);

}  // namespace msp_audit
