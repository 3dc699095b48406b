#include "ingest/column_survey.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "core/reading_keys.hpp"
#include "core/sheet_name.hpp"
#include "ingest/column_choice.hpp"
#include "ingest/header_names.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/same_text.hpp"

namespace msp_audit {

namespace {

template <class Reading>
std::optional<Reading> most_particular(const std::map<std::string, Reading>& options, const std::string& file,
                                       DocumentKind kind, bool* names_file = nullptr) {
    const auto last_part = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
    const std::string whole(without_sheet(file));
    for (const std::string& name :
         {file, last_part(file), whole, last_part(whole), std::string(plural_of(kind)), std::string()}) {
        const auto found = options.find(name);
        if (found == options.end()) continue;
        if (names_file != nullptr) *names_file = !name.empty() && name != plural_of(kind);
        return found->second;
    }
    return std::nullopt;
}

/// What [mapping.KIND] says of how files are read, where no option does.
class PolicyReadings {
public:
    PolicyReadings(const HeaderMapping& mapping, DocumentKind kind) {
        const auto found = mapping.find(std::string(plural_of(kind)));
        if (found != mapping.end()) words_ = &found->second;
    }

    template <class Reading>
    void ask(std::optional<Reading>& asked, const ReadingKey& key, std::array<Reading, 2> readings,
             bool& by_policy) const {
        if (asked || words_ == nullptr) return;
        const auto found = words_->find(std::string(key.name));
        if (found == words_->end()) return;
        by_policy = true;
        asked = readings[found->second.front() == key.words[0] ? 0 : 1];
    }

private:
    const HeaderMapping::mapped_type* words_ = nullptr;
};

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
    AskedReadings asked;
    asked.kind = kind;
    asked.mark.reading = most_particular(options.decimal, file, kind, &asked.mark.names_the_file);
    asked.order.reading = most_particular(options.date_order, file, kind, &asked.order.names_the_file);
    asked.discount = most_particular(options.discount, file, kind);
    asked.serial_dates.asked = most_particular(options.serial_dates, file, kind);
    const PolicyReadings policy(options.mapping, kind);
    policy.ask(asked.mark.reading, decimal_key, {DecimalMark::point, DecimalMark::comma}, asked.mark.by_policy);
    policy.ask(asked.order.reading, date_order_key, {DateOrder::dmy, DateOrder::mdy}, asked.order.by_policy);
    policy.ask(asked.serial_dates.asked, serial_dates_key, {DaySystem::from_1900, DaySystem::from_1904},
               asked.serial_dates.by_policy);
    return asked;
}

AskedReadings asked_readings(const LoadOptions& options, const CandidateFile& file, DocumentKind kind) {
    AskedReadings asked = asked_readings(options, file.name, kind);
    asked.serial_dates.of_workbook = file.dialect.days;
    return asked;
}

bool asks_for_serial_dates(const LoadOptions& options) {
    return !options.serial_dates.empty() ||
           std::any_of(options.mapping.begin(), options.mapping.end(), [](const auto& of_kind) {
               return of_kind.second.contains(std::string(serial_dates_key.name));
           });
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
    const ColumnPlace place{file, printed, asked.kind};
    settle_role(marks_, mark_choice, asked.mark, place, settled.notes, settled.errors,
                [&](Column column, DecimalMark mark, ReadingEvidence why) {
                    ColumnReading& into = settled.readings[static_cast<std::size_t>(column)];
                    if (mark != DecimalMark::unknown) into.mark = mark;
                    into.contradictory = why.basis == ReadingBasis::contradiction;
                    settled.evidence.emplace(column, std::move(why));
                });
    settle_role(orders_, order_choice, asked.order, place, settled.notes, settled.errors,
                [&](Column column, DateOrder order, ReadingEvidence why) {
                    ColumnReading& into = settled.readings[static_cast<std::size_t>(column)];
                    if (order != DateOrder::unknown) into.order = order;
                    into.serial_dates = asked.serial_dates;
                    into.contradictory = why.basis == ReadingBasis::contradiction;
                    settled.evidence.emplace(column, std::move(why));
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
