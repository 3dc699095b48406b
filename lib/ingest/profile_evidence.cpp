#include "ingest/profile_evidence.hpp"

#include <algorithm>
#include <utility>

#include "ingest/header_names.hpp"
#include "ingest/profile_tables.hpp"

namespace msp_audit {

namespace {

std::size_t table_of(const ProfileDocument& document, const ProfileColumn& column) {
    return column.place == 0 ? document.from : document.joins[column.place - 1].table;
}

class ColumnsOfTable {
public:
    ColumnsOfTable(const Profile& profile, std::size_t table, std::span<const std::string> header,
                   std::span<const SettledDocument> documents)
        : profile_(profile), table_(table), header_(header), documents_(documents) {
        for (const std::string& printed : header) keys_.push_back(header_key(printed));
    }

    std::vector<ColumnEvidence> run() {
        const auto wanted = profile_.wanted_columns(table_);
        for (std::size_t place = 0; place < header_.size(); ++place) {
            const std::size_t before = columns_.size();
            // Of equal headers the first one is read.
            const bool is_first = std::find(keys_.begin(), keys_.end(), keys_[place]) - keys_.begin() ==
                                  static_cast<std::ptrdiff_t>(place);
            for (const ProfileDocument& document : profile_.documents) {
                if (is_first) add_columns(document, place);
            }
            if (columns_.size() > before) continue;
            ColumnEvidence& plain = columns_.emplace_back();
            plain.place = place;
            const bool is_wanted = std::any_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
                return header_key(name) == keys_[place];
            });
            if (is_wanted && is_first) plain.right = HeaderRight::profile;
        }
        for (const ProfileDocument& document : profile_.documents) {
            if (document.from == table_) add_others(document);
        }
        return std::move(columns_);
    }

private:
    [[nodiscard]] ColumnEvidence told(const ProfileDocument& document, Column column) const {
        ColumnEvidence evidence;
        evidence.column = name_of(column);
        evidence.right = HeaderRight::profile;
        evidence.role = cell_role_of(column);
        for (const SettledDocument& one : documents_) {
            if (one.document != &document) continue;
            const ColumnReading& reading = one.settled.readings[static_cast<std::size_t>(column)];
            const auto why = one.settled.evidence.find(column);
            if (why == one.settled.evidence.end()) continue;
            evidence.reading = why->second;
            if (evidence.role == CellRole::amount) evidence.mark = reading.mark;
            if (evidence.role == CellRole::day) evidence.order = reading.order;
            if (evidence.role == CellRole::day) evidence.serial_dates = reading.serial_dates;
            // Rows are counted in the document's own table.
            if (document.from != table_) evidence.reading.line = evidence.reading.lent_line = 0;
            return evidence;
        }
        return evidence;
    }

    [[nodiscard]] bool is_known(const ColumnEvidence& evidence) const {
        return std::any_of(columns_.begin(), columns_.end(), [&](const ColumnEvidence& one) {
            return one.place == evidence.place && one.column == evidence.column && one.source == evidence.source;
        });
    }

    void add_columns(const ProfileDocument& document, std::size_t place) {
        for (const ProfileCell& cell : document.cells) {
            for (const ProfileSource& source : cell.sources) {
                const bool has_it = std::any_of(source.parts.begin(), source.parts.end(), [&](const auto& part) {
                    return table_of(document, part) == table_ && header_key(part.column) == keys_[place];
                });
                if (!has_it) continue;
                ColumnEvidence evidence = told(document, cell.column);
                evidence.place = place;
                if (!is_known(evidence)) columns_.push_back(std::move(evidence));
            }
        }
    }

    void add_others(const ProfileDocument& document) {
        for (const ProfileCell& cell : document.cells) {
            const std::string column(name_of(cell.column));
            const bool is_here = std::any_of(columns_.begin(), columns_.end(), [&](const ColumnEvidence& one) {
                return one.column == column && one.place != ColumnEvidence::nowhere;
            });
            if (is_here) continue;
            ColumnEvidence evidence = told(document, cell.column);
            for (const ProfileSource& source : cell.sources) {
                for (const ProfileColumn& part : source.parts) {
                    if (part.place == 0) continue;
                    if (!evidence.source.empty()) evidence.source += ", ";
                    evidence.source += document.joins[part.place - 1].name + "." + part.column;
                }
                if (!source.constant.empty() && evidence.source.empty()) evidence.source = source.constant;
            }
            if (evidence.source.empty()) evidence.source = cell.constant;
            evidence.reading.line = evidence.reading.lent_line = 0;
            if (!evidence.source.empty() && !is_known(evidence)) columns_.push_back(std::move(evidence));
        }
    }

    const Profile& profile_;
    std::size_t table_;
    std::span<const std::string> header_;
    std::span<const SettledDocument> documents_;
    std::vector<std::string> keys_;
    std::vector<ColumnEvidence> columns_;
};

}  // namespace

std::vector<ColumnEvidence> evidence_of(const Profile& profile, std::size_t table,
                                        std::span<const std::string> header,
                                        std::span<const SettledDocument> documents) {
    return ColumnsOfTable(profile, table, header, documents).run();
}

std::vector<SettledDocument> settled_for(const SettledByFile& settled, std::uint32_t file) {
    std::vector<SettledDocument> all;
    for (const auto& [other, documents] : settled) {
        all.insert(other == file ? all.begin() : all.end(), documents.begin(), documents.end());
    }
    return all;
}

bool is_open(std::span<const SettledDocument> documents) {
    return std::any_of(documents.begin(), documents.end(),
                       [](const SettledDocument& one) { return !one.settled.errors.empty(); });
}

}  // namespace msp_audit
