#include "natural.hpp"

namespace reference::tickets {

void Natural::multiply(std::uint32_t by) {
    std::uint64_t carry = 0;
    for (auto& limb : limbs_) {
        const std::uint64_t product = std::uint64_t{limb} * by + carry;
        limb = static_cast<std::uint32_t>(product);
        carry = product >> 32U;
    }
    if (carry != 0) {
        limbs_.push_back(static_cast<std::uint32_t>(carry));
    }
    while (limbs_.size() > 1 && limbs_.back() == 0) {
        limbs_.pop_back();
    }
}

bool Natural::less_or_equal(const Natural& other) const {
    if (limbs_.size() != other.limbs_.size()) {
        return limbs_.size() < other.limbs_.size();
    }
    for (auto i = limbs_.size(); i-- > 0;) {
        if (limbs_[i] != other.limbs_[i]) {
            return limbs_[i] < other.limbs_[i];
        }
    }
    return true;
}

}  // namespace reference::tickets
