#pragma once

#include <cstdint>
#include <vector>

#include "core/ratio.hpp"

namespace msp_audit {

/// A pair that may be chosen: places of a left and a right node; the cost is at most the limit.
struct AssignmentPair {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    Ratio cost;
};

/// Equal lines are one node with a count.
struct AssignmentProblem {
    std::vector<std::uint32_t> left_counts;
    std::vector<std::uint32_t> right_counts;
    std::vector<AssignmentPair> pairs;
    Ratio limit;  ///< what a left line without partner costs
};

/// `count` lines of a left node are partners of as many of a right node.
struct AssignedPair {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t count = 0;
    std::uint32_t other = none;  ///< a right node that the left one has in another assignment of the same total cost
};

/// The one-to-one assignment of least total cost. Among equals the lower right nodes are taken, and for each of them
/// the lower left ones. Sorted by left, then right; what is not in the answer is unmatched. Exact as long as the
/// costs have a common denominator below 10^30; beyond that they compare to 24 places. About n^3 in the number of
/// nodes; the caller bounds it.
[[nodiscard]] std::vector<AssignedPair> assign(const AssignmentProblem& problem);

}  // namespace msp_audit
