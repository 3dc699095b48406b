#pragma once

#include <cstddef>
#include <vector>

namespace msp_audit {

/// A long list that grows without being copied, as a vector is, and whose begin can be given back before the rest. A
/// chunk is a little more than four million bytes: it is given back to the system, and one that is hardly used costs
/// what is used of it.
template <class Value>
class ChunkedList {
public:
    /// The value's place.
    std::size_t add(const Value& value) {
        if ((size_ & (chunk_size - 1)) == 0) chunks_.emplace_back().reserve(chunk_size);
        chunks_.back().push_back(value);
        return size_++;
    }
    [[nodiscard]] Value& operator[](std::size_t place) { return chunks_[place >> bits][place & (chunk_size - 1)]; }
    [[nodiscard]] const Value& operator[](std::size_t place) const {
        return chunks_[place >> bits][place & (chunk_size - 1)];
    }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// Gives back what lies before `place`, up to the chunk that it is in; nothing looks there any more. Calls go
    /// upward.
    void release_before(std::size_t place) {
        for (; released_ < place >> bits; ++released_) std::vector<Value>().swap(chunks_[released_]);
    }

private:
    static constexpr std::size_t chunk_bytes = std::size_t{4} * 1024 * 1024;
    static constexpr unsigned bits = [] {
        unsigned enough = 0;
        while ((sizeof(Value) << enough) < chunk_bytes) ++enough;
        return enough;
    }();
    static constexpr std::size_t chunk_size = std::size_t{1} << bits;

    std::vector<std::vector<Value>> chunks_;
    std::size_t size_ = 0, released_ = 0;
};

}  // namespace msp_audit
