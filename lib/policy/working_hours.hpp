#pragma once

#include <array>
#include <vector>

#include "core/toml_value.hpp"
#include "policy/ticket_policy.hpp"

namespace msp_audit {

/// The hours of one day, such as ["09:00-12:00", "13:00-17:30"]: sorted; an empty list is a day off. Hours that end
/// at or before they begin end on the next day. Throws where two overlap.
[[nodiscard]] std::vector<WorkingHours> read_day_hours(const TomlValue& value);

/// { mon-fri = [...], sat = [...] }: ranges of days do not wrap. Throws for a day that is given twice and for a week
/// without hours.
[[nodiscard]] std::array<std::vector<WorkingHours>, 7> read_week(const TomlValue& value);

}  // namespace msp_audit
