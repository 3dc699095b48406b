#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/documents.hpp"

namespace msp_audit {

struct FileRecords;

/// What the lines of one file say of a discount column without `%`: which reading makes the printed line totals
/// right, to the minor unit. Lines with a discount of zero say nothing.
class DiscountEvidence {
public:
    /// A line whose discount is neither zero nor a percentage. `currency_digits`: of the minor unit.
    void add(Decimal discount, StoredDecimal quantity, StoredDecimal price, StoredDecimal price_base,
             StoredDecimal line_total, int currency_digits, std::uint32_t row);

    [[nodiscard]] bool is_empty() const { return lines_ == 0; }
    /// Lines with such a discount that print a total, a quantity and a price.
    [[nodiscard]] std::size_t telling_lines() const { return telling_; }
    [[nodiscard]] std::size_t right_lines(DiscountKind kind) const { return right_[static_cast<std::size_t>(kind)]; }
    /// The reading that makes most totals right, if it makes at least half of them right. Where two do so on the same
    /// number of lines, a line's amount comes before a unit's, and that before a percentage.
    [[nodiscard]] std::optional<DiscountKind> told() const;
    [[nodiscard]] const std::string& example() const { return example_; }
    [[nodiscard]] std::uint32_t example_row() const { return example_row_; }

private:
    std::size_t lines_ = 0;
    std::size_t telling_ = 0;
    std::array<std::size_t, 4> right_{};  ///< by DiscountKind
    std::string example_;
    std::uint32_t example_row_ = 0;
};

/// The word for a reading: "percent", "line-amount", "unit-amount", "none".
[[nodiscard]] std::string_view name_of(DiscountKind kind);

/// Gives every discount without `%` the kind that was asked for, else the one that the totals tell. A note says
/// which; where nothing tells, returns why, in words that follow "discount: ".
[[nodiscard]] std::optional<std::string> settle_discounts(FileRecords& records, std::optional<DiscountKind> asked,
                                                          std::vector<std::string>& notes);

}  // namespace msp_audit
