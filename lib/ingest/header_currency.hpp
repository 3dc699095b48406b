#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace msp_audit {

/// A currency in brackets: where it stands, and its code (empty for a sign that several share).
struct BracketedCurrency {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view code;
};
[[nodiscard]] std::optional<BracketedCurrency> bracketed_currency(std::string_view printed);

/// A header whose last word is a currency: `Unit Price EUR`, `Betrag in EUR`.
struct WithCurrency {
    std::string_view rest;
    std::string code;
};
[[nodiscard]] std::optional<WithCurrency> currency_at_end(std::string_view printed);

}  // namespace msp_audit
