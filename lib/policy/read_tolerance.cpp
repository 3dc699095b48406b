#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "core/glob.hpp"
#include "policy/policy_sections.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view tolerance_shape = "a table of percent and absolute, such as { percent = 5 }";

constexpr std::array<ToleranceKey, tolerance_keys> all_keys{
    ToleranceKey::price,           ToleranceKey::price_below,
    ToleranceKey::value,           ToleranceKey::quantity_ordered,
    ToleranceKey::quantity_proven, ToleranceKey::arithmetic,
    ToleranceKey::invoice_total,   ToleranceKey::charge};

std::optional<ToleranceKey> tolerance_key_named(std::string_view name) {
    for (const ToleranceKey key : all_keys) {
        if (name_of(key) == name) return key;
    }
    return std::nullopt;
}

bool counts_units(ToleranceKey key) {
    return key == ToleranceKey::quantity_ordered || key == ToleranceKey::quantity_proven;
}

bool is_absolute_only(ToleranceKey key) {
    return key == ToleranceKey::arithmetic || key == ToleranceKey::invoice_total;
}

void read_absolute(const TomlValue& value, ToleranceKey key, AbsoluteLimit& limit) {
    if (!value.is_table()) {
        limit.bare = value.decimal_not_negative("an amount, or a table of amounts by currency");
        return;
    }
    if (counts_units(key)) value.refuse("a number of units has no currency", "write the number alone: absolute = 2");
    const std::vector<TomlValue> entries = value.entries();
    if (entries.empty()) value.refuse("names no currency", "write the amount alone, or { USD = \"10.00\" }");
    for (const TomlValue& entry : entries) {
        const std::string currency = read_currency(entry, entry.key());
        const Decimal amount = entry.decimal_not_negative();
        if (!limit.by_currency.emplace(currency, amount).second) entry.refuse("the currency is given twice");
    }
}

Tolerance read_one(const TomlValue& value, ToleranceKey key) {
    static constexpr std::array<std::string_view, 2> known{"percent", "absolute"};
    Tolerance tolerance;
    for (const TomlValue& entry : value.entries(tolerance_shape)) {
        if (entry.key() == known[0]) {
            if (is_absolute_only(key)) {
                entry.refuse("this tolerance has no base to take a percentage of", "use absolute");
            }
            tolerance.percent = entry.decimal_not_negative();
        } else if (entry.key() == known[1]) {
            read_absolute(entry, key, tolerance.absolute);
        } else {
            entry.refuse_key(known);
        }
    }
    return tolerance;
}

/// One [[tolerance.rule]] after the other, remembering what was set for which selectors.
class RuleReader {
public:
    [[nodiscard]] ToleranceRule read(const TomlValue& value) {
        ToleranceRule rule;
        rule.where = value.where();
        std::vector<std::pair<ToleranceKey, TomlValue>> set;
        for (const TomlValue& entry : value.entries()) {
            if (read_selector(entry, rule)) continue;
            const auto key = tolerance_key_named(entry.key());
            if (!key) refuse_key(entry);
            rule.set[static_cast<std::size_t>(*key)] = read_one(entry, *key);
            set.emplace_back(*key, entry);
        }
        if (rule.selectors() == 0) {
            value.refuse("selects nothing",
                         "name a vendor, category or sku; what holds for all lines stands in [tolerance]");
        }
        if (set.empty()) value.refuse("sets no tolerance", "such as price = { percent = 5 }");
        for (const auto& [key, entry] : set) remember(rule, key, entry);
        return rule;
    }

private:
    using Selected = std::tuple<std::string, std::string, std::string, ToleranceKey>;

    static bool read_selector(const TomlValue& entry, ToleranceRule& rule) {
        if (entry.key() == "vendor") {
            rule.vendor = entry.filled_text();
        } else if (entry.key() == "category") {
            rule.category = read_category(entry, false);
        } else if (entry.key() == "sku") {
            rule.sku = entry.filled_text();
        } else {
            return false;
        }
        return true;
    }

    [[noreturn]] static void refuse_key(const TomlValue& entry) {
        std::vector<std::string_view> known{"vendor", "category", "sku"};
        for (const ToleranceKey key : all_keys) known.push_back(name_of(key));
        entry.refuse_key(known);
    }

    void remember(const ToleranceRule& rule, ToleranceKey key, const TomlValue& entry) {
        const Selected selected{ascii_lowered(rule.vendor), rule.category, ascii_lowered(rule.sku), key};
        const auto [before, is_new] = set_before_.emplace(selected, rule.where);
        if (!is_new) {
            entry.refuse("ties with the rule at " + before->second + ", which sets it for the same lines",
                         "keep one of the two, or give one another selector");
        }
    }

    std::map<Selected, std::string> set_before_;
};

}  // namespace

void read_tolerance(const TomlValue& value, ToleranceKey key, Policy& policy) {
    policy.tolerance[static_cast<std::size_t>(key)] = read_one(value, key);
}

void read_tolerance_rules(const TomlValue& value, Policy& policy) {
    RuleReader reader;
    for (const TomlValue& table : value.tables()) policy.tolerance_rules.push_back(reader.read(table));
}

}  // namespace msp_audit
