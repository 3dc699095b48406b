#include "tickets/distribution.hpp"

#include "tickets/rounded_quotient.hpp"

namespace msp_audit {

Seconds percentile(std::span<const Seconds> ascending, int p, PercentileRule rule) {
    const auto hundredths = static_cast<std::size_t>(p);
    if (rule == PercentileRule::nearest_rank) return ascending[(hundredths * ascending.size() + 99) / 100 - 1];
    const std::size_t position = hundredths * (ascending.size() - 1);
    const auto part = static_cast<Seconds>(position % 100);
    const Seconds below = ascending[position / 100];
    if (part == 0) return below;
    return rounded_quotient(Int128{below} * 100 + Int128{part} * (ascending[position / 100 + 1] - below), 100);
}

}  // namespace msp_audit
