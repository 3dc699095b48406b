#include "ingest/ticket_cells.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "ingest/cell_reading.hpp"
#include "ingest/column_words.hpp"
#include "ingest/header_names.hpp"

namespace msp_audit {

namespace {

// Compared as headers are.
constexpr std::array<std::string_view, 4> kept{"withinsla", "met", "achieved", "ontime"};
constexpr std::array<std::string_view, 6> broken{"slaviolated", "violated", "missed",
                                                 "breached",    "failed",   "overdue"};

}  // namespace

std::optional<int> read_count(std::string_view cell, std::string& reason) {
    if (cell.size() == 1 && cell[0] >= '0' && cell[0] <= '9') return cell[0] - '0';
    const auto number = read_amount(cell, DecimalMark::point, reason);
    if (!number) return std::nullopt;
    const Decimal whole = number->normalized();
    if (whole.sign() < 0 || whole.scale() > 0 || whole > Decimal(std::numeric_limits<int>::max())) {
        reason = "it is no whole number from 0 on";
        return std::nullopt;
    }
    return static_cast<int>(whole.mantissa());
}

std::optional<bool> read_truth(std::string_view cell) {
    const std::string key = header_key(cell);
    if (std::find(kept.begin(), kept.end(), key) != kept.end()) return true;
    if (std::find(broken.begin(), broken.end(), key) != broken.end()) return false;
    return truth_named(cell);
}

}  // namespace msp_audit
