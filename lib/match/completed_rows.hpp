#pragma once

#include <cstdint>

#include "core/books.hpp"
#include "core/columns.hpp"
#include "match/matches.hpp"

namespace msp_audit {

/// A row of an invoice that another file has too, and whether the ends of that file's periods are the next starts.
struct OtherRow {
    std::uint32_t row = 0;
    bool half_open = false;
};

/// Puts into a row what the same row of another file prints in columns that are not among `known`, those of its own
/// file; what it prints itself stays. Ends of periods become inclusive. Notes the row as it was read in `matches`.
void complete_row(Books& books, std::uint32_t row, ColumnSet known, const OtherRow& other, Matches& matches);

/// Makes the rows that a match completed what they were before it.
void put_back_rows(Books& books, const Matches& matches);

}  // namespace msp_audit
