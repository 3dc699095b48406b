#include "ingest/unread_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/text_key.hpp"
#include "ingest/column_words.hpp"
#include "ingest/header_likeness.hpp"
#include "ingest/money_words.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/same_number.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t enough_rows = 50000;

std::optional<Decimal> number_in(std::string_view cell) {
    std::string reason;
    bool percent = false;
    auto number = read_amount(cell, DecimalMark::point, reason, &percent);
    return number ? number : read_amount(cell, DecimalMark::comma, reason, &percent);
}

bool is_other_than_zero(std::string_view cell) {
    const auto number = number_in(cell);
    return number && !number->is_zero();
}

bool may_be_rate(std::string_view cell) {
    static const Decimal hundred = number_in("100").value();
    const auto number = number_in(cell);
    return number && number->sign() > 0 && *number < hundred;
}

/// The cells of a row that all columns are seen beside.
struct Beside {
    std::uint32_t row = 0;
    std::string invoice;     ///< key of its number and vendor; empty: the row tells none
    std::string number;      ///< key of its number
    std::string amounts;     ///< what the line comes to, as printed
    std::string_view total;  ///< of the invoice
};

/// One column, and what has been seen of it.
class Watched {
public:
    Watched(std::size_t place, RowsTell looked_for, bool is_read = false)
        : place_(place), what_(looked_for), is_read_(is_read) {}

    [[nodiscard]] std::size_t place() const { return place_; }
    /// Nothing that may follow changes what is told.
    [[nodiscard]] bool is_settled() const { return is_settled_; }
    [[nodiscard]] bool needs_all_rows() const {
        return !is_settled_ && what_ != RowsTell::rate_of_tax && what_ != RowsTell::credited_invoice;
    }

    void add(std::string_view cell, const Beside& row) {
        if (is_settled_ || cell.empty()) return;
        switch (what_) {
        case RowsTell::rate_of_tax:
            return add_tax(cell, row);
        case RowsTell::amounts_with_tax:
            return add_total(cell, row);
        case RowsTell::due_beside_total:
            if (number_in(cell) && number_in(row.total) && !may_be_same_number(cell, row.total)) {
                tell(cell, row, row.total);
            }
            return;
        case RowsTell::credited_invoice:
            return add_reference(cell, row);
        default:
            if (is_other_than_zero(cell)) tell(cell, row, {});
        }
    }

    [[nodiscard]] std::optional<ToldByRows> told(const std::unordered_set<std::string>& numbers) const {
        if (what_ == RowsTell::credited_invoice) return told_of_references(numbers);
        if (what_ == RowsTell::rate_of_tax) {
            constexpr std::size_t fewest_rows = 3;
            const bool is_rate =
                !is_settled_ && rows_ >= fewest_rows && amounts_differ_ && (!is_read_ || invoices_differ_);
            return is_rate ? std::optional(ToldByRows{what_, place_, value_, {}, row_}) : std::nullopt;
        }
        return is_settled_ ? std::optional(ToldByRows{what_, place_, value_, other_, row_}) : std::nullopt;
    }

private:
    void tell(std::string_view cell, const Beside& row, std::string_view other) {
        is_settled_ = true;
        value_ = cell;
        other_ = other;
        row_ = row.row;
    }

    /// Exempt rows, with no tax, say nothing.
    void add_tax(std::string_view cell, const Beside& row) {
        if (!is_other_than_zero(cell)) {
            is_settled_ = !number_in(cell);
            return;
        }
        if (++rows_ == 1) {
            is_settled_ = !may_be_rate(cell);
            value_ = cell;
            row_ = row.row;
            amounts_ = row.amounts;
            invoice_ = row.invoice;
            return;
        }
        is_settled_ = cell != value_ && !may_be_same_number(cell, value_);
        amounts_differ_ = amounts_differ_ || row.amounts != amounts_;
        invoices_differ_ = invoices_differ_ || row.invoice != invoice_;
    }

    void add_total(std::string_view cell, const Beside& row) {
        if (row.invoice.empty() || !number_in(cell)) return;
        const auto [first, is_new] = first_of_.try_emplace(row.invoice, cell);
        if (!is_new && first->second != cell && !may_be_same_number(first->second, cell)) {
            tell(cell, row, first->second);
        }
    }

    void add_reference(std::string_view cell, const Beside& row) {
        constexpr std::size_t shortest = 3;
        ++rows_;
        std::string key = document_number_key(cell);
        if (key.size() < shortest || row.number.empty() || key == row.number) return;
        if (references_[key]++ == 0 && value_.empty()) {
            value_ = cell;
            row_ = row.row;
        }
    }

    [[nodiscard]] std::optional<ToldByRows> told_of_references(const std::unordered_set<std::string>& numbers) const {
        std::size_t known = 0;
        for (const auto& [key, rows] : references_) known += numbers.contains(key) ? rows : 0;
        if (known * 2 <= rows_) return std::nullopt;
        return ToldByRows{what_, place_, value_, {}, row_};
    }

    std::size_t place_;
    RowsTell what_;
    bool is_read_;  ///< as what it is looked at for
    bool is_settled_ = false;
    bool amounts_differ_ = false;
    bool invoices_differ_ = false;
    std::size_t rows_ = 0;
    std::string value_, other_, amounts_, invoice_;
    std::uint32_t row_ = 0;
    std::unordered_map<std::string, std::string> first_of_;  ///< invoice -> its first value
    std::unordered_map<std::string, std::size_t> references_;
};

/// One of the names for which a total of invoices is proposed.
bool is_name_of_total(const std::string& header) {
    const auto names = all_names(DocumentKind::invoice, Column::invoice_total);
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return header_key(name) == header_key(header); });
}

bool speaks_of_another_time(const std::string& header) {
    static constexpr std::array<std::string_view, 8> words{"previous", "prior",  "last",       "next",
                                                           "vorige",   "letzte", "précédente", "anterior"};
    const auto of_header = words_in_order(header);
    return std::any_of(of_header.begin(), of_header.end(), [](const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

class RowsLookedThrough {
public:
    RowsLookedThrough(const CandidateFile& file, const HeaderReading& reading, const ReadLimits& limits)
        : file_(file), reading_(reading), limits_(limits) {
        // Those that all are seen beside come first.
        for (const Column column : {Column::invoice_number, Column::vendor, Column::line_total, Column::unit_price,
                                    Column::quantity, Column::invoice_total}) {
            const std::size_t place = place_of(column);
            cell_of_[static_cast<std::size_t>(column)] = place == HeaderReading::absent ? nowhere : want(place);
        }
        if (place_of(Column::tax) != HeaderReading::absent) watch(place_of(Column::tax), RowsTell::rate_of_tax, true);
        for (const bool by_words : {true, false}) {
            for (std::size_t place = 0; place < file.dialect.header.size(); ++place) watch_idle(place, by_words);
        }
    }

    std::vector<ToldByRows> run() {
        std::vector<ToldByRows> all;
        if (watched_.empty() || cell_of_[static_cast<std::size_t>(Column::invoice_number)] == nowhere) return all;
        std::vector<std::size_t> sorted = wanted_;
        std::sort(sorted.begin(), sorted.end());
        for (const std::size_t place : wanted_) {
            cells_.push_back(
                static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), place) - sorted.begin()));
        }
        RowReader reader(file_.open(), file_.dialect, sorted, limits_);
        for (RowResult result = reader.next(); result != RowResult::end && goes_on(reader.rows_met());
             result = reader.next()) {
            if (result == RowResult::row) add(reader.row());
        }
        for (const auto& [watched, cell] : watched_) {
            if (auto told = watched.told(numbers_)) all.push_back(std::move(*told));
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
        return all;
    }

private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    [[nodiscard]] std::size_t place_of(Column column) const {
        return reading_.place[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] bool is_idle(std::size_t place) const {
        return !file_.dialect.header[place].empty() &&
               std::find(reading_.place.begin(), reading_.place.end(), place) == reading_.place.end();
    }

    /// Its number among the cells that are wanted.
    std::size_t want(std::size_t place) {
        const auto known = std::find(wanted_.begin(), wanted_.end(), place);
        const auto at = static_cast<std::size_t>(known - wanted_.begin());
        if (known == wanted_.end()) wanted_.push_back(place);
        return at;
    }

    void watch(std::size_t place, RowsTell what, bool is_read = false) {
        if (wanted_.size() == RowReader::max_wanted) return;
        watched_.emplace_back(Watched(place, what, is_read), want(place));
    }

    void watch_idle(std::size_t place, bool by_words) {
        if (!is_idle(place)) return;
        const auto what = told_by_words(place);
        if (what.has_value() != by_words) return;
        if (what) {
            watch(place, *what);
        } else if (may_be_reference(place)) {
            watch(place, RowsTell::credited_invoice);
        }
    }

    [[nodiscard]] std::optional<RowsTell> told_by_words(std::size_t place) const {
        const HeaderRow row{file_.dialect.header, file_.dialect.shapes};
        const std::string& header = row.header[place];
        const ColumnSet& columns = reading_.columns;
        if (!makes_sense(row, place, Column::invoice_total)) return std::nullopt;
        if (speaks_of(header, Column::tax) && !columns.has(Column::tax)) return RowsTell::rate_of_tax;
        const bool may_be_total = !columns.has(Column::invoice_total) &&
                                  (speaks_of(header, Column::invoice_total) || is_name_of_total(header));
        if (may_be_total) return RowsTell::amounts_with_tax;
        switch (side_money_of(header)) {
        case SideMoney::none:
            break;
        case SideMoney::charge:
            return RowsTell::charge;
        case SideMoney::paid:
            return RowsTell::paid;
        case SideMoney::early_payment:
            return RowsTell::early_payment;
        case SideMoney::due:
            return place_of(Column::invoice_total) != HeaderReading::absent ? RowsTell::due_beside_total
                                                                            : RowsTell::paid;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool may_be_reference(std::size_t place) const {
        const auto& dialect = file_.dialect;
        return !reading_.columns.has(Column::credited_invoice) && place < dialect.shapes.size() &&
               !dialect.shapes[place].is_empty() && dialect.shapes[place].makes_sense_as(Column::credited_invoice) &&
               !speaks_of_another_time(dialect.header[place]);
    }

    [[nodiscard]] bool goes_on(std::size_t rows) const {
        return std::any_of(watched_.begin(), watched_.end(), [rows](const auto& one) {
            return rows < enough_rows ? !one.first.is_settled() : one.first.needs_all_rows();
        });
    }

    void add(const RawRow& raw) {
        const auto cell = [&](Column column) {
            const std::size_t at = cell_of_[static_cast<std::size_t>(column)];
            return at == nowhere ? std::string_view() : raw.cells[cells_[at]];
        };
        const std::string_view number = cell(Column::invoice_number);
        const bool is_total = is_total_word(number) ||
                              (number.empty() && std::any_of(raw.cells.begin(), raw.cells.end(), is_total_word));
        if (is_total) return;
        Beside row{raw.line, {}, document_number_key(number), {}, cell(Column::invoice_total)};
        if (!row.number.empty()) {
            numbers_.insert(row.number);
            row.invoice = row.number + '\n' + value_key(cell(Column::vendor));
        }
        row.amounts = cell(Column::line_total);
        if (row.amounts.empty()) {
            row.amounts = std::string(cell(Column::quantity)) + '\n' + std::string(cell(Column::unit_price));
        }
        for (auto& [watched, at] : watched_) watched.add(raw.cells[cells_[at]], row);
    }

    const CandidateFile& file_;
    const HeaderReading& reading_;
    const ReadLimits& limits_;
    std::vector<std::size_t> wanted_;  ///< places in the header
    std::vector<std::size_t> cells_;   ///< of each of them: its place among the cells of a row
    std::array<std::size_t, column_count> cell_of_{};
    std::vector<std::pair<Watched, std::size_t>> watched_;  ///< with the place of each in wanted_
    std::unordered_set<std::string> numbers_;
};

}  // namespace

std::vector<ToldByRows> told_by_rows(const CandidateFile& file, const HeaderReading& reading,
                                     const ReadLimits& limits) {
    if (reading.kind != DocumentKind::invoice || !reading.is_complete()) return {};
    return RowsLookedThrough(file, reading, limits).run();
}

}  // namespace msp_audit
