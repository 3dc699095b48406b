#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/decimal.hpp"
#include "ingest/cell_reading.hpp"

namespace msp_audit {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// mantissa / 10^scale, within what Decimal takes from an export.
struct PlainAmount {
    std::int64_t mantissa = 0;
    int scale = 0;
};

/// What nearly all amounts are: digits with one optional minus before them and one optional decimal mark between
/// them. Reads them as read_amount does; nothing for anything else.
[[nodiscard]] inline std::optional<PlainAmount> read_plain_amount(std::string_view cell, DecimalMark mark) {
    // Without a mark both readings agree, so the unknown one looks for a mark that no cell has.
    const char plain_mark = mark == DecimalMark::point ? '.' : (mark == DecimalMark::comma ? ',' : '\0');
    const char* at = cell.data();
    const char* const end = at + cell.size();
    const bool negative = at != end && *at == '-';
    if (negative) ++at;
    // What is longer may still be read, with leading zeros or a mark, and goes the slow way.
    if (end - at > Decimal::max_digits) return std::nullopt;
    const char* const begin = at;
    std::int64_t mantissa = 0;
    for (; at != end && is_digit(*at); ++at) mantissa = mantissa * 10 + (*at - '0');
    if (at == begin) return std::nullopt;
    std::ptrdiff_t places = 0;
    if (at != end) {
        if (*at != plain_mark) return std::nullopt;
        const char* const fraction = ++at;
        for (; at != end && is_digit(*at); ++at) mantissa = mantissa * 10 + (*at - '0');
        places = at - fraction;
        if (at != end || places == 0 || places > Decimal::max_places) return std::nullopt;
    }
    return PlainAmount{negative ? -mantissa : mantissa, static_cast<int>(places)};
}

}  // namespace msp_audit
