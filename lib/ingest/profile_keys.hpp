#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace msp_audit {

/// The tables of TOML that a profile is made of: of purchase documents, then of tickets.
enum class ProfilePart : std::uint8_t {
    file,
    table,
    document,
    join,
    condition,
    reversals,
    netting,
    column,
    source,
    ticket_file,
    ticket_document,
    ticket_column,
};
inline constexpr std::size_t profile_part_count = static_cast<std::size_t>(ProfilePart::ticket_column) + 1;

/// A key of a profile. One table serves the readers, which refuse every other key, and the manual.
struct ProfileKey {
    std::string_view name;
    std::string_view meaning;  ///< a sentence without its full stop
};
[[nodiscard]] std::span<const ProfileKey> profile_keys(ProfilePart part);
/// Their names, in the same order.
[[nodiscard]] std::vector<std::string_view> profile_key_names(ProfilePart part);

}  // namespace msp_audit
