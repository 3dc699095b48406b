#pragma once

#include <string>
#include <string_view>

#include "core/decimal.hpp"

namespace msp_audit {

/// A currency as it compares and is shown: "eur" is EUR.
[[nodiscard]] std::string currency_code(std::string_view printed);
/// Whether the text has the form of a code: three capital letters.
[[nodiscard]] bool is_currency_code(std::string_view text);

/// Whether ISO 4217 has or had the code, as currency_code() gives it.
[[nodiscard]] bool is_iso_currency(std::string_view code);

/// Digits after the point of a currency's minor unit (ISO 4217): JPY 0, USD 2, KWD 3. Two for a code that the
/// table does not hold, and for none.
[[nodiscard]] int minor_digits(std::string_view currency);

/// One minor unit: 0.01 for USD.
[[nodiscard]] inline Decimal minor_unit(std::string_view currency) { return Decimal::of(1, minor_digits(currency)); }

}  // namespace msp_audit
