#include "ingest/row_cells.hpp"

#include <cstring>

#include "core/currency.hpp"
#include "ingest/column_words.hpp"

namespace msp_audit {

namespace {

constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;

template <class Word>
Word word_at(const char* from) {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// First and last bytes of a text of 1 to 16, which may overlap: all of it.
struct Ends {
    std::uint64_t first;
    std::uint64_t last;
};
Ends ends_of(std::string_view text) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    if (text.size() >= 8) return {word_at<std::uint64_t>(begin), word_at<std::uint64_t>(end - 8)};
    if (text.size() >= 4) return {word_at<std::uint32_t>(begin), word_at<std::uint32_t>(end - 4)};
    return {static_cast<unsigned char>(begin[0]),
            std::uint64_t{static_cast<unsigned char>(begin[text.size() / 2])} << 8U |
                static_cast<unsigned char>(end[-1])};
}

/// Good enough to choose a slot; equality is by bytes.
std::uint64_t slot_hash(std::string_view text) {
    const Ends ends = ends_of(text);
    const std::uint64_t middle = text.size() > 16 ? word_at<std::uint64_t>(text.data() + text.size() / 2 - 4) : 0;
    return ((ends.first ^ text.size()) * odd + (ends.last ^ (middle * odd) ^ (ends.last >> 29U))) * odd;
}

bool is_same_text(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() > 16) return std::memcmp(a.data(), b.data(), a.size()) == 0;
    const Ends left = ends_of(a);
    const Ends right = ends_of(b);
    return left.first == right.first && left.last == right.last;
}

/// 10^18 minor units: what one figure of money stays below.
constexpr int money_digits = 18;

bool is_too_large(Int128 mantissa, int scale, int currency_digits) {
    const int exponent = money_digits - currency_digits + scale;
    if (exponent > 37) return false;
    const Int128 size = mantissa < 0 ? -mantissa : mantissa;
    return size >= power_of_ten(exponent);
}

constexpr std::string_view too_large = "is too large to be money";

}  // namespace

RecentTexts::RecentTexts(TextPool& texts) : texts_(texts), slots_(std::size_t{1} << first_bits) {}

TextId RecentTexts::repeated_id_of(std::string_view text, Column column) {
    if (text.empty()) return TextId::empty;
    LastText& last = last_[static_cast<std::size_t>(column)];
    if (is_same_text(last.text, text)) return last.id;
    last.id = texts_.intern(text);
    last.text = text;
    return last.id;
}

TextId RecentTexts::short_id_of(std::string_view text) {
    const Ends ends = ends_of(text);
    const std::uint64_t word =
        ends.first | ends.last << 8U * (text.size() >= 4 ? text.size() - 4 : 1) | std::uint64_t{text.size()} << 56U;
    ShortSlot& slot = short_slots_[(word * odd) >> (64U - short_bits)];
    if (slot.text != word) slot = {word, texts_.intern(text)};
    return slot.id;
}

TextId RecentTexts::id_of(std::string_view text) {
    if (text.empty()) return TextId::empty;
    if (text.size() < 8) return short_id_of(text);
    if (text.size() > kept_bytes) return texts_.intern(text);
    Slot& slot = slots_[slot_hash(text) >> (64U - bits_)];
    if (slot.size != 0 && is_same_text({slot.bytes.data(), slot.size}, text)) return slot.id;
    slot.id = texts_.intern(text);
    slot.size = static_cast<std::uint32_t>(text.size());
    std::memcpy(slot.bytes.data(), text.data(), text.size());
    const TextId id = slot.id;
    if (++missed_ > slots_.size() && bits_ < most_bits) widen();
    return id;
}

/// What was remembered is forgotten: that costs less than to move it.
void RecentTexts::widen() {
    bits_ += 2;
    missed_ = 0;
    slots_.assign(std::size_t{1} << bits_, Slot{});
}

RowCells::RowCells(TextPool& texts, const std::array<ColumnReading, column_count>& readings)
    : recent_(texts), readings_(readings) {}

void RowCells::start(const CanonicalRow& row) {
    row_ = &row;
    failed_ = false;
}

void RowCells::fail(Column column, std::string reason, std::string hint) {
    if (failed_) return;
    failed_ = true;
    problem_ = {column, std::string((*row_)[column]), std::move(reason), std::move(hint)};
}

void RowCells::require(Column column) {
    if ((*row_)[column].empty()) fail(column, "the cell is empty");
}

TextId RowCells::currency() {
    const RecentCurrency& found = currency_in_force();
    const std::string_view cell = (*row_)[Column::currency];
    const std::string_view told = row_->header_currency;
    if (!told.empty() && !cell.empty() && cell != told && currency_code(cell) != found.code) {
        fail(Column::currency, "is not the currency of the headers, " + std::string(told));
    }
    return recent_.repeated_id_of(found.code, Column::currency);
}

bool RowCells::is_whole_key(Column column) {
    const std::string_view cell = (*row_)[column];
    constexpr std::size_t shortest = 5;  // 1E+11
    if (cell.size() < shortest || cell[0] > '9' || !is_mangled_number(cell)) return true;
    fail(column, "is a number that a spreadsheet has shortened; its digits are lost", "export the column as text");
    return false;
}

TextId RowCells::key(Column column) { return is_whole_key(column) ? recent_.id_of((*row_)[column]) : TextId::empty; }

TextId RowCells::document_key(Column column) {
    return is_whole_key(column) ? recent_.repeated_id_of((*row_)[column], column) : TextId::empty;
}

Day RowCells::day(Column column) {
    const std::string_view cell = (*row_)[column];
    if (cell.empty()) return {};
    RecentDay& recent = recent_days_[static_cast<std::size_t>(column)];
    if (is_same_text(recent.text, cell)) return recent.day;
    const ColumnReading& reading = readings_[static_cast<std::size_t>(column)];
    if (reading.contradictory && OrderEvidence::depends_on_order(cell)) {
        fail(column, "has two meanings, and the column holds dates of both orders");
        return {};
    }
    auto found = read_day(cell, reading.contradictory ? DateOrder::dmy : reading.order, reason_);
    if (!found && reading.contradictory) found = read_day(cell, DateOrder::mdy, reason_);
    if (!found) {
        fail(column, "is not a date: " + reason_);
        return {};
    }
    recent.text = cell;
    recent.day = *found;
    return *found;
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
    if ((*row_)[column].empty()) return {};
    const auto value = read(column);
    return value ? StoredDecimal(*value) : StoredDecimal();
}

StoredDecimal RowCells::money(Column column) {
    if ((*row_)[column].empty()) return {};
    const auto value = read(column);
    if (!value) return {};
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

const RowCells::RecentCurrency& RowCells::currency_in_force() {
    const std::string_view told = row_->header_currency;
    const std::string_view printed = told.empty() ? (*row_)[Column::currency] : told;
    if (printed != recent_currency_.printed) {
        recent_currency_.printed = printed;
        recent_currency_.code = currency_code(printed);
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
