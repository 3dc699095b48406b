#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace msp_audit {

/// What [mapping.KIND] of the policy says beside the headers: how the files of a kind are read where their values
/// leave it open. No column is called so.
struct ReadingKey {
    std::string_view name;
    std::array<std::string_view, 2> words;
};
inline constexpr ReadingKey date_order_key{"date_order", {"dmy", "mdy"}};
inline constexpr ReadingKey decimal_key{"decimal", {"point", "comma"}};
inline constexpr ReadingKey serial_dates_key{"serial_dates", {"1900", "1904"}};
inline constexpr std::array reading_keys{date_order_key, decimal_key, serial_dates_key};

/// The key of that name; null for a column.
[[nodiscard]] inline const ReadingKey* reading_key_named(std::string_view name) {
    const auto* const found = std::find_if(reading_keys.begin(), reading_keys.end(),
                                           [name](const ReadingKey& key) { return key.name == name; });
    return found == reading_keys.end() ? nullptr : found;
}

}  // namespace msp_audit
