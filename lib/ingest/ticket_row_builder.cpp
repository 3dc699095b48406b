#include "ingest/ticket_row_builder.hpp"
#include "core/rejection.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "ingest/read_duration.hpp"
#include "ingest/read_instant.hpp"
#include "ingest/recent_texts.hpp"
#include "ingest/spreadsheet_day.hpp"
#include "ingest/stored_number.hpp"
#include "ingest/ticket_cells.hpp"
#include "ingest/ticket_fields.hpp"

namespace msp_audit {

namespace {

using enum TicketColumn;

constexpr const char* lost_digits = is_shortened_number;

constexpr const char* no_value = "is what a spreadsheet shows for a formula without a value";

/// Why a cell is no identifier; null where it may be one.
const char* why_no_key(std::string_view cell) {
    constexpr std::size_t shortest = 4;  // #N/A
    if (cell.size() < shortest || cell[0] > '9') return nullptr;
    if (is_spreadsheet_error(cell)) return no_value;
    return is_mangled_number(cell) ? lost_digits : nullptr;
}

/// An instant and how it was read, in one word; 0: it was not.
class InstantAhead {
public:
    explicit InstantAhead(std::uint64_t word) : word_(word) {}
    InstantAhead(Instant at, const TimeReadings& readings)
        : word_((static_cast<std::uint64_t>(at.count()) << 4U) | (readings.repeated != 0 ? 8U : 0U) |
                (readings.skipped != 0 ? 4U : 0U) | (readings.without_offset != 0 ? 2U : 0U) | 1U) {}

    [[nodiscard]] std::uint64_t word() const { return word_; }
    [[nodiscard]] bool is_read() const { return word_ != 0; }
    [[nodiscard]] Instant take(TimeReadings& readings) const {
        readings.without_offset += word_ >> 1U & 1U;
        readings.skipped += word_ >> 2U & 1U;
        readings.repeated += word_ >> 3U & 1U;
        return Instant::from_count(static_cast<std::int64_t>(word_) >> 4);
    }

private:
    std::uint64_t word_;
};

/// Reads the cells of one file's columns.
class CellReader {
public:
    explicit CellReader(const TicketRowContext& context) : context_(context) {}

    /// What an instant column's cell says, where it is printed as an instant.
    [[nodiscard]] InstantAhead instant_ahead(TicketColumn column, std::string_view cell) const {
        TimeReadings readings;
        std::string reason;
        const Instant at = printed_instant(column, cell, readings, reason);
        return at.has_value() ? InstantAhead(at, readings) : InstantAhead(0);
    }
    /// None, with why(), for a cell that does not read.
    [[nodiscard]] Instant instant(TicketColumn column, std::string_view cell, InstantAhead ahead) {
        if (ahead.is_read()) return ahead.take(context_.inputs.times);
        if (const Instant at = printed_instant(column, cell, context_.inputs.times, reason_)) return at;
        const ColumnReading& reading = context_.settled.readings[static_cast<std::size_t>(column)];
        if (const auto local = read_serial_date(cell, reading.serial_dates, reason_)) {
            serial_dates_.add(cell, row_, serial_date_text(*local));
            return instant_of({*local, is_utc(column) ? std::optional<std::int32_t>(0) : std::nullopt}, context_.zone,
                              context_.inputs.times);
        }
        const bool has_two = reading.contradictory && OrderEvidence::depends_on_order(cell);
        why_ = has_two ? "has two meanings, and the column holds dates of both orders" : "is not a time: " + reason_;
        if (const std::string hint = hint_at_spreadsheet_day(cell, reading.serial_dates); !hint.empty())
            why_ += " (" + hint + ")";
        return {};
    }
    /// -1, with why(), for a cell that does not read.
    [[nodiscard]] std::int32_t number(TicketColumn column, std::string_view cell) {
        if (role_of(column) == TicketColumnRole::truth) {
            const auto truth = read_truth(cell);
            if (!truth) why_ = "is neither yes nor no";
            return truth ? static_cast<std::int32_t>(*truth) : -1;
        }
        if (role_of(column) == TicketColumnRole::count) {
            const auto count = read_count(cell, reason_);
            if (!count) why_ = "is not a count: " + reason_;
            return count.value_or(-1);
        }
        const auto at = static_cast<std::size_t>(column);
        const ColumnReading& reading = context_.settled.readings[at];
        if (reading.contradictory && MarkEvidence::depends_on_mark(cell)) {
            why_ = "has two meanings, and the column holds amounts with either decimal mark";
            return -1;
        }
        const auto seconds = read_duration(cell, context_.reading.unit[at], reading.mark, reason_);
        if (!seconds) why_ = "is not a length of time: " + reason_;
        return static_cast<std::int32_t>(seconds.value_or(-1));
    }
    [[nodiscard]] const std::string& why() const { return why_; }
    /// The row that the next cells are of.
    void begin(std::uint32_t row) { row_ = row; }
    [[nodiscard]] const SerialDatesRead& serial_dates() const { return serial_dates_; }

private:
    [[nodiscard]] Instant printed_instant(TicketColumn column, std::string_view cell, TimeReadings& readings,
                                          std::string& reason) const {
        const ColumnReading& reading = context_.settled.readings[static_cast<std::size_t>(column)];
        const DateOrder order = reading.contradictory ? DateOrder::unknown : reading.order;
        auto read = read_instant(cell, order, reason);
        if (!read) return {};
        if (is_utc(column) && !read->offset) read->offset = 0;
        return instant_of(*read, context_.zone, readings);
    }
    [[nodiscard]] bool is_utc(TicketColumn column) const {
        return (context_.reading.utc_bits >> static_cast<unsigned>(column) & 1U) != 0;
    }

    const TicketRowContext& context_;
    std::string reason_, why_;
    // What add() writes lies in other lines of the caches than what reading ahead looks at.
    alignas(64) std::uint32_t row_ = 0;
    SerialDatesRead serial_dates_;
};

template <class Record>
class RowsOf final : public TicketRowBuilder {
public:
    explicit RowsOf(const TicketRowContext& context)
        : context_(context), reader_(context_), texts_(context.inputs.texts) {
        const auto required = required_ticket_columns(context.reading.kind);
        for (const TicketColumn column : ticket_columns_of(context.reading.kind)) {
            if (!context.reading.has(column)) continue;
            const std::size_t place = context.reading.place[static_cast<std::size_t>(column)];
            const auto found = std::find(context.wanted.begin(), context.wanted.end(), place);
            const Source from{column, static_cast<std::size_t>(found - context.wanted.begin()),
                              required_.size() + optional_.size(),
                              ticket_fields<Record>()[static_cast<std::size_t>(column)], is_seldom_repeated(column)};
            const bool is_required = std::find(required.begin(), required.end(), column) != required.end();
            (is_required ? required_ : optional_).push_back(from);
        }
    }

    void read_ahead(TicketRowBatch& batch) const override {
        const std::size_t words = required_.size() + optional_.size();
        batch.read_ahead(words, [this](std::span<const std::string_view> cells, std::span<std::uint64_t> ahead) {
            for (const auto* sources : {&required_, &optional_}) {
                for (const Source& from : *sources) ahead[from.word] = ahead_of(from, cells[from.cell]);
            }
        });
    }

    bool add(const HeldRow& row, const RowReader& reader) override {
        Record record;
        record.source = {context_.file, row.line};
        reader_.begin(row.line);
        for (const Source& from : required_) {
            const char* const why = take_required(from, row, record);
            if (why == nullptr) continue;
            reject(from, why, row, reader);
            return false;
        }
        if (held_ == rows_.size()) flush();
        Record& kept = rows_[held_++];
        kept = record;
        for (const Source& from : required_) take_text(from, row, kept);
        for (const Source& from : optional_) {
            take_text(from, row, kept);
            take_optional(from, row, kept);
        }
        return true;
    }

    void flush() override {
        texts_.settle();
        for (std::size_t i = 0; i < held_; ++i) context_.sink.add(rows_[i]);
        held_ = 0;
    }

    [[nodiscard]] const SerialDatesRead& serial_dates() const override { return reader_.serial_dates(); }

private:
    /// A column of the file, and where its values go.
    struct Source {
        TicketColumn column;
        std::size_t cell;
        std::size_t word;  ///< of what is read ahead
        TicketField<Record> into;
        bool seldom_repeated;
    };

    /// An instant, or the hash of a text; 0 for what is neither.
    [[nodiscard]] std::uint64_t ahead_of(const Source& from, std::string_view cell) const {
        if (from.into.text != nullptr) {
            const bool is_hashed = from.seldom_repeated ? !cell.empty() : RecentTexts::needs_hash(cell);
            return is_hashed ? TextPool::hash_of(cell) : 0;
        }
        if (from.into.instant == nullptr || is_missing(cell)) return 0;
        return reader_.instant_ahead(from.column, cell).word();
    }
    [[nodiscard]] Instant instant_of(const Source& from, const HeldRow& row) {
        return reader_.instant(from.column, row.cells[from.cell], InstantAhead(row.ahead[from.word]));
    }

    /// Texts of such columns would only drive those out of memory that do come again.
    [[nodiscard]] static bool is_seldom_repeated(TicketColumn column) {
        const bool is_id = column == ticket_id && std::is_same_v<Record, TicketRow>;
        return is_id || column == subject || column == description;
    }

    /// The opening of a ticket may stand on another row of a log, and a change may leave a field empty.
    [[nodiscard]] static bool may_be_missing(TicketColumn column) { return column == opened_at || column == to; }

    /// Null, or why the row cannot be used.
    [[nodiscard]] const char* take_required(const Source& from, const HeldRow& row, Record& record) {
        const std::string_view cell = row.cells[from.cell];
        if (is_missing(cell)) return may_be_missing(from.column) ? nullptr : "the cell is empty";
        if (from.into.instant != nullptr) {
            record.*from.into.instant = instant_of(from, row);
            return record.*from.into.instant ? nullptr : reader_.why().c_str();
        }
        const bool is_key = role_of(from.column) == TicketColumnRole::key;
        return is_key ? why_no_key(cell) : nullptr;
    }

    void take_text(const Source& from, const HeldRow& row, Record& record) {
        const std::string_view cell = row.cells[from.cell];
        if (from.into.text == nullptr || is_missing(cell)) return;
        TextId& into = record.*from.into.text;
        const char* const why = role_of(from.column) == TicketColumnRole::key ? why_no_key(cell) : nullptr;
        if (why != nullptr) {
            note_bad(from.column, cell, record.source, why);
        } else if (from.seldom_repeated) {
            texts_.want_from_pool(cell, row.ahead[from.word], &into);
        } else {
            texts_.want(cell, row.ahead[from.word], &into);
        }
    }

    void take_optional(const Source& from, const HeldRow& row, Record& record) {
        const std::string_view cell = row.cells[from.cell];
        if (from.into.text != nullptr || is_missing(cell)) return;
        if (from.into.instant != nullptr) {
            record.*from.into.instant = instant_of(from, row);
            if (!(record.*from.into.instant)) note_bad(from.column, cell, record.source, reader_.why());
            return;
        }
        record.*from.into.number = reader_.number(from.column, cell);
        if (record.*from.into.number < 0) note_bad(from.column, cell, record.source, reader_.why());
    }

    void note_bad(TicketColumn column, std::string_view cell, SourceRef source, std::string why) {
        TicketInputs& inputs = context_.inputs;
        if (inputs.bad_cell_count++ >= inputs.most_bad_cells) return;
        inputs.bad_cells.push_back({source, column, with_stored_numbers_shown(std::string(cell)), std::move(why)});
    }

    void reject(const Source& from, const char* why, const HeldRow& row, const RowReader& reader) {
        const std::string_view cell = row.cells[from.cell];
        RowProblem problem;
        problem.line = row.line;
        problem.column = context_.printed[static_cast<std::size_t>(from.column)];
        problem.value = cell;
        problem.reason = is_missing(cell) && !cell.empty() ? "means that there is no value" : why;
        if (why == lost_digits) problem.hint = "export the column as text";
        problem.text = reader.row_text(row.bytes, row.masked);
        RejectedRow rejected = rejected_ticket_row(context_.file, context_.reading.kind, problem);
        const std::size_t id = context_.reading.place[static_cast<std::size_t>(ticket_id)];
        const auto found = std::find(context_.wanted.begin(), context_.wanted.end(), id);
        if (found != context_.wanted.end()) {
            const std::string_view printed = row.cells[static_cast<std::size_t>(found - context_.wanted.begin())];
            if (!is_missing(printed)) rejected.document = context_.inputs.texts.intern(printed);
        }
        context_.inputs.rejected.push_back(std::move(rejected));
    }

    static constexpr std::size_t most_rows = 64;

    TicketRowContext context_;
    CellReader reader_;
    RecentTexts texts_;
    alignas(64) std::vector<Source> required_, optional_;
    alignas(64) std::array<Record, most_rows> rows_{};
    std::size_t held_ = 0;
};

}  // namespace

std::unique_ptr<TicketRowBuilder> ticket_row_builder(const TicketRowContext& context) {
    if (context.reading.kind == DocumentKind::ticket_event) return std::make_unique<RowsOf<TicketEvent>>(context);
    if (context.reading.kind == DocumentKind::time_entry) return std::make_unique<RowsOf<TimeEntry>>(context);
    return std::make_unique<RowsOf<TicketRow>>(context);
}

RejectedRow rejected_ticket_row(std::uint32_t file, DocumentKind kind, const RowProblem& problem) {
    RejectedRow rejected;
    rejected.source = {file, problem.line};
    rejected.kind = kind;
    rejected.column = problem.column;
    rejected.value = problem.value;
    rejected.reason = problem.reason;
    rejected.hint = problem.hint;
    rejected.text = problem.text;
    return rejected;
}

}  // namespace msp_audit
