#include "match/tolerances.hpp"

#include <algorithm>

#include "core/currency.hpp"
#include "core/text_key.hpp"

namespace msp_audit {

namespace {

/// More would make looking them up one by one slower than working them out.
constexpr std::size_t most_currencies = 16;

/// How vendor selectors of rules compare with vendors: by the directory's number, as text.
std::string vendor_selector(VendorKey vendor) {
    return vendor == VendorKey::none ? std::string() : std::to_string(static_cast<std::uint32_t>(vendor));
}

}  // namespace

Tolerances::Tolerances(const Books& books, const Policy& policy, Vocabulary& vocabulary)
    : books_(books),
      policy_(policy),
      table_(policy,
             [&vocabulary](std::string_view name) { return vendor_selector(vocabulary.vendors().key(name)); }),
      no_rules_(policy.tolerance_rules.empty()) {
    if (!no_rules_) return;
    const auto know = [this](TextId currency) {
        const bool known = std::any_of(arithmetic_.begin(), arithmetic_.end(),
                                       [&](const Slack& slack) { return slack.currency == currency; });
        if (known || arithmetic_.size() == most_currencies) return;
        ToleranceScope scope;
        scope.currency = currency;
        arithmetic_.push_back({currency, slack_in(ToleranceKey::arithmetic, 1, scope)});
    };
    for (const InvoiceHeader& header : books.invoice_headers) know(header.currency);
    for (const PoHeader& header : books.po_headers) know(header.currency);
}

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
    if (key == ToleranceKey::arithmetic && lines == 1) {
        for (const Slack& known : arithmetic_) {
            if (known.currency == scope.currency) return known.allowed;
        }
    }
    return slack_in(key, lines, scope);
}

Decimal Tolerances::slack_in(ToleranceKey key, std::size_t lines, const ToleranceScope& scope) const {
    const std::string_view currency = books_.text(scope.currency);
    const std::optional<Ratio> allowed =
        excess_allowed(key, *selected(key, scope).tolerance, Ratio(0), currency, static_cast<int>(lines));
    return allowed ? allowed->to_decimal(Decimal::max_places) : Decimal();
}

std::string Tolerances::where(ToleranceKey key, const ToleranceScope& scope) const {
    return std::string(selected(key, scope).where);
}

}  // namespace msp_audit
