#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/header_names.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// What the rows of an invoice file tell of a column by its values.
enum class RowsTell : std::uint8_t {
    rate_of_tax,       ///< one number on each of three rows at least, while the amounts of the lines differ
    amounts_with_tax,  ///< by its header a total of invoices, but not the same on the rows of one invoice
    charge,            ///< freight and the like, other than zero
    paid,              ///< what was paid, or is still open: other than zero
    early_payment,     ///< what may be taken off for paying early
    due_beside_total,  ///< what is due, and it differs from the invoice total of its row
    credited_invoice,  ///< numbers of other invoices of the same file
};

struct ToldByRows {
    RowsTell what = RowsTell::charge;
    std::size_t place = 0;  ///< in the header
    std::string value;      ///< that told it, as printed
    std::string other;      ///< the value that it differs from
    std::uint32_t row = 0;  ///< physical line of `value`
};

/// Looks through the rows for the columns that serve nothing, and for a tax that is read. One at most for each
/// column, in the order of the header; of a file that holds no invoices nothing. Where no header speaks of money the
/// first 50,000 rows are enough. Rows of totals and rows without the number of their invoice say nothing but of
/// charges and payments. Throws UnreadableFile.
[[nodiscard]] std::vector<ToldByRows> told_by_rows(const CandidateFile& file, const HeaderReading& reading,
                                                   const ReadLimits& limits);

}  // namespace msp_audit
