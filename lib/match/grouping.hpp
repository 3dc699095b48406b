#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"

namespace msp_audit {

/// Mixes figures and ids into one hash.
class Mix {
public:
    Mix& add(std::uint64_t value) {
        hash_ = (hash_ ^ value) * 0x9E3779B97F4A7C15ULL;
        hash_ ^= hash_ >> 29U;
        return *this;
    }
    /// Equal values mix alike, whatever their scale.
    Mix& add(const Decimal& value) {
        const Decimal shortest = value.normalized();
        return add(static_cast<std::uint64_t>(shortest.mantissa())).add(static_cast<std::uint64_t>(shortest.scale()));
    }
    [[nodiscard]] std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 0x243F6A8885A308D3ULL;
};

/// The first eight bytes of a text as a number that compares as they do: it tells most texts apart without a second
/// look.
[[nodiscard]] inline std::uint64_t first_bytes(std::string_view text) {
    std::uint64_t begins = 0;
    for (std::size_t i = 0; i < sizeof begins; ++i) {
        begins = (begins << 8U) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return begins;
}

struct HashedItem {
    std::uint64_t hash = 0;
    std::uint32_t item = 0;

    friend bool operator<(const HashedItem& a, const HashedItem& b) {
        return a.hash != b.hash ? a.hash < b.hash : a.item < b.item;
    }
};

/// Calls take(group) for every two or more equal items, in ascending order of items within a group. Equal items have
/// equal hashes. About n log n.
template <class Equal, class Take>
void for_each_group(std::vector<HashedItem>& items, Equal equal, Take take) {
    std::sort(items.begin(), items.end());
    std::vector<std::uint32_t> group;
    for (auto first = items.begin(); first != items.end();) {
        auto last = first;
        while (last != items.end() && last->hash == first->hash) ++last;
        // Items that only share a hash are told apart.
        while (last - first > 1) {
            const auto rest = std::stable_partition(first, last, [&](const HashedItem& other) {
                return other.item == first->item || equal(first->item, other.item);
            });
            group.clear();
            for (auto at = first; at != rest; ++at) group.push_back(at->item);
            if (group.size() > 1) take(group);
            first = rest;
        }
        first = last;
    }
}

}  // namespace msp_audit
