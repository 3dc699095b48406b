#include "core/text_pool.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>

#include <xxhash.h>

namespace msp_audit {

namespace {

constexpr std::uint32_t first_slots = 64;
constexpr std::size_t block_bytes = std::size_t{256} * 1024;
constexpr std::uint32_t first_chunk_size = 64;
constexpr std::size_t most_chunks = 22;  // 64 * (2^22 - 1) entries: more than ids can tell apart

struct Entry {
    const char* start;
    std::uint32_t length;
};

/// Where an entry lies: each chunk is twice as long as the one before.
struct EntryPlace {
    explicit EntryPlace(std::uint32_t place) {
        const std::uint32_t number = place + first_chunk_size;
        chunk = static_cast<std::size_t>(std::bit_width(number) - std::bit_width(first_chunk_size));
        size = first_chunk_size << chunk;
        offset = number - size;
    }

    std::size_t chunk;
    std::uint32_t size;
    std::uint32_t offset;
};

struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  ///< place + 1; 0 is free
};

}  // namespace

/// Open addressing over entries that never move, in chunks whose list never moves either: readers of one id need no
/// lock once its writer is done, even while others add.
struct TextPool::Shard {
    std::mutex mutex;
    std::vector<Slot> slots{first_slots};
    std::array<std::unique_ptr<Entry[]>, most_chunks> chunks;  // NOLINT(modernize-avoid-c-arrays): filled one by one
    std::uint32_t size = 0;
    std::vector<std::unique_ptr<char[]>> blocks;  // NOLINT(modernize-avoid-c-arrays): raw text
    std::size_t block_left = 0;
    char* block_at = nullptr;

    const char* keep(std::string_view text) {
        if (text.size() > block_left) {
            block_left = text.size() > block_bytes ? text.size() : block_bytes;
            blocks.push_back(std::unique_ptr<char[]>(new char[block_left]));  // NOLINT(modernize-avoid-c-arrays)
            block_at = blocks.back().get();
        }
        char* const start = block_at;
        std::memcpy(start, text.data(), text.size());
        block_at += text.size();
        block_left -= text.size();
        return start;
    }

    [[nodiscard]] const Entry& entry(std::uint32_t place) const {
        const EntryPlace at(place);
        return chunks[at.chunk][at.offset];
    }

    void grow() {
        std::vector<Slot> wider(slots.size() * 2);
        const std::size_t mask = wider.size() - 1;
        for (const Slot& slot : slots) {
            if (slot.entry == 0) continue;
            std::size_t at = slot.hash & mask;
            while (wider[at].entry != 0) at = (at + 1) & mask;
            wider[at] = slot;
        }
        slots = std::move(wider);
    }

    std::uint32_t place_of(std::string_view text, std::uint32_t hash) {
        const std::size_t mask = slots.size() - 1;
        std::size_t at = hash & mask;
        for (; slots[at].entry != 0; at = (at + 1) & mask) {
            if (slots[at].hash != hash) continue;
            const Entry& known = entry(slots[at].entry - 1);
            if (known.length == text.size() && std::memcmp(known.start, text.data(), text.size()) == 0) {
                return slots[at].entry - 1;
            }
        }
        const EntryPlace next(size);
        std::unique_ptr<Entry[]>& chunk = chunks[next.chunk];  // NOLINT(modernize-avoid-c-arrays): as above
        if (!chunk) chunk = std::make_unique_for_overwrite<Entry[]>(next.size);  // NOLINT(modernize-avoid-c-arrays)
        chunk[next.offset] = Entry{keep(text), static_cast<std::uint32_t>(text.size())};
        slots[at] = Slot{hash, size + 1};
        const std::uint32_t place = size++;
        if (static_cast<std::size_t>(size) * 4 > slots.size() * 3) grow();
        return place;
    }
};

TextPool::TextPool() {
    for (auto& shard : shards_) shard = std::make_unique<Shard>();
}

TextPool::~TextPool() = default;

TextId TextPool::intern(std::string_view text) {
    if (text.empty()) return TextId::empty;
    const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
    const auto which = static_cast<std::uint32_t>(hash >> (64 - shard_bits));
    Shard& shard = *shards_[which];
    const std::lock_guard lock(shard.mutex);
    const std::uint32_t place = shard.place_of(text, static_cast<std::uint32_t>(hash));
    constexpr std::uint32_t most = (0xFFFFFFFFU >> shard_bits) - 1;
    if (place >= most) throw std::bad_alloc();
    return static_cast<TextId>(((place + 1) << shard_bits) | which);
}

std::string_view TextPool::text(TextId id) const {
    const auto number = static_cast<std::uint32_t>(id);
    if (number == 0) return {};
    const Shard& shard = *shards_[number & ((1U << shard_bits) - 1)];
    const Entry& entry = shard.entry((number >> shard_bits) - 1);
    return {entry.start, entry.length};
}

std::size_t TextPool::bound() const {
    std::size_t most = 0;
    for (const auto& shard : shards_) most = std::max<std::size_t>(most, shard->size);
    return (most + 1) << shard_bits;
}

}  // namespace msp_audit
