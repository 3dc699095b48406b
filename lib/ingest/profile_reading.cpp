#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/toml_value.hpp"
#include "ingest/profile.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

namespace {

using Names = std::vector<std::string_view>;

ProfileTable read_profile_table(const TomlValue& value) {
    static constexpr std::array<std::string_view, 5> keys{"name", "files", "headers", "whole_numbers",
                                                          "reject_when_empty"};
    ProfileTable table;
    for (const TomlValue& entry : value.entries_among(keys)) {
        if (entry.key() == "name") table.name = entry.filled_text();
        if (entry.key() == "files") table.files = entry.text();
        if (entry.key() == "headers") table.headers = entry.texts();
        if (entry.key() == "whole_numbers") table.whole_numbers = entry.texts();
        if (entry.key() == "reject_when_empty") table.reject_when_empty = entry.texts();
    }
    if (table.name.empty()) value.refuse("the table has no name");
    if (table.headers.empty()) {
        value.refuse("the table has no headers", "headers = [...]: those by which its files are known");
    }
    return table;
}

std::string listed(const std::vector<std::string>& values) {
    std::string list;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != 0) list += i + 1 == values.size() ? " or " : ", ";
        list += values[i];
    }
    return list;
}

/// Reads one document; the names of its tables become places as they are declared.
class DocumentReader {
public:
    explicit DocumentReader(const Profile& profile) {
        for (const ProfileTable& table : profile.tables) tables_.push_back(table.name);
    }

    ProfileDocument read(const TomlValue& value);

private:
    std::size_t table_of(const TomlValue& value) const;
    ProfileColumn column(const TomlValue& value) const;
    std::vector<ProfileColumn> columns(const TomlValue& value) const;
    ProfileCondition condition(const TomlValue& value) const;
    std::vector<ProfileCondition> conditions(const TomlValue& value, std::size_t place) const;
    ProfileJoin join(const TomlValue& value);
    ProfileSource source(const TomlValue& value) const;
    std::vector<ProfileSource> sources(const TomlValue& value) const;
    void take_source_key(const TomlValue& entry, ProfileCell& cell) const;
    ProfileCell cell(const TomlValue& value, DocumentKind kind) const;
    std::vector<ProfileCell> cells(const TomlValue& value, DocumentKind kind) const;
    ProfileReversals reversals(const TomlValue& value) const;
    static DocumentKind kind_of(const TomlValue& value);
    static void refuse_gaps(const TomlValue& value, const ProfileDocument& document);

    Names tables_;
    std::vector<std::string> names_;  ///< by place: the document's own table, then its joins
};

std::size_t DocumentReader::table_of(const TomlValue& value) const {
    const std::string name = value.filled_text("the name of a table");
    const auto found = std::find(tables_.begin(), tables_.end(), name);
    if (found == tables_.end()) value.refuse_word(name, "table of this profile", tables_);
    return static_cast<std::size_t>(found - tables_.begin());
}

ProfileColumn DocumentReader::column(const TomlValue& value) const {
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

std::vector<ProfileColumn> DocumentReader::columns(const TomlValue& value) const {
    std::vector<ProfileColumn> result;
    for (const TomlValue& item : value.items("a list of columns")) result.push_back(column(item));
    return result;
}

ProfileCondition DocumentReader::condition(const TomlValue& value) const {
    static constexpr std::array<std::string_view, 6> keys{"column", "in", "not_in", "equals", "not_equals", "empty"};
    ProfileCondition result;
    std::string name;
    int tests = 0;
    for (const TomlValue& entry : value.entries_among(keys)) {
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
    const bool is_empty = result.values == std::vector<std::string>{""};
    result.words = name + (result.negated ? " is not " : " is ") + (is_empty ? "empty" : listed(result.values));
    return result;
}

/// Conditions on the columns of one table.
std::vector<ProfileCondition> DocumentReader::conditions(const TomlValue& value, std::size_t place) const {
    std::vector<ProfileCondition> result;
    for (const TomlValue& item : value.items("a list of conditions")) {
        result.push_back(condition(item));
        if (result.back().column.place != place)
            item.refuse("only columns of " + names_[place] + " can be asked here");
    }
    return result;
}

ProfileJoin DocumentReader::join(const TomlValue& value) {
    static constexpr std::array<std::string_view, 5> keys{"table", "as", "on", "where", "required"};
    ProfileJoin result;
    const auto entries = value.entries_among(keys);
    for (const TomlValue& entry : entries) {
        if (entry.key() == "table") {
            result.table = table_of(entry);
            if (result.name.empty()) result.name = entry.text();
        }
        if (entry.key() == "as") result.name = entry.filled_text();
        if (entry.key() == "required") result.required = entry.truth();
        if (entry.key() == "on") {
            for (const TomlValue& key : entry.entries("a table of keys, such as { EBELN = \"EKPO.EBELN\" }")) {
                result.keys.emplace_back(key.key(), column(key));
            }
        }
    }
    if (result.name.empty()) value.refuse("the join names no table");
    if (result.keys.empty()) value.refuse("the join has no keys", "on = { COLUMN = \"TABLE.COLUMN\" }");
    if (std::find(names_.begin(), names_.end(), result.name) != names_.end()) {
        value.refuse("'" + result.name + "' is at hand already", "another name: as = \"...\"");
    }
    names_.push_back(result.name);
    for (const TomlValue& entry : entries) {
        if (entry.key() == "where") result.where = conditions(entry, names_.size() - 1);
    }
    return result;
}

ProfileSource DocumentReader::source(const TomlValue& value) const {
    if (!value.is_table()) return {{column(value)}, ""};
    static constexpr std::array<std::string_view, 2> keys{"concat", "separator"};
    ProfileSource result;
    for (const TomlValue& entry : value.entries_among(keys)) {
        if (entry.key() == "concat") result.parts = columns(entry);
        if (entry.key() == "separator") result.separator = entry.text();
    }
    if (result.parts.empty()) value.refuse("concat names no columns");
    return result;
}

std::vector<ProfileSource> DocumentReader::sources(const TomlValue& value) const {
    if (!value.is_list()) return {source(value)};
    std::vector<ProfileSource> result;
    for (const TomlValue& item : value.items()) result.push_back(source(item));
    if (result.empty()) value.refuse("the list of columns is empty");
    return result;
}

void DocumentReader::take_source_key(const TomlValue& entry, ProfileCell& cell) const {
    if (entry.key() == "from") cell.sources = sources(entry);
    if (entry.key() == "constant") cell.constant = entry.filled_text();
    if (entry.key() == "warning") cell.warning = entry.filled_text();
    if (entry.key() == "negative_when") {
        if (role_of(cell.column) != ColumnRole::amount) entry.refuse("only an amount or a quantity has a sign");
        cell.negative_when = condition(entry);
    }
    if (entry.key() == "values") {
        for (const TomlValue& one : entry.entries()) cell.values.emplace_back(one.key(), one.text());
    }
}

ProfileCell DocumentReader::cell(const TomlValue& value, DocumentKind kind) const {
    static constexpr std::array<std::string_view, 7> keys{"from",   "constant", "warning",  "negative_when",
                                                          "values", "concat",   "separator"};
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
    const auto entries = value.entries_among(keys);
    const auto joins = [](const TomlValue& entry) { return entry.key() == "concat"; };
    if (std::any_of(entries.begin(), entries.end(), joins)) {
        result.sources = {source(value)};
        return result;
    }
    for (const TomlValue& entry : entries) take_source_key(entry, result);
    if (result.sources.empty() && result.constant.empty()) value.refuse("neither from nor constant is given");
    return result;
}

std::vector<ProfileCell> DocumentReader::cells(const TomlValue& value, DocumentKind kind) const {
    std::vector<ProfileCell> result;
    for (const TomlValue& entry : value.entries()) result.push_back(cell(entry, kind));
    return result;
}

ProfileReversals DocumentReader::reversals(const TomlValue& value) const {
    static constexpr std::array<std::string_view, 2> keys{"when", "named_by"};
    ProfileReversals result;
    for (const TomlValue& entry : value.entries_among(keys)) {
        if (entry.key() == "named_by") result.named_by = columns(entry);
        if (entry.key() != "when") continue;
        for (const TomlValue& item : entry.items("a list of conditions")) result.when.push_back(condition(item));
    }
    if (result.when.empty()) value.refuse("nothing says which documents are reversals", "when = [...]");
    return result;
}

DocumentKind DocumentReader::kind_of(const TomlValue& value) {
    const std::string name = value.text();
    const auto kind = kind_named(name);
    if (kind && !columns_of(*kind).empty()) return *kind;
    Names known;
    for (std::size_t i = 0; !plural_of(static_cast<DocumentKind>(i)).empty(); ++i) {
        known.push_back(plural_of(static_cast<DocumentKind>(i)));
    }
    value.refuse_word(name, "kind of document", known);
}

/// What a document cannot do without.
void DocumentReader::refuse_gaps(const TomlValue& value, const ProfileDocument& document) {
    for (const Column column : required_columns(document.kind)) {
        const auto gives = [column](const ProfileCell& cell) { return cell.column == column; };
        if (std::any_of(document.cells.begin(), document.cells.end(), gives)) continue;
        value.refuse("nothing gives " + std::string(name_of(column)) + ", which " +
                     std::string(plural_of(document.kind)) + " must have");
    }
    const bool by_document = document.type_from_sign || document.reversals.has_value();
    if (by_document && document.kind != DocumentKind::invoice) value.refuse("only invoices have types and reversals");
    if (by_document && document.number.empty()) {
        value.refuse("nothing says which rows are one document", "number = [\"TABLE.COLUMN\"]");
    }
    if (document.reversals && !document.reversals->named_by.empty() &&
        document.reversals->named_by.size() != document.number.size()) {
        value.refuse("reversals.named_by and number have different parts");
    }
}

ProfileDocument DocumentReader::read(const TomlValue& value) {
    static constexpr std::array<std::string_view, 9> keys{
        "kind", "from", "where", "join", "columns", "number", "vendor_from_po", "type_from_sign", "reversals"};
    ProfileDocument document;
    const auto entries = value.entries_among(keys);
    // Tables first: columns are spoken of by their names, in whatever order the keys stand.
    bool has_kind = false;
    for (const TomlValue& entry : entries) {
        if (entry.key() == "kind") {
            document.kind = kind_of(entry);
            has_kind = true;
        }
        if (entry.key() == "from") {
            document.from = table_of(entry);
            names_ = {entry.text()};
        }
    }
    if (!has_kind) value.refuse("the document has no kind");
    if (names_.empty()) value.refuse("nothing says which table the rows come from", "from = \"TABLE\"");
    for (const TomlValue& entry : entries) {
        if (entry.key() != "join") continue;
        for (const TomlValue& one : entry.items()) document.joins.push_back(join(one));
    }
    for (const TomlValue& entry : entries) {
        if (entry.key() == "where") document.where = conditions(entry, 0);
        if (entry.key() == "columns") document.cells = cells(entry, document.kind);
        if (entry.key() == "number") document.number = columns(entry);
        if (entry.key() == "vendor_from_po") document.vendor_from_po = entry.truth();
        if (entry.key() == "type_from_sign") document.type_from_sign = entry.truth();
        if (entry.key() == "reversals") document.reversals = reversals(entry);
    }
    refuse_gaps(value, document);
    return document;
}

TomlNode parsed(std::string_view text, const std::string& file) {
    try {
        return parse_toml(text);
    } catch (const TomlError& error) {
        throw ProfileError(file + ":" + std::to_string(error.line()) + ": " + error.what());
    }
}

}  // namespace

Profile read_profile(std::string_view text, const std::string& file) {
    static constexpr std::array<std::string_view, 5> keys{"name", "title", "source", "table", "document"};
    const TomlNode root = parsed(text, file);
    const TomlValue value = TomlValue::root<ProfileError>(root, file);
    Profile profile;
    const auto entries = value.entries_among(keys);
    for (const TomlValue& entry : entries) {
        if (entry.key() == "name") profile.name = entry.filled_text();
        if (entry.key() == "title") profile.title = entry.text();
        if (entry.key() == "source") profile.source = entry.text();
        if (entry.key() != "table") continue;
        for (const TomlValue& one : entry.items("[[table]]")) {
            profile.tables.push_back(read_profile_table(one));
            const auto same = [&](const ProfileTable& table) { return table.name == profile.tables.back().name; };
            if (std::count_if(profile.tables.begin(), profile.tables.end(), same) > 1) {
                one.refuse("there are two tables " + profile.tables.back().name);
            }
        }
    }
    for (const TomlValue& entry : entries) {
        if (entry.key() != "document") continue;
        for (const TomlValue& one : entry.items("[[document]]")) {
            profile.documents.push_back(DocumentReader(profile).read(one));
        }
    }
    if (profile.name.empty()) value.refuse("the profile has no name", "name = \"...\"");
    if (profile.documents.empty()) value.refuse("the profile makes no documents", "[[document]]");
    for (std::size_t table = 0; table < profile.tables.size(); ++table) {
        const std::size_t wanted = profile.wanted_columns(table).size();
        if (wanted <= RowReader::max_wanted) continue;
        value.refuse("table " + profile.tables[table].name + ": " + std::to_string(wanted) +
                     " columns are wanted; the limit is " + std::to_string(RowReader::max_wanted));
    }
    return profile;
}

}  // namespace msp_audit
