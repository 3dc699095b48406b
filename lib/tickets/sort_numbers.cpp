#include "tickets/sort_numbers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace msp_audit {

namespace {

constexpr std::size_t fewest_by_digits = 1024;
constexpr unsigned digit_bits = 11, most_bits = 44;
constexpr std::size_t digits = std::size_t{1} << digit_bits;

std::size_t digit_of(std::int64_t number, unsigned shift) {
    return static_cast<std::size_t>(number >> shift) & (digits - 1);
}

/// By one digit; numbers that have the same one keep their order.
void sort_by_digit(const std::vector<std::int64_t>& from, unsigned shift, std::vector<std::int64_t>& into) {
    std::array<std::size_t, digits> places{};
    for (const std::int64_t number : from) ++places[digit_of(number, shift)];
    std::size_t before = 0;
    for (std::size_t& place : places) before += std::exchange(place, before);
    for (const std::int64_t number : from) into[places[digit_of(number, shift)]++] = number;
}

}  // namespace

void sort_numbers(std::vector<std::int64_t>& numbers) {
    if (numbers.size() < fewest_by_digits) return std::sort(numbers.begin(), numbers.end());
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    const std::int64_t greatest = *most;
    if (*least < 0 || greatest >> most_bits != 0) return std::sort(numbers.begin(), numbers.end());
    std::vector<std::int64_t> other(numbers.size());
    for (unsigned shift = 0; shift < most_bits && greatest >> shift != 0; shift += digit_bits) {
        sort_by_digit(numbers, shift, other);
        numbers.swap(other);
    }
}

}  // namespace msp_audit
