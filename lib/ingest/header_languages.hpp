#pragma once

#include <span>

#include "ingest/header_names.hpp"

namespace msp_audit {

/// Parts of header_name_table(): what ordinary spreadsheets of a language call the columns.
[[nodiscard]] std::span<const HeaderName> french_header_names();
[[nodiscard]] std::span<const HeaderName> dutch_header_names();
[[nodiscard]] std::span<const HeaderName> spanish_header_names();

}  // namespace msp_audit
