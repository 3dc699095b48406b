#pragma once

#include "world.hpp"

#include <map>
#include <string>

namespace reference::tickets {

/// The world as files: SOURCE.csv for each source (rows in order of place) and events.csv if it has events. Headers
/// are canonical names.
[[nodiscard]] std::map<std::string, std::string> csv_files(const World& world);

/// Its policy as msp-audit.toml.
[[nodiscard]] std::string policy_file(const World& world);

}  // namespace reference::tickets
