#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/columns.hpp"

namespace msp_audit {

/// By its words a header speaks of the money that a column holds: `Total incl. BTW (21 %)` of the total of an
/// invoice, `Steuerbetrag 19%` of tax. One of no other column, and never of a rate, a price or what was paid. Only
/// unit_price, discount, line_total, tax and invoice_total are spoken of. English, German, French, Dutch and Spanish.
[[nodiscard]] bool speaks_of(std::string_view header, Column column);

/// Money beside the lines and their totals that no column is there for.
enum class SideMoney : std::uint8_t { none, charge, paid, early_payment, due };
/// `Freight`, `Versandkosten` and the like are charges, `Anzahlung` and `Amount paid` what was paid, `Skonto` what
/// may be taken off for paying early, `Balance` and `Amount due` what is still open. In the same languages.
[[nodiscard]] SideMoney side_money_of(std::string_view header);

/// A header that carries the rate of a tax: `VAT 20%`, `Tax @ 8.25 %`, `USt. (19 %)`.
struct HeaderWithRate {
    std::string rest;  ///< `VAT`
    std::string rate;  ///< `20`, as printed; empty: the header carries none
};
[[nodiscard]] HeaderWithRate parted_from_rate(std::string_view header);

/// "hold the tax", "tell credit notes from invoices": what a column is for, in words.
[[nodiscard]] std::string_view purpose_of(Column column);
/// "if it holds amounts of tax, not rates": what must hold of a column before its header is said to be that of money.
/// Empty for columns that need no such word.
[[nodiscard]] std::string_view caveat_of(Column column);

}  // namespace msp_audit
