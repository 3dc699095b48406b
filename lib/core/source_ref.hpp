#pragma once

#include <compare>
#include <cstdint>

namespace msp_audit {

/// Where a record came from: a file of the run (by its place in the list of inputs) and a physical line in it,
/// the first line being 1. File 0 with row 0 is nowhere.
struct SourceRef {
    std::uint32_t file = 0;
    std::uint32_t row = 0;

    friend constexpr auto operator<=>(const SourceRef&, const SourceRef&) = default;
};

}  // namespace msp_audit
