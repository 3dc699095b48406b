#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text_pool.hpp"
#include "ingest/same_text.hpp"

namespace msp_audit {

/// Interns the cells of several rows at a time. Most cells repeat one that stood shortly before in the same file, so
/// those are remembered here: short ones by their bytes, and longer ones in a table that grows with need. The pool
/// with its locks is asked for the rest.
class RecentTexts {
public:
    explicit RecentTexts(TextPool& texts) : texts_(texts), slots_(std::size_t{1} << first_bits) {}

    /// `*into` has the text's id after settle(); text and place must last until then.
    void want(std::string_view text, TextId* into) {
        if (!needs_hash(text)) {
            *into = text.empty() ? TextId::empty : short_id_of(text);
            return;
        }
        want(text, TextPool::hash_of(text), into);
    }
    [[nodiscard]] static bool needs_hash(std::string_view text) { return text.size() >= 8; }
    /// The same where the hash is known, if it needs one.
    void want(std::string_view text, std::uint64_t hash, TextId* into) {
        if (!needs_hash(text)) return want(text, into);
        if (text.size() > kept_bytes) {
            want_from_pool(text, hash, into);
            return;
        }
        __builtin_prefetch(&slot_of(hash));
        __builtin_prefetch(&slot_of(hash ^ 0x100U));
        tabled_.push_back({text, hash, TextId::empty});
        tabled_into_.push_back(into);
    }
    /// The same for a text that is not likely to come again.
    void want_from_pool(std::string_view text, std::uint64_t hash, TextId* into) {
        pooled_.push_back({text, hash, TextId::empty});
        pooled_into_.push_back({into, false});
    }
    void settle() {
        look_up();
        ask_pool();
    }

private:
    static constexpr std::size_t kept_bytes = 59;
    static constexpr unsigned short_bits = 12, first_bits = 10, most_bits = 16;
    static constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
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
    /// A cell whose id is wanted, and where to put it.
    struct Wanted {
        TextId* into;
        bool remember;
    };

    void look_up();
    void ask_pool();
    void remember(std::string_view text, std::uint64_t hash, TextId id);
    void widen();
    [[nodiscard]] TextId short_id_of(std::string_view text) {
        const TextEnds ends = ends_of(text);
        const std::uint64_t word = ends.first | ends.last << 8U * (text.size() >= 4 ? text.size() - 4 : 1) |
                                   std::uint64_t{text.size()} << 56U;
        const std::uint64_t place = (word * odd) >> (64U - short_bits);
        ShortSlot& slot = short_slots_[place];
        if (slot.text == word) return slot.id;
        // The one beside it holds what stood here last.
        ShortSlot& beside = short_slots_[place ^ 1U];
        if (beside.text == word) return beside.id;
        beside = slot;
        slot = {word, texts_.intern(text)};
        return slot.id;
    }
    [[nodiscard]] Slot& slot_of(std::uint64_t hash) { return slots_[(hash >> 8U) & (slots_.size() - 1)]; }

    TextPool& texts_;
    unsigned bits_ = first_bits;
    std::size_t missed_ = 0;
    std::vector<Slot> slots_;
    std::array<ShortSlot, std::size_t{1} << short_bits> short_slots_{};
    std::vector<TextLookup> tabled_, pooled_;
    std::vector<TextId*> tabled_into_;
    std::vector<Wanted> pooled_into_;
};

}  // namespace msp_audit
