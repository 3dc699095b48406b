#include "policy/tolerance_rules.hpp"

#include <algorithm>

#include "core/currency.hpp"
#include "core/glob.hpp"

namespace msp_audit {

namespace {

/// Categories that mean the same have one word.
std::string category_key(std::string_view category) {
    std::string key = ascii_lowered(category);
    if (key == "goods") return "hardware";
    if (key == "labor") return "service";
    return key;
}

[[noreturn]] void refuse_tie(ToleranceKey key, const ToleranceRule& first, const ToleranceRule& second,
                             std::string_view category, std::string_view sku) {
    std::string line =
        category.empty() ? std::string("without category") : "of category '" + std::string(category) + "'";
    line += sku.empty() ? std::string(" without SKU") : " with SKU '" + std::string(sku) + "'";
    const std::string key_name(name_of(key));
    throw PolicyError(second.where + ": tolerance.rule." + key_name + ": ties with the rule at " + first.where +
                      ": both take a line " + line + " and have as many selectors" +
                      "\n  hint: give the one that should win another selector");
}

}  // namespace

/// The rule to beat while rules are looked through.
struct ToleranceTable::Best {
    const ToleranceRule* rule = nullptr;
    const ToleranceRule* rival = nullptr;  ///< with as many selectors

    void look_at(const std::vector<Rule>& rules, std::string_view category, std::string_view sku) {
        for (const Rule& candidate : rules) {
            const ToleranceRule& other = *candidate.rule;
            if (rule != nullptr && other.selectors() < rule->selectors()) return;
            if (!candidate.category.empty() && candidate.category != category) continue;
            if (!other.sku.empty() && !glob_matches(other.sku, sku)) continue;
            const bool wins = rule == nullptr || other.selectors() > rule->selectors();
            rival = wins ? nullptr : &other;
            if (wins) rule = &other;
        }
    }
};

ToleranceTable::ToleranceTable(const Policy& policy, const std::function<std::string(std::string_view)>& vendor_key)
    : policy_(&policy) {
    for (const ToleranceRule& rule : policy.tolerance_rules) {
        const std::string vendor = rule.vendor.empty() ? std::string() : vendor_key(rule.vendor);
        if (vendor.empty() && !rule.vendor.empty()) continue;  // a vendor that no line can have
        for (std::size_t key = 0; key < tolerance_keys; ++key) {
            if (rule.set[key]) rules_[key][vendor].push_back({&rule, category_key(rule.category)});
        }
    }
    for (RulesByVendor& by_vendor : rules_) {
        for (auto& [vendor, rules] : by_vendor) {
            std::stable_sort(rules.begin(), rules.end(),
                             [](const Rule& a, const Rule& b) { return a.rule->selectors() > b.rule->selectors(); });
        }
    }
}

ToleranceSelection ToleranceTable::select(ToleranceKey key, std::string_view vendor_key, std::string_view category,
                                          std::string_view sku) const {
    const auto place = static_cast<std::size_t>(key);
    const RulesByVendor& by_vendor = rules_[place];
    if (by_vendor.empty()) return {&policy_->tolerance[place], {}};

    Best best;
    const std::string category_wanted = category_key(category);
    if (!vendor_key.empty()) {
        const auto found = by_vendor.find(vendor_key);
        if (found != by_vendor.end()) best.look_at(found->second, category_wanted, sku);
    }
    const auto found = by_vendor.find(std::string_view());
    if (found != by_vendor.end()) best.look_at(found->second, category_wanted, sku);

    if (best.rule == nullptr) return {&policy_->tolerance[place], {}};
    if (best.rival != nullptr) {
        const bool in_order = best.rule < best.rival;
        refuse_tie(key, in_order ? *best.rule : *best.rival, in_order ? *best.rival : *best.rule, category, sku);
    }
    return {&*best.rule->set[place], best.rule->where};
}

std::optional<Ratio> upper_excess_allowed(const Tolerance& tolerance, const Ratio& base, std::string_view currency) {
    if (tolerance.is_empty()) return std::nullopt;
    const std::optional<Decimal> absolute = tolerance.absolute.in(currency);
    if (!tolerance.percent) return Ratio(absolute.value_or(0));
    const Ratio share = Ratio(*tolerance.percent) * base.abs() / Ratio(100);
    return absolute ? min(share, Ratio(*absolute)) : share;
}

std::optional<Ratio> excess_allowed(ToleranceKey key, const Tolerance& tolerance, const Ratio& base,
                                    std::string_view currency, int lines) {
    if (tolerance.percent || tolerance.absolute.in(currency)) return upper_excess_allowed(tolerance, base, currency);
    if (key == ToleranceKey::arithmetic) return Ratio(minor_unit(currency));
    if (key == ToleranceKey::invoice_total) return Ratio(minor_unit(currency)) * Ratio(lines);
    if (key == ToleranceKey::value || tolerance.is_empty()) return std::nullopt;
    return Ratio(0);
}

}  // namespace msp_audit
