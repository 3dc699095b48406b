#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/unread_file.hpp"

namespace msp_audit {

/// That the figures lack an input, or a part of it: for the head of a report.
[[nodiscard]] std::string unread_banner(const UnreadFile& file);
/// The same with the reason and what settles it: for its warnings.
[[nodiscard]] std::string unread_warning(const UnreadFile& file);
/// Of warnings by which amounts may be wrong, for the head of a report: the first few without their hints, and how
/// many more there are. The whole of them stands in the list of warnings.
[[nodiscard]] std::vector<std::string> money_banners(std::span<const std::string> warnings);
/// A warning whose hint stands on a line of its own, as one sentence for a list.
[[nodiscard]] std::string in_one_line(std::string warning);

}  // namespace msp_audit
