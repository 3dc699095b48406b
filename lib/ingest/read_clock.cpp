#include "ingest/read_clock.hpp"

#include <array>

#include "ingest/text_cursor.hpp"

namespace msp_audit {

namespace {

/// hhmm or hhmmss.
bool take_bare_clock(std::string_view digits, PrintedClock& clock) {
    clock.hour = number_of(digits.substr(0, 2));
    clock.minute = number_of(digits.substr(2, 2));
    if (digits.size() == 6) clock.second = number_of(digits.substr(4));
    return clock.hour <= 24 && clock.minute <= 59 && clock.second <= 60;
}

bool take_hours_and_minutes(TextCursor& cursor, bool after_t, PrintedClock& clock) {
    const std::string_view hour = cursor.take_digits();
    if (after_t && (hour.size() == 4 || hour.size() == 6)) return take_bare_clock(hour, clock);
    if (hour.empty() || hour.size() > 2 || number_of(hour) > 24) return false;
    clock.hour = number_of(hour);
    int parts = 0;
    while (parts < 2 && cursor.take(':')) {
        const std::string_view part = cursor.take_digits();
        if (part.size() != 2 || number_of(part) > (parts == 0 ? 59 : 60)) return false;
        (parts == 0 ? clock.minute : clock.second) = number_of(part);
        ++parts;
    }
    if (parts == 0) return false;
    if (parts == 2 && (cursor.front() == '.' || cursor.front() == ',')) {
        cursor.skip(1);
        if (cursor.take_digits().empty()) return false;
    }
    return true;
}

struct HalfOfDay {
    std::string_view printed;
    PrintedClock::Half half;
};
constexpr std::array halves{HalfOfDay{"am", PrintedClock::Half::am},   HalfOfDay{"pm", PrintedClock::Half::pm},
                            HalfOfDay{"AM", PrintedClock::Half::am},   HalfOfDay{"PM", PrintedClock::Half::pm},
                            HalfOfDay{"a.m.", PrintedClock::Half::am}, HalfOfDay{"p.m.", PrintedClock::Half::pm}};

void take_half(TextCursor& cursor, PrintedClock& clock) {
    for (const auto& [printed, half] : halves) {
        if (!cursor.rest().starts_with(printed)) continue;
        cursor.skip(printed.size());
        cursor.skip_spaces();
        clock.half = half;
        return;
    }
}

/// Z, UTC, GMT, +01:00, +0100, +01, or none.
bool take_zone(TextCursor& cursor, PrintedClock& clock) {
    if (cursor.front() == '+' || cursor.front() == '-') {
        const bool west = cursor.front() == '-';
        cursor.skip(1);
        const std::string_view hours = cursor.take_digits();
        std::string_view minutes;
        if (hours.size() == 4) {
            minutes = hours.substr(2);
        } else if (hours.size() != 2) {
            return false;
        } else if (cursor.take(':')) {
            minutes = cursor.take_digits();
            if (minutes.size() != 2) return false;
        }
        const Seconds east = Seconds{number_of(hours.substr(0, 2))} * 3600 + Seconds{number_of(minutes)} * 60;
        clock.offset = west ? -east : east;
        return true;
    }
    const std::string_view name = cursor.take_letters();
    if (name.empty()) return true;
    clock.offset = 0;
    return name == "Z" || name == "z" || name == "UTC" || name == "GMT";
}

}  // namespace

std::optional<PrintedClock> read_clock(std::string_view text) {
    PrintedClock clock;
    if (text.empty()) return clock;
    TextCursor cursor(text);
    const bool after_t = cursor.take('T');
    if (!after_t) {
        cursor.take(',');
        if (cursor.skip_spaces() == 0) return std::nullopt;
    }
    if (!take_hours_and_minutes(cursor, after_t, clock)) return std::nullopt;
    cursor.skip_spaces();
    take_half(cursor, clock);
    if (!take_zone(cursor, clock) || !cursor.at_end()) return std::nullopt;
    return clock;
}

}  // namespace msp_audit
