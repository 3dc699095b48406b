#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.hpp"
#include "core/ratio.hpp"
#include "match/matches.hpp"

namespace msp_audit {

/// What a finding says: one sentence without its full stop, and the money at stake.
struct Said {
    std::string sentence;
    std::optional<Decimal> amount = std::nullopt;
};

/// "20.00 USD": at least the digits of the minor unit.
[[nodiscard]] std::string money(const Decimal& amount, std::string_view currency);
/// The same without the currency: "20.00".
[[nodiscard]] std::string bare_money(const Decimal& amount, std::string_view currency);
/// A price for one unit: "12.50", "0.0125"; "about 3.333333" where its digits do not end.
[[nodiscard]] std::string price_text(const Ratio& price, std::string_view currency);
/// "40", "2.5".
[[nodiscard]] std::string quantity_text(const Ratio& quantity);
/// quantity * price as money.
[[nodiscard]] Decimal value_of(const Ratio& quantity, const Ratio& price, std::string_view currency);
/// "40 x 0.50 = 20.00 USD".
[[nodiscard]] std::string product(const Ratio& quantity, const Ratio& price, std::string_view currency);
/// "125.00 - 120.00 = 5.00 USD".
[[nodiscard]] std::string difference(const Decimal& from, const Decimal& take, std::string_view currency);

/// "PO-77 line 1", or the number alone.
[[nodiscard]] std::string order_words(const Books& books, const OrderLine& order);
/// "invoice INV-1" or "credit note CN-1".
[[nodiscard]] std::string document_words(const Books& books, const InvoiceMatch& document);
/// The item as a person would name it: its code and its description, as far as they are printed.
[[nodiscard]] std::string item_words(std::string_view sku, std::string_view description);
/// "2026-10-01 to 2026-10-31", with open ends in words.
[[nodiscard]] std::string term_words(const Term& term);
/// By what a delivery or license found its order line: "its line number".
[[nodiscard]] std::string_view found_by_words(Method method);
/// "1 row", "3 rows".
[[nodiscard]] std::string count_words(std::size_t count, std::string_view one, std::string_view many);
/// In quotes as the policy file spells text.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace msp_audit
