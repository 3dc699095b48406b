#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/columns.hpp"
#include "core/text_pool.hpp"
#include "ingest/recent_texts.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// Interns the cells of the text and key columns of several rows at a time. Most cells repeat one that stood shortly
/// before in the same file: the last one of each column is remembered here, and RecentTexts knows the others.
class CellTexts {
public:
    static constexpr std::size_t most_rows = RecordBuilder::most_rows;
    using Ids = std::array<TextId, column_count>;

    CellTexts(TextPool& texts, DocumentKind kind);
    /// Of at most `most_rows` rows; `filled` holds every column that is not empty in all of them.
    void intern(std::span<const CanonicalRow> rows, ColumnSet filled);
    /// By column, of one of the rows that were interned last.
    [[nodiscard]] const Ids& ids(std::size_t row) const { return ids_[row]; }

private:
    struct LastText {
        std::string text;
        TextId id = TextId::empty;
    };
    void note_repeating(std::span<const CanonicalRow> rows, Column column);
    void note_others(std::span<const CanonicalRow> rows, Column column);
    void spread(std::size_t rows, Column column);
    [[nodiscard]] TextId& id_at(std::size_t row, Column column) {
        return ids_[row][static_cast<std::size_t>(column)];
    }

    RecentTexts recent_;
    ColumnSet repeating_, others_;
    std::array<LastText, column_count> last_;
    std::array<Ids, most_rows> ids_{};
};

}  // namespace msp_audit
