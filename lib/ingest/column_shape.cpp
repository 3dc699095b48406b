#include "ingest/column_shape.hpp"

#include <algorithm>
#include <string>

#include "ingest/cell_reading.hpp"
#include "ingest/column_words.hpp"
#include "ingest/same_number.hpp"

namespace msp_audit {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0; }

bool is_amount(std::string_view cell, bool& percent) {
    std::string reason;
    return read_amount(cell, DecimalMark::point, reason, &percent).has_value() ||
           read_amount(cell, DecimalMark::comma, reason, &percent).has_value();
}

bool is_day(std::string_view cell) {
    std::string reason;
    return read_day(cell, DateOrder::dmy, reason).has_value() || read_day(cell, DateOrder::mdy, reason).has_value();
}

/// Digits, in several parts perhaps, and a letter behind them at most.
bool is_line_like(std::string_view cell) {
    constexpr std::size_t longest = 8;
    if (cell.size() > longest || !is_digit(cell.front())) return false;
    const std::string_view digits = is_letter(cell.back()) ? cell.substr(0, cell.size() - 1) : cell;
    return std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// Two words of three letters at least.
bool is_sentence(std::string_view cell) {
    constexpr int shortest = 3;
    int words = 0;
    int letters = 0;
    for (const char c : cell) {
        letters = is_letter(c) ? letters + 1 : 0;
        if (letters == shortest) ++words;
    }
    return words > 1 && cell.find(' ') != std::string_view::npos;
}

bool is_number_of_line(Column column) { return column == Column::line || column == Column::po_line; }

}  // namespace

void ColumnShape::add(std::string_view cell) {
    if (cell.empty() || filled_ == most) return;
    ++filled_;
    if (filled_ == 1) first_ = cell;
    as_first_ += cell == first_ ? 1U : 0U;
    bool percent = false;
    const bool amount = is_amount(cell, percent);
    amounts_ += amount ? 1U : 0U;
    percentages_ += amount && percent ? 1U : 0U;
    fractions_ += amount && cell.find_first_of(".,") != std::string_view::npos ? 1U : 0U;
    const bool only_digits = std::all_of(cell.begin(), cell.end(), is_digit);
    (only_digits ? bare_days_ : days_) += is_day(cell) ? 1U : 0U;
    line_like_ += is_line_like(cell) ? 1U : 0U;
    sentences_ += is_sentence(cell) ? 1U : 0U;
    if (const auto type = document_type_named(cell)) {
        ++document_types_;
        credit_notes_ += *type == DocumentType::credit_note ? 1U : 0U;
    }
    with_digit_ += std::any_of(cell.begin(), cell.end(), is_digit) ? 1U : 0U;
}

bool ColumnShape::are_all(std::string_view number) const {
    return !is_empty() && as_first_ == filled_ && may_be_same_number(first_, number);
}

bool ColumnShape::may_be(Column column) const {
    if (is_empty()) return true;
    switch (role_of(column)) {
    case ColumnRole::amount:
        return are_amounts();
    case ColumnRole::day:
        return is_most(days_ + bare_days_);
    case ColumnRole::key:
        break;
    case ColumnRole::text:
        return !are_days();
    }
    if (is_number_of_line(column)) return is_most(line_like_);
    return !are_days() && (column != Column::sku || !is_most(sentences_));
}

bool ColumnShape::makes_sense_as(Column column) const {
    if (is_empty() || !may_be(column)) return is_empty();
    const bool is_rate = are_percentages() && role_of(column) == ColumnRole::amount && column != Column::discount;
    if (is_rate) return false;
    if (role_of(column) == ColumnRole::text) return column == Column::vendor || !are_amounts();
    if (role_of(column) != ColumnRole::key || is_number_of_line(column)) return true;
    if (column == Column::sku) return true;
    return is_most(with_digit_) && !(are_amounts() && is_most(fractions_));
}

}  // namespace msp_audit
