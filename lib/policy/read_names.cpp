#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "core/columns.hpp"
#include "core/glob.hpp"
#include "policy/policy_sections.hpp"

namespace msp_audit {

namespace {

/// Keys of one section that differ in nothing but case would be two rules for one thing.
class KeysWithoutCase {
public:
    void add(const TomlValue& value) {
        const auto [before, is_new] = keys_.emplace(ascii_lowered(value.key()), value);
        if (!is_new) {
            value.refuse("is the same as '" + before->second.key() + "' in line " +
                         std::to_string(before->second.line()) + " but for case");
        }
    }

private:
    std::map<std::string, TomlValue> keys_;
};

/// Which name leads to which, without case.
class NameChains {
public:
    void add(const TomlValue& value, std::string_view target) {
        steps_.emplace_back(value, ascii_lowered(value.key()));
        next_[steps_.back().second] = ascii_lowered(target);
    }

    /// Refuses the first name, in the order of the file, from which the steps lead back to itself.
    void refuse_cycles(bool self_is_cycle, const std::string& reason) const {
        for (const auto& [value, start] : steps_) {
            std::string at = start;
            for (std::size_t i = 0; i < steps_.size(); ++i) {
                const auto step = next_.find(at);
                if (step == next_.end() || (!self_is_cycle && step->second == at)) break;
                at = step->second;
                if (at == start) value.refuse(reason);
            }
        }
    }

private:
    std::vector<std::pair<TomlValue, std::string>> steps_;
    std::map<std::string, std::string> next_;
};

void read_unit_of(const TomlValue& value, UnitRule& rule) { rule.of = value.filled_text(); }

void read_unit_factor(const TomlValue& value, UnitRule& rule) {
    rule.factor = value.decimal();
    if (rule.factor.sign() <= 0) value.refuse("a factor must be above 0");
}

void read_unit_sku(const TomlValue& value, UnitRule& rule) { rule.sku = value.filled_text(); }

std::vector<std::string_view> export_kinds() {
    std::vector<std::string_view> plurals;
    plurals.reserve(5);
    for (const DocumentKind kind : {DocumentKind::quote, DocumentKind::purchase_order, DocumentKind::packing_slip,
                                    DocumentKind::license, DocumentKind::invoice}) {
        plurals.push_back(plural_of(kind));
    }
    return plurals;
}

}  // namespace

std::string read_category(const TomlValue& value, bool may_be_empty) {
    static constexpr std::array<std::string_view, 10> known{
        "hardware", "goods", "license", "subscription", "service", "labor", "freight", "tax", "fee", "discount"};
    std::string written = value.text();
    if (may_be_empty && written.empty()) return written;
    std::string word = ascii_lowered(written);
    if (std::find(known.begin(), known.end(), word) != known.end()) return word;
    return std::string(known[value.choice(known, "category")]);
}

void read_categories(const TomlValue& section, Policy& policy) {
    KeysWithoutCase keys;
    for (const TomlValue& value : section.entries()) {
        if (value.key() == "default") {
            policy.default_category = read_category(value, true);
            continue;
        }
        if (value.key().empty())
            value.refuse("an empty pattern", "what an empty category means is: default = \"...\"");
        keys.add(value);
        policy.categories.push_back({value.key(), read_category(value, false)});
    }
}

void read_vendors(const TomlValue& section, Policy& policy) {
    KeysWithoutCase keys;
    NameChains chains;
    for (const TomlValue& value : section.entries()) {
        const std::string name = value.filled_text("the name to use, in quotes");
        if (value.key().empty()) value.refuse("an empty name");
        keys.add(value);
        chains.add(value, name);
        policy.vendor_aliases.emplace(value.key(), name);
    }
    chains.refuse_cycles(false, "leads back to itself through other names");
}

void read_units(const TomlValue& section, Policy& policy) {
    static constexpr std::array<KeyReader<UnitRule>, 3> readers{
        {{"of", read_unit_of}, {"factor", read_unit_factor}, {"sku", read_unit_sku}}};
    KeysWithoutCase keys;
    NameChains chains;
    for (const TomlValue& value : section.entries()) {
        if (value.key().empty()) value.refuse("an empty unit");
        keys.add(value);
        UnitRule rule;
        rule.name = value.key();
        read_table(value, readers, rule, "a table, such as { of = \"EA\", factor = 10 }");
        if (rule.of.empty()) value.refuse("does not say of which unit", "such as { of = \"EA\", factor = 10 }");
        chains.add(value, rule.of);
        policy.units.push_back(rule);
    }
    chains.refuse_cycles(true, "is measured in itself");
}

void read_mapping(const TomlValue& section, Policy& policy) {
    for (const TomlValue& kind : section.entries()) {
        const auto document = kind_named(kind.key());
        if (!document) kind.refuse_key(export_kinds(), "kind of export");
        std::vector<std::string_view> columns;
        columns.reserve(column_count);
        for (const Column column : columns_of(*document)) columns.push_back(name_of(column));
        for (const TomlValue& value : kind.entries()) {
            if (std::find(columns.begin(), columns.end(), value.key()) == columns.end()) {
                value.refuse_key(columns, "column");
            }
            policy.mapping[kind.key()][value.key()] = value.filled_text("a header in quotes");
        }
    }
}

}  // namespace msp_audit
