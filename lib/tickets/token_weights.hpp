#pragma once

#include <cstdint>
#include <vector>

#include "tickets/similarity.hpp"

namespace msp_audit {

/// round(2^16 ln(1 + texts / holders)) in integers, the same on every machine; 0 < holders <= texts.
[[nodiscard]] std::uint32_t idf_weight(std::uint64_t texts, std::uint64_t holders);

/// The weight of each token of the sets; texts without a token do not count.
[[nodiscard]] std::vector<std::uint32_t> idf_weights(const TokenSets& sets);

}  // namespace msp_audit
