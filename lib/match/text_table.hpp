#pragma once

#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>

#include "core/text_pool.hpp"

namespace msp_audit {

/// One value for each text of a pool that is complete, at first all bytes 0. Takes memory only where values are set.
template <class Value>
class TextTable {
public:
    explicit TextTable(const TextPool& texts)
        // Only the system gives memory that is 0 without being touched; a value may be a pointer.
        // NOLINTNEXTLINE(*-no-malloc,bugprone-sizeof-expression)
        : values_(static_cast<Value*>(std::calloc(texts.bound() + 1, sizeof(Value)))) {
        if (values_ == nullptr) throw std::bad_alloc();
    }

    /// Several threads may use it at a time.
    [[nodiscard]] std::atomic_ref<Value> operator[](TextId text) const {
        return std::atomic_ref<Value>(values_.get()[static_cast<std::size_t>(text)]);
    }

private:
    struct Free {
        void operator()(Value* values) const { std::free(values); }  // NOLINT(*-no-malloc)
    };
    std::unique_ptr<Value, Free> values_;
};

}  // namespace msp_audit
