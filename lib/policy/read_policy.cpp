#include <algorithm>
#include <vector>

#include "core/currency.hpp"
#include "core/toml_tree.hpp"
#include "core/toml_value.hpp"
#include "policy/policy.hpp"
#include "policy/policy_sections.hpp"

namespace msp_audit {

namespace {

TomlNode parsed(std::string_view text, const std::string& file) {
    try {
        return parse_toml(text);
    } catch (const TomlError& error) {
        throw PolicyError(file + ":" + std::to_string(error.line()) + ": " + error.what());
    }
}

template <class Row>
std::vector<std::string_view> names_of(std::span<const Row> rows) {
    std::vector<std::string_view> names;
    for (const Row& row : rows) names.push_back(row.name);
    return names;
}

void read_section(const PolicySection& section, const TomlValue& value, PolicyReading& reading) {
    std::vector<TomlValue> others;
    for (const TomlValue& entry : value.entries()) {
        const auto key = std::find_if(section.keys.begin(), section.keys.end(),
                                      [&entry](const PolicyKey& one) { return one.name == entry.key(); });
        if (key != section.keys.end()) {
            key->read(entry, reading.policy);
        } else if (section.read != nullptr) {
            others.push_back(entry);
        } else {
            entry.refuse_key(names_of(section.keys));
        }
    }
    if (section.read != nullptr) section.read(others, reading);
}

/// Other sections name companies, wherever they stand. What is wrong here is told in its place.
void read_company_names(const std::vector<TomlValue>& values, PolicyReading& reading) {
    for (const TomlValue& value : values) {
        if (value.key() != "companies" || !value.is_table()) continue;
        try {
            read_companies(value.entries(), reading);
        } catch (const PolicyError&) {
            return;
        }
    }
}

}  // namespace

std::string read_currency(const TomlValue& value, std::string_view written) {
    std::string code = currency_code(written);
    if (!is_currency_code(code)) {
        value.refuse("'" + std::string(written) + "' is not a currency code", "three letters, such as USD");
    }
    return code;
}

Policy read_policy(std::string_view text, const std::string& file, const ReadFile& read_file) {
    const TomlNode root = parsed(text, file);
    Policy policy;
    policy.file = file;
    PolicyReading reading{policy, read_file};
    const std::span<const PolicySection> sections = policy_sections();
    const std::vector<TomlValue> values = TomlValue::root<PolicyError>(root, file).entries();
    read_company_names(values, reading);
    for (const TomlValue& value : values) {
        const auto section = std::find_if(sections.begin(), sections.end(),
                                          [&value](const PolicySection& one) { return one.name == value.key(); });
        if (section == sections.end()) value.refuse_key(names_of(sections));
        read_section(*section, value, reading);
    }
    return policy;
}

}  // namespace msp_audit
