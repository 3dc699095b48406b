#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/decimal.hpp"

namespace msp_audit {

/// Appends what Decimal::to_string(places) says, without a string of its own: reports print millions of figures.
void append_decimal(std::string& out, const Decimal& value, int places);

/// For people: at least `places` digits after the point, thousands parted by commas. "-12,345.60".
[[nodiscard]] std::string grouped(const Decimal& value, int places);
/// "1,000".
[[nodiscard]] std::string grouped(std::size_t count);

/// "1 row", "1,000 rows": the count with its noun.
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

}  // namespace msp_audit
