#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// The decimal mark of a number that a sheet stores, and that no keyboard writes: it reads alike under every mark of
/// a column, and says nothing of it.
inline constexpr std::string_view stored_number_mark = "\u2396";

/// With a point in its stead: for people.
[[nodiscard]] std::string with_stored_numbers_shown(std::string text);

}  // namespace msp_audit
