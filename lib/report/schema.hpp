#pragma once

#include <string_view>

namespace msp_audit {

// The JSON Schemas of the program's documents as it ships them: lib/report/schema/NAME-VERSION.schema.json.

/// Of check's JSON, version 1.
[[nodiscard]] std::string_view check_schema();
/// Of inspect's JSON, version 1.
[[nodiscard]] std::string_view inspect_schema();
/// Of reconcile's JSON, version 1.
[[nodiscard]] std::string_view reconcile_schema();
/// Of `tickets` alone, version 1: the four reports under their names.
[[nodiscard]] std::string_view tickets_schema();
/// Of `tickets resolution`, version 1.
[[nodiscard]] std::string_view tickets_resolution_schema();
/// Of `tickets reopens`, version 1.
[[nodiscard]] std::string_view tickets_reopens_schema();
/// Of `tickets duplicates`, version 1.
[[nodiscard]] std::string_view tickets_duplicates_schema();
/// Of `tickets workload`, version 1.
[[nodiscard]] std::string_view tickets_workload_schema();

}  // namespace msp_audit
