#include "core/instant.hpp"

namespace msp_audit {

namespace {

/// The number that two digits and nothing else spell; none where it is above `most`.
std::optional<int> two_digits(std::string_view text, int most) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number <= most ? std::optional(number) : std::nullopt;
}

void append_two_digits(std::string& text, char separator, std::int64_t number) {
    text += separator;
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
}

}  // namespace

std::optional<Instant> Instant::parse(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') {
        return std::nullopt;
    }
    const auto day = Day::parse(text.substr(0, 10));
    const auto hour = two_digits(text.substr(11, 2), 23);
    const auto minute = two_digits(text.substr(14, 2), 59);
    const auto second = two_digits(text.substr(17, 2), 59);
    if (!day || !hour || !minute || !second) return std::nullopt;
    const std::int64_t into_day = std::int64_t{*hour} * 3600 + std::int64_t{*minute} * 60 + *second;
    return from_count(day->count() * seconds_a_day + into_day);
}

std::string Instant::to_string() const {
    if (!has_value()) return {};
    std::int64_t days = seconds_ / seconds_a_day;
    if (seconds_ % seconds_a_day < 0) --days;
    const std::int64_t second = seconds_ - days * seconds_a_day;
    std::string text = Day::from_count(static_cast<std::int32_t>(days)).to_string();
    append_two_digits(text, 'T', second / 3600);
    append_two_digits(text, ':', second / 60 % 60);
    append_two_digits(text, ':', second % 60);
    return text += 'Z';
}

}  // namespace msp_audit
