#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/toml_value.hpp"
#include "ingest/header_names.hpp"
#include "ingest/profile.hpp"
#include "ingest/profile_cell_reading.hpp"
#include "ingest/profile_keys.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

namespace {

using Names = std::vector<std::string_view>;

ProfileTable read_profile_table(const TomlValue& value) {
    static constexpr std::array<std::string_view, 2> marks{"point", "comma"};
    static constexpr std::array<std::string_view, 2> orders{"dmy", "mdy"};
    ProfileTable table;
    for (const TomlValue& entry : value.entries_among(profile_key_names(ProfilePart::table))) {
        if (entry.key() == "name") table.name = entry.filled_text();
        if (entry.key() == "files") table.files = entry.text();
        if (entry.key() == "headers") table.headers = entry.texts();
        if (entry.key() == "whole_numbers") table.whole_numbers = entry.texts();
        if (entry.key() == "reject_when_empty") table.reject_when_empty = entry.texts();
        if (entry.key() == "empty_words") table.empty_words = entry.texts();
        if (entry.key() == "first_row_only") table.first_row_only = entry.texts();
        if (entry.key() == "passed_over") table.passed_over = entry.texts();
        if (entry.key() == "decimal") {
            table.decimal = entry.choice(marks, "decimal mark") == 0 ? DecimalMark::point : DecimalMark::comma;
        }
        if (entry.key() == "date_order") {
            table.date_order = entry.choice(orders, "order of dates") == 0 ? DateOrder::dmy : DateOrder::mdy;
        }
    }
    if (table.name.empty()) value.refuse("the table has no name");
    if (table.headers.empty()) {
        value.refuse("the table has no headers", "headers = [...]: those by which its files are known");
    }
    for (const std::string& header : table.headers) table.header_keys.push_back(header_key(header));
    return table;
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
    ProfileJoin join(const TomlValue& value);
    ProfileReversals reversals(const TomlValue& value) const;
    ProfileNetting netting(const TomlValue& value) const;
    void take_key(const TomlValue& entry, ProfileDocument& document) const;
    static DocumentKind kind_of(const TomlValue& value);
    static void refuse_gaps(const TomlValue& value, const ProfileDocument& document);

    Names tables_;
    ProfileCellReader cells_;
};

std::size_t DocumentReader::table_of(const TomlValue& value) const {
    const std::string name = value.filled_text("the name of a table");
    const auto found = std::find(tables_.begin(), tables_.end(), name);
    if (found == tables_.end()) value.refuse_word(name, "table of this profile", tables_);
    return static_cast<std::size_t>(found - tables_.begin());
}

ProfileJoin DocumentReader::join(const TomlValue& value) {
    ProfileJoin result;
    const auto entries = value.entries_among(profile_key_names(ProfilePart::join));
    for (const TomlValue& entry : entries) {
        if (entry.key() == "table") {
            result.table = table_of(entry);
            if (result.name.empty()) result.name = entry.text();
        }
        if (entry.key() == "as") result.name = entry.filled_text();
        if (entry.key() == "required") result.required = entry.truth();
        if (entry.key() == "on") {
            for (const TomlValue& key : entry.entries("a table of keys, such as { EBELN = \"EKPO.EBELN\" }")) {
                result.keys.emplace_back(key.key(), cells_.column(key));
            }
        }
    }
    if (result.name.empty()) value.refuse("the join names no table");
    if (result.keys.empty()) value.refuse("the join has no keys", "on = { COLUMN = \"TABLE.COLUMN\" }");
    std::vector<std::string>& names = cells_.names();
    if (std::find(names.begin(), names.end(), result.name) != names.end()) {
        value.refuse("'" + result.name + "' is at hand already", "another name: as = \"...\"");
    }
    names.push_back(result.name);
    for (const TomlValue& entry : entries) {
        if (entry.key() == "where") result.where = cells_.conditions(entry, names.size() - 1);
    }
    return result;
}

ProfileReversals DocumentReader::reversals(const TomlValue& value) const {
    ProfileReversals result;
    for (const TomlValue& entry : value.entries_among(profile_key_names(ProfilePart::reversals))) {
        if (entry.key() == "named_by") result.named_by = cells_.columns(entry);
        if (entry.key() != "when") continue;
        for (const TomlValue& item : entry.items("a list of conditions"))
            result.when.push_back(cells_.condition(item));
    }
    if (result.when.empty()) value.refuse("nothing says which documents are reversals", "when = [...]");
    return result;
}

ProfileNetting DocumentReader::netting(const TomlValue& value) const {
    ProfileNetting result;
    for (const TomlValue& entry : value.entries_among(profile_key_names(ProfilePart::netting)))
        result.by = cells_.columns(entry);
    if (result.by.empty()) value.refuse("nothing says which rows are netted", "by = [\"TABLE.COLUMN\"]");
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
    if ((by_document || document.netting) && document.kind != DocumentKind::invoice) {
        value.refuse("only invoices have types and reversals, and rows that are netted");
    }
    if (by_document && document.number.empty()) {
        value.refuse("nothing says which rows are one document", "number = [\"TABLE.COLUMN\"]");
    }
    if (document.reversals && !document.reversals->named_by.empty() &&
        document.reversals->named_by.size() != document.number.size()) {
        value.refuse("reversals.named_by and number have different parts");
    }
}

/// The keys that speak of columns.
void DocumentReader::take_key(const TomlValue& entry, ProfileDocument& document) const {
    if (entry.key() == "where") document.where = cells_.conditions(entry, 0);
    if (entry.key() == "columns") document.cells = cells_.cells(entry, document.kind);
    if (entry.key() == "number") document.number = cells_.columns(entry);
    if (entry.key() == "vendor_from_po") document.vendor_from_po = entry.truth();
    if (entry.key() == "type_from_sign") document.type_from_sign = entry.truth();
    if (entry.key() == "reversals") document.reversals = reversals(entry);
    if (entry.key() == "net") document.netting = netting(entry);
}

ProfileDocument DocumentReader::read(const TomlValue& value) {
    ProfileDocument document;
    const auto entries = value.entries_among(profile_key_names(ProfilePart::document));
    // Tables first: columns are spoken of by their names, in whatever order the keys stand.
    bool has_kind = false;
    for (const TomlValue& entry : entries) {
        if (entry.key() == "kind") {
            document.kind = kind_of(entry);
            has_kind = true;
        }
        if (entry.key() == "from") {
            document.from = table_of(entry);
            cells_.names() = {entry.text()};
        }
    }
    if (!has_kind) value.refuse("the document has no kind");
    if (cells_.names().empty()) value.refuse("nothing says which table the rows come from", "from = \"TABLE\"");
    for (const TomlValue& entry : entries) {
        if (entry.key() != "join") continue;
        for (const TomlValue& one : entry.items()) document.joins.push_back(join(one));
    }
    for (const TomlValue& entry : entries) take_key(entry, document);
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
    const TomlNode root = parsed(text, file);
    const TomlValue value = TomlValue::root<ProfileError>(root, file);
    Profile profile;
    const auto entries = value.entries_among(profile_key_names(ProfilePart::file));
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
