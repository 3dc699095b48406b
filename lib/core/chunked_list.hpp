#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace msp_audit {

/// A long list that grows without being copied, as a vector is, and whose begin can be given back before the rest. A
/// chunk is a little more than four million bytes: it is given back to the system, and one that is hardly used costs
/// what is used of it.
template <class Value>
class ChunkedList {
    /// Of the values by place; good as long as the list stays where it is.
    template <class List, class Element>
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using pointer = Element*;
        using reference = Element&;

        Iterator() = default;
        Iterator(List& list, std::size_t place) : list_(&list), place_(place) {}
        [[nodiscard]] Element& operator*() const { return (*list_)[place_]; }
        [[nodiscard]] Element* operator->() const { return &(*list_)[place_]; }
        Iterator& operator++() {
            ++place_;
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++place_;
            return before;
        }
        [[nodiscard]] friend bool operator==(const Iterator& a, const Iterator& b) { return a.place_ == b.place_; }
        [[nodiscard]] friend difference_type operator-(const Iterator& a, const Iterator& b) {
            return static_cast<difference_type>(a.place_) - static_cast<difference_type>(b.place_);
        }

    private:
        List* list_ = nullptr;
        std::size_t place_ = 0;
    };

public:
    using iterator = Iterator<ChunkedList, Value>;
    using const_iterator = Iterator<const ChunkedList, const Value>;

    /// The value's place.
    std::size_t add(const Value& value) {
        if ((size_ & (chunk_size - 1)) == 0) chunks_.emplace_back().reserve(chunk_size);
        chunks_.back().push_back(value);
        return size_++;
    }
    /// Adds all values of another list behind its own; the other one's chunks are taken over where there are none.
    void take(ChunkedList&& other) {
        if (size_ == 0) {
            *this = std::move(other);
        } else {
            for (std::size_t place = 0; place < other.size_; ++place) {
                add(other[place]);
                other.release_before(place);
            }
        }
        other = ChunkedList();
    }
    [[nodiscard]] Value& operator[](std::size_t place) { return chunks_[place >> bits][place & (chunk_size - 1)]; }
    [[nodiscard]] const Value& operator[](std::size_t place) const {
        return chunks_[place >> bits][place & (chunk_size - 1)];
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] Value& front() { return (*this)[0]; }
    [[nodiscard]] const Value& front() const { return (*this)[0]; }
    [[nodiscard]] Value& back() { return (*this)[size_ - 1]; }
    [[nodiscard]] const Value& back() const { return (*this)[size_ - 1]; }
    /// The place of one of the list's own values.
    [[nodiscard]] std::size_t place_of(const Value& value) const {
        std::size_t chunk = released_;
        for (; chunk + 1 < chunks_.size(); ++chunk) {
            const Value* const first = chunks_[chunk].data();
            if (!std::less<>()(&value, first) && std::less<>()(&value, first + chunk_size)) break;
        }
        return chunk * chunk_size + static_cast<std::size_t>(&value - chunks_[chunk].data());
    }
    [[nodiscard]] iterator begin() { return {*this, 0}; }
    [[nodiscard]] iterator end() { return {*this, size_}; }
    [[nodiscard]] const_iterator begin() const { return {*this, 0}; }
    [[nodiscard]] const_iterator end() const { return {*this, size_}; }

    /// Keeps the first `size` values, of which there are so many, and gives back the chunks behind them.
    void keep_first(std::size_t size) {
        chunks_.resize((size + chunk_size - 1) >> bits);
        if ((size & (chunk_size - 1)) != 0) chunks_.back().resize(size & (chunk_size - 1));
        size_ = size;
    }
    void clear() { *this = ChunkedList(); }

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
