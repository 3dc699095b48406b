#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/columns.hpp"
#include "core/reading_keys.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/asked_reading.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/column_evidence.hpp"
#include "ingest/file_messages.hpp"

namespace msp_audit {

/// The two readings of a column, and the words in which they differ.
template <class Reading>
struct ColumnChoice {
    std::array<Reading, 2> both;
    std::string_view option;
    std::string_view key;  ///< in the policy's [mapping.KIND]
    std::string_view contradiction;
};
inline constexpr ColumnChoice<DecimalMark> mark_choice{
    {DecimalMark::point, DecimalMark::comma},
    "--decimal",
    decimal_key.name,
    "holds amounts with a decimal point and amounts with a decimal comma"};
inline constexpr ColumnChoice<DateOrder> order_choice{
    {DateOrder::dmy, DateOrder::mdy},
    "--date-order",
    date_order_key.name,
    "holds dates with the day first and dates with the month first"};

/// "comma", "dmy".
[[nodiscard]] std::string_view word_of(DecimalMark mark);
[[nodiscard]] std::string_view word_of(DateOrder order);
/// "with a decimal comma".
[[nodiscard]] std::string in_words(DecimalMark mark);
[[nodiscard]] std::string in_words(DateOrder order);
/// What a cell means under a reading, as text.
[[nodiscard]] std::string meaning_of(const std::string& cell, DecimalMark mark);
[[nodiscard]] std::string meaning_of(const std::string& cell, DateOrder order);

/// The file whose columns are settled, and its headers by column; an empty one stands for the canonical name.
struct ColumnPlace {
    const std::string& file;
    std::span<const std::string> printed;
    DocumentKind kind;

    template <class ColumnName>
    [[nodiscard]] std::string name(ColumnName column) const {
        const std::string& header = printed[static_cast<std::size_t>(column)];
        return header.empty() ? std::string(name_of(column)) : header;
    }
};

/// The one column that decides, or the first of several that agree.
template <class Columns, class Reading>
const typename Columns::value_type* one_that_decides(const Columns& columns, Reading undecided) {
    const typename Columns::value_type* found = nullptr;
    for (const auto& column : columns) {
        const Reading reading = column.evidence.decided();
        if (reading == undecided) continue;
        if (found != nullptr && found->evidence.decided() != reading) return nullptr;
        if (found == nullptr) found = &column;
    }
    return found;
}

template <class SurveyedColumn, class Reading>
std::string ambiguity(const SurveyedColumn& column, const ColumnChoice<Reading>& choice, const ColumnPlace& place) {
    const std::string& cell = column.evidence.example();
    std::string text = place.file + ":" + std::to_string(column.evidence.example_line()) + ": " +
                       place.name(column.column) + ": '" + cell + "' means " + meaning_of(cell, choice.both[0]) +
                       " or " + meaning_of(cell, choice.both[1]) + ", and no value of the file tells which\n  hint: ";
    const std::string option(choice.option);
    text += option + " " + std::string(word_of(choice.both[0])) + " or " + option + " " +
            std::string(word_of(choice.both[1])) + "; for this file alone " +
            option_for_file(option, place.file, word_of(choice.both[0])) + "; for good, in msp-audit.toml, " +
            mapping_line(place.kind, choice.key, word_of(choice.both[0]));
    return text;
}

/// Settles the columns of one role, each with its `column` and its `evidence`; `put` takes a column, its reading
/// (unknown where nothing depends on it, or nothing settles it) and why. An option that names the file decides
/// outright; else a column's own values; else the option, or the policy; else the one reading of the others.
template <class Columns, class Reading, class Put>
void settle_role(const Columns& columns, const ColumnChoice<Reading>& choice, const Asked<Reading>& asked,
                 const ColumnPlace& place, std::vector<std::string>& notes, std::vector<std::string>& errors,
                 Put put) {
    const auto* const decider = one_that_decides(columns, Reading::unknown);
    const std::string said_by =
        asked.by_policy ? mapping_section(place.kind) + " " + std::string(choice.key) : std::string(choice.option);
    for (const auto& column : columns) {
        const auto& values = column.evidence;
        ReadingEvidence why{ReadingBasis::alike, values.example(), values.example_line(), {}, {}, 0};
        Reading reading = Reading::unknown;
        const bool yields = !asked.names_the_file && values.decided() != Reading::unknown;
        if (asked.reading && (!yields || values.decided() == *asked.reading)) {
            why.basis = asked.by_policy ? ReadingBasis::policy : ReadingBasis::option;
            reading = *asked.reading;
            if (values.ambiguous() && decider != nullptr && decider->evidence.decided() != reading) {
                notes.push_back(place.name(column.column) + ": '" + why.example + "' (row " +
                                std::to_string(why.line) + ") is read " + in_words(reading) + ", as " + said_by +
                                " says, although " + place.name(decider->column) + " has '" +
                                decider->evidence.example() + "' (row " +
                                std::to_string(decider->evidence.example_line()) + ")");
            }
        } else if (values.contradictory()) {
            why.basis = ReadingBasis::contradiction;
            reading = choice.both[0];
            notes.push_back(place.name(column.column) + ": " + std::string(choice.contradiction));
        } else if (values.decided() != Reading::unknown) {
            why.basis = ReadingBasis::values;
            reading = values.decided();
            if (asked.reading) {
                notes.push_back(place.name(column.column) + ": '" + why.example + "' (row " +
                                std::to_string(why.line) + ") is read " + in_words(reading) + ", although " +
                                said_by + " says otherwise: its values tell");
            }
        } else if (values.ambiguous() && decider != nullptr) {
            const auto& lent = decider->evidence;
            why.basis = ReadingBasis::other_column;
            why.lender = place.name(decider->column);
            why.lent = lent.example();
            why.lent_line = lent.example_line();
            reading = lent.decided();
            notes.push_back(place.name(column.column) + ": '" + why.example + "' (row " + std::to_string(why.line) +
                            ") is read " + in_words(reading) + ", as " + why.lender + " has '" + why.lent +
                            "' (row " + std::to_string(why.lent_line) + ")");
        } else if (values.ambiguous()) {
            why.basis = ReadingBasis::open;
            errors.push_back(ambiguity(column, choice, place));
        }
        put(column.column, reading, std::move(why));
    }
}

}  // namespace msp_audit
