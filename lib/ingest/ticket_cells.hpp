#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace msp_audit {

/// `?`, `-`, `--`, N/A, NULL and nothing: what ticket systems print where there is no value.
[[nodiscard]] inline bool is_missing(std::string_view cell) {
    if (cell.size() > 4) return false;
    switch (cell.size()) {
    case 0:
        return true;
    case 1:
        return cell[0] == '?' || cell[0] == '-';
    case 2:
        return cell == "--";
    case 3:
        return cell == "N/A" || cell == "n/a";
    default:
        return cell == "NULL" || cell == "null";
    }
}

/// A whole number from 0 to 2^31 - 1; 3.0 is 3. `reason` follows "'x' is not a count: ".
[[nodiscard]] std::optional<int> read_count(std::string_view cell, std::string& reason);
/// TRUE, yes, 1, met, within SLA; false, no, 0, missed, SLA violated, breached.
[[nodiscard]] std::optional<bool> read_truth(std::string_view cell);

}  // namespace msp_audit
