#include "ingest/read_duration.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/text_key.hpp"
#include "ingest/text_cursor.hpp"

namespace msp_audit {

namespace {

constexpr Seconds longest = std::numeric_limits<std::int32_t>::max();
constexpr const char* too_long = "it is longer than 68 years";
constexpr const char* unlike_one = "it is not written like one";

struct UnitWord {
    std::string_view word;
    DurationUnit unit;
};
constexpr std::array unit_words{
    UnitWord{"s", DurationUnit::seconds},        UnitWord{"sec", DurationUnit::seconds},
    UnitWord{"secs", DurationUnit::seconds},     UnitWord{"second", DurationUnit::seconds},
    UnitWord{"seconds", DurationUnit::seconds},  UnitWord{"m", DurationUnit::minutes},
    UnitWord{"min", DurationUnit::minutes},      UnitWord{"mins", DurationUnit::minutes},
    UnitWord{"minute", DurationUnit::minutes},   UnitWord{"minutes", DurationUnit::minutes},
    UnitWord{"h", DurationUnit::hours},          UnitWord{"hr", DurationUnit::hours},
    UnitWord{"hrs", DurationUnit::hours},        UnitWord{"hour", DurationUnit::hours},
    UnitWord{"hours", DurationUnit::hours},      UnitWord{"d", DurationUnit::days},
    UnitWord{"day", DurationUnit::days},         UnitWord{"days", DurationUnit::days},
    UnitWord{"sekunden", DurationUnit::seconds}, UnitWord{"minuten", DurationUnit::minutes},
    UnitWord{"std", DurationUnit::hours},        UnitWord{"stunde", DurationUnit::hours},
    UnitWord{"stunden", DurationUnit::hours},    UnitWord{"tag", DurationUnit::days},
    UnitWord{"tage", DurationUnit::days},
};

DurationUnit unit_of(std::string_view word) {
    const std::string key = folded(word);
    const auto* const found =
        std::find_if(unit_words.begin(), unit_words.end(), [&](const UnitWord& entry) { return entry.word == key; });
    return found == unit_words.end() ? DurationUnit::unknown : found->unit;
}

Seconds seconds_in(DurationUnit unit) {
    switch (unit) {
    case DurationUnit::minutes:
        return 60;
    case DurationUnit::hours:
        return 3600;
    case DurationUnit::days:
        return seconds_a_day;
    case DurationUnit::unknown:
    case DurationUnit::seconds:
        break;
    }
    return 1;
}

/// number x unit in whole seconds; nothing where it is negative or too long.
std::optional<Seconds> in_seconds(const Decimal& number, DurationUnit unit, std::string& reason) {
    if (number.sign() < 0) {
        reason = "it is negative";
        return std::nullopt;
    }
    const Decimal rounded = (number * Decimal(static_cast<int>(seconds_in(unit)))).rounded(0);
    if (rounded > Decimal::of(longest, 0)) {
        reason = too_long;
        return std::nullopt;
    }
    return static_cast<Seconds>(rounded.normalized().mantissa());
}

/// Takes the point, the space or the word `days` behind a number of days.
bool take_days_mark(TextCursor& cursor) {
    if (cursor.take('.')) return true;
    const bool has_space = cursor.skip_spaces() > 0;
    const std::string_view word = cursor.take_letters();
    cursor.skip_spaces();
    return word.empty() ? has_space : unit_of(word) == DurationUnit::days;
}

/// hh:mm[:ss], `d hh:mm:ss`, d.hh:mm:ss, whatever the number of hours; a fraction of a second is cut off.
std::optional<Seconds> read_clock_form(std::string_view cell, std::string& reason) {
    reason = unlike_one;
    TextCursor cursor(cell);
    std::string_view hours = cursor.take_digits();
    std::string_view days;
    const bool has_days = cursor.front() != ':';
    if (has_days) {
        if (!take_days_mark(cursor)) return std::nullopt;
        days = hours;
        hours = cursor.take_digits();
    }
    constexpr std::size_t most_digits = 9;
    if (hours.empty() || hours.size() > most_digits || days.size() > most_digits) return std::nullopt;
    if (has_days && (days.empty() || number_of(hours) > 23)) return std::nullopt;
    std::array<int, 2> parts{};
    std::size_t count = 0;
    while (count < parts.size() && cursor.take(':')) {
        const std::string_view part = cursor.take_digits();
        if (part.size() != 2 || number_of(part) > 59) return std::nullopt;
        parts[count++] = number_of(part);
    }
    if (count == 2 && cursor.take('.') && cursor.take_digits().empty()) return std::nullopt;
    if (count == 0 || !cursor.at_end() || (has_days && count != 2)) return std::nullopt;
    const Seconds seconds = (days.empty() ? 0 : Seconds{number_of(days)} * seconds_a_day) +
                            Seconds{number_of(hours)} * 3600 + Seconds{parts[0]} * 60 + parts[1];
    if (seconds <= longest) return seconds;
    reason = too_long;
    return std::nullopt;
}

/// 3 Days 12 Hours, 1h 30m, 2.5 hours: larger units first, each at most once.
std::optional<Seconds> read_words(std::string_view cell, DecimalMark mark, std::string& reason) {
    TextCursor cursor(cell);
    Seconds total = 0;
    auto above = static_cast<int>(DurationUnit::days) + 1;
    while (!cursor.at_end()) {
        const std::string_view from_here = cursor.rest();
        const std::size_t number_size = from_here.find_first_not_of("0123456789.,");
        if (number_size == 0 || number_size == std::string_view::npos) {
            reason = unlike_one;
            return std::nullopt;
        }
        cursor.skip(number_size);
        cursor.skip_spaces();
        const DurationUnit unit = unit_of(cursor.take_letters());
        if (unit == DurationUnit::unknown || static_cast<int>(unit) >= above) {
            reason = unlike_one;
            return std::nullopt;
        }
        above = static_cast<int>(unit);
        const auto number = read_amount(from_here.substr(0, number_size), mark, reason);
        const auto seconds = number ? in_seconds(*number, unit, reason) : std::nullopt;
        if (!seconds) return std::nullopt;
        total += *seconds;
        cursor.take(',');
        cursor.skip_spaces();
    }
    if (total <= longest) return total;
    reason = too_long;
    return std::nullopt;
}

}  // namespace

DurationUnit duration_unit_told_by(std::string_view header) {
    DurationUnit told = DurationUnit::unknown;
    const std::string key = folded(header);
    // A lone letter is a unit where brackets set it apart.
    const bool has_h = key.find("(h)") != std::string::npos || key.find("[h]") != std::string::npos;
    for (const std::string& word : words_in_order(header)) {
        const bool is_word = word.size() > 1 || (has_h && word == "h");
        const DurationUnit unit = is_word ? unit_of(word) : DurationUnit::unknown;
        if (unit == DurationUnit::unknown) continue;
        if (told != DurationUnit::unknown && told != unit) return DurationUnit::unknown;
        told = unit;
    }
    return told;
}

std::optional<DurationUnit> duration_unit_named(std::string_view name) {
    if (name == "seconds") return DurationUnit::seconds;
    if (name == "minutes") return DurationUnit::minutes;
    if (name == "hours") return DurationUnit::hours;
    if (name == "days") return DurationUnit::days;
    return std::nullopt;
}

std::optional<Seconds> read_duration(std::string_view cell, DurationUnit unit, DecimalMark mark,
                                     std::string& reason) {
    if (cell.find(':') != std::string_view::npos) return read_clock_form(cell, reason);
    const auto is_letter = [](char c) { return TextCursor::is_letter(c) && (c & '\x80') == 0; };
    if (std::any_of(cell.begin(), cell.end(), is_letter)) return read_words(cell, mark, reason);
    const auto number = read_amount(cell, mark, reason);
    if (!number) return std::nullopt;
    if (unit == DurationUnit::unknown && !number->is_zero()) {
        reason = bare_number_reason;
        return std::nullopt;
    }
    return in_seconds(*number, unit, reason);
}

}  // namespace msp_audit
