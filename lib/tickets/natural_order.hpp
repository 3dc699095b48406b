#pragma once

#include <compare>
#include <string_view>

namespace msp_audit {

/// Runs of digits by value, everything else by bytes: INC9 comes before INC10, and INC9 and INC09 are equal.
[[nodiscard]] std::strong_ordering by_value(std::string_view a, std::string_view b);

/// Order of ids and of groups: runs of digits by value, everything else by bytes. INC9 comes before INC10; where two
/// differ in nothing but leading zeros, the shorter comes first.
[[nodiscard]] bool comes_before(std::string_view a, std::string_view b);

}  // namespace msp_audit
