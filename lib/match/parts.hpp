#pragma once

#include <array>
#include <cstddef>

#include "core/decimal.hpp"

namespace msp_audit {

/// The four things that can be done with a billed cent.
enum class Part : std::uint8_t { payable, awaiting, disputed, unchecked };
inline constexpr std::size_t part_count = 4;

/// An amount split exactly: the four parts add up to it.
struct Parts {
    std::array<Decimal, part_count> amounts{};

    [[nodiscard]] Decimal& operator[](Part part) { return amounts[static_cast<std::size_t>(part)]; }
    [[nodiscard]] const Decimal& operator[](Part part) const { return amounts[static_cast<std::size_t>(part)]; }
    [[nodiscard]] Decimal sum() const { return amounts[0] + amounts[1] + amounts[2] + amounts[3]; }
    [[nodiscard]] static Parts whole(Part part, const Decimal& amount) {
        Parts parts;
        parts[part] = amount;
        return parts;
    }
    Parts& operator+=(const Parts& other) {
        for (std::size_t i = 0; i < part_count; ++i) amounts[i] += other.amounts[i];
        return *this;
    }
    Parts& operator-=(const Parts& other) {
        for (std::size_t i = 0; i < part_count; ++i) amounts[i] -= other.amounts[i];
        return *this;
    }
    friend bool operator==(const Parts& a, const Parts& b) { return a.amounts == b.amounts; }
};

/// Parts as records keep them: each cell has at most 18 digits.
struct StoredParts {
    std::array<StoredDecimal, part_count> amounts{};

    StoredParts() = default;
    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): the storage form of the same value
    StoredParts(const Parts& parts) {
        for (std::size_t i = 0; i < part_count; ++i) amounts[i] = parts.amounts[i];
    }
    [[nodiscard]] Parts operator*() const {
        Parts parts;
        for (std::size_t i = 0; i < part_count; ++i) parts.amounts[i] = *amounts[i];
        return parts;
    }
};

}  // namespace msp_audit
