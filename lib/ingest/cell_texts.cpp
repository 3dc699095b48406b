#include "ingest/cell_texts.hpp"

#include <bit>
#include <cstring>
#include <utility>

#include "ingest/large_pages.hpp"
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

constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;

/// An id that is never given out: the cell is the same as the one above.
constexpr auto same_as_above = static_cast<TextId>(0xFFFFFFFF);

template <class Work>
void for_each_column(ColumnSet columns, Work work) {
    for (std::uint64_t bits = columns.bits(); bits != 0; bits &= bits - 1) {
        work(static_cast<Column>(std::countr_zero(bits)));
    }
}

}  // namespace

CellTexts::CellTexts(TextPool& texts, DocumentKind kind) : texts_(texts), slots_(std::size_t{1} << first_bits) {
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
    look_up();
    ask_pool();
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
            pooled_.push_back({text, TextPool::hash_of(text), TextId::empty});
            pooled_into_.push_back({&id, false});
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
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string_view text = rows[row][column];
        TextId& id = id_at(row, column);
        if (text.size() < 8) {
            id = text.empty() ? TextId::empty : short_id_of(text);
            continue;
        }
        const std::uint64_t hash = TextPool::hash_of(text);
        if (text.size() > kept_bytes) {
            pooled_.push_back({text, hash, TextId::empty});
            pooled_into_.push_back({&id, false});
            continue;
        }
        __builtin_prefetch(&slot_of(hash));
        __builtin_prefetch(&slot_of(hash ^ 0x100U));
        tabled_.push_back({text, hash, TextId::empty});
        tabled_into_.push_back(&id);
    }
}

TextId CellTexts::short_id_of(std::string_view text) {
    const TextEnds ends = ends_of(text);
    const std::uint64_t word =
        ends.first | ends.last << 8U * (text.size() >= 4 ? text.size() - 4 : 1) | std::uint64_t{text.size()} << 56U;
    ShortSlot& slot = short_slots_[(word * odd) >> (64U - short_bits)];
    if (slot.text != word) slot = {word, texts_.intern(text)};
    return slot.id;
}

/// A text stands in its own slot or, when another one has come there since, in the one beside it.
void CellTexts::look_up() {
    for (std::size_t i = 0; i < tabled_.size(); ++i) {
        const TextLookup& lookup = tabled_[i];
        const Slot& slot = slot_of(lookup.hash);
        const Slot& beside = slot_of(lookup.hash ^ 0x100U);
        if (is_same_text({slot.bytes.data(), slot.size}, lookup.text)) {
            *tabled_into_[i] = slot.id;
        } else if (is_same_text({beside.bytes.data(), beside.size}, lookup.text)) {
            *tabled_into_[i] = beside.id;
        } else {
            pooled_.push_back(lookup);
            pooled_into_.push_back({tabled_into_[i], true});
        }
    }
    tabled_.clear();
    tabled_into_.clear();
}

void CellTexts::ask_pool() {
    texts_.intern_all(pooled_);
    for (std::size_t i = 0; i < pooled_.size(); ++i) {
        *pooled_into_[i].into = pooled_[i].id;
        if (pooled_into_[i].remember) remember(pooled_[i].text, pooled_[i].hash, pooled_[i].id);
    }
    pooled_.clear();
    pooled_into_.clear();
    if (missed_ > slots_.size() && bits_ < most_bits) widen();
}

void CellTexts::remember(std::string_view text, std::uint64_t hash, TextId id) {
    Slot& slot = slot_of(hash);
    if (slot.size != 0) slot_of(hash ^ 0x100U) = slot;
    slot.id = id;
    slot.size = static_cast<std::uint8_t>(text.size());
    std::memcpy(slot.bytes.data(), text.data(), text.size());
    ++missed_;
}

/// What was remembered is forgotten: that costs less than to move it.
void CellTexts::widen() {
    bits_ += 2;
    missed_ = 0;
    std::vector<Slot> wider;
    // Looked up all over: small pages would cost as much as the lookup. Room behind lets the last one be large too.
    constexpr std::size_t large_page = std::size_t{2} * 1024 * 1024;
    wider.reserve((std::size_t{1} << bits_) + (bits_ == most_bits ? large_page / sizeof(Slot) : 0));
    prefer_large_pages(wider.data(), wider.capacity() * sizeof(Slot));
    wider.resize(std::size_t{1} << bits_);
    slots_ = std::move(wider);
}

}  // namespace msp_audit
