#include "match/tolerances.hpp"

#include <algorithm>

#include "core/currency.hpp"
#include "core/text_key.hpp"

namespace msp_audit {

namespace {

/// How vendor selectors of rules compare with vendors: by the directory's number, as text.
std::string vendor_selector(VendorKey vendor) {
    return vendor == VendorKey::none ? std::string() : std::to_string(static_cast<std::uint32_t>(vendor));
}

}  // namespace

Tolerances::Tolerances(const Books& books, const Policy& policy, Vocabulary& vocabulary)
    : books_(books),
      policy_(policy),
      vocabulary_(vocabulary),
      table_(policy,
             [&vocabulary](std::string_view name) { return vendor_selector(vocabulary.vendors().key(name)); }),
      no_rules_(policy.tolerance_rules.empty()) {}

ToleranceSelection Tolerances::selected(ToleranceKey key, const ToleranceScope& scope) const {
    if (no_rules_) return {&policy_.tolerance[static_cast<std::size_t>(key)], {}};
    return table_.select(key, vendor_selector(scope.vendor), name_of(scope.category), books_.text(scope.sku));
}

std::optional<Ratio> Tolerances::allowance(ToleranceKey key, const Ratio& base, const ToleranceScope& scope) const {
    return excess_allowed(key, *selected(key, scope).tolerance, base, books_.text(scope.currency));
}

bool Tolerances::exceeds(ToleranceKey key, const Ratio& excess, const Ratio& base,
                         const ToleranceScope& scope) const {
    if (excess.sign() <= 0) return false;
    const std::optional<Ratio> limit = allowance(key, base, scope);
    return limit && excess > *limit;
}

Decimal Tolerances::slack(ToleranceKey key, std::size_t lines, const ToleranceScope& scope) const {
    const std::string_view currency = books_.text(scope.currency);
    const std::optional<Ratio> allowed =
        excess_allowed(key, *selected(key, scope).tolerance, Ratio(0), currency, static_cast<int>(lines));
    return allowed ? allowed->to_decimal(Decimal::max_places) : Decimal();
}

std::string Tolerances::where(ToleranceKey key, const ToleranceScope& scope) const {
    return std::string(selected(key, scope).where);
}

}  // namespace msp_audit
