#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ingest/profile_rows.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// How the columns of a row's file are read.
using ReadingsOfRow = std::function<const std::array<ColumnReading, column_count>&(std::size_t row)>;

/// Sets what is told from a document as a whole. `type_from_sign`: a document whose lines are all negative is a
/// credit note, one without negative lines an invoice. `reversals`: such a document gets the number of the one that
/// it takes back as credited_invoice. That is the one that it names, if that has a lower number; else, where `when`
/// holds, the one of opposite sign with the highest of the lower numbers which has all of its lines (PO line,
/// quantity, amount and currency), takes nothing back itself and is not taken back yet. Returns a warning for those
/// without a partner.
[[nodiscard]] std::vector<ProfileRows::Said> settle_documents(ProfileRows& rows, const ReadingsOfRow& readings);

}  // namespace msp_audit
