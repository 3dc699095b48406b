#include "ingest/column_survey.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "ingest/same_text.hpp"

namespace msp_audit {

namespace {

template <class Reading>
std::optional<Reading> most_particular(const std::map<std::string, Reading>& options, const std::string& file,
                                       DocumentKind kind) {
    const std::string last_part = file.substr(file.rfind('/') + 1);
    for (const std::string& name : {file, last_part, std::string(plural_of(kind)), std::string()}) {
        const auto found = options.find(name);
        if (found != options.end()) return found->second;
    }
    return std::nullopt;
}

std::string_view word(DecimalMark mark) { return mark == DecimalMark::comma ? "comma" : "point"; }
std::string_view word(DateOrder order) { return order == DateOrder::mdy ? "mdy" : "dmy"; }
std::string in_words(DecimalMark mark) { return "with a decimal " + std::string(word(mark)); }
std::string in_words(DateOrder order) {
    return order == DateOrder::mdy ? "with the month before the day" : "with the day before the month";
}

std::string meaning(const std::string& cell, DecimalMark mark) {
    std::string reason;
    bool percent = false;
    const auto value = read_amount(cell, mark, reason, &percent);
    return value ? value->to_string() : std::string();
}
std::string meaning(const std::string& cell, DateOrder order) {
    std::string reason;
    const auto day = read_day(cell, order, reason);
    return day ? day->to_string() : std::string();
}

/// The words that differ between decimal marks and date orders.
struct Wording {
    std::string_view option;
    std::string_view contradiction;
};
constexpr Wording mark_wording{"--decimal", "holds amounts with a decimal point and amounts with a decimal comma"};
constexpr Wording order_wording{"--date-order", "holds dates with the day first and dates with the month first"};

template <class Reading>
struct Choice {
    std::array<Reading, 2> both;
    Wording wording;
};
constexpr Choice<DecimalMark> marks{{DecimalMark::point, DecimalMark::comma}, mark_wording};
constexpr Choice<DateOrder> orders{{DateOrder::dmy, DateOrder::mdy}, order_wording};

/// What columns of one role are settled by, and where to say so.
struct Place {
    const std::string& file;
    const std::array<std::string, column_count>& printed;

    [[nodiscard]] std::string name(Column column) const {
        const std::string& header = printed[static_cast<std::size_t>(column)];
        return header.empty() ? std::string(name_of(column)) : header;
    }
};

template <class Columns, class Reading>
const typename Columns::value_type* one_that_decides(const Columns& columns, Reading undecided) {
    const typename Columns::value_type* found = nullptr;
    for (const auto& column : columns) {
        const Reading reading = column.evidence.decided();
        if (reading == undecided) continue;
        if (found != nullptr && found->evidence.decided() != reading) return nullptr;
        if (found == nullptr) found = &column;
    }
    return found;
}

template <class Column_, class Reading>
std::string ambiguity(const Column_& column, const Choice<Reading>& choice, const Place& place) {
    const std::string& cell = column.evidence.example();
    std::string text = place.file + ":" + std::to_string(column.evidence.example_line()) + ": " +
                       place.name(column.column) + ": '" + cell + "' means " + meaning(cell, choice.both[0]) +
                       " or " + meaning(cell, choice.both[1]) + ", and no value of the file tells which\n  hint: ";
    const std::string option(choice.wording.option);
    text += option + " " + std::string(word(choice.both[0])) + " or " + option + " " +
            std::string(word(choice.both[1])) + "; for this file alone " + option + " " + place.file + "=" +
            std::string(word(choice.both[0]));
    return text;
}

/// Settles the columns of one role; `put` takes a column's reading and whether its values contradict it.
template <class Columns, class Reading, class Put>
void settle_role(const Columns& columns, const Choice<Reading>& choice, std::optional<Reading> asked,
                 const Place& place, SettledReadings& settled, Put put) {
    const auto* const decider = one_that_decides(columns, Reading::unknown);
    for (const auto& column : columns) {
        if (asked) {
            put(column.column, *asked, false);
        } else if (column.evidence.contradictory()) {
            put(column.column, choice.both[0], true);
            settled.notes.push_back(place.name(column.column) + ": " + std::string(choice.wording.contradiction));
        } else if (column.evidence.decided() != Reading::unknown) {
            put(column.column, column.evidence.decided(), false);
        } else if (column.evidence.ambiguous() && decider != nullptr) {
            put(column.column, decider->evidence.decided(), false);
            settled.notes.push_back(place.name(column.column) + ": '" + column.evidence.example() + "' (row " +
                                    std::to_string(column.evidence.example_line()) + ") is read " +
                                    in_words(decider->evidence.decided()) + ", as " + place.name(decider->column) +
                                    " has '" + decider->evidence.example() + "' (row " +
                                    std::to_string(decider->evidence.example_line()) + ")");
        } else if (column.evidence.ambiguous()) {
            settled.errors.push_back(ambiguity(column, choice, place));
        }
    }
}

/// The top bit of each of eight bytes that is `byte`.
std::uint64_t places_of(std::uint64_t word, char byte) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t low = 0x7F * ones;
    const std::uint64_t differ = word ^ (ones * static_cast<unsigned char>(byte));
    return ~(((differ & low) + low) | differ | low);
}

/// The marks of a cell, point or comma; more than one counts as two.
struct MarksMet {
    bool any = false;
    bool two = false;
    char first = '\0';
};

MarksMet marks_in(std::string_view cell) {
    MarksMet met;
    for (const char c : cell) {
        if (c != '.' && c != ',') continue;
        met.two = met.any;
        if (met.any) break;
        met.any = true;
        met.first = c;
    }
    return met;
}

/// True for a cell that says nothing new of a column that `mark` is settled for ('\0': none is): it has no mark, or
/// it reads under `mark` whenever it reads under the other one.
bool is_harmless(std::string_view cell, char mark) {
    if (cell.size() >= 4 && cell.size() <= 8) {
        const TextEnds ends = ends_of(cell);
        const std::uint64_t word =
            cell.size() == 8 ? ends.first : ends.first | ends.last >> (64 - 8 * cell.size()) << 32U;
        const std::uint64_t points = places_of(word, '.');
        const std::uint64_t commas = places_of(word, ',');
        if ((points | commas) == 0) return true;
        const std::uint64_t fitting = mark == '.' ? points : commas;
        return mark != '\0' && (points == 0 || commas == 0) && fitting != 0 && (fitting & (fitting - 1)) == 0;
    }
    const MarksMet met = marks_in(cell);
    return !met.any || (met.first == mark && !met.two);
}

/// What begins with four digits and is long enough has its year first, or is no date.
bool begins_with_year(std::string_view cell) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return cell.size() >= 8 && is_digit(cell[0]) && is_digit(cell[1]) && is_digit(cell[2]) && is_digit(cell[3]);
}

}  // namespace

AskedReadings asked_readings(const LoadOptions& options, const std::string& file, DocumentKind kind) {
    return {most_particular(options.decimal, file, kind), most_particular(options.date_order, file, kind),
            most_particular(options.discount, file, kind)};
}

ColumnSurvey::ColumnSurvey(DocumentKind kind, ColumnSet columns) {
    for (const Column column : columns_of(kind)) {
        if (!columns.has(column)) continue;
        if (role_of(column) == ColumnRole::amount) marks_.push_back({column, {}});
        if (role_of(column) == ColumnRole::day) orders_.push_back({column, {}});
    }
}

void ColumnSurvey::add(const CanonicalRow& row) {
    for (Marks& marks_of_column : marks_) {
        const std::string_view cell = row[marks_of_column.column];
        if (cell.empty() || is_harmless(cell, marks_of_column.settled_by)) continue;
        marks_of_column.evidence.add(cell, row.source.row);
        const DecimalMark mark = marks_of_column.evidence.decided();
        marks_of_column.settled_by = mark == DecimalMark::point ? '.' : (mark == DecimalMark::comma ? ',' : '\0');
    }
    for (Orders& orders_of_column : orders_) {
        const std::string_view cell = row[orders_of_column.column];
        if (!cell.empty() && !begins_with_year(cell)) orders_of_column.evidence.add(cell, row.source.row);
    }
}

SettledReadings ColumnSurvey::settle(const AskedReadings& asked, const std::string& file,
                                     const std::array<std::string, column_count>& printed) const {
    SettledReadings settled;
    const Place place{file, printed};
    settle_role(marks_, marks, asked.mark, place, settled, [&](Column column, DecimalMark mark, bool contradictory) {
        settled.readings[static_cast<std::size_t>(column)].mark = mark;
        settled.readings[static_cast<std::size_t>(column)].contradictory = contradictory;
    });
    settle_role(orders_, orders, asked.order, place, settled,
                [&](Column column, DateOrder order, bool contradictory) {
                    settled.readings[static_cast<std::size_t>(column)].order = order;
                    settled.readings[static_cast<std::size_t>(column)].contradictory = contradictory;
                });
    return settled;
}

bool read_alike(const SettledReadings& a, const SettledReadings& b) {
    return std::equal(a.readings.begin(), a.readings.end(), b.readings.begin(),
                      [](const ColumnReading& x, const ColumnReading& y) {
                          return x.mark == y.mark && x.order == y.order && x.contradictory == y.contradictory;
                      });
}

}  // namespace msp_audit
