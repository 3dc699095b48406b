#include "report/decimal_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>

#include <fmt/format.h>

namespace msp_audit {

namespace {

/// Puts commas into digits that are followed by a point or nothing; a sign stays in front.
std::string with_commas(std::string_view plain) {
    const std::size_t sign = plain.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string out;
    out.reserve(plain.size() + plain.size() / 3);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > sign && i < point && (point - i) % 3 == 0) out += ',';
        out += plain[i];
    }
    return out;
}

}  // namespace

void append_decimal(std::string& out, const Decimal& value, int places) {
    constexpr Int128 limit = std::numeric_limits<std::int64_t>::max();
    const Int128 wide = value.mantissa() < 0 ? -value.mantissa() : value.mantissa();
    if (wide > limit) {
        out += value.to_string(places);
        return;
    }
    auto digits = static_cast<std::uint64_t>(wide);
    int scale = value.scale();
    for (; scale > places && digits % 10 == 0; --scale) digits /= 10;
    std::array<char, 20> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), digits).ptr;
    const auto length = static_cast<int>(end - text.data());
    const std::string_view all(text.data(), static_cast<std::size_t>(length));
    if (value.sign() < 0) out += '-';
    const int whole = length - scale;
    if (whole <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-whole), '0');
        out += all;
    } else {
        out += all.substr(0, static_cast<std::size_t>(whole));
        if (scale > 0 || places > 0) out += '.';
        out += all.substr(static_cast<std::size_t>(whole));
    }
    if (scale < places) out.append(static_cast<std::size_t>(places - scale), '0');
}

std::string grouped(const Decimal& value, int places) {
    std::string plain;
    append_decimal(plain, value, places);
    return with_commas(plain);
}

std::string grouped(std::size_t count) { return with_commas(fmt::format("{}", count)); }

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", grouped(count), count == 1 ? singular : plural);
}

}  // namespace msp_audit
