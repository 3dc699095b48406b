#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/columns.hpp"
#include "core/text_pool.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// Interns cell texts. Most cells repeat one that stood shortly before in the same file, so those are remembered
/// here: the last one of each column, short ones by their bytes, and longer ones in a table that grows with need. The
/// pool with its locks is asked for the rest.
class RecentTexts {
public:
    explicit RecentTexts(TextPool& texts);
    /// For columns whose values come again after others.
    [[nodiscard]] TextId id_of(std::string_view text);
    /// For columns whose values repeat from row to row, and do not come again once they have changed.
    [[nodiscard]] TextId repeated_id_of(std::string_view text, Column column);

private:
    static constexpr std::size_t kept_bytes = 56;
    static constexpr unsigned short_bits = 9, first_bits = 10, most_bits = 16;
    struct Slot {
        TextId id = TextId::empty;
        std::uint32_t size = 0;
        std::array<char, kept_bytes> bytes;  ///< only the first `size` have a value
    };
    struct ShortSlot {
        std::uint64_t text = 0;  ///< the bytes of the text and its size; 0: free
        TextId id = TextId::empty;
    };
    struct LastText {
        std::string text;
        TextId id = TextId::empty;
    };
    [[nodiscard]] TextId short_id_of(std::string_view text);
    void widen();

    TextPool& texts_;
    unsigned bits_ = first_bits;
    std::size_t missed_ = 0;
    std::vector<Slot> slots_;
    std::array<ShortSlot, std::size_t{1} << short_bits> short_slots_{};
    std::array<LastText, column_count> last_;
};

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
    RowCells(TextPool& texts, const std::array<ColumnReading, column_count>& readings);

    void start(const CanonicalRow& row);
    [[nodiscard]] const CanonicalRow& row() const { return *row_; }
    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] const CellProblem& problem() const { return problem_; }
    void fail(Column column, std::string reason, std::string hint = {});
    /// Fails where the cell is empty.
    void require(Column column);

    [[nodiscard]] TextId text(Column column) { return recent_.id_of((*row_)[column]); }
    /// The currency's code, which headers of amounts may tell; one that contradicts them fails.
    [[nodiscard]] TextId currency();
    /// A key; one that a spreadsheet has mangled fails.
    template <class Id>
    [[nodiscard]] Id id(Column column) {
        return Id{key(column)};
    }
    [[nodiscard]] TextId key(Column column);
    /// The same of a column that says one thing of a whole document.
    [[nodiscard]] TextId document_text(Column column) { return recent_.repeated_id_of((*row_)[column], column); }
    template <class Id>
    [[nodiscard]] Id document_id(Column column) {
        return Id{document_key(column)};
    }
    [[nodiscard]] TextId document_key(Column column);
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
    template <class Meaning>
    struct RecentWord {
        std::string text;
        Meaning meaning{};
    };
    struct RecentDay {
        std::string text;
        Day day;
    };
    struct RecentCurrency {
        std::string printed;
        std::string code;
        int digits = 2;
    };
    /// The one that the headers tell, else the row's own.
    [[nodiscard]] const RecentCurrency& currency_in_force();
    template <class Meaning>
    [[nodiscard]] Meaning word(Column column, RecentWord<Meaning>& recent,
                               std::optional<Meaning> (*meaning_of)(std::string_view), const char* hint);
    [[nodiscard]] std::optional<Decimal> read(Column column, bool* percent = nullptr);
    [[nodiscard]] std::optional<Decimal> read_contradictory(std::string_view cell, std::string& reason,
                                                            bool* percent);

    RecentTexts recent_;
    std::array<ColumnReading, column_count> readings_;
    std::array<RecentDay, column_count> recent_days_;
    RecentWord<DocumentType> recent_type_;
    RecentWord<ProofColumn> recent_proof_;
    RecentWord<bool> recent_return_;
    const CanonicalRow* row_ = nullptr;
    bool failed_ = false;
    CellProblem problem_;
    std::string reason_;
    RecentCurrency recent_currency_;
};

}  // namespace msp_audit
