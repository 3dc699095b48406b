#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/ratio.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// The unit that a printed spelling means, by the built-in table (EA, PCS and Stk. are "piece"); a spelling that the
/// table does not hold is a unit of its own, without case, spaces, dots and brackets. Empty for a blank.
[[nodiscard]] std::string unit_key(std::string_view printed);

/// Converts between printed units of measure: the built-in table joins spellings only (no unit is made from another);
/// the policy's [units] convert, alone or chained, in both directions. Not safe from several threads.
class UnitTable {
public:
    explicit UnitTable(std::span<const UnitRule> rules);

    /// How many of `to` one of `from` is, exactly, for a line of that SKU (empty: only rules for all SKUs apply):
    /// quantity in `to` = quantity in `from` * factor; price per `to` = price per `from` / factor. 1 if either is
    /// blank. Nothing where the units differ and no chain of rules joins them. A rule wins over the built-in table
    /// for the spelling that it names; among chains the shortest counts.
    [[nodiscard]] std::optional<Ratio> factor(std::string_view from, std::string_view to, std::string_view sku);

private:
    struct Rule {
        std::string name;  ///< as spelling_key()
        std::string of;
        Ratio factor = 1;
        std::string sku;
    };
    /// Which rules apply to a line's SKU, one character a rule.
    using Applying = std::string;

    [[nodiscard]] Applying applying(std::string_view sku) const;
    [[nodiscard]] bool is_redefined(const std::string& spelling, const Applying& applies) const;
    [[nodiscard]] std::optional<Ratio> chained(const std::string& from, const std::string& to,
                                               const Applying& applies) const;

    std::vector<Rule> rules_;
    std::unordered_map<std::string, std::optional<Ratio>> known_;  ///< from, to and which rules apply
};

}  // namespace msp_audit
