#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// The text of man/msp-audit-formats.5: its template, with the columns of each kind of export, the headers that they
/// come under, and the limits, as the program has them. Throws std::runtime_error where the template lacks a place
/// for them.
[[nodiscard]] std::string formats_page(std::string_view page_template);

}  // namespace msp_audit
