#include "ingest/profile.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

/// Gathers the columns of one table, each once, in the order in which they are met.
class ColumnList {
public:
    ColumnList(const ProfileDocument& document, std::size_t table, std::vector<std::string>& names)
        : document_(document), table_(table), names_(names) {}

    void add(const std::string& column) const {
        if (std::find(names_.begin(), names_.end(), column) == names_.end()) names_.push_back(column);
    }
    void add(const ProfileColumn& column) const {
        const std::size_t table = column.place == 0 ? document_.from : document_.joins[column.place - 1].table;
        if (table == table_) add(column.column);
    }
    void add(const std::vector<ProfileCondition>& conditions) const {
        for (const ProfileCondition& condition : conditions) add(condition.column);
    }

private:
    const ProfileDocument& document_;
    std::size_t table_;
    std::vector<std::string>& names_;
};

void add_join(const ProfileJoin& join, std::size_t table, const ColumnList& list) {
    for (const auto& [own, other] : join.keys) {
        if (join.table == table) list.add(own);
        list.add(other);
    }
    list.add(join.where);
}

void add_needed(const ProfileDocument& document, std::size_t table, std::vector<std::string>& names) {
    const ColumnList list(document, table, names);
    list.add(document.where);
    for (const ProfileJoin& join : document.joins) {
        if (!join.required) continue;
        add_join(join, table, list);
    }
    for (const ProfileCell& cell : document.cells) {
        if (cell.negative_when) list.add(cell.negative_when->column);
    }
    for (const ProfileColumn& column : document.number) list.add(column);
    if (document.reversals) list.add(document.reversals->when);
    if (!document.netting) return;
    for (const ProfileColumn& column : document.netting->by) list.add(column);
}

void add_sources(const std::vector<ProfileSource>& sources, const ColumnList& list) {
    for (const ProfileSource& source : sources) {
        for (const ProfileColumn& column : source.parts) list.add(column);
        if (source.when) list.add(source.when->column);
    }
}

}  // namespace

bool ProfileCondition::holds(std::string_view cell) const {
    return (std::find(values.begin(), values.end(), cell) != values.end()) != negated;
}

std::vector<std::string> Profile::needed_columns(std::size_t table) const {
    std::vector<std::string> names = tables[table].headers;
    for (const std::string& column : tables[table].reject_when_empty) {
        if (std::find(names.begin(), names.end(), column) == names.end()) names.push_back(column);
    }
    for (const ProfileDocument& document : documents) add_needed(document, table, names);
    std::erase(names, file_column);
    return names;
}

std::vector<std::string> Profile::wanted_columns(std::size_t table) const {
    std::vector<std::string> names;
    for (const std::string& column : tables[table].reject_when_empty) names.push_back(column);
    for (const std::string& column : tables[table].first_row_only) {
        if (std::find(names.begin(), names.end(), column) == names.end()) names.push_back(column);
    }
    for (const ProfileDocument& document : documents) {
        add_needed(document, table, names);
        const ColumnList list(document, table, names);
        for (const ProfileJoin& join : document.joins) add_join(join, table, list);
        for (const ProfileCell& cell : document.cells) {
            add_sources(cell.sources, list);
            add_sources(cell.checks, list);
        }
        if (!document.reversals) continue;
        for (const ProfileColumn& column : document.reversals->named_by) list.add(column);
    }
    return names;
}

}  // namespace msp_audit
