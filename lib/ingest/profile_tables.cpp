#include "ingest/profile_tables.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "core/glob.hpp"
#include "ingest/header_names.hpp"
#include "ingest/stored_number.hpp"

namespace msp_audit {

namespace {

/// 4500000002 of 4500000002.0, as a spreadsheet prints a whole number; any other text as it is.
std::string_view without_zero_places(std::string_view cell) {
    const std::size_t digits = cell.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || cell[digits] != '.' || digits + 1 == cell.size()) {
        return cell;
    }
    const bool only_zeros = cell.find_first_not_of('0', digits + 1) == std::string_view::npos;
    return only_zeros ? cell.substr(0, digits) : cell;
}

/// A file's name without folders and endings: October 2026 of exports/October 2026.csv.gz.
std::string_view stem_of(std::string_view file_name) {
    file_name.remove_prefix(file_name.find_last_of('/') + 1);
    if (file_name.ends_with(".gz")) file_name.remove_suffix(3);
    return file_name.substr(0, file_name.rfind('.'));
}

/// Reads the files of one table, one behind the other.
class TableReader {
public:
    TableReader(const ProfileTable& table, DocumentKind kind, const ReadLimits& limits, TextPool& texts,
                RawTable& into)
        : table_(table), kind_(kind), limits_(limits), texts_(texts), into_(into) {
        for (const std::string& column : into.columns) {
            const auto is_column = [&column](const std::string& name) { return name == column; };
            whole_.push_back(std::any_of(table.whole_numbers.begin(), table.whole_numbers.end(), is_column));
            must_.push_back(std::any_of(table.reject_when_empty.begin(), table.reject_when_empty.end(), is_column));
        }
        for (const std::string& column : table.first_row_only) {
            const auto found = std::find(into.columns.begin(), into.columns.end(), column);
            first_row_only_.push_back(static_cast<std::size_t>(found - into.columns.begin()));
        }
    }

    void read(const CandidateFile& file, std::uint32_t number, ClaimedFile& claimed);

private:
    void find_columns(const Dialect& dialect);
    void take_row(const RawRow& row, std::uint32_t number, ClaimedFile& claimed, const RowReader& reader);
    /// A profile reads a column as it likes, whatever its header means elsewhere: numbers of sheets have a point.
    [[nodiscard]] std::string_view shown(std::string_view cell) {
        if (cell.find(stored_number_mark) == std::string_view::npos) return cell;
        return texts_.text(texts_.intern(with_stored_numbers_shown(std::string(cell))));
    }
    void fill_from_above();
    void reject(const RowProblem& problem, ClaimedFile& claimed) const;

    const ProfileTable& table_;
    DocumentKind kind_;
    const ReadLimits& limits_;
    TextPool& texts_;
    RawTable& into_;
    std::string file_;                         ///< its name without folders and endings
    std::vector<std::string_view> cells_;      ///< of the row at hand, by wanted column
    std::vector<std::string> above_;           ///< of columns of first rows only: the last ones, by first_row_only_
    std::vector<std::size_t> first_row_only_;  ///< among the wanted columns
    std::vector<bool> whole_;                  ///< by wanted column
    std::vector<bool> must_;                   ///< by wanted column
    std::vector<std::size_t> wanted_;          ///< places in the file's header
    std::vector<std::size_t> slots_;           ///< by wanted column: place in wanted_; RawTable::absent
    std::vector<std::string> headers_;         ///< by wanted column: as printed
};

void TableReader::find_columns(const Dialect& dialect) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < dialect.header.size(); ++i) places.emplace(header_key(dialect.header[i]), i);
    wanted_.clear();
    slots_.assign(into_.columns.size(), RawTable::absent);
    headers_ = into_.columns;
    for (std::size_t i = 0; i < into_.columns.size(); ++i) {
        if (into_.columns[i] == file_column) into_.present[i] = true;
        const auto found = places.find(header_key(into_.columns[i]));
        if (found == places.end()) continue;
        slots_[i] = wanted_.size();
        wanted_.push_back(found->second);
        headers_[i] = dialect.header[found->second];
        into_.present[i] = true;
    }
}

void TableReader::reject(const RowProblem& problem, ClaimedFile& claimed) const {
    RejectedRow rejected;
    rejected.source.row = problem.line;
    rejected.kind = kind_;
    rejected.column = problem.column;
    rejected.value = problem.value;
    rejected.reason = problem.reason;
    rejected.hint = problem.hint;
    rejected.text = problem.text;
    claimed.rejected.push_back(std::move(rejected));
}

/// A row that continues the document of the row above has its columns of the first row.
void TableReader::fill_from_above() {
    const bool continues = !above_.empty() && cells_[first_row_only_.front()].empty();
    if (!continues) above_.clear();
    for (std::size_t i = 0; i < first_row_only_.size(); ++i) {
        std::string_view& cell = cells_[first_row_only_[i]];
        if (!continues) above_.emplace_back(cell);
        if (continues && cell.empty()) cell = above_[i];
    }
}

void TableReader::take_row(const RawRow& row, std::uint32_t number, ClaimedFile& claimed, const RowReader& reader) {
    cells_.assign(slots_.size(), {});
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (slots_[i] != RawTable::absent) cells_[i] = shown(row.cells[slots_[i]]);
        if (into_.columns[i] == file_column) cells_[i] = file_;
        const auto& empty = table_.empty_words;
        if (std::find(empty.begin(), empty.end(), cells_[i]) != empty.end()) cells_[i] = {};
        if (whole_[i]) cells_[i] = without_zero_places(cells_[i]);
    }
    if (!first_row_only_.empty()) fill_from_above();
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (!must_[i] || !cells_[i].empty()) continue;
        return reject({row.line, headers_[i], "", "the cell is empty", "", reader.row_text()}, claimed);
    }
    into_.rows.push_back({number, row.line});
    for (const std::string_view cell : cells_) into_.cells.push_back(texts_.intern(cell));
}

void TableReader::read(const CandidateFile& file, std::uint32_t number, ClaimedFile& claimed) {
    find_columns(file.dialect);
    file_ = stem_of(file.name);
    above_.clear();
    RowReader reader(file.open(), file.dialect, wanted_, limits_);
    for (RowResult result = reader.next(); result != RowResult::end; result = reader.next()) {
        if (result == RowResult::row) {
            take_row(reader.row(), number, claimed, reader);
        } else {
            reject(reader.problem(), claimed);
        }
    }
    claimed.input.rows_title = file.dialect.title_rows + reader.repeated_headers();
    claimed.input.rows_read = file.dialect.title_rows + reader.rows_met();
}

}  // namespace

std::size_t RawTable::place_of(std::string_view column) const {
    const auto found = std::find(columns.begin(), columns.end(), column);
    const auto place = static_cast<std::size_t>(found - columns.begin());
    return found != columns.end() && present[place] ? place : absent;
}

void RawTable::leave_out(std::size_t row, const std::string& words) {
    if (rows[row].fate != RowFate::idle) return;
    auto found = std::find(conditions.begin(), conditions.end(), words);
    if (found == conditions.end()) found = conditions.insert(conditions.end(), words);
    rows[row].condition = static_cast<std::uint16_t>(found - conditions.begin());
    rows[row].fate = RowFate::left_out;
}

bool fits_file_name(std::string_view pattern, std::string_view file_name) {
    const std::string_view stem = stem_of(file_name);
    file_name.remove_prefix(file_name.find_last_of('/') + 1);
    return glob_matches(pattern, file_name) || glob_matches(pattern, stem);
}

std::optional<std::size_t> table_with_headers(const Profile& profile, std::span<const std::string_view> header,
                                              std::string_view file_name) {
    std::vector<std::string> keys;
    for (const std::string_view cell : header) keys.push_back(header_key(cell));
    std::sort(keys.begin(), keys.end());
    return table_with_header_keys(profile, keys, file_name);
}

std::optional<std::size_t> table_with_header_keys(const Profile& profile, std::span<const std::string> sorted_keys,
                                                  std::string_view file_name) {
    std::optional<std::size_t> best;
    std::pair<bool, std::size_t> best_points;
    for (std::size_t i = 0; i < profile.tables.size(); ++i) {
        const ProfileTable& table = profile.tables[i];
        const bool all = std::all_of(table.header_keys.begin(), table.header_keys.end(), [&](const std::string& key) {
            return std::binary_search(sorted_keys.begin(), sorted_keys.end(), key);
        });
        if (!all) continue;
        const std::pair points(fits_file_name(table.files, file_name), table.headers.size());
        if (best && points <= best_points) continue;
        best = i;
        best_points = points;
    }
    return best;
}

RawTable read_table(const Profile& profile, std::size_t table, DocumentKind kind,
                    std::span<const CandidateFile> files, std::span<ClaimedFile> claimed, const ReadLimits& limits,
                    TextPool& texts) {
    RawTable result;
    result.columns = profile.wanted_columns(table);
    result.decimal = profile.tables[table].decimal;
    result.present.assign(result.columns.size(), false);
    TableReader reader(profile.tables[table], kind, limits, texts, result);
    for (std::size_t i = 0; i < claimed.size(); ++i) {
        if (claimed[i].table != table) continue;
        reader.read(files[claimed[i].place], static_cast<std::uint32_t>(i), claimed[i]);
    }
    return result;
}

std::vector<std::string> described(const Profile& profile, std::size_t table, std::span<const std::string> header) {
    std::vector<std::string> lines;
    const auto describe = [&](const std::string& printed, const ProfileDocument& document, const ProfileCell& cell) {
        for (const ProfileSource& one : cell.sources) {
            for (const ProfileColumn& part : one.parts) {
                const std::size_t of = part.place == 0 ? document.from : document.joins[part.place - 1].table;
                if (of != table || header_key(part.column) != header_key(printed)) continue;
                std::string line = printed + " -> " + std::string(name_of(cell.column));
                if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
            }
        }
    };
    for (const std::string& printed : header) {
        for (const ProfileDocument& document : profile.documents) {
            for (const ProfileCell& cell : document.cells) describe(printed, document, cell);
        }
    }
    return lines;
}

std::array<std::string, column_count> printed_names(const ProfileDocument& document) {
    std::array<std::string, column_count> names;
    for (const ProfileCell& cell : document.cells) {
        const auto source = std::find_if(cell.sources.begin(), cell.sources.end(),
                                         [](const ProfileSource& one) { return !one.parts.empty(); });
        if (source == cell.sources.end()) continue;
        const ProfileColumn& column = source->parts.back();
        const std::string table = column.place == 0 ? "" : document.joins[column.place - 1].name + ".";
        names[static_cast<std::size_t>(cell.column)] = table + column.column;
    }
    return names;
}

void fetch_row_texts(const CandidateFile& file, const ReadLimits& limits, std::span<RejectedRow> rejected) {
    std::multimap<std::uint32_t, RejectedRow*> by_line;
    for (RejectedRow& row : rejected) {
        if (row.text.empty()) by_line.emplace(row.source.row, &row);
    }
    if (by_line.empty()) return;
    RowReader reader(file.open(), file.dialect, {}, limits);
    for (RowResult result = reader.next(); result != RowResult::end; result = reader.next()) {
        if (result != RowResult::row) continue;
        const auto [first, last] = by_line.equal_range(reader.row().line);
        for (auto row = first; row != last; ++row) row->second->text = reader.row_text();
    }
}

}  // namespace msp_audit
