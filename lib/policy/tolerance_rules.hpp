#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ratio.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// The tolerance in force for a line.
struct ToleranceSelection {
    const Tolerance* tolerance = nullptr;  ///< never null
    std::string_view where;                ///< the rule's place, for the evidence; empty for the default
};

/// The policy's tolerances by line. Refers to the policy, which must stay where it is.
class ToleranceTable {
public:
    /// `vendor_key` turns a rule's vendor into what select() is given; it is asked once a rule.
    ToleranceTable(const Policy& policy, const std::function<std::string(std::string_view)>& vendor_key);

    /// The rule with the most selectors of those that set `key` and take the line, else the default. `category` is
    /// the category's own word ("hardware" also stands for goods, "service" for labor). Throws PolicyError, naming
    /// both, where two rules with the most selectors take the line. Costs nothing to speak of where no rule sets
    /// `key`.
    [[nodiscard]] ToleranceSelection select(ToleranceKey key, std::string_view vendor_key, std::string_view category,
                                            std::string_view sku) const;

private:
    struct Rule {
        const ToleranceRule* rule = nullptr;
        std::string category;
    };
    /// The rules that set one key: by vendor, those for any vendor under "", the most selectors first.
    using RulesByVendor = std::map<std::string, std::vector<Rule>, std::less<>>;
    struct Best;

    const Policy* policy_;
    std::array<RulesByVendor, tolerance_keys> rules_;
};

/// The largest variance from `base` that is tolerated, limit included: the lower of percent * |base| and the absolute
/// figure where both are given. Nothing: no limit, for an empty table. Zero for a table that gives figures for other
/// currencies only.
[[nodiscard]] std::optional<Ratio> upper_excess_allowed(const Tolerance& tolerance, const Ratio& base,
                                                        std::string_view currency);

/// The same with what a table that says nothing for the currency means under its key: the built-in default where it
/// names other currencies only (none for `value`, zero for others), no limit where it is empty; but for `arithmetic`
/// and `invoice_total` one minor unit, for `invoice_total` times `lines`, in both cases.
[[nodiscard]] std::optional<Ratio> excess_allowed(ToleranceKey key, const Tolerance& tolerance, const Ratio& base,
                                                  std::string_view currency, int lines = 1);

}  // namespace msp_audit
