#pragma once

#include <string_view>

// What a page of HTML brings with it: lib/report/html/, built into the program.

namespace msp_audit {

[[nodiscard]] std::string_view html_style();
[[nodiscard]] std::string_view html_script();
/// Their SHA-256 in hexadecimal digits, by which a page allows them and nothing else.
[[nodiscard]] std::string_view html_style_hash();
[[nodiscard]] std::string_view html_script_hash();

}  // namespace msp_audit
