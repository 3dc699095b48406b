#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/columns.hpp"
#include "core/text_pool.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// Interns the cells of the text and key columns of several rows at a time. Most cells repeat one that stood shortly
/// before in the same file, so those are remembered here: the last one of each column, short ones by their bytes, and
/// longer ones in a table that grows with need. The pool with its locks is asked for the rest.
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
    static constexpr std::size_t kept_bytes = 59;
    static constexpr unsigned short_bits = 9, first_bits = 10, most_bits = 16;
    struct alignas(64) Slot {
        TextId id = TextId::empty;
        std::uint8_t size = 0;               ///< 0: free
        std::array<char, kept_bytes> bytes;  ///< only the first `size` have a value
    };
    static_assert(sizeof(Slot) == 64);
    struct ShortSlot {
        std::uint64_t text = 0;  ///< the bytes of the text and its size; 0: free
        TextId id = TextId::empty;
    };
    struct LastText {
        std::string text;
        TextId id = TextId::empty;
    };
    /// A cell whose id is wanted, and where to put it.
    struct Wanted {
        TextId* into;
        bool remember;
    };

    void note_repeating(std::span<const CanonicalRow> rows, Column column);
    void note_others(std::span<const CanonicalRow> rows, Column column);
    void look_up();
    void ask_pool();
    void spread(std::size_t rows, Column column);
    void remember(std::string_view text, std::uint64_t hash, TextId id);
    void widen();
    [[nodiscard]] TextId short_id_of(std::string_view text);
    [[nodiscard]] Slot& slot_of(std::uint64_t hash) { return slots_[(hash >> 8U) & (slots_.size() - 1)]; }
    [[nodiscard]] TextId& id_at(std::size_t row, Column column) {
        return ids_[row][static_cast<std::size_t>(column)];
    }

    TextPool& texts_;
    ColumnSet repeating_, others_;
    unsigned bits_ = first_bits;
    std::size_t missed_ = 0;
    std::vector<Slot> slots_;
    std::array<ShortSlot, std::size_t{1} << short_bits> short_slots_{};
    std::array<LastText, column_count> last_;
    std::array<Ids, most_rows> ids_{};
    std::vector<TextLookup> tabled_, pooled_;
    std::vector<TextId*> tabled_into_;
    std::vector<Wanted> pooled_into_;
};

}  // namespace msp_audit
