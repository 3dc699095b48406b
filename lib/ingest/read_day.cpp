#include <algorithm>

#include "core/text_key.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/month_starts.hpp"
#include "ingest/read_clock.hpp"
#include "ingest/text_cursor.hpp"

namespace msp_audit {

namespace {

struct MonthName {
    std::string_view name;  ///< case-folded, without a final point
    int month;
};

// English, German, French and Spanish, with and without their accents.
constexpr std::array<MonthName, 94> month_names{{
    {"jan", 1},       {"january", 1},    {"januar", 1},    {"jän", 1},       {"jänner", 1},     {"janv", 1},
    {"janvier", 1},   {"ene", 1},        {"enero", 1},     {"feb", 2},       {"february", 2},   {"februar", 2},
    {"fév", 2},       {"févr", 2},       {"février", 2},   {"fev", 2},       {"fevr", 2},       {"fevrier", 2},
    {"febrero", 2},   {"mar", 3},        {"march", 3},     {"mär", 3},       {"märz", 3},       {"mrz", 3},
    {"maerz", 3},     {"mars", 3},       {"marzo", 3},     {"apr", 4},       {"april", 4},      {"avr", 4},
    {"avril", 4},     {"abr", 4},        {"abril", 4},     {"may", 5},       {"mai", 5},        {"mayo", 5},
    {"jun", 6},       {"june", 6},       {"juni", 6},      {"juin", 6},      {"junio", 6},      {"jul", 7},
    {"july", 7},      {"juli", 7},       {"juil", 7},      {"juillet", 7},   {"julio", 7},      {"aug", 8},
    {"august", 8},    {"aoû", 8},        {"août", 8},      {"aout", 8},      {"ago", 8},        {"agosto", 8},
    {"sep", 9},       {"sept", 9},       {"september", 9}, {"septembre", 9}, {"set", 9},        {"septiembre", 9},
    {"setiembre", 9}, {"oct", 10},       {"october", 10},  {"okt", 10},      {"oktober", 10},   {"octobre", 10},
    {"octubre", 10},  {"nov", 11},       {"november", 11}, {"novembre", 11}, {"noviembre", 11}, {"dec", 12},
    {"december", 12}, {"dez", 12},       {"dezember", 12}, {"déc", 12},      {"décembre", 12},  {"decembre", 12},
    {"dic", 12},      {"diciembre", 12},
}};

/// 1 to 12; 0 for a word that names no month.
int month_named(std::string_view word) {
    if (word.size() < 3 || word.size() > 11) return 0;
    const std::string key = folded(word);
    for (const auto& [name, month] : month_names) {
        if (name == key) return month;
    }
    return 0;
}

/// The three parts of a printed date. A part is digits; one of the first two may be a month's name.
struct DateParts {
    std::array<std::string_view, 3> digits;
    int named_month = 0;
    std::size_t named_at = 3;  ///< which part is a name; 3: none
    std::string_view rest;     ///< what follows the date
};

constexpr std::string_view unlike_a_date = "it is not written like one";
constexpr const char* not_a_time = "what follows the date is not written like a time";

/// Takes what stands between two parts: one of / - . , with spaces after it, or spaces. '\0': neither.
char take_separator(TextCursor& cursor) {
    char separator = '\0';
    for (const char mark : {'/', '-', '.', ','}) {
        if (cursor.take(mark)) {
            separator = mark;
            break;
        }
    }
    if (cursor.skip_spaces() > 0 && separator == '\0') separator = ' ';
    return separator;
}

/// In 5 de enero de 2026.
void skip_spanish_of(TextCursor& cursor) {
    for (const std::string_view of : {"de ", "del "}) {
        if (cursor.rest().starts_with(of)) return cursor.skip(of.size());
    }
}

/// In 1st, 2nd, 3rd, 4th, 1er. False: there is none.
bool skip_ordinal(TextCursor& cursor) {
    const std::string_view rest = cursor.rest();
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er"}) {
        if (rest.starts_with(ending) && (rest.size() == 2 || !TextCursor::is_letter(rest[2]))) {
            cursor.skip(2);
            return true;
        }
    }
    return false;
}

/// Takes a month's name with the point of an abbreviation. False: the word is no month.
bool take_month_name(TextCursor& cursor, std::size_t part, DateParts& parts) {
    parts.named_month = month_named(cursor.take_letters());
    parts.named_at = part;
    const std::string_view rest = cursor.rest();
    if (rest.size() > 1 && rest[0] == '.' && (rest[1] == '-' || rest[1] == '/' || rest[1] == ',')) cursor.skip(1);
    return parts.named_month != 0;
}

/// Empty, or why the text does not begin with three parts of a date (or with eight digits).
std::string_view take_parts(std::string_view text, DateParts& parts) {
    TextCursor cursor(text);
    std::array<char, 2> separators{};
    bool ordinal = false;
    for (std::size_t part = 0; part < 3; ++part) {
        if (part < 2 && parts.named_at == 3 && TextCursor::is_letter(cursor.front())) {
            if (!take_month_name(cursor, part, parts)) return unlike_a_date;
        } else {
            parts.digits[part] = cursor.take_digits();
            if (parts.digits[part].empty()) return unlike_a_date;
            if (part < 2 && skip_ordinal(cursor)) ordinal = true;
        }
        if (part == 2 || parts.digits[0].size() == 8) break;
        separators[part] = take_separator(cursor);
        if (separators[part] == '\0') return unlike_a_date;
        skip_spanish_of(cursor);
    }
    parts.rest = cursor.rest();
    const bool numeric = parts.named_at == 3 && parts.digits[0].size() != 8;
    if (numeric && (ordinal || separators[0] != separators[1] || separators[0] == ',')) return unlike_a_date;
    return {};
}

/// Two- and four-digit years; -1 for others.
int year_in(std::string_view digits) {
    const int value = digits.size() <= 4 ? number_of(digits) : -1;
    if (digits.size() == 4) return value;
    if (digits.size() != 2) return -1;
    return value + (value < 70 ? 2000 : 1900);
}

std::optional<Day> day_of(int year, std::string_view month, std::string_view day, std::string& reason) {
    if (month.empty() || month.size() > 2 || day.empty() || day.size() > 2) {
        reason = unlike_a_date;
        return std::nullopt;
    }
    if (auto found = Day::of(year, number_of(month), number_of(day))) return found;
    if (year < 0) {
        reason = "a year has two or four digits";
    } else if (!Day::of(year, 1, 1)) {
        reason = "years run from 1970 to 2100";
    } else if (!Day::of(year, number_of(month), 1)) {
        reason = "there is no month " + std::string(month);
    } else {
        reason = "month " + std::string(month) + " of " + std::to_string(year) + " has no day " + std::string(day);
    }
    return std::nullopt;
}

std::optional<Day> in_order(const DateParts& parts, DateOrder order, std::string& reason) {
    const auto& [first, second, third] = parts.digits;
    const int year = year_in(third);
    if (order == DateOrder::dmy) return day_of(year, second, first, reason);
    if (order == DateOrder::mdy) return day_of(year, first, second, reason);
    std::string other_reason;
    const auto dmy = day_of(year, second, first, reason);
    const auto mdy = day_of(year, first, second, other_reason);
    if (dmy == mdy) return dmy;
    if (dmy && mdy) {
        reason = "it means " + dmy->to_string() + " or " + mdy->to_string();
    } else {
        reason = std::string("it reads only as ") + (dmy ? "day/month/year" : "month/day/year") +
                 ", and the order of the column is not known";
    }
    return std::nullopt;
}

std::optional<Day> with_month_name(const DateParts& parts, std::string& reason) {
    const std::string month = std::to_string(parts.named_month);
    const auto& [first, second, third] = parts.digits;
    if (parts.named_at == 0) return day_of(year_in(third), month, second, reason);
    if (first.size() == 4) return day_of(year_in(first), month, third, reason);
    return day_of(year_in(third), month, first, reason);
}

/// Exactly yyyy-mm-dd, what nearly all exports hold. Nothing for all else, dates that do not exist included.
std::optional<Day> read_iso(std::string_view cell) {
    if (cell.size() != 10 || cell[4] != '-' || cell[7] != '-') return std::nullopt;
    std::array<unsigned, 8> digits{};
    unsigned highest = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        digits[i] = static_cast<unsigned char>(cell[i + (i > 3 ? 1 : 0) + (i > 5 ? 1 : 0)]) - unsigned{'0'};
        highest = std::max(highest, digits[i]);
    }
    if (highest > 9) return std::nullopt;
    return month_starts.day_of(digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3],
                               digits[4] * 10 + digits[5], digits[6] * 10 + digits[7]);
}

/// The date that a cell begins with, whatever follows it.
std::optional<Day> day_in_front(std::string_view cell, DateOrder order, std::string& reason, std::string_view& rest) {
    cell = trimmed(cell);
    if (cell.empty()) {
        reason = "it is empty";
        return std::nullopt;
    }
    DateParts parts;
    if (const std::string_view why = take_parts(cell, parts); !why.empty()) {
        reason = why;
        return std::nullopt;
    }
    rest = parts.rest;
    const std::string_view first = parts.digits[0];
    if (first.size() == 8) return day_of(number_of(first.substr(0, 4)), first.substr(4, 2), first.substr(6), reason);
    if (parts.named_at < 3) return with_month_name(parts, reason);
    if (first.size() == 4) return day_of(year_in(first), parts.digits[1], parts.digits[2], reason);
    return in_order(parts, order, reason);
}

/// Any date; kept out of line so that the usual cell does not pay for its frame.
[[gnu::noinline]] std::optional<Day> read_any(std::string_view cell, DateOrder order, std::string& reason) {
    std::string_view rest;
    auto day = day_in_front(cell, order, reason, rest);
    if (rest.empty() || read_clock(rest)) return day;
    reason = not_a_time;
    return std::nullopt;
}

}  // namespace

std::optional<Day> read_day(std::string_view cell, DateOrder order, std::string& reason) {
    std::optional<Day> day = read_iso(cell);
    if (!day) day = read_any(cell, order, reason);
    return day;
}

std::optional<Day> read_day_in_front(std::string_view cell, DateOrder order, std::string& reason,
                                     std::string_view& rest) {
    return day_in_front(cell, order, reason, rest);
}

}  // namespace msp_audit
