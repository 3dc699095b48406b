#pragma once

#include <string>

#include "core/unread_file.hpp"

namespace msp_audit {

/// That the figures lack an input, or a part of it: for the head of a report.
[[nodiscard]] std::string unread_banner(const UnreadFile& file);
/// The same with the reason and what settles it: for its warnings.
[[nodiscard]] std::string unread_warning(const UnreadFile& file);
/// A warning whose hint stands on a line of its own, as one sentence for a list.
[[nodiscard]] std::string in_one_line(std::string warning);

}  // namespace msp_audit
