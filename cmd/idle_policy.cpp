#include "cmd/idle_policy.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/toml_tree.hpp"
#include "core/toml_value.hpp"

namespace msp_audit::cmd {

namespace {

/// By their lines in the file.
using Warnings = std::vector<std::pair<int, std::string>>;

void add_entries(Warnings& warnings, const TomlValue& section, const std::vector<std::string>& keys,
                 std::string_view why) {
    for (const TomlValue& entry : section.entries()) {
        if (std::find(keys.begin(), keys.end(), entry.key()) == keys.end()) continue;
        warnings.emplace_back(entry.line(),
                              fmt::format("{}: [{}] \"{}\": {}", entry.where(), section.key(), entry.key(), why));
    }
}

int line_in(std::string_view where) {
    int line = 0;
    for (const char digit : where.substr(where.rfind(':') + 1)) line = line * 10 + (digit - '0');
    return line;
}

}  // namespace

std::vector<std::string> idle_policy_warnings(const PolicyText& source, const IdlePolicy& idle) {
    const TomlNode tree = parse_toml(source.text);
    Warnings warnings;
    for (const ToleranceRule* rule : idle.tolerance_rules) {
        warnings.emplace_back(line_in(rule->where),
                              rule->where + ": [[tolerance.rule]]: no line of an order or invoice is of its kind");
    }
    for (const TomlValue& section : TomlValue::root<PolicyError>(tree, source.file).entries()) {
        if (section.key() == "vendors") {
            add_entries(warnings, section, idle.vendors, "no document prints that name");
        }
        if (section.key() == "categories") {
            add_entries(warnings, section, idle.categories, "no item code and no category is like that");
        }
        if (section.key() == "units") add_entries(warnings, section, idle.units, "no document prints that unit");
    }
    std::stable_sort(warnings.begin(), warnings.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> texts;
    for (auto& [line, text] : warnings) texts.push_back(std::move(text));
    return texts;
}

}  // namespace msp_audit::cmd
