#pragma once

#include "core/decimal.hpp"
#include "core/instant.hpp"

namespace msp_audit {

/// Whole seconds, rounded half away from zero; the divisor is positive.
[[nodiscard]] constexpr Seconds rounded_quotient(Int128 dividend, Int128 divisor) {
    const Int128 twice = 2 * dividend;
    return static_cast<Seconds>((dividend < 0 ? twice - divisor : twice + divisor) / (2 * divisor));
}

}  // namespace msp_audit
