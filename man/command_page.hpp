#pragma once

#include <string>
#include <string_view>

#include "cmd/command_table.hpp"

namespace msp_audit {

/// "msp-audit-tickets-resolution.1".
[[nodiscard]] std::string page_name(const cmd::CommandEntry& command);

/// The manual page of a command: its template with the line `.\" OPTIONS` replaced by a section that is made from the
/// command's own options, and `.\" DESCRIPTION` by its description. Throws std::runtime_error where a template lacks
/// one of them.
[[nodiscard]] std::string command_page(const cmd::CommandEntry& command, std::string_view page_template);

}  // namespace msp_audit
