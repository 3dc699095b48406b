#pragma once

#include <cstdint>
#include <string_view>

#include "core/columns.hpp"

namespace msp_audit {

/// What the first values of a column look like: evidence for or against what its header may stand for. A column
/// without a value may be anything.
class ColumnShape {
public:
    /// So many values are looked at.
    static constexpr std::uint32_t most = 100;

    /// Empty cells say nothing.
    void add(std::string_view cell);

    [[nodiscard]] bool is_empty() const { return filled_ == 0; }
    [[nodiscard]] bool are_amounts() const { return is_most(amounts_); }
    [[nodiscard]] bool are_percentages() const { return !is_empty() && is_most(percentages_); }
    /// Each value is that number, however it is written: `20,00` and `20 %` are 20.
    [[nodiscard]] bool are_all(std::string_view number) const;
    /// Most values are names of documents, and some of them is that of a credit note.
    [[nodiscard]] bool tell_credit_notes() const { return credit_notes_ > 0 && is_most(document_types_); }
    /// The same, and none of them so far.
    [[nodiscard]] bool are_invoices() const {
        return document_types_ > 0 && credit_notes_ == 0 && is_most(document_types_);
    }
    /// A credit note was met behind the first values.
    void add_credit_note() { ++credit_notes_; }
    [[nodiscard]] bool is_full() const { return filled_ == most; }
    [[nodiscard]] bool are_days() const { return is_most(days_); }
    [[nodiscard]] bool have_digits() const { return is_most(with_digit_); }
    /// Most values could stand in the column: an amount among amounts, a day among days, 10 or 1.2 as the number of
    /// a line, one word as the code of an item.
    [[nodiscard]] bool may_be(Column column) const;
    /// Days in a column of amounts: no part of it is to be read as that.
    [[nodiscard]] bool is_none_of(Column column) const {
        return !is_empty() && role_of(column) == ColumnRole::amount && are_days() && !are_amounts();
    }
    /// may_be, and nothing speaks against it: what is proposed as the number of a document has a digit in it and is
    /// no amount with decimals, and what is proposed as a text is no number.
    [[nodiscard]] bool makes_sense_as(Column column) const;

private:
    [[nodiscard]] bool is_most(std::uint32_t count) const { return filled_ == 0 || count * 2 >= filled_; }

    std::uint32_t filled_ = 0;
    std::uint32_t amounts_ = 0;
    std::uint32_t percentages_ = 0;
    std::uint32_t fractions_ = 0;  ///< amounts with a decimal mark
    std::uint32_t days_ = 0;
    std::uint32_t bare_days_ = 0;  ///< 20261014: it may well be a number
    std::uint32_t line_like_ = 0;  ///< 10, 1.2, 3a
    std::uint32_t sentences_ = 0;  ///< several words
    std::uint32_t with_digit_ = 0;
    std::uint32_t document_types_ = 0;
    std::uint32_t credit_notes_ = 0;
    std::uint32_t as_first_ = 0;  ///< values that are `first_`
    std::string first_;
};

}  // namespace msp_audit
