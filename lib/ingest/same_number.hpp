#pragma once

#include <string>
#include <string_view>

#include "ingest/cell_reading.hpp"

namespace msp_audit {

/// One of the readings of both cells, with a point or a comma, is the same number: `20,00` and `20 %` are 20. False
/// where one of them is no amount.
[[nodiscard]] inline bool may_be_same_number(std::string_view a, std::string_view b) {
    std::string reason;
    bool percent = false;
    for (const DecimalMark mark : {DecimalMark::point, DecimalMark::comma}) {
        const auto of_a = read_amount(a, mark, reason, &percent);
        for (const DecimalMark other : {DecimalMark::point, DecimalMark::comma}) {
            if (of_a && of_a == read_amount(b, other, reason, &percent)) return true;
        }
    }
    return false;
}

}  // namespace msp_audit
