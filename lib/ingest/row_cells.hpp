#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/columns.hpp"
#include "ingest/cell_texts.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// Why a row is rejected: the first of its cells that cannot be read.
struct CellProblem {
    Column column = Column::line;
    std::string value;
    std::string reason;
    std::string hint;
};

/// The cells of one row, read by the roles of their columns. Reading goes on after a cell that cannot be read; the
/// first such cell is kept as the row's problem.
class RowCells {
public:
    /// `serial_dates` counts the days that are read by their number.
    RowCells(TextPool& pool, const std::array<ColumnReading, column_count>& readings, SerialDatesRead& serial_dates);

    /// `texts`: the ids of the row's texts. Both must last until the next row.
    void start(const CanonicalRow& row, const CellTexts::Ids& texts);
    [[nodiscard]] const CanonicalRow& row() const { return *row_; }
    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] const CellProblem& problem() const { return problem_; }
    void fail(Column column, std::string reason, std::string hint = {});
    /// Fails where the cell is empty.
    void require(Column column);

    [[nodiscard]] TextId text(Column column) const { return (*texts_)[static_cast<std::size_t>(column)]; }
    /// The currency's code, which headers of amounts may tell; one that contradicts them fails.
    [[nodiscard]] TextId currency();
    /// A key; one that a spreadsheet has mangled fails.
    template <class Id>
    [[nodiscard]] Id id(Column column) {
        return Id{key(column)};
    }
    [[nodiscard]] TextId key(Column column);
    [[nodiscard]] Day day(Column column);
    [[nodiscard]] Term term(Column first, Column last);
    [[nodiscard]] StoredDecimal amount(Column column);
    /// An amount of money, within what sums of millions of rows can hold.
    [[nodiscard]] StoredDecimal money(Column column);
    /// A base of 0 means 1, as in SAP, and is left out; a negative one fails.
    [[nodiscard]] StoredDecimal price_base();
    /// With `%`, or under a header that has it, a percentage; else its kind is told later.
    [[nodiscard]] Discount discount();
    /// Fails if quantity * price is 10^18 minor units or more.
    void check_product(StoredDecimal quantity, StoredDecimal price);
    [[nodiscard]] int currency_digits();
    // Words that their tables do not hold fail.
    [[nodiscard]] DocumentType type();
    [[nodiscard]] ProofColumn proof();
    [[nodiscard]] bool is_return();

private:
    /// False, and the row fails, for a key that a spreadsheet has mangled.
    [[nodiscard]] bool is_whole_key(Column column);
    /// The day of a number of days, where such numbers are dates.
    [[nodiscard]] std::optional<Day> serial_day(Column column);
    template <class Meaning>
    struct RecentWord {
        std::string text;
        Meaning meaning{};
    };
    struct RecentDay {
        std::string text;
        Day day;
        bool is_serial = false;
    };
    struct RecentCurrency {
        std::string printed;
        std::string code;
        TextId id = TextId::empty;
        int digits = 2;
    };
    /// The one that the headers tell, else the row's own cell, else what its amounts print.
    [[nodiscard]] const RecentCurrency& currency_in_force();
    [[nodiscard]] std::string_view currency_of_amounts() const;
    /// Fails where an amount prints another currency than the row's.
    void check_currency(Column column);
    template <class Meaning>
    [[nodiscard]] Meaning word(Column column, RecentWord<Meaning>& recent,
                               std::optional<Meaning> (*meaning_of)(std::string_view), const char* hint);
    [[nodiscard]] std::optional<Decimal> read(Column column, bool* percent = nullptr);
    [[nodiscard]] std::optional<Decimal> read_contradictory(std::string_view cell, std::string& reason,
                                                            bool* percent);

    TextPool& pool_;
    std::array<ColumnReading, column_count> readings_;
    SerialDatesRead& serial_dates_;
    std::array<RecentDay, column_count> recent_days_;
    RecentWord<DocumentType> recent_type_;
    RecentWord<ProofColumn> recent_proof_;
    RecentWord<bool> recent_return_;
    const CanonicalRow* row_ = nullptr;
    const CellTexts::Ids* texts_ = nullptr;
    bool failed_ = false;
    CellProblem problem_;
    std::string reason_;
    RecentCurrency recent_currency_;
};

}  // namespace msp_audit
