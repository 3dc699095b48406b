#include "ingest/cell_texts.hpp"

#include <bit>
#include <cstdint>

#include "ingest/same_text.hpp"

namespace msp_audit {

namespace {

using enum Column;

/// Columns that say one thing of a whole document: they repeat from row to row, and their values do not come again
/// once they have changed, or are few.
constexpr std::array repeating{quote_number, po_number, slip_number, invoice_number, vendor,
                               status,       revision,  requester,   approver};
/// Columns of words that RowCells reads.
constexpr std::array words{proof, return_, type, currency};

/// An id that is never given out: the cell is the same as the one above.
constexpr auto same_as_above = static_cast<TextId>(0xFFFFFFFF);

template <class Work>
void for_each_column(ColumnSet columns, Work work) {
    for (std::uint64_t bits = columns.bits(); bits != 0; bits &= bits - 1) {
        work(static_cast<Column>(std::countr_zero(bits)));
    }
}

}  // namespace

CellTexts::CellTexts(TextPool& texts, DocumentKind kind) : recent_(texts) {
    ColumnSet read_otherwise;
    ColumnSet repeats;
    for (const Column column : words) read_otherwise.add(column);
    for (const Column column : repeating) repeats.add(column);
    for (const Column column : columns_of(kind)) {
        const ColumnRole role = role_of(column);
        if ((role != ColumnRole::key && role != ColumnRole::text) || read_otherwise.has(column)) continue;
        (repeats.has(column) ? repeating_ : others_).add(column);
    }
}

void CellTexts::intern(std::span<const CanonicalRow> rows, ColumnSet filled) {
    const ColumnSet repeating_here = repeating_ & filled;
    for_each_column(repeating_here, [&](Column column) { note_repeating(rows, column); });
    for_each_column(others_ & filled, [&](Column column) { note_others(rows, column); });
    recent_.settle();
    for_each_column(repeating_here, [&](Column column) { spread(rows.size(), column); });
}

void CellTexts::note_repeating(std::span<const CanonicalRow> rows, Column column) {
    LastText& last = last_[static_cast<std::size_t>(column)];
    std::string_view above = last.text;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string_view text = rows[row][column];
        TextId& id = id_at(row, column);
        if (text.empty()) {
            id = TextId::empty;
        } else if (is_same_text(above, text)) {
            id = same_as_above;
        } else {
            above = text;
            recent_.want_from_pool(text, TextPool::hash_of(text), &id);
        }
    }
    if (above.data() != last.text.data()) last.text = above;
}

/// Gives the cells that are like the one above their ids.
void CellTexts::spread(std::size_t rows, Column column) {
    TextId& last = last_[static_cast<std::size_t>(column)].id;
    for (std::size_t row = 0; row < rows; ++row) {
        TextId& id = id_at(row, column);
        if (id == same_as_above)
            id = last;
        else if (id != TextId::empty)
            last = id;
    }
}

void CellTexts::note_others(std::span<const CanonicalRow> rows, Column column) {
    for (std::size_t row = 0; row < rows.size(); ++row) recent_.want(rows[row][column], &id_at(row, column));
}

}  // namespace msp_audit
