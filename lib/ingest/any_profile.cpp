#include "ingest/any_profile.hpp"

#include <algorithm>
#include <array>

#include "core/columns.hpp"
#include "core/toml_tree.hpp"

namespace msp_audit {

namespace {

const TomlNode* value_of(const TomlNode& table, std::string_view key) {
    const auto found = std::find_if(table.entries.begin(), table.entries.end(),
                                    [key](const TomlEntry& entry) { return entry.key == key; });
    return found == table.entries.end() ? nullptr : &found->value;
}

bool is_about_tickets(const TomlNode& root) {
    static constexpr std::array<std::string_view, 3> kinds{"tickets", "events", "time_entries"};
    static constexpr std::array<std::string_view, 3> keys{"status", "resolution", "priorities"};
    if (value_of(root, "table") != nullptr) return false;
    const TomlNode* const documents = value_of(root, "document");
    const bool has_kind =
        documents != nullptr &&
        std::any_of(documents->items.begin(), documents->items.end(), [](const TomlNode& one) {
            const TomlNode* const kind = value_of(one, "kind");
            return kind != nullptr && std::find(kinds.begin(), kinds.end(), kind->text) != kinds.end();
        });
    return has_kind || std::any_of(keys.begin(), keys.end(),
                                   [&root](std::string_view key) { return value_of(root, key) != nullptr; });
}

}  // namespace

AnyProfile read_any_profile(std::string_view text, const std::string& file) {
    AnyProfile profile;
    bool of_tickets = false;
    try {
        of_tickets = is_about_tickets(parse_toml(text));
    } catch (const TomlError& error) {
        throw ProfileError(file + ":" + std::to_string(error.line()) + ": " + error.what());
    }
    if (of_tickets) {
        profile.tickets = read_ticket_profile(text, file);
    } else {
        profile.documents = read_profile(text, file);
    }
    return profile;
}

bool is_profile_of_tickets(std::string_view text) {
    try {
        return is_about_tickets(parse_toml(text));
    } catch (const TomlError&) {
        return false;
    }
}

std::string_view text_of_shipped(std::string_view name) {
    for (const auto& family : {shipped_profiles(), shipped_ticket_profiles()}) {
        const auto found = std::find_if(family.begin(), family.end(),
                                        [name](const ShippedProfile& one) { return one.name == name; });
        if (found != family.end()) return found->text;
    }
    return {};
}

}  // namespace msp_audit
