#include "tickets/natural_order.hpp"

#include <algorithm>
#include <cstddef>

namespace msp_audit {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The run of digits at the front, without leading zeros; takes it off.
std::string_view take_number(std::string_view& text) {
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) ++size;
    std::string_view digits = text.substr(0, size);
    text.remove_prefix(size);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

}  // namespace

std::strong_ordering by_value(std::string_view a, std::string_view b) {
    std::string_view rest_a = a;
    std::string_view rest_b = b;
    while (!rest_a.empty() && !rest_b.empty()) {
        if (is_digit(rest_a.front()) && is_digit(rest_b.front())) {
            const std::string_view one = take_number(rest_a);
            const std::string_view other = take_number(rest_b);
            if (one.size() != other.size()) return one.size() <=> other.size();
            if (const auto order = one <=> other; order != 0) return order;
            continue;
        }
        if (rest_a.front() != rest_b.front()) {
            return static_cast<unsigned char>(rest_a.front()) <=> static_cast<unsigned char>(rest_b.front());
        }
        rest_a.remove_prefix(1);
        rest_b.remove_prefix(1);
    }
    return rest_b.empty() <=> rest_a.empty();
}

bool comes_before(std::string_view a, std::string_view b) {
    if (const auto order = by_value(a, b); order != 0) return order < 0;
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace msp_audit
