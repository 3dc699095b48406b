#pragma once

#include "core/books.hpp"
#include "core/ratio.hpp"

namespace msp_audit {

/// What an invoice line says of itself, in its printed unit. A line has the sign of its total: its quantity takes it,
/// its price is positive.
struct LineFigures {
    Decimal net;          ///< t: as printed, else round(q*p); negative for a credit
    Ratio quantity;       ///< q, with the sign of net; 0 for an amount-only line
    Ratio price;          ///< p, net of the printed discount; 0 for an amount-only line
    Ratio printed_price;  ///< p before a low total lowers it
    Decimal expected;     ///< round(|q|*p) before a low total lowers p; |net| where nothing can be checked
    bool amount_only = false;
    bool arithmetic_high = false;  ///< the total exceeds round(q*p) beyond tolerance
    bool arithmetic_low = false;   ///< it falls short: price is net/quantity
};

/// How the amounts of a line are to be taken.
struct LineReading {
    bool turned = false;  ///< a credit note with a positive total: every sign turns
    bool gross = false;   ///< the printed total includes the line's tax
    int places = 2;       ///< of the currency
    Decimal slack;        ///< tolerance `arithmetic`
};

[[nodiscard]] LineFigures figures_of(const Books& books, const InvoiceLine& line, const LineReading& reading);

}  // namespace msp_audit
