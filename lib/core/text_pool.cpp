#include "core/text_pool.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <limits>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

// A text is hashed for nearly every cell: a call into a library for each costs more than the hash.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace msp_audit {

namespace {

constexpr std::uint32_t first_slots = 64;
constexpr std::size_t block_bytes = std::size_t{256} * 1024;
constexpr std::uint32_t first_chunk_size = 64;
constexpr std::size_t most_chunks = 22;   // 64 * (2^22 - 1) entries: more than ids can tell apart
constexpr std::size_t most_at_once = 64;  // waits that overlap; also what fits a stack frame

/// A text as it is kept: its size in one byte, or in four behind a byte of all ones, and then its bytes.
class KeptText {
public:
    static constexpr std::size_t most_short = 0xFE;

    static std::size_t bytes_for(std::string_view text) {
        return text.size() + (text.size() > most_short ? 1 + sizeof(std::uint32_t) : 1);
    }
    static void put(std::string_view text, char* at) {
        if (text.size() <= most_short) {
            *at++ = static_cast<char>(static_cast<unsigned char>(text.size()));
        } else {
            const auto size = static_cast<std::uint32_t>(text.size());
            *at++ = '\xFF';
            std::memcpy(at, &size, sizeof size);
            at += sizeof size;
        }
        std::memcpy(at, text.data(), text.size());
    }
    static std::string_view at(const char* start) {
        const auto size = static_cast<unsigned char>(*start);
        if (size <= most_short) return {start + 1, size};
        std::uint32_t long_size = 0;
        std::memcpy(&long_size, start + 1, sizeof long_size);
        return {start + 1 + sizeof long_size, long_size};
    }
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

std::unique_lock<std::mutex> locked(std::mutex& mutex, bool locks) {
    return locks ? std::unique_lock(mutex) : std::unique_lock<std::mutex>();
}

struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  ///< place + 1; 0 is free
};

}  // namespace

/// Open addressing over entries that never move, in chunks whose list never moves either: readers of one id need no
/// lock once its writer is done, even while others add.
struct alignas(64) TextPool::Shard {
    using Entry = const char*;  ///< a KeptText

    std::mutex mutex;
    std::uint32_t size = 0;
    std::vector<Slot> slots{first_slots};
    /// The start of `slots` and the last place in it, for those without the lock who only fetch ahead: they never
    /// look at what is there, so it may be out of date.
    std::atomic<const Slot*> fetched_slots = slots.data();
    std::atomic<std::uint32_t> fetched_mask = first_slots - 1;
    std::array<std::unique_ptr<Entry[]>, most_chunks> chunks;  // NOLINT(modernize-avoid-c-arrays): filled one by one
    std::vector<std::unique_ptr<char[]>> blocks;               // NOLINT(modernize-avoid-c-arrays): raw text
    std::size_t block_left = 0;
    char* block_at = nullptr;

    const char* keep(std::string_view text) {
        const std::size_t bytes = KeptText::bytes_for(text);
        if (bytes > block_left) {
            block_left = std::max(bytes, block_bytes);
            blocks.push_back(std::unique_ptr<char[]>(new char[block_left]));  // NOLINT(modernize-avoid-c-arrays)
            block_at = blocks.back().get();
        }
        char* const start = block_at;
        KeptText::put(text, start);
        block_at += bytes;
        block_left -= bytes;
        return start;
    }

    [[nodiscard]] const Entry& entry(std::uint32_t place) const {
        const EntryPlace at(place);
        return chunks[at.chunk][at.offset];
    }

    void fetch_slot(std::uint64_t hash) const {
        const std::uint32_t mask = fetched_mask.load(std::memory_order_relaxed);
        __builtin_prefetch(fetched_slots.load(std::memory_order_relaxed) + (static_cast<std::uint32_t>(hash) & mask));
    }

    static void put(std::vector<Slot>& into, const Slot& slot) {
        const std::size_t mask = into.size() - 1;
        std::size_t at = slot.hash & mask;
        while (into[at].entry != 0) at = (at + 1) & mask;
        into[at] = slot;
    }

    void use(std::vector<Slot> other) {
        slots = std::move(other);
        fetched_slots.store(slots.data(), std::memory_order_relaxed);
        fetched_mask.store(static_cast<std::uint32_t>(slots.size() - 1), std::memory_order_relaxed);
    }

    void grow() {
        std::vector<Slot> wider(slots.size() * 2);
        for (const Slot& slot : slots) {
            if (slot.entry != 0) put(wider, slot);
        }
        use(std::move(wider));
    }

    /// Behind release_lookup.
    void take_slots() {
        std::size_t enough = first_slots;
        while (std::size_t{size} * 4 > enough * 3) enough *= 2;
        std::vector<Slot> all(enough);
        for (std::uint32_t place = 0; place < size; ++place) {
            put(all, {static_cast<std::uint32_t>(hash_of(KeptText::at(entry(place)))), place + 1});
        }
        use(std::move(all));
    }

    /// Of a text that is not in yet; `slot` is the free one that its hash leads to.
    std::uint32_t add(std::string_view text, std::uint32_t hash, Slot& slot) {
        constexpr std::uint32_t most = (0xFFFFFFFFU >> shard_bits) - 1;
        if (size >= most || text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
        const EntryPlace next(size);
        std::unique_ptr<Entry[]>& chunk = chunks[next.chunk];  // NOLINT(modernize-avoid-c-arrays): as above
        if (!chunk) chunk = std::make_unique_for_overwrite<Entry[]>(next.size);  // NOLINT(modernize-avoid-c-arrays)
        chunk[next.offset] = keep(text);
        slot = Slot{hash, size + 1};
        const std::uint32_t place = size++;
        if (static_cast<std::size_t>(size) * 4 > slots.size() * 3) grow();
        return place;
    }

    std::uint32_t place_of(std::string_view text, std::uint32_t hash) {
        if (slots.empty()) take_slots();
        const std::size_t mask = slots.size() - 1;
        std::size_t at = hash & mask;
        for (; slots[at].entry != 0; at = (at + 1) & mask) {
            if (slots[at].hash == hash && KeptText::at(entry(slots[at].entry - 1)) == text)
                return slots[at].entry - 1;
        }
        return add(text, hash, slots[at]);
    }

    /// A place that the hash leads to, whose text is to be compared yet, or the text's own if it is added.
    std::uint32_t likely_place_of(std::string_view text, std::uint32_t hash, bool& added) {
        if (slots.empty()) take_slots();
        const std::size_t mask = slots.size() - 1;
        std::size_t at = hash & mask;
        for (; slots[at].entry != 0; at = (at + 1) & mask) {
            if (slots[at].hash == hash) return slots[at].entry - 1;
        }
        added = true;
        return add(text, hash, slots[at]);
    }
};

TextPool::TextPool(Adding adding) : locks_(adding == Adding::from_several_threads) {
    for (auto& shard : shards_) shard = std::make_unique<Shard>();
}

TextPool::~TextPool() = default;

std::uint64_t TextPool::hash_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

TextId TextPool::intern(std::string_view text) { return text.empty() ? TextId::empty : intern(text, hash_of(text)); }

TextId TextPool::intern(std::string_view text, std::uint64_t hash) {
    const auto which = static_cast<std::uint32_t>(hash >> (64 - shard_bits));
    Shard& shard = *shards_[which];
    const std::unique_lock lock = locked(shard.mutex, locks_);
    const std::uint32_t place = shard.place_of(text, static_cast<std::uint32_t>(hash));
    return static_cast<TextId>(((place + 1) << shard_bits) | which);
}

void TextPool::intern_all(std::span<TextLookup> lookups) {
    const auto fetch_slots = [this](std::span<const TextLookup> next) {
        for (const TextLookup& lookup : next.first(std::min(next.size(), most_at_once))) {
            shard_of(lookup.hash).fetch_slot(lookup.hash);
        }
    };
    fetch_slots(lookups);
    while (!lookups.empty()) {
        const std::size_t some = std::min(lookups.size(), most_at_once);
        const std::span<TextLookup> rest = lookups.subspan(some);
        fetch_slots(rest);
        intern_some(lookups.first(some));
        lookups = rest;
    }
}

/// Slots, which are on their way, then entries, then texts: each step fetches ahead for the next one.
void TextPool::intern_some(std::span<TextLookup> lookups) {
    std::array<const Shard::Entry*, most_at_once> entries{};
    std::array<const char*, most_at_once> kept{};
    for (std::size_t i = 0; i < lookups.size(); ++i) {
        TextLookup& lookup = lookups[i];
        const auto which = static_cast<std::uint32_t>(lookup.hash >> (64 - shard_bits));
        Shard& shard = *shards_[which];
        bool added = false;
        const std::unique_lock lock = locked(shard.mutex, locks_);
        const std::uint32_t place =
            shard.likely_place_of(lookup.text, static_cast<std::uint32_t>(lookup.hash), added);
        lookup.id = static_cast<TextId>(((place + 1) << shard_bits) | which);
        entries[i] = added ? nullptr : &shard.entry(place);
        __builtin_prefetch(entries[i]);
    }
    for (std::size_t i = 0; i < lookups.size(); ++i) {
        kept[i] = entries[i] == nullptr ? nullptr : *entries[i];
        __builtin_prefetch(kept[i]);
    }
    for (std::size_t i = 0; i < lookups.size(); ++i) {
        TextLookup& lookup = lookups[i];
        // Another text with the same 32 bits of hash stood first.
        if (kept[i] != nullptr && KeptText::at(kept[i]) != lookup.text) lookup.id = intern(lookup.text, lookup.hash);
    }
}

void TextPool::release_lookup() {
    for (const auto& shard : shards_) {
        std::vector<Slot>().swap(shard->slots);
        shard->fetched_slots.store(nullptr, std::memory_order_relaxed);
        shard->fetched_mask.store(0, std::memory_order_relaxed);
    }
}

std::string_view TextPool::text(TextId id) const {
    const auto number = static_cast<std::uint32_t>(id);
    if (number == 0) return {};
    const Shard& shard = *shards_[number & ((1U << shard_bits) - 1)];
    return KeptText::at(shard.entry((number >> shard_bits) - 1));
}

std::size_t TextPool::bound() const {
    std::size_t most = 0;
    for (const auto& shard : shards_) most = std::max<std::size_t>(most, shard->size);
    return (most + 1) << shard_bits;
}

}  // namespace msp_audit
