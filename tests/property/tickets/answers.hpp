#pragma once

#include <map>
#include <optional>
#include <string>

#include "reference/tickets/world.hpp"

/// What the ticket reports say of a world, figure by figure, in words that the library and its slow reference share.
/// A figure that is nothing (no ticket behind it, or not in the export) is left out.
namespace ticket_answers {

using Answer = std::map<std::string, std::string>;

/// What the reference says.
[[nodiscard]] Answer reference_answer(const reference::tickets::World& world);

/// What the library says of the files in a folder. `as_of`: yyyy-mm-ddThh:mm:ssZ; empty: the newest instant.
[[nodiscard]] Answer library_answer(const std::string& folder, const std::string& policy, const std::string& as_of);

}  // namespace ticket_answers
