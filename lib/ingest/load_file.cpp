#include "ingest/load_file.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "ingest/column_survey.hpp"
#include "ingest/column_words.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/record_scan.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/unread_money.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t first_look_rows = 1000;
constexpr std::size_t first_look_bytes = std::size_t{128} * 1024;
constexpr std::size_t rows_a_message = 4096;  ///< so that telling how far one is costs nothing

/// The cells of a reader's rows in canonical columns.
class CanonicalRows {
public:
    CanonicalRows(const CandidateFile& file, const HeaderReading& reading, const ReadLimits& limits,
                  std::size_t most_bytes = RowReader::whole_file)
        : key_(document_columns(reading.kind).front()),
          wanted_(wanted_of(reading)),
          delimiter_(file.dialect.delimiter),
          limits_(limits),
          reader_(file.open(), file.dialect, wanted_, limits, most_bytes) {
        for (const std::size_t place : wanted_) columns_.push_back(column_at(reading, place));
        for (CanonicalRow& row : rows_) {
            if (!reading.currencies.empty()) row.header_currency = reading.currencies.front();
        }
    }

    /// Reads a row behind those that are held.
    [[nodiscard]] RowResult next() {
        const RowResult result = reader_.next();
        if (result != RowResult::row) return result;
        const RawRow& raw = reader_.row();
        rows_[held_].source.row = raw.line;
        can_hold_ = !raw.masked && raw.bytes.size() <= bytes_.size() - used_;
        if (can_hold_) {
            char* const copy = bytes_.data() + used_;
            std::memcpy(copy, raw.bytes.data(), raw.bytes.size());
            put(raw.cells, copy - raw.bytes.data());
        } else {
            put(raw.cells, 0);
        }
        return result;
    }

    /// The row read last.
    [[nodiscard]] const CanonicalRow& row() const { return rows_[held_]; }
    [[nodiscard]] const RowReader& reader() const { return reader_; }

    /// What can be read of a row that the reader gave up on, from the start of its text: its last cell may be cut
    /// short, so it is left out.
    [[nodiscard]] CanonicalRow row_of_problem() {
        CanonicalRow row;
        problem_text_ = reader_.problem().text + '\n';
        static_cast<void>(scan_record(problem_text_, delimiter_, limits_, problem_cells_));
        for (std::size_t i = 0; i + 1 < problem_cells_.size(); ++i) {
            const auto wanted = std::find(wanted_.begin(), wanted_.end(), i);
            if (wanted == wanted_.end()) continue;
            const auto column = columns_[static_cast<std::size_t>(wanted - wanted_.begin())];
            if (column) row[*column] = trimmed(problem_cells_[i]);
        }
        row.source.row = reader_.problem().line;
        return row;
    }

    /// Keeps the row read last until let_go(). False if there is no room for it, or not for this kind of row.
    [[nodiscard]] bool hold() {
        if (!can_hold_) return false;
        starts_[held_++] = bytes_.data() + used_;
        used_ += reader_.row().bytes.size();
        return true;
    }
    [[nodiscard]] bool is_full() const { return held_ == RecordBuilder::most_rows; }
    [[nodiscard]] std::span<const CanonicalRow> held() const { return {rows_.data(), held_}; }
    [[nodiscard]] std::string text_of_held(std::size_t row) const { return reader_.row_text(starts_[row]); }
    void let_go() { held_ = used_ = 0; }

    /// A row of totals: its first cell says so, there is no document number, and the rest are figures.
    [[nodiscard]] bool is_total() const {
        const std::string_view key = row()[key_];
        if (!key.empty() && !is_total_word(key)) return false;
        const auto cells = reader_.row().cells;
        const auto is_filled = [](std::string_view cell) { return !cell.empty(); };
        const auto first = std::find_if(cells.begin(), cells.end(), is_filled);
        return first != cells.end() && is_total_word(*first) && std::none_of(first + 1, cells.end(), is_text);
    }

private:
    static constexpr std::size_t most_held_bytes = std::size_t{16} * 1024;

    /// Puts the cells of the row read last in their columns, as they stand so many bytes farther on.
    void put(std::span<const std::string_view> cells, std::ptrdiff_t offset) {
        CanonicalRow& row = rows_[held_];
        const std::string_view* cell = cells.data();
        for (const std::optional<Column> column : columns_) {
            if (column) row[*column] = {cell->data() + offset, cell->size()};
            ++cell;
        }
    }

    static std::vector<std::size_t> wanted_of(const HeaderReading& reading) {
        std::vector<std::size_t> places;
        for (const std::size_t place : reading.place) {
            if (place != HeaderReading::absent) places.push_back(place);
        }
        // The word Total stands in the first column, whatever its header.
        places.push_back(0);
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        return places;
    }

    static std::optional<Column> column_at(const HeaderReading& reading, std::size_t place) {
        const auto found = std::find(reading.place.begin(), reading.place.end(), place);
        if (found == reading.place.end()) return std::nullopt;
        return static_cast<Column>(found - reading.place.begin());
    }

    static bool is_text(std::string_view cell) {
        std::string reason;
        bool percent = false;
        return !cell.empty() && !read_amount(cell, DecimalMark::point, reason, &percent) &&
               !read_amount(cell, DecimalMark::comma, reason, &percent);
    }

    Column key_;
    std::vector<std::size_t> wanted_;  ///< places in the header, ascending
    char delimiter_;
    ReadLimits limits_;
    RowReader reader_;
    std::vector<std::optional<Column>> columns_;
    // The rows that are held, and the one read last behind them.
    std::array<CanonicalRow, RecordBuilder::most_rows + 1> rows_;
    std::array<const char*, RecordBuilder::most_rows> starts_{};
    std::array<char, most_held_bytes> bytes_;  ///< only the first `used_` have a value
    std::size_t held_ = 0, used_ = 0;
    bool can_hold_ = false;
    // What row_of_problem() points into.
    std::string problem_text_;
    RecordCells problem_cells_;
};

/// What the first rows tell, so that most files are read once.
struct FirstLook {
    SettledReadings settled;
    bool whole_file = false;
    std::size_t rows = 0;
    std::size_t bytes = 0;
};

class FileReading {
public:
    FileReading(const CandidateFile& file, const HeaderReading& reading, const LoadOptions& options, TextPool& texts)
        : file_(file),
          reading_(reading),
          options_(options),
          texts_(texts),
          asked_(asked_readings(options, file, reading.kind)) {
        for (std::size_t column = 0; column < column_count; ++column) {
            if (reading.place[column] == HeaderReading::absent) continue;
            printed_[column] = file.dialect.header[reading.place[column]];
        }
    }

    [[nodiscard]] LoadedFile run() {
        describe();
        const FirstLook look = look_at_first_rows();
        SettledReadings settled = look.settled;
        if (!look.whole_file) {
            ColumnSurvey survey(reading_.kind, reading_.columns);
            read_all(settled, &survey, look);
            const SettledReadings told = settle(survey);
            const bool is_same = read_alike(told, settled);
            settled = told;
            if (!is_same && told.errors.empty()) read_all(settled, nullptr, look);
        } else if (settled.errors.empty()) {
            read_all(settled, nullptr, look);
        }
        finish(settled);
        return std::move(loaded_);
    }

private:
    void describe() {
        InputFile& input = loaded_.input;
        const std::vector<std::string_view> header(file_.dialect.header.begin(), file_.dialect.header.end());
        input.name = file_.name;
        input.kind = reading_.kind;
        input.columns = described(reading_, header);
        ColumnSet columns = reading_.columns;
        if (!reading_.currencies.empty()) columns.add(Column::currency);
        input.column_bits = columns.bits();
    }

    [[nodiscard]] SettledReadings settle(const ColumnSurvey& survey) const {
        SettledReadings settled = survey.settle(asked_, file_.name, printed_);
        const std::string& header = printed_[static_cast<std::size_t>(Column::discount)];
        const bool percent = header.find('%') != std::string::npos || header_key(header).ends_with("percent");
        settled.readings[static_cast<std::size_t>(Column::discount)].percent = percent;
        return settled;
    }

    [[nodiscard]] FirstLook look_at_first_rows() const {
        FirstLook look;
        ColumnSurvey survey(reading_.kind, reading_.columns);
        CanonicalRows rows(file_, reading_, options_.limits, first_look_bytes);
        for (RowResult result = rows.next();; result = rows.next()) {
            if (result == RowResult::end) look.whole_file = !rows.reader().is_cut();
            if (result == RowResult::end || look.rows == first_look_rows) break;
            ++look.rows;
            if (result != RowResult::row || rows.is_total()) continue;
            survey.add(rows.row());
            for (const std::string_view cell : rows.reader().row().cells) look.bytes += cell.size() + 1;
        }
        look.settled = settle(survey);
        return look;
    }

    void read_all(const SettledReadings& settled, ColumnSurvey* survey, const FirstLook& look) {
        FileRecords& records = loaded_.records;
        records = FileRecords{};
        records.printed = printed_;
        // Room that is never touched costs nothing, growing does.
        const std::size_t expected =
            look.whole_file ? look.rows : file_.bytes * look.rows / std::max<std::size_t>(look.bytes, 1) / 8 * 9;
        records.reserve(reading_.kind, std::min<std::size_t>(expected, file_.bytes / 8 + look.rows) + 1);
        RecordBuilder builder(texts_, reading_.kind, reading_.columns, settled.readings, records);
        CanonicalRows rows(file_, reading_, options_.limits);
        totals_ = 0;
        options_.progress->take_back(std::exchange(told_, 0));
        for (RowResult result = rows.next(); result != RowResult::end; result = rows.next()) {
            if (rows.reader().rows_met() - told_ >= rows_a_message) tell(rows.reader().rows_met());
            if (result == RowResult::problem) {
                add_held(rows, builder);
                builder.reject(rows.row_of_problem(), rows.reader().problem());
            } else if (rows.is_total()) {
                ++totals_;
            } else {
                if (survey != nullptr) survey->add(rows.row());
                add_last(rows, builder);
            }
        }
        add_held(rows, builder);
        met_ = rows.reader().rows_met();
        tell(met_);
        repeated_headers_ = rows.reader().repeated_headers();
    }

    void tell(std::size_t rows) {
        options_.progress->add(rows - told_);
        told_ = rows;
    }

    /// Adds the row read last, at once or with those behind it.
    static void add_last(CanonicalRows& rows, RecordBuilder& builder) {
        if (rows.hold()) {
            if (rows.is_full()) add_held(rows, builder);
            return;
        }
        const CanonicalRow last = rows.row();
        add_held(rows, builder);
        builder.add(last, [&rows] { return rows.reader().row_text(); });
    }

    static void add_held(CanonicalRows& rows, RecordBuilder& builder) {
        if (rows.held().empty()) return;
        builder.add_rows(rows.held(), [&rows](std::size_t row) { return rows.text_of_held(row); });
        rows.let_go();
    }

    void finish(const SettledReadings& settled) {
        InputFile& input = loaded_.input;
        loaded_.errors = settled.errors;
        loaded_.settled = settled;
        loaded_.ambiguous = !settled.errors.empty();
        if (!loaded_.ambiguous) {
            input.notes = settled.notes;
            for (const std::string& note : settled.notes) loaded_.warnings.push_back(file_.name + ": " + note);
            for (std::string& warning : unread_money_warnings(file_, reading_, options_.limits)) {
                loaded_.warnings.push_back(std::move(warning));
            }
            settle_discount();
        }
        const std::string serial_dates = loaded_.records.serial_dates.note(asked_.serial_dates);
        if (!serial_dates.empty()) input.notes.push_back(serial_dates);
        if (loaded_.ambiguous) {
            loaded_.records = FileRecords{};
            return;
        }
        pass_down_first_rows(loaded_.records, reading_.kind);
        fetch_texts();
        count();
    }

    void settle_discount() {
        FileRecords& records = loaded_.records;
        const auto why = settle_discounts(records, asked_.discount, loaded_.input.notes);
        if (!why) return;
        loaded_.ambiguous = true;
        loaded_.errors.push_back(file_.name + ":" + std::to_string(records.discounts.example_row()) + ": " +
                                 printed_[static_cast<std::size_t>(Column::discount)] + ": " + *why +
                                 "\n  hint: --discount percent, --discount line-amount or --discount unit-amount; " +
                                 "for this file alone " + option_for_file("--discount", file_.name, "percent"));
    }

    /// Rows that were rejected after the reader had gone on lack their text.
    void fetch_texts() {
        auto& rejected = loaded_.records.rejected;
        const auto lacks_text = [](const RejectedRow& row) { return row.text.empty(); };
        auto wanting = std::find_if(rejected.begin(), rejected.end(), lacks_text);
        if (wanting == rejected.end()) return;
        CanonicalRows rows(file_, reading_, options_.limits);
        for (RowResult result = rows.next(); result != RowResult::end && wanting != rejected.end();
             result = rows.next()) {
            if (result != RowResult::row || rows.row().source.row != wanting->source.row) continue;
            wanting->text = rows.reader().row_text();
            wanting = std::find_if(wanting, rejected.end(), lacks_text);
        }
    }

    void count() {
        InputFile& input = loaded_.input;
        const FileRecords& records = loaded_.records;
        input.rows_read = met_ + file_.dialect.title_rows;
        input.rows_rejected = records.rejected.size();
        input.rows_title = file_.dialect.title_rows + repeated_headers_ + totals_;
        input.rows_used = records.quotes.size() + records.po_lines.size() + records.slips.size() +
                          records.licenses.size() + records.invoice_lines.size();
        input.has_line_numbers = records.has_line_numbers;
        if (input.rows_used == 0 && input.rows_rejected == 0) {
            loaded_.warnings.push_back(file_.name + ": " + std::string(header_alone));
        } else if (input.rows_used == 0) {
            loaded_.warnings.push_back(file_.name + ": " + std::string(every_row_rejected));
        }
    }

    const CandidateFile& file_;
    const HeaderReading& reading_;
    const LoadOptions& options_;
    TextPool& texts_;
    AskedReadings asked_;
    std::array<std::string, column_count> printed_;
    LoadedFile loaded_;
    std::size_t met_ = 0;
    std::size_t told_ = 0;  ///< rows that the progress knows of
    std::size_t repeated_headers_ = 0;
    std::size_t totals_ = 0;
};

}  // namespace

LoadedFile load_file(const CandidateFile& file, const HeaderReading& reading, const LoadOptions& options,
                     TextPool& texts) {
    return FileReading(file, reading, options, texts).run();
}

}  // namespace msp_audit
