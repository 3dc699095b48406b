#include "ingest/recent_texts.hpp"

#include <cstring>
#include <utility>

#include "ingest/large_pages.hpp"

namespace msp_audit {

/// A text stands in its own slot or, when another one has come there since, in the one beside it.
void RecentTexts::look_up() {
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

void RecentTexts::ask_pool() {
    texts_.intern_all(pooled_);
    for (std::size_t i = 0; i < pooled_.size(); ++i) {
        *pooled_into_[i].into = pooled_[i].id;
        if (pooled_into_[i].remember) remember(pooled_[i].text, pooled_[i].hash, pooled_[i].id);
    }
    pooled_.clear();
    pooled_into_.clear();
    if (missed_ > slots_.size() && bits_ < most_bits) widen();
}

void RecentTexts::remember(std::string_view text, std::uint64_t hash, TextId id) {
    Slot& slot = slot_of(hash);
    if (slot.size != 0) slot_of(hash ^ 0x100U) = slot;
    slot.id = id;
    slot.size = static_cast<std::uint8_t>(text.size());
    std::memcpy(slot.bytes.data(), text.data(), text.size());
    ++missed_;
}

/// What was remembered is forgotten: that costs less than to move it.
void RecentTexts::widen() {
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
