#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/profile.hpp"
#include "ingest/ticket_profile.hpp"

namespace msp_audit {

/// A profile of either family: one of the two is there.
struct AnyProfile {
    std::optional<Profile> documents;
    std::optional<TicketProfile> tickets;
};

/// Reads a profile of purchase documents, or one of tickets: those have no tables, and their kinds are of tickets.
/// Throws ProfileError.
[[nodiscard]] AnyProfile read_any_profile(std::string_view text, const std::string& file);

/// Whether a text that is meant to be a profile is about tickets; false for one that is no TOML.
[[nodiscard]] bool is_profile_of_tickets(std::string_view text);

/// The text of a profile that is built in, of either family; empty: there is none of that name.
[[nodiscard]] std::string_view text_of_shipped(std::string_view name);

}  // namespace msp_audit
