#include "core/text_pool.hpp"

#include <algorithm>
#include <cstring>
#include <new>

#include <xxhash.h>

namespace msp_audit {

namespace {

constexpr std::uint32_t first_slots = 64;
constexpr std::size_t block_bytes = std::size_t{256} * 1024;
constexpr std::uint32_t chunk_bits = 12;
constexpr std::uint32_t chunk_size = 1U << chunk_bits;

struct Entry {
    const char* start = nullptr;
    std::uint32_t length = 0;
};

struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  ///< place + 1; 0 is free
};

}  // namespace

/// Open addressing over entries that never move: readers of one id need no lock once its writer is done.
struct TextPool::Shard {
    std::mutex mutex;
    std::vector<Slot> slots{first_slots};
    std::vector<std::unique_ptr<std::array<Entry, chunk_size>>> chunks;
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
        return (*chunks[place >> chunk_bits])[place & (chunk_size - 1)];
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
        if ((size & (chunk_size - 1)) == 0) chunks.push_back(std::make_unique<std::array<Entry, chunk_size>>());
        (*chunks[size >> chunk_bits])[size & (chunk_size - 1)] =
            Entry{keep(text), static_cast<std::uint32_t>(text.size())};
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
