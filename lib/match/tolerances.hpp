#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ratio.hpp"
#include "match/category.hpp"
#include "match/vocabulary.hpp"
#include "policy/tolerance_rules.hpp"

namespace msp_audit {

/// What selects a tolerance for one line.
struct ToleranceScope {
    VendorKey vendor{};
    Category category = Category::unknown;
    Sku sku;
    TextId currency = TextId::empty;
};

/// The tolerances in force, by vendor, category and SKU. Throws PolicyError where two rules tie on a line.
class Tolerances {
public:
    Tolerances(const Books& books, const Policy& policy, Vocabulary& vocabulary);

    /// The largest variance that is tolerated over `base`; nothing means no limit.
    [[nodiscard]] std::optional<Ratio> allowance(ToleranceKey key, const Ratio& base,
                                                 const ToleranceScope& scope) const;
    /// Exactly at the limit is tolerated.
    [[nodiscard]] bool exceeds(ToleranceKey key, const Ratio& excess, const Ratio& base,
                               const ToleranceScope& scope) const;
    /// For `arithmetic` and `invoice_total`: an empty table means one minor unit, `lines` times.
    [[nodiscard]] Decimal slack(ToleranceKey key, std::size_t lines, const ToleranceScope& scope) const;
    /// The rule in force, for the evidence; empty where the built-in value is.
    [[nodiscard]] std::string where(ToleranceKey key, const ToleranceScope& scope) const;

private:
    [[nodiscard]] ToleranceSelection selected(ToleranceKey key, const ToleranceScope& scope) const;

    [[nodiscard]] Decimal slack_in(ToleranceKey key, std::size_t lines, const ToleranceScope& scope) const;

    /// What `arithmetic` allows in one currency; asked for with every line.
    struct Slack {
        TextId currency = TextId::empty;
        Decimal allowed;
    };

    const Books& books_;
    const Policy& policy_;
    ToleranceTable table_;
    bool no_rules_ = true;
    std::vector<Slack> arithmetic_;  ///< by currency of the books, where no rule is in force
};

}  // namespace msp_audit
