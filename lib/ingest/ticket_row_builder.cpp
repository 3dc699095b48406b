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

/// Reads the cells of one file's columns.
class CellReader {
public:
    explicit CellReader(const TicketRowContext& context) : context_(context) {}

    /// None, with why(), for a cell that does not read.
    [[nodiscard]] Instant instant(TicketColumn column, std::string_view cell) {
        const ColumnReading& reading = context_.settled.readings[static_cast<std::size_t>(column)];
        const DateOrder order = reading.contradictory ? DateOrder::unknown : reading.order;
        if (auto read = read_instant(cell, order, reason_)) {
            if (is_utc(column) && !read->offset) read->offset = 0;
            return instant_of(*read, context_.zone, context_.inputs.times);
        }
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
    [[nodiscard]] bool is_utc(TicketColumn column) const {
        return (context_.reading.utc_bits >> static_cast<unsigned>(column) & 1U) != 0;
    }

    const TicketRowContext& context_;
    std::string reason_, why_;
    std::uint32_t row_ = 0;
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
                              ticket_fields<Record>()[static_cast<std::size_t>(column)], is_seldom_repeated(column)};
            const bool is_required = std::find(required.begin(), required.end(), column) != required.end();
            (is_required ? required_ : optional_).push_back(from);
        }
    }

    bool add(const HeldRow& row, const RowReader& reader) override {
        Record record;
        record.source = {context_.file, row.line};
        reader_.begin(row.line);
        for (const Source& from : required_) {
            const char* const why = take_required(from, row.cells[from.cell], record);
            if (why == nullptr) continue;
            reject(from, why, row, reader);
            return false;
        }
        if (held_ == rows_.size()) flush();
        Record& kept = rows_[held_++];
        kept = record;
        for (const Source& from : required_) take_text(from, row.cells[from.cell], kept);
        for (const Source& from : optional_) {
            take_text(from, row.cells[from.cell], kept);
            take_optional(from, row.cells[from.cell], kept);
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
        TicketField<Record> into;
        bool seldom_repeated;
    };

    /// Texts of such columns would only drive those out of memory that do come again.
    [[nodiscard]] static bool is_seldom_repeated(TicketColumn column) {
        const bool is_id = column == ticket_id && std::is_same_v<Record, TicketRow>;
        return is_id || column == subject || column == description;
    }

    /// The opening of a ticket may stand on another row of a log, and a change may leave a field empty.
    [[nodiscard]] static bool may_be_missing(TicketColumn column) { return column == opened_at || column == to; }

    /// Null, or why the row cannot be used.
    [[nodiscard]] const char* take_required(const Source& from, std::string_view cell, Record& record) {
        if (is_missing(cell)) return may_be_missing(from.column) ? nullptr : "the cell is empty";
        if (from.into.instant != nullptr) {
            record.*from.into.instant = reader_.instant(from.column, cell);
            return record.*from.into.instant ? nullptr : reader_.why().c_str();
        }
        const bool is_key = role_of(from.column) == TicketColumnRole::key;
        return is_key ? why_no_key(cell) : nullptr;
    }

    void take_text(const Source& from, std::string_view cell, Record& record) {
        if (from.into.text == nullptr || is_missing(cell)) return;
        TextId& into = record.*from.into.text;
        const char* const why = role_of(from.column) == TicketColumnRole::key ? why_no_key(cell) : nullptr;
        if (why != nullptr) {
            note_bad(from.column, cell, record.source, why);
        } else if (from.seldom_repeated) {
            texts_.want_from_pool(cell, TextPool::hash_of(cell), &into);
        } else {
            texts_.want(cell, &into);
        }
    }

    void take_optional(const Source& from, std::string_view cell, Record& record) {
        if (from.into.text != nullptr || is_missing(cell)) return;
        if (from.into.instant != nullptr) {
            record.*from.into.instant = reader_.instant(from.column, cell);
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
    std::vector<Source> required_, optional_;
    std::array<Record, most_rows> rows_{};
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
