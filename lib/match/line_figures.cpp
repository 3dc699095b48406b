#include "match/line_figures.hpp"

#include "match/prices.hpp"

namespace msp_audit {

namespace {

/// Settles price and quantity of a line whose total is printed.
void settle_with_total(const InvoiceLine& line, const LineReading& reading, bool has_quantity, LineFigures& figures) {
    const Decimal size = figures.net.abs();
    figures.expected = size;
    if (!has_quantity && (!line.unit_price || figures.price.is_zero())) {
        figures.amount_only = true;
        figures.quantity = 0;
        figures.price = 0;
        figures.printed_price = 0;
        return;
    }
    if (!has_quantity) {
        // A printed quantity of 0 makes the line one of amount only.
        if (line.quantity) {
            figures.amount_only = true;
            figures.quantity = 0;
            figures.price = 0;
            return;
        }
        figures.quantity = Ratio(size) / figures.price;
        return;
    }
    if (!line.unit_price) {
        figures.price = Ratio(size) / figures.quantity;
        figures.printed_price = figures.price;
        return;
    }
    figures.expected = rounded_value(figures.quantity, figures.price, reading.places);
    const Decimal difference = size - figures.expected;
    if (difference > reading.slack) figures.arithmetic_high = true;
    if (-difference > reading.slack) {
        figures.arithmetic_low = true;
        figures.price = Ratio(size) / figures.quantity;
    }
}

}  // namespace

LineFigures figures_of(const Books& books, const InvoiceLine& line, const LineReading& reading) {
    const InvoiceExtras& extras = books.extras(line);
    LineFigures figures;
    const bool has_quantity = line.quantity && !(*line.quantity).is_zero();
    const Ratio printed_quantity = *line.quantity;
    figures.quantity = printed_quantity.abs();
    if (line.unit_price) {
        figures.price = unit_price_of(line.unit_price, extras.price_base, extras.discount, figures.quantity);
    }
    if (line.line_total) {
        figures.net = *line.line_total;
        if (reading.gross) figures.net -= *extras.tax;
        figures.price = figures.price.abs();
        figures.printed_price = figures.price;
        settle_with_total(line, reading, has_quantity, figures);
    } else {
        figures.net = rounded_value(printed_quantity, figures.price, reading.places);
        figures.price = figures.price.abs();
        figures.printed_price = figures.price;
        figures.expected = figures.net.abs();
    }
    if (reading.turned) figures.net = -figures.net;
    if (figures.net.sign() < 0) figures.quantity = -figures.quantity;
    return figures;
}

}  // namespace msp_audit
