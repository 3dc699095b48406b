#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

/// Where the matcher and its slow reference are known to differ still; the test prints each of them. Whoever settles
/// one takes it out.
namespace bridge {

struct OpenDifference {
    std::uint64_t seed = 0;
    int size = 0;
    const char* feature = "";
};

inline constexpr std::array open_differences{
    OpenDifference{54, 25, "rows of one invoice in two files that disagree"},
};

[[nodiscard]] inline bool is_open(std::uint64_t seed, int size) {
    return std::any_of(open_differences.begin(), open_differences.end(), [&](const OpenDifference& difference) {
        return difference.seed == seed && difference.size == size;
    });
}

}  // namespace bridge
