#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/decimal.hpp"
#include "core/toml_tree.hpp"

// Values as TOML spells them, so that what is printed can be written in the policy file.

namespace msp_audit {

/// In quotes, with escapes where they are needed.
[[nodiscard]] std::string toml_text(std::string_view text);
/// Bare where that is possible.
[[nodiscard]] std::string toml_key(std::string_view key);
/// A whole number as such, others in quotes.
[[nodiscard]] std::string toml_decimal(const Decimal& value);
[[nodiscard]] std::string toml_list(std::span<const std::string> texts);
/// { USD = "10.00", JPY = 1000 }
[[nodiscard]] std::string toml_amounts(const std::map<std::string, Decimal>& by_currency);
/// A value of a file, on one line.
[[nodiscard]] std::string toml_value(const TomlNode& node);

}  // namespace msp_audit
