#pragma once

#include <unordered_map>
#include <vector>

#include "match/matches.hpp"
#include "match/tolerances.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// The quote lines of a run by quote number and vendor.
class QuoteIndex {
public:
    QuoteIndex() = default;
    /// `as_of`: quotes after it are left out; none: no quote is.
    QuoteIndex(const Books& books, Vocabulary& vocabulary, Day as_of);

    /// The first quote line of that number, by its key, and vendor, then next(); nowhere ends.
    [[nodiscard]] std::uint32_t first(TextId number, VendorKey vendor) const;
    [[nodiscard]] std::uint32_t next(std::uint32_t line) const { return next_[line]; }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> first_;
    std::vector<std::uint32_t> next_;
};

/// Links each PO line to its quote line: same quote number and vendor, and SKU where both are printed; among several
/// the line number, then the highest price. A quote that had expired on the order date or is in another currency is
/// reported and does not enter. Sets quote_line and quote_price, and reports on POs.
void link_quotes(const Books& books, const Policy& policy, Vocabulary& vocabulary, const Tolerances& tolerances,
                 const QuoteIndex& quotes, unsigned threads, Matches& matches);

}  // namespace msp_audit
