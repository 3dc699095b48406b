#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/books.hpp"

namespace msp_audit {

/// The totals that the rows of one document print. Rows that print several contradict each other, or print amounts
/// of their own: then none is the document's.
class TotalsOfRows {
public:
    /// The printed total of the document; nothing where no row prints one, or rows print several.
    [[nodiscard]] std::optional<Decimal> one() const { return differ() ? std::nullopt : first_; }
    [[nodiscard]] bool differ() const { return other_row_.has_value(); }

    // Where they differ:
    /// The first row, in the order in which rows were given, that prints another total than one before it.
    [[nodiscard]] std::uint32_t other_row() const { return *other_row_; }
    /// The first that a row prints.
    [[nodiscard]] const Decimal& first() const { return *first_; }
    [[nodiscard]] const Decimal& lowest() const { return *lowest_; }
    [[nodiscard]] const Decimal& highest() const { return *highest_; }

private:
    template <class Rows, class PlaceOf>
    friend TotalsOfRows totals_of_rows(const Books& books, const Rows& rows, PlaceOf place_of);

    void add(std::uint32_t row, const Decimal& total) {
        if (!first_) {
            first_ = lowest_ = highest_ = total;
        } else if (total != *first_) {
            if (!other_row_) other_row_ = row;
            lowest_ = std::min(*lowest_, total);
            highest_ = std::max(*highest_, total);
        }
    }

    std::optional<Decimal> first_, lowest_, highest_;
    std::optional<std::uint32_t> other_row_;
};

/// `place_of` gives the place of each of `rows` in the invoice lines of the books. Rows without a total say nothing.
template <class Rows, class PlaceOf>
[[nodiscard]] TotalsOfRows totals_of_rows(const Books& books, const Rows& rows, PlaceOf place_of) {
    TotalsOfRows totals;
    std::uint32_t last_header = 0xFFFFFFFF;
    for (const auto& row : rows) {
        const auto place = static_cast<std::uint32_t>(place_of(row));
        const std::uint32_t header = books.invoice_lines[place].header;
        if (header == last_header) continue;
        last_header = header;
        const StoredDecimal& printed = books.invoice_headers[header].total;
        if (printed) totals.add(place, *printed);
    }
    return totals;
}

}  // namespace msp_audit
