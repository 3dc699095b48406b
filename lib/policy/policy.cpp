#include "policy/policy.hpp"

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, tolerance_keys> tolerance_key_names{
    "price", "price_below", "value", "quantity_ordered", "quantity_proven", "arithmetic", "invoice_total", "charge"};

}  // namespace

std::string_view name_of(ToleranceKey key) { return tolerance_key_names[static_cast<std::size_t>(key)]; }

std::optional<Decimal> AbsoluteLimit::in(std::string_view currency) const {
    const auto found = by_currency.find(std::string(currency));
    if (found != by_currency.end()) return found->second;
    return bare;
}

std::array<Tolerance, tolerance_keys> Policy::default_tolerances() {
    Tolerance exact;
    exact.percent = 0;
    Tolerance nothing_planned = exact;
    nothing_planned.absolute.bare = 0;

    std::array<Tolerance, tolerance_keys> result;
    const auto of = [&result](ToleranceKey key) -> Tolerance& { return result[static_cast<std::size_t>(key)]; };
    of(ToleranceKey::price) = exact;
    of(ToleranceKey::price_below) = exact;
    of(ToleranceKey::quantity_ordered) = exact;
    of(ToleranceKey::quantity_proven) = exact;
    of(ToleranceKey::charge) = nothing_planned;
    return result;
}

Severity Policy::severity(Code code) const {
    return codes[static_cast<std::size_t>(code)].severity.value_or(entry(code).severity);
}

Effect Policy::effect(Code code) const {
    if (!is_on(code)) return Effect::none;
    return codes[static_cast<std::size_t>(code)].effect.value_or(entry(code).effect);
}

}  // namespace msp_audit
