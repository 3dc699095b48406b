#include "tickets/token_weights.hpp"

#include <bit>

namespace msp_audit {

namespace {

__extension__ using Wide = unsigned __int128;

// Fractions of so many bits: a weight has 37 bits at most, so what is lost stands far behind its last one.
constexpr unsigned fraction_bits = 62;

/// 2 atanh(part / of) for part / of up to a third, as ln is added up from it.
Wide twice_atanh(Wide part, Wide of) {
    const Wide y = (part << fraction_bits) / of;
    const Wide square = y * y >> fraction_bits;
    Wide sum = 0;
    Wide power = y;
    for (unsigned odd = 1; power != 0; odd += 2) {
        sum += power / odd;
        power = power * square >> fraction_bits;
    }
    return 2 * sum;
}

}  // namespace

std::uint32_t idf_weight(std::uint64_t texts, std::uint64_t holders) {
    // ln(p / q) = k ln 2 + ln(m), where p / q = 2^k m and 1 <= m < 2.
    const Wide p = Wide{holders} + texts;
    Wide q = holders;
    unsigned k = 0;
    for (; 2 * q <= p; q *= 2) ++k;
    const Wide sum = k * twice_atanh(1, 3) + twice_atanh(p - q, p + q);
    constexpr unsigned dropped = fraction_bits - 16;
    return static_cast<std::uint32_t>((sum + (Wide{1} << (dropped - 1))) >> dropped);
}

std::vector<std::uint32_t> idf_weights(const TokenSets& sets) {
    std::vector<std::uint64_t> holders(sets.token_count(), 0);
    std::uint64_t texts = 0;
    for (std::size_t place = 0; place < sets.size(); ++place) {
        const TokenSets::Set set = sets.of(place);
        texts += set.empty() ? 0U : 1U;
        for (const std::uint32_t token : set) ++holders[token];
    }
    std::vector<std::uint32_t> weights;
    weights.reserve(holders.size());
    for (const std::uint64_t count : holders) weights.push_back(idf_weight(texts, count));
    return weights;
}

}  // namespace msp_audit
