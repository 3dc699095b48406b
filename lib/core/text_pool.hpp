#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace msp_audit {

/// A text in a TextPool. Equal texts of one pool have equal ids; the order of ids means nothing and may differ from
/// run to run, so nothing that is printed may depend on it. Id 0 is the empty text.
enum class TextId : std::uint32_t { empty = 0 };

/// A text that waits for its id. `hash` is TextPool::hash_of(text).
struct TextLookup {
    std::string_view text;
    std::uint64_t hash = 0;
    TextId id = TextId::empty;
};

/// Every distinct text of a run, kept once. Adding is safe from several threads at a time, unless the pool was made
/// for one, which then pays for no locks.
class TextPool {
public:
    enum class Adding : bool { from_several_threads, from_one_thread };

    explicit TextPool(Adding adding = Adding::from_several_threads);
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;
    ~TextPool();

    [[nodiscard]] TextId intern(std::string_view text);
    /// Fills in the ids of texts that are not empty. Cheaper than one by one: a pool is larger than the caches, and
    /// here the waits for memory overlap.
    void intern_all(std::span<TextLookup> lookups);
    [[nodiscard]] static std::uint64_t hash_of(std::string_view text);
    /// Gives the room back that only adding needs; the next text that is added takes it anew. Not while other threads
    /// add.
    void release_lookup();
    /// The text behind an id; valid as long as the pool.
    [[nodiscard]] std::string_view text(TextId id) const;
    /// One past the highest id in use: for tables by id. Not while other threads add.
    [[nodiscard]] std::size_t bound() const;

private:
    struct Shard;
    [[nodiscard]] TextId intern(std::string_view text, std::uint64_t hash);
    void intern_some(std::span<TextLookup> lookups);
    [[nodiscard]] Shard& shard_of(std::uint64_t hash) const { return *shards_[hash >> (64 - shard_bits)]; }

    static constexpr std::uint32_t shard_bits = 5;
    bool locks_;
    std::array<std::unique_ptr<Shard>, 1U << shard_bits> shards_;
};

}  // namespace msp_audit
