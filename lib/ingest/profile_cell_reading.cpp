#include "ingest/profile_cell_reading.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/profile_keys.hpp"

namespace msp_audit {

namespace {

using Names = std::vector<std::string_view>;

std::string listed(const std::vector<std::string>& values) {
    std::string list;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != 0) list += i + 1 == values.size() ? " or " : ", ";
        list += values[i].empty() ? "empty" : values[i];
    }
    return list;
}

/// A number of characters or places.
int small_number(const TomlValue& value, int lowest, int highest) {
    const Decimal number = value.decimal_between(lowest, highest).normalized();
    if (number.scale() > 0) value.refuse("must be a whole number");
    return static_cast<int>(number.mantissa());
}

}  // namespace

ProfileColumn ProfileCellReader::column(const TomlValue& value) const {
    const std::string text = value.filled_text("a column, such as \"TABLE.COLUMN\"");
    const std::size_t point = text.find('.');
    if (point == std::string::npos || point == 0 || point + 1 == text.size()) {
        value.refuse("'" + text + "' does not say table and column", "\"TABLE.COLUMN\"");
    }
    const auto found = std::find(names_.begin(), names_.end(), text.substr(0, point));
    if (found == names_.end()) {
        value.refuse_word(text.substr(0, point), "table at hand", Names(names_.begin(), names_.end()));
    }
    return {static_cast<std::size_t>(found - names_.begin()), text.substr(point + 1)};
}

std::vector<ProfileColumn> ProfileCellReader::columns(const TomlValue& value) const {
    std::vector<ProfileColumn> result;
    for (const TomlValue& item : value.items("a list of columns")) result.push_back(column(item));
    return result;
}

ProfileCondition ProfileCellReader::condition(const TomlValue& value) const {
    ProfileCondition result;
    std::string name;
    int tests = 0;
    for (const TomlValue& entry : value.entries_among(profile_key_names(ProfilePart::condition))) {
        if (entry.key() == "column") {
            result.column = column(entry);
            name = entry.text();
            continue;
        }
        ++tests;
        if (entry.key() == "empty") {
            result.values = {""};
            result.negated = !entry.truth();
            continue;
        }
        result.negated = entry.key().starts_with("not_");
        const bool is_list = entry.key() == "in" || entry.key() == "not_in";
        result.values = is_list ? entry.texts() : std::vector<std::string>{entry.text()};
    }
    if (name.empty()) value.refuse("the condition names no column");
    if (tests != 1) value.refuse("a condition is one of equals, not_equals, in, not_in and empty");
    if (result.values.empty()) value.refuse("the list of values is empty");
    result.words = name + (result.negated ? " is " : " is not ") + listed(result.values);
    return result;
}

std::vector<ProfileCondition> ProfileCellReader::conditions(const TomlValue& value, std::size_t place) const {
    std::vector<ProfileCondition> result;
    for (const TomlValue& item : value.items("a list of conditions")) {
        result.push_back(condition(item));
        if (result.back().column.place != place)
            item.refuse("only columns of " + names_[place] + " can be asked here");
    }
    return result;
}

/// "TABLE.COLUMN", or a table of one of column, concat, product and constant.
ProfileSource ProfileCellReader::source(const TomlValue& value) const {
    ProfileSource result;
    if (!value.is_table()) {
        result.parts = {column(value)};
        return result;
    }
    static constexpr std::array<std::string_view, 4> ways_to_give{"column", "concat", "product", "constant"};
    int ways = 0;
    bool is_joined = false;
    for (const TomlValue& entry : value.entries_among(profile_key_names(ProfilePart::source))) {
        if (entry.key() == "column") result.parts = {column(entry)};
        if (entry.key() == "concat" || entry.key() == "product") result.parts = columns(entry);
        if (entry.key() == "constant") result.constant = entry.filled_text();
        if (entry.key() == "separator") result.separator = entry.text();
        if (entry.key() == "truncate") result.truncate = small_number(entry, 0, Decimal::max_places);
        if (entry.key() == "without_time") result.without_time = entry.truth();
        if (entry.key() == "when") result.when = condition(entry);
        result.is_product = result.is_product || entry.key() == "product";
        is_joined = is_joined || entry.key() == "concat";
        ways += static_cast<int>(std::count(ways_to_give.begin(), ways_to_give.end(), entry.key()));
    }
    if (ways != 1) value.refuse("a source is one of column, concat, product and constant");
    if (result.parts.empty() && result.constant.empty()) {
        value.refuse(std::string(is_joined ? "concat" : "product") + " names no columns");
    }
    if (result.truncate && !result.is_product) value.refuse("only a product can be truncated");
    return result;
}

std::vector<ProfileSource> ProfileCellReader::sources(const TomlValue& value) const {
    if (!value.is_list()) return {source(value)};
    std::vector<ProfileSource> result;
    for (const TomlValue& item : value.items()) result.push_back(source(item));
    if (result.empty()) value.refuse("the list of columns is empty");
    return result;
}

/// The keys that say how what a source gives is read.
void ProfileCellReader::take_reading_key(const TomlValue& entry, ProfileCell& cell) const {
    static constexpr std::array<std::string_view, 2> days{"earliest", "latest"};
    const ColumnRole role = role_of(cell.column);
    if (entry.key() == "negative_when") {
        if (role != ColumnRole::amount) entry.refuse("only an amount or a quantity has a sign");
        cell.negative_when = condition(entry);
    }
    if (entry.key() == "check") {
        if (role != ColumnRole::amount) entry.refuse("only an amount or a quantity can be checked");
        cell.checks = sources(entry);
    }
    if (entry.key() == "exclusive") {
        if (role != ColumnRole::day) entry.refuse("only a day can be the first that is no longer part of a period");
        cell.is_exclusive = entry.truth();
    }
    if (entry.key() == "of_document") {
        if (role != ColumnRole::day) entry.refuse("only days have an earliest and a latest one");
        const bool is_first = entry.choice(days, "day of a document") == 0;
        cell.of_document = is_first ? DayOfDocument::earliest : DayOfDocument::latest;
    }
    if (entry.key() == "cut_at") {
        constexpr int longest = 1000;
        cell.cut_at = static_cast<std::size_t>(small_number(entry, 1, longest));
    }
}

void ProfileCellReader::take_key(const TomlValue& entry, ProfileCell& cell) const {
    if (entry.key() == "from") cell.sources = sources(entry);
    if (entry.key() == "constant") cell.constant = entry.filled_text();
    if (entry.key() == "warning") cell.warning = entry.filled_text();
    if (entry.key() == "note") cell.note = entry.filled_text();
    if (entry.key() == "values") {
        for (const TomlValue& one : entry.entries()) cell.values.emplace_back(one.key(), one.text());
    }
    take_reading_key(entry, cell);
}

ProfileCell ProfileCellReader::cell(const TomlValue& value, DocumentKind kind) const {
    ProfileCell result;
    const auto known = columns_of(kind);
    const auto column = column_named(value.key());
    if (!column || std::find(known.begin(), known.end(), *column) == known.end()) {
        Names names;
        for (const Column one : known) names.push_back(name_of(one));
        value.refuse_key(names, "column of " + std::string(plural_of(kind)));
    }
    result.column = *column;
    if (!value.is_table()) {
        result.sources = sources(value);
        return result;
    }
    const auto entries = value.entries_among(profile_key_names(ProfilePart::column));
    const auto joins = [](const TomlValue& entry) { return entry.key() == "concat"; };
    if (std::any_of(entries.begin(), entries.end(), joins)) {
        result.sources = {source(value)};
        return result;
    }
    for (const TomlValue& entry : entries) take_key(entry, result);
    if (result.sources.empty() && result.constant.empty()) value.refuse("neither from nor constant is given");
    return result;
}

std::vector<ProfileCell> ProfileCellReader::cells(const TomlValue& value, DocumentKind kind) const {
    std::vector<ProfileCell> result;
    for (const TomlValue& entry : value.entries()) result.push_back(cell(entry, kind));
    return result;
}

}  // namespace msp_audit
