#pragma once

#include <string>

#include "core/unread_file.hpp"

namespace msp_audit {

/// That the figures lack an input, or a part of it: for the head of a report.
[[nodiscard]] std::string unread_banner(const UnreadFile& file);
/// The same with the reason and what settles it: for its warnings.
[[nodiscard]] std::string unread_warning(const UnreadFile& file);

}  // namespace msp_audit
