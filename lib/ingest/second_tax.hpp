#pragma once

#include <string>
#include <vector>

#include "ingest/header_names.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// What stands in a tax column that is not read though another one is: GST beside PST, or CGST, SGST and IGST.
struct SecondTax {
    std::size_t place = 0;  ///< in the header
    /// Of all rows; empty where the decimal mark is open, or a cell is no number.
    std::string sum;
    std::string value;      ///< the first other than zero, as printed
    std::uint32_t row = 0;  ///< physical line of `value`
};

/// In the order of the header; columns of nothing but zeros are passed over. Nothing where each row's tax is the same
/// in both, or is what the others come to: then it is told twice, or in its parts. Rows of totals say nothing. Of a
/// file without such headers nothing is read. Throws UnreadableFile.
[[nodiscard]] std::vector<SecondTax> second_taxes(const CandidateFile& file, const HeaderReading& reading,
                                                  const ReadLimits& limits);

}  // namespace msp_audit
