#pragma once

#include <string_view>

namespace msp_audit {

/// The JSON Schema of reconcile's JSON, version 1: lib/report/schema/reconcile-1.schema.json as the program ships it.
[[nodiscard]] std::string_view reconcile_schema();

}  // namespace msp_audit
