#pragma once

#include <string_view>

namespace msp_audit {

/// Version of the project as released, "major.minor.patch".
[[nodiscard]] std::string_view version();

}  // namespace msp_audit
