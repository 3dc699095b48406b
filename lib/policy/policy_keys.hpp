#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/toml_value.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// One key of a section of the policy file. How it is read and printed, its lines in the file that `policy --init`
/// writes, and "did you mean" come from here.
struct PolicyKey {
    std::string_view name;
    std::string_view meaning;  ///< a comment of the file; no full stop
    void (*read)(const TomlValue& value, Policy& policy) = nullptr;
    /// The value in force, as TOML; empty: there is none. Null: there is nothing but what the file says.
    std::string (*print)(const Policy& policy) = nullptr;
    std::string_view example{};  ///< TOML; where it is given, the file shows it and does not set the key
    int levels = 0;              ///< of names between the key and its values: 1 for [section.key.NAME]
};

/// A section's reading: where it goes, and how it comes to other files.
struct PolicyReading {
    Policy& policy;
    const ReadFile& read_file;
};

/// A value in force whose key is free, as TOML.
struct PolicyEntry {
    std::string key;
    std::string value;
};

/// A section of the policy file: keys that are known, entries whose keys are free, or both.
struct PolicySection {
    std::string_view name;
    std::string_view meaning;
    std::span<const PolicyKey> keys{};
    /// Takes all entries whose key is none of `keys`, in the order of the file. Null: such a key is unknown.
    void (*read)(const std::vector<TomlValue>& entries, PolicyReading& reading) = nullptr;
    /// Entries that are in force with or without a file. Null: none.
    std::vector<PolicyEntry> (*entries)(const Policy& policy) = nullptr;
    std::string_view example{};  ///< TOML; entries that --init shows and does not set
    int levels = 0;              ///< of names between the free key and its values
};

/// All sections, in the order of the file.
[[nodiscard]] std::span<const PolicySection> policy_sections();

}  // namespace msp_audit
