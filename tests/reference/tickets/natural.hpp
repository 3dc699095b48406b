#pragma once

#include <cstdint>
#include <vector>

namespace reference::tickets {

/// A natural number of any size that can be multiplied by small ones and compared.
class Natural {
public:
    explicit Natural(std::uint32_t value) : limbs_(1, value) {}
    void multiply(std::uint32_t by);
    [[nodiscard]] bool less_or_equal(const Natural& other) const;

private:
    std::vector<std::uint32_t> limbs_;  ///< lowest first
};

}  // namespace reference::tickets
