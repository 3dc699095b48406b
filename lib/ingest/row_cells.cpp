#include "ingest/row_cells.hpp"

#include "core/currency.hpp"
#include "core/rejection.hpp"
#include "ingest/column_words.hpp"
#include "ingest/plain_amount.hpp"
#include "ingest/same_text.hpp"
#include "ingest/spreadsheet_day.hpp"
#include "ingest/stored_number.hpp"

namespace msp_audit {

namespace {

/// 10^18 minor units: what one figure of money stays below.
constexpr int money_digits = 18;

bool is_too_large(Int128 mantissa, int scale, int currency_digits) {
    const int exponent = money_digits - currency_digits + scale;
    if (exponent > 37) return false;
    const Int128 size = mantissa < 0 ? -mantissa : mantissa;
    return size >= power_of_ten(exponent);
}

constexpr std::string_view too_large = "is too large to be money";
constexpr const char* spreadsheet_error = "is what a spreadsheet shows for a formula without a value";

}  // namespace

RowCells::RowCells(TextPool& pool, const std::array<ColumnReading, column_count>& readings,
                   SerialDatesRead& serial_dates)
    : pool_(pool), readings_(readings), serial_dates_(serial_dates) {}

void RowCells::start(const CanonicalRow& row, const CellTexts::Ids& texts) {
    row_ = &row;
    texts_ = &texts;
    failed_ = false;
}

void RowCells::fail(Column column, std::string reason, std::string hint) {
    if (failed_) return;
    failed_ = true;
    problem_ = {column, with_stored_numbers_shown(std::string((*row_)[column])), std::move(reason), std::move(hint)};
}

void RowCells::require(Column column) {
    const std::string_view cell = (*row_)[column];
    if (cell.empty()) fail(column, "the cell is empty");
    if (cell.starts_with('#') && is_spreadsheet_error(cell)) fail(column, spreadsheet_error);
}

TextId RowCells::currency() {
    const RecentCurrency& found = currency_in_force();
    const std::string_view cell = (*row_)[Column::currency];
    const std::string_view told = row_->header_currency;
    if (!told.empty() && !cell.empty() && cell != told && currency_code(cell) != found.code) {
        fail(Column::currency, "is not the currency of the headers, " + std::string(told));
    }
    return found.id;
}

bool RowCells::is_whole_key(Column column) {
    const std::string_view cell = (*row_)[column];
    constexpr std::size_t shortest = 4;  // #N/A
    if (cell.size() < shortest || cell[0] > '9') return true;
    if (is_spreadsheet_error(cell)) {
        fail(column, spreadsheet_error);
        return false;
    }
    if (!is_mangled_number(cell)) return true;
    fail(column, is_shortened_number, "export the column as text");
    return false;
}

TextId RowCells::key(Column column) { return is_whole_key(column) ? text(column) : TextId::empty; }

Day RowCells::day(Column column) {
    const std::string_view cell = (*row_)[column];
    if (cell.empty()) return {};
    RecentDay& recent = recent_days_[static_cast<std::size_t>(column)];
    if (is_same_text(recent.text, cell)) {
        if (recent.is_serial) serial_dates_.add_another();
        return recent.day;
    }
    const ColumnReading& reading = readings_[static_cast<std::size_t>(column)];
    if (reading.contradictory && OrderEvidence::depends_on_order(cell)) {
        fail(column, "has two meanings, and the column holds dates of both orders");
        return {};
    }
    auto found = read_day(cell, reading.contradictory ? DateOrder::dmy : reading.order, reason_);
    if (!found && reading.contradictory) found = read_day(cell, DateOrder::mdy, reason_);
    const bool is_serial = !found;
    if (is_serial) found = serial_day(column);
    if (!found) {
        fail(column, "is not a date: " + reason_, hint_at_spreadsheet_day(cell, reading.serial_dates));
        return {};
    }
    recent.is_serial = is_serial;
    recent.text = cell;
    recent.day = *found;
    return *found;
}

std::optional<Day> RowCells::serial_day(Column column) {
    const std::string_view cell = (*row_)[column];
    const SerialDates& serial = readings_[static_cast<std::size_t>(column)].serial_dates;
    const auto time = read_serial_date(cell, serial, reason_);
    if (!time) return std::nullopt;
    serial_dates_.add(cell, row_->source.row, time->day.to_string());
    return time->day;
}

Term RowCells::term(Column first, Column last) {
    const Term term{day(first), day(last)};
    if (term.first && term.last && term.last < term.first) {
        fail(last, "is before " + std::string(name_of(first)) + " '" + std::string((*row_)[first]) + "'");
    }
    return term;
}

std::optional<Decimal> RowCells::read_contradictory(std::string_view cell, std::string& reason, bool* percent) {
    if (auto point = read_amount(cell, DecimalMark::point, reason, percent)) return point;
    return read_amount(cell, DecimalMark::comma, reason, percent);
}

std::optional<Decimal> RowCells::read(Column column, bool* percent) {
    const std::string_view cell = (*row_)[column];
    const ColumnReading& reading = readings_[static_cast<std::size_t>(column)];
    if (reading.contradictory && MarkEvidence::depends_on_mark(cell)) {
        fail(column, "has two meanings, and the column holds amounts with either decimal mark");
        return std::nullopt;
    }
    auto value = reading.contradictory ? read_contradictory(cell, reason_, percent)
                                       : read_amount(cell, reading.mark, reason_, percent);
    if (value) return value;
    std::string hint;
    const auto other = reading.mark == DecimalMark::point ? DecimalMark::comma : DecimalMark::point;
    std::string unused;
    if (!reading.contradictory && read_amount(cell, other, unused, percent)) {
        hint = other == DecimalMark::comma ? "--decimal comma if the export writes 1.234,50"
                                           : "--decimal point if the export writes 1,234.50";
    }
    fail(column, "is not an amount: " + reason_, std::move(hint));
    return std::nullopt;
}

StoredDecimal RowCells::amount(Column column) {
    const std::string_view cell = (*row_)[column];
    if (cell.empty()) return {};
    const ColumnReading& reading = readings_[static_cast<std::size_t>(column)];
    const auto plain = reading.contradictory ? std::nullopt : read_plain_amount(cell, reading.mark);
    if (plain) return StoredDecimal::of(plain->mantissa, plain->scale);
    const auto value = read(column);
    return value ? StoredDecimal(*value) : StoredDecimal();
}

StoredDecimal RowCells::money(Column column) {
    const std::string_view cell = (*row_)[column];
    if (cell.empty()) return {};
    const ColumnReading& reading = readings_[static_cast<std::size_t>(column)];
    const auto plain = reading.contradictory ? std::nullopt : read_plain_amount(cell, reading.mark);
    // Digits enough behind the mark leave too few before it for what is too large.
    if (plain && plain->scale >= currency_digits()) return StoredDecimal::of(plain->mantissa, plain->scale);
    const auto value = read(column);
    if (!value) return {};
    check_currency(column);
    if (is_too_large(value->mantissa(), value->scale(), currency_digits())) fail(column, std::string(too_large));
    return {*value};
}

StoredDecimal RowCells::price_base() {
    const StoredDecimal base = amount(Column::price_base);
    if (base && (*base).sign() < 0) fail(Column::price_base, "is negative");
    return base && (*base).is_zero() ? StoredDecimal() : base;
}

Discount RowCells::discount() {
    if ((*row_)[Column::discount].empty()) return {};
    bool percent = readings_[static_cast<std::size_t>(Column::discount)].percent;
    const auto value = read(Column::discount, &percent);
    if (!value) return {};
    return {*value, percent ? DiscountKind::percent : DiscountKind::none};
}

int RowCells::currency_digits() { return currency_in_force().digits; }

std::string_view RowCells::currency_of_amounts() const {
    for (const Column column : {Column::line_total, Column::unit_price, Column::invoice_total, Column::tax}) {
        const std::string_view code = currency_of_amount((*row_)[column]);
        if (!code.empty()) return code;
    }
    return {};
}

void RowCells::check_currency(Column column) {
    const std::string_view printed = currency_of_amount((*row_)[column]);
    // What is no code may be a name of the same currency.
    if (printed.empty() || printed == currency_in_force().code || !is_currency_code(currency_in_force().code)) return;
    fail(column, "is in " + std::string(printed) + ", and the row is in " + currency_in_force().code,
         "one row is in one currency");
}

const RowCells::RecentCurrency& RowCells::currency_in_force() {
    const std::string_view told = row_->header_currency;
    std::string_view printed = told.empty() ? (*row_)[Column::currency] : told;
    if (printed.empty()) printed = currency_of_amounts();
    if (printed != recent_currency_.printed) {
        recent_currency_.printed = printed;
        recent_currency_.code = currency_code(printed);
        recent_currency_.id = pool_.intern(recent_currency_.code);
        recent_currency_.digits = minor_digits(recent_currency_.code);
    }
    return recent_currency_;
}

template <class Meaning>
Meaning RowCells::word(Column column, RecentWord<Meaning>& recent,
                       std::optional<Meaning> (*meaning_of)(std::string_view), const char* hint) {
    const std::string_view cell = (*row_)[column];
    if (cell.empty()) return {};
    if (cell == recent.text) return recent.meaning;
    const auto meaning = meaning_of(cell);
    if (!meaning) {
        fail(column, "is not a word that is known in this column", hint);
        return {};
    }
    recent.text = cell;
    recent.meaning = *meaning;
    return *meaning;
}

DocumentType RowCells::type() {
    return word(Column::type, recent_type_, document_type_named, "write invoice or credit_note");
}

ProofColumn RowCells::proof() {
    return word(Column::proof, recent_proof_, proof_named, "write none, slip or license");
}

bool RowCells::is_return() { return word(Column::return_, recent_return_, truth_named, "write yes or no"); }

void RowCells::check_product(StoredDecimal quantity, StoredDecimal price) {
    const Decimal left = *quantity;
    const Decimal right = *price;
    // Both have at most 18 digits, so the product has at most 36.
    if (!is_too_large(left.mantissa() * right.mantissa(), left.scale() + right.scale(), currency_digits())) return;
    fail(Column::unit_price,
         "times the quantity '" + std::string((*row_)[Column::quantity]) + "' " + std::string(too_large));
}

}  // namespace msp_audit
