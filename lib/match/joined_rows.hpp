#pragma once

#include "core/books.hpp"
#include "match/matches.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// Rows of quotes, purchase orders, packing slips and licenses that stand in two files with different columns, and
/// agree in every column that both have, are one row. The row of the file that knows most columns stands and takes
/// the cells of columns that only the other one has; the other leaves the books and is told in `matches.repeated`.
/// A column without any cell is none. Purchase orders that differ in status or received quantity alone stay two rows,
/// each with the cells of both. Files of the same columns stay as they are: how their rows agree is each kind's own
/// rule. Rows of invoices are joined where their documents are put together.
void join_rows_of_files(Books& books, Vocabulary& vocabulary, Matches& matches);

}  // namespace msp_audit
