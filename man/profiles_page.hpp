#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// The text of man/msp-audit-profiles.5: its template, with every key of a profile, the example, and the profiles
/// that are built in with what their files say of themselves. Throws std::runtime_error where the template lacks a
/// place for them.
[[nodiscard]] std::string profiles_page(std::string_view page_template, std::string_view example);

}  // namespace msp_audit
