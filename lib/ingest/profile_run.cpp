#include "ingest/profile_run.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "ingest/column_survey.hpp"
#include "ingest/header_names.hpp"
#include "ingest/profile_checks.hpp"
#include "ingest/profile_documents.hpp"
#include "ingest/profile_evidence.hpp"
#include "ingest/profile_money.hpp"
#include "ingest/profile_reversals.hpp"
#include "ingest/profile_rows.hpp"
#include "ingest/profile_serial_dates.hpp"
#include "ingest/system_evidence.hpp"

namespace msp_audit {

namespace {

bool has_header(const Dialect& dialect, std::string_view column) {
    const std::string key = header_key(column);
    return std::any_of(dialect.header.begin(), dialect.header.end(),
                       [&key](const std::string& header) { return header_key(header) == key; });
}

/// Rows and figures of the first file that a line of text speaks of: "EKPO.csv:78: ".
std::string at(const std::string& file, std::uint32_t line) { return file + ":" + std::to_string(line) + ": "; }

/// One reading of a profile's files.
class ProfileRun {
public:
    ProfileRun(Profile profile, std::span<const CandidateFile> files, std::vector<ClaimedFile> claimed,
               const LoadOptions& options, TextPool& texts, LoadTrouble& trouble)
        : profile_(std::move(profile)),
          files_(files),
          claimed_(std::move(claimed)),
          options_(options),
          texts_(texts),
          trouble_(trouble),
          records_(claimed_.size()) {}

    std::vector<ProfiledFile> run();

private:
    using Readings = std::map<std::uint32_t, SettledReadings>;  ///< by claimed file

    void map_as_the_policy_says();
    void read_tables();
    [[nodiscard]] DocumentKind kind_of(std::size_t table) const;
    [[nodiscard]] bool can_read(std::size_t table, const ClaimedFile& claimed);
    void make_documents();
    [[nodiscard]] std::optional<Readings> settle(const ProfileRows& rows, const ColumnSurvey& survey,
                                                 const SystemEvidence& system);
    void say(const ProfileDocument& document, std::span<const ProfileRows::Said> all);
    void note(std::span<const FileNote> notes);
    void tell(std::uint32_t file, const std::string& words, bool is_warning);
    void build(ProfileRows& rows, const Readings& readings);
    void build_file(const ProfileRows& rows, std::uint32_t file, const SettledReadings& settled);
    void reject_gap(const ProfileRows& rows, std::size_t row, Column column, FileRecords& into);
    void keep_orphans(const ProfileRows& rows);
    void leave_out_idle_rows(std::size_t table);
    void count_rows();
    [[nodiscard]] const std::string& name(std::uint32_t file) const { return files_[claimed_[file].place].name; }
    [[nodiscard]] RawTable& table_of(const ProfileDocument& document) { return tables_[document.from]; }

    Profile profile_;
    std::span<const CandidateFile> files_;
    std::vector<ClaimedFile> claimed_;
    const LoadOptions& options_;
    TextPool& texts_;
    LoadTrouble& trouble_;
    TextPool cells_;  ///< what stands in the tables; little of it is kept
    std::vector<RawTable> tables_;
    std::vector<bool> read_;                         ///< by table: there are files of it, and they were read
    std::vector<std::vector<FileRecords>> records_;  ///< by claimed file
    std::map<std::uint32_t, std::vector<DocumentKind>> supplied_;
    SettledByFile settled_;  ///< for evidence
};

/// A mapping of the policy wins over the profile where the document's own table has the header.
void ProfileRun::map_as_the_policy_says() {
    for (ProfileDocument& document : profile_.documents) {
        const auto mapping = options_.mapping.find(std::string(plural_of(document.kind)));
        if (mapping == options_.mapping.end()) continue;
        for (const auto& [name, headers] : mapping->second) {
            const auto column = column_named(name);
            const auto printed = std::find_if(headers.begin(), headers.end(), [&](const std::string& header) {
                return std::any_of(claimed_.begin(), claimed_.end(), [&](const ClaimedFile& file) {
                    return file.table == document.from && has_header(files_[file.place].dialect, header);
                });
            });
            if (!column || printed == headers.end()) continue;
            auto cell = std::find_if(document.cells.begin(), document.cells.end(),
                                     [&column](const ProfileCell& one) { return one.column == *column; });
            if (cell == document.cells.end()) cell = document.cells.insert(cell, ProfileCell{});
            cell->column = *column;
            cell->sources.assign(1, {});
            cell->sources.front().parts = {{0, *printed}};
        }
    }
}

/// Of the first document whose rows the table makes, else of the first that cannot do without it, else of any.
DocumentKind ProfileRun::kind_of(std::size_t table) const {
    std::optional<DocumentKind> needing;
    std::optional<DocumentKind> joining;
    for (const ProfileDocument& document : profile_.documents) {
        if (document.from == table) return document.kind;
        for (const ProfileJoin& join : document.joins) {
            if (join.table != table) continue;
            if (!joining) joining = document.kind;
            if (join.required && !needing) needing = document.kind;
        }
    }
    return needing ? *needing : joining.value_or(DocumentKind::run);
}

bool ProfileRun::can_read(std::size_t table, const ClaimedFile& claimed) {
    const CandidateFile& file = files_[claimed.place];
    std::string missing;
    for (const std::string& column : profile_.needed_columns(table)) {
        if (!has_header(file.dialect, column)) missing += (missing.empty() ? "" : ", ") + column;
    }
    if (missing.empty()) return true;
    trouble_.errors.push_back(at(file.name, file.dialect.header_line) + missing +
                              ": there is no such header, and profile " + profile_.name + " cannot read the table " +
                              profile_.tables[table].name + " without it");
    return false;
}

void ProfileRun::read_tables() {
    for (std::size_t table = 0; table < profile_.tables.size(); ++table) {
        bool is_there = false;
        bool can_be_read = true;
        for (const ClaimedFile& file : claimed_) {
            if (file.table != table) continue;
            is_there = true;
            can_be_read = can_read(table, file) && can_be_read;
        }
        tables_.emplace_back();
        read_.push_back(is_there && can_be_read);
        if (!read_.back()) continue;
        try {
            tables_.back() = read_table(profile_, table, kind_of(table), files_, claimed_, options_.limits, cells_);
            for (const ClaimedFile& file : claimed_) {
                if (file.table == table) options_.progress->add(file.input.rows_read);
            }
        } catch (const UnreadableFile& error) {
            trouble_.errors.emplace_back(error.what());
            read_.back() = false;
        }
    }
}

/// Nothing if some column allows two readings, and neither the other columns nor the other tables tell which.
std::optional<ProfileRun::Readings> ProfileRun::settle(const ProfileRows& rows, const ColumnSurvey& survey,
                                                       const SystemEvidence& system) {
    const ProfileDocument& document = rows.document();
    const auto names = printed_names(document);
    Readings readings;
    bool is_settled = true;
    for (std::uint32_t file = 0; file < claimed_.size(); ++file) {
        if (claimed_[file].table != document.from) continue;
        const AskedReadings asked = asked_readings(options_, files_[claimed_[file].place], document.kind);
        SettledReadings settled = system.settle(survey, asked, name(file), names, habits_of(profile_, document));
        is_settled = is_settled && settled.errors.empty();
        for (const std::string& error : settled.errors) trouble_.errors.push_back(error);
        for (const std::string& note : settled.notes) tell(file, note, true);
        readings.emplace(file, std::move(settled));
        supplied_[file].push_back(document.kind);
        settled_[file].push_back({&document, readings.at(file)});
    }
    if (is_settled) return readings;
    trouble_.ambiguous = true;
    return std::nullopt;
}

void ProfileRun::say(const ProfileDocument& document, std::span<const ProfileRows::Said> all) {
    for (const ProfileRows::Said& said : all) {
        const RawTable::Row& first = table_of(document).rows[said.first_row];
        std::string warning = at(name(first.file), first.line) + said.words;
        if (said.rows > 1) warning += " (" + std::to_string(said.rows) + " rows)";
        trouble_.warnings.push_back(std::move(warning));
    }
}

void ProfileRun::note(std::span<const FileNote> notes) {
    for (const FileNote& one : notes) {
        tell(one.file, one.words, one.is_warning);
    }
}

/// Says something of a file, once.
void ProfileRun::tell(std::uint32_t file, const std::string& words, bool is_warning) {
    std::vector<std::string>& notes = claimed_[file].input.notes;
    if (std::find(notes.begin(), notes.end(), words) != notes.end()) return;
    notes.push_back(words);
    if (is_warning) trouble_.warnings.push_back(name(file) + ": " + words);
}

void ProfileRun::keep_orphans(const ProfileRows& rows) {
    for (const ProfileRows::Orphan& orphan : rows.orphans()) {
        RejectedRow rejected;
        rejected.source.row = orphan.row.source.row;
        rejected.kind = rows.document().kind;
        rejected.column = orphan.column;
        rejected.value = orphan.value;
        rejected.reason = orphan.reason;
        rejected.document = texts_.intern(orphan.row[document_columns(rejected.kind).front()]);
        rejected.vendor = texts_.intern(orphan.row[Column::vendor]);
        rejected.po_number = texts_.intern(orphan.row[Column::po_number]);
        claimed_[table_of(rows.document()).rows[orphan.base].file].rejected.push_back(std::move(rejected));
    }
}

/// A document column that is empty is nobody's to pass down here: rows of a table are complete.
void ProfileRun::reject_gap(const ProfileRows& rows, std::size_t row, Column column, FileRecords& into) {
    const CanonicalRow cells = rows.canonical(row);
    RejectedRow rejected;
    rejected.source = cells.source;
    rejected.kind = rows.document().kind;
    rejected.column = into.printed[static_cast<std::size_t>(column)];
    rejected.reason = "the cell is empty";
    rejected.document = texts_.intern(cells[document_columns(rejected.kind).front()]);
    rejected.vendor = texts_.intern(cells[Column::vendor]);
    rejected.po_number = texts_.intern(cells[Column::po_number]);
    into.rejected.push_back(std::move(rejected));
    into.rejected_fields.emplace_back();
}

std::optional<Column> first_gap(const CanonicalRow& row, DocumentKind kind) {
    for (const Column column : document_columns(kind)) {
        const auto required = required_columns(kind);
        if (!row[column].empty() || std::find(required.begin(), required.end(), column) == required.end()) continue;
        if (column != Column::vendor || !row.vendor_from_po) return column;
    }
    return std::nullopt;
}

void ProfileRun::build_file(const ProfileRows& rows, std::uint32_t file, const SettledReadings& settled) {
    const DocumentKind kind = rows.document().kind;
    RawTable& table = table_of(rows.document());
    FileRecords records;
    ColumnSet columns = rows.columns();
    if (rows.document().type_from_sign) columns.add(Column::type);
    if (rows.document().reversals) columns.add(Column::credited_invoice);
    RecordBuilder builder(texts_, kind, columns, settled.readings, records);
    const auto names = printed_names(rows.document());
    for (std::size_t i = 0; i < column_count; ++i) {
        if (!names[i].empty()) builder.name_column(static_cast<Column>(i), names[i]);
    }
    // The text of a rejected row is fetched afterwards, for all of them at once.
    const auto later = [] { return std::string(); };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows.file(row) != file || rows.is_dropped(row)) continue;
        const CanonicalRow cells = rows.canonical(row);
        const auto gap = first_gap(cells, kind);
        if (gap) reject_gap(rows, row, *gap, records);
        if (gap || !builder.add(cells, later)) table.settle(rows.base(row), RowFate::rejected);
    }
    InputFile& input = claimed_[file].input;
    const AskedReadings asked = asked_readings(options_, name(file), kind);
    if (const auto why = settle_discounts(records, asked.discount, input.notes)) {
        trouble_.errors.push_back(at(name(file), records.discounts.example_row()) +
                                  names[static_cast<std::size_t>(Column::discount)] + ": " + *why +
                                  "\n  hint: --discount percent, --discount line-amount or --discount unit-amount");
        trouble_.ambiguous = true;
    }
    input.column_bits |= columns.bits();
    input.has_line_numbers = input.has_line_numbers || records.has_line_numbers;
    records_[file].push_back(std::move(records));
}

void ProfileRun::make_documents() {
    struct Made {
        ProfileRows rows;
        ColumnSurvey survey;
    };
    std::vector<std::unique_ptr<Made>> all;
    SystemEvidence system;
    for (const ProfileDocument& document : profile_.documents) {
        const auto tables = tables_required(document);
        if (!std::all_of(tables.begin(), tables.end(), [&](std::size_t table) { return read_[table]; })) continue;
        ProfileRows rows(document, tables_, cells_);
        ColumnSurvey survey(document.kind, rows.columns());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const CanonicalRow cells = rows.canonical(row);
            survey.add(cells);
            system.add(cells, rows.columns(), document.kind);
        }
        keep_orphans(rows);
        all.push_back(std::make_unique<Made>(Made{std::move(rows), std::move(survey)}));
    }
    for (const auto& made : all) {
        if (const auto readings = settle(made->rows, made->survey, system)) build(made->rows, *readings);
    }
}

void ProfileRun::build(ProfileRows& rows, const Readings& readings) {
    const ProfileDocument& document = rows.document();
    const auto readings_of = [&](std::size_t row) -> const std::array<ColumnReading, column_count>& {
        return readings.at(table_of(document).rows[rows.base(row)].file).readings;
    };
    const ProfileFindings findings = check_rows(rows);
    note(findings.notes);
    if (asks_for_serial_dates(options_)) note(write_out_serial_dates(rows, readings_of));
    note(complete_documents(rows, readings_of));
    say(document, settle_documents(rows, readings_of));
    say(document, rows.warnings());
    say(document, findings.warnings);
    for (const auto& [file, settled] : readings) build_file(rows, file, settled);
}

/// Rows of a table that make no document and complete none.
void ProfileRun::leave_out_idle_rows(std::size_t table) {
    const ProfileJoin* required = nullptr;
    for (const ProfileDocument& document : profile_.documents) {
        for (const ProfileJoin& join : document.joins) {
            if (join.table == table && join.required && required == nullptr) required = &join;
        }
    }
    RawTable& rows = tables_[table];
    for (std::size_t row = 0; row < rows.rows.size(); ++row) {
        if (rows.rows[row].fate != RowFate::idle) continue;
        std::string words = "completes no other row";
        for (std::size_t i = 0; required != nullptr && i < required->where.size(); ++i) {
            const std::size_t place = rows.place_of(required->where[i].column.column);
            const std::string_view cell =
                place == RawTable::absent ? std::string_view() : cells_.text(rows.cell(row, place));
            if (required->where[i].holds(cell)) continue;
            words = required->where[i].words;
            break;
        }
        rows.leave_out(row, words);
    }
}

void ProfileRun::count_rows() {
    for (ClaimedFile& file : claimed_) file.input.rows_rejected = file.rejected.size();
    for (const RawTable& table : tables_) {
        for (const RawTable::Row& row : table.rows) {
            InputFile& input = claimed_[row.file].input;
            if (row.fate == RowFate::used) ++input.rows_used;
            if (row.fate == RowFate::joined) ++input.rows_joined;
            if (row.fate == RowFate::left_out) ++input.left_out[table.conditions[row.condition]];
        }
    }
    for (std::size_t file = 0; file < claimed_.size(); ++file) {
        for (const FileRecords& records : records_[file])
            claimed_[file].input.rows_rejected += records.rejected.size();
    }
}

std::vector<ProfiledFile> ProfileRun::run() {
    map_as_the_policy_says();
    read_tables();
    make_documents();
    for (std::size_t table = 0; table < tables_.size(); ++table) leave_out_idle_rows(table);
    count_rows();
    std::vector<ProfiledFile> result;
    for (std::uint32_t file = 0; file < claimed_.size(); ++file) {
        ClaimedFile& claimed = claimed_[file];
        const CandidateFile& candidate = files_[claimed.place];
        claimed.input.name = candidate.name;
        claimed.input.kind = kind_of(claimed.table);
        claimed.input.profile = profile_.name;
        if (read_[claimed.table]) tell_unread_money(profile_, claimed.table, candidate, options_.limits, trouble_);
        claimed.input.columns = described(profile_, claimed.table, candidate.dialect.header);
        FileRecords at_reading;
        at_reading.rejected = std::move(claimed.rejected);
        records_[file].push_back(std::move(at_reading));
        for (FileRecords& records : records_[file]) fetch_row_texts(candidate, options_.limits, records.rejected);
        result.push_back({claimed.place, std::move(claimed.input), std::move(records_[file]), supplied_[file],
                          evidence_of(profile_, claimed.table, candidate.dialect.header, settled_for(settled_, file)),
                          is_open(settled_[file])});
    }
    return result;
}

}  // namespace

std::vector<std::size_t> tables_required(const ProfileDocument& document) {
    std::vector<std::size_t> tables{document.from};
    for (const ProfileJoin& join : document.joins) {
        if (join.required) tables.push_back(join.table);
    }
    return tables;
}

std::vector<ProfiledFile> run_profile(Profile profile, std::span<const CandidateFile> files,
                                      std::vector<ClaimedFile> claimed, const LoadOptions& options, TextPool& texts,
                                      LoadTrouble& trouble) {
    return ProfileRun(std::move(profile), files, std::move(claimed), options, texts, trouble).run();
}

}  // namespace msp_audit
