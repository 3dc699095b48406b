#include "policy/policy_values.hpp"

#include <algorithm>
#include <utility>

#include "core/toml_tree.hpp"
#include "policy/policy_keys.hpp"
#include "policy/toml_text.hpp"

namespace msp_audit {

namespace {

const TomlEntry* entry_named(const TomlNode* table, std::string_view key) {
    if (table == nullptr) return nullptr;
    const auto found = std::find_if(table->entries.begin(), table->entries.end(),
                                    [key](const TomlEntry& entry) { return entry.key == key; });
    return found == table->entries.end() ? nullptr : &*found;
}

/// Collects the values of one section after the other.
class ValueList {
public:
    ValueList(const Policy& policy, const TomlNode& root, std::span<const std::string_view> overridden)
        : policy_(&policy), root_(&root), overridden_(overridden) {}

    void add(const PolicySection& section) {
        const TomlEntry* const entry = entry_named(root_, section.name);
        const TomlNode* const table = entry == nullptr ? nullptr : &entry->value;
        std::vector<std::string> covered;
        for (const PolicyKey& key : section.keys) {
            covered.emplace_back(key.name);
            const std::string path = std::string(section.name) + "." + std::string(key.name);
            const TomlEntry* const written = entry_named(table, key.name);
            if (key.print != nullptr) {
                const bool is_overridden =
                    std::find(overridden_.begin(), overridden_.end(), path) != overridden_.end();
                values_.push_back({path, key.print(*policy_), is_overridden ? "command line" : source_of(written)});
            } else if (written != nullptr) {
                add_written(path, written->value, written->line, key.levels);
            }
        }
        if (section.entries != nullptr) {
            for (const PolicyEntry& one : section.entries(*policy_)) {
                covered.push_back(one.key);
                values_.push_back({std::string(section.name) + "." + toml_key(one.key), one.value,
                                   source_of(entry_named(table, one.key))});
            }
        }
        if (table == nullptr) return;
        for (const TomlEntry& other : table->entries) {
            if (std::find(covered.begin(), covered.end(), other.key) != covered.end()) continue;
            add_written(std::string(section.name) + "." + toml_key(other.key), other.value, other.line,
                        section.levels);
        }
    }

    [[nodiscard]] std::vector<PolicyValue> take() { return std::move(values_); }

private:
    [[nodiscard]] std::string place(int line) const { return policy_->file + ":" + std::to_string(line); }
    [[nodiscard]] std::string source_of(const TomlEntry* entry) const {
        return entry == nullptr ? "built in" : place(entry->line);
    }

    void add_written(const std::string& path, const TomlNode& node, int line, int levels) {
        const bool is_list_of_tables = node.kind == TomlNode::Kind::array && !node.items.empty() &&
                                       std::all_of(node.items.begin(), node.items.end(), [](const TomlNode& item) {
                                           return item.kind == TomlNode::Kind::table;
                                       });
        if (is_list_of_tables) {
            for (const TomlNode& item : node.items) values_.push_back({path, toml_value(item), place(item.line)});
        } else if (levels > 0 && node.kind == TomlNode::Kind::table) {
            for (const TomlEntry& entry : node.entries) {
                add_written(path + "." + toml_key(entry.key), entry.value, entry.line, levels - 1);
            }
        } else {
            values_.push_back({path, toml_value(node), place(line)});
        }
    }

    const Policy* policy_;
    const TomlNode* root_;
    std::span<const std::string_view> overridden_;
    std::vector<PolicyValue> values_;
};

/// Each line of an example behind a #, so that it is a comment.
void append_example(std::string& out, std::string_view example) {
    while (!example.empty()) {
        const auto end = std::min(example.find('\n'), example.size());
        out.append("#").append(example.substr(0, end)).append("\n");
        example.remove_prefix(std::min(end + 1, example.size()));
    }
}

/// Comment lines of at most 100 characters.
void append_comment(std::string& out, std::string_view text) {
    constexpr std::size_t longest = 98;
    while (text.size() > longest) {
        const std::size_t blank = text.rfind(' ', longest);
        out.append("# ").append(text.substr(0, blank)).append("\n");
        text.remove_prefix(blank + 1);
    }
    out.append("# ").append(text).append("\n");
}

void append_section(std::string& out, const PolicySection& section, const Policy& defaults) {
    out += "\n";
    append_comment(out, section.meaning);
    out.append("[").append(section.name).append("]\n");
    for (const PolicyKey& key : section.keys) {
        append_comment(out, key.meaning);
        if (key.example.empty()) {
            out.append(key.name).append(" = ").append(key.print(defaults)).append("\n");
        } else {
            append_example(out, key.example);
        }
    }
    if (section.example.empty() && section.entries != nullptr) {
        for (const PolicyEntry& entry : section.entries(defaults)) {
            out.append(toml_key(entry.key)).append(" = ").append(entry.value).append("\n");
        }
    }
    append_example(out, section.example);
}

}  // namespace

std::vector<PolicyValue> values_in_force(const Policy& policy, std::string_view text,
                                         std::span<const std::string_view> overridden) {
    const TomlNode root = parse_toml(text);
    ValueList values(policy, root, overridden);
    for (const PolicySection& section : policy_sections()) values.add(section);
    return values.take();
}

void override_value(Policy& policy, std::string_view key, const std::string& written) {
    const std::string_view section_name = key.substr(0, key.find('.'));
    const std::string_view name = key.substr(section_name.size() + 1);
    TomlNode value;
    value.kind = TomlNode::Kind::text;
    value.text = written;
    TomlNode table;
    table.entries.push_back({std::string(name), 1, std::move(value)});
    const std::string nowhere;
    const std::string place = ":1: " + std::string(name) + ": ";
    for (const PolicySection& section : policy_sections()) {
        if (section.name != section_name) continue;
        for (const PolicyKey& one : section.keys) {
            if (one.name != name) continue;
            try {
                one.read(TomlValue::root<PolicyError>(table, nowhere).entries().front(), policy);
            } catch (const PolicyError& error) {
                throw PolicyError(std::string(error.what()).substr(place.size()));
            }
        }
    }
}

std::string initial_policy_file() {
    std::string out;
    append_comment(out, "The policy of msp-audit, with its built-in values; everything is optional.");
    append_comment(out, "A line that begins with # and no blank is an example: take the # away to use it.");
    append_comment(out, "See msp-audit-policy(5).");
    const Policy defaults;
    for (const PolicySection& section : policy_sections()) append_section(out, section, defaults);
    return out;
}

}  // namespace msp_audit
