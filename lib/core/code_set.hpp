#pragma once

#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>

#include "core/codes.hpp"

namespace msp_audit {

/// Any codes: those that an option names.
class CodeChoice {
public:
    void add(Code code) { codes_.set(static_cast<std::size_t>(code)); }
    [[nodiscard]] bool has(Code code) const { return codes_.test(static_cast<std::size_t>(code)); }
    [[nodiscard]] bool is_empty() const { return codes_.none(); }

private:
    std::bitset<code_count> codes_;
};

/// A set of codes in one word: of those that a match gives to lines and documents. No other code is ever in it.
class CodeSet {
public:
    void add(Code code) { bits_ |= bit(code); }
    void remove(Code code) { bits_ &= ~bit(code); }
    [[nodiscard]] bool has(Code code) const { return (bits_ & bit(code)) != 0; }
    [[nodiscard]] bool is_empty() const { return bits_ == 0; }
    /// Of a set that is not empty.
    [[nodiscard]] Code first() const { return static_cast<Code>(std::countr_zero(bits_)); }
    [[nodiscard]] std::uint64_t bits() const { return bits_; }
    friend CodeSet operator|(CodeSet a, CodeSet b) { return CodeSet(a.bits_ | b.bits_); }
    friend CodeSet operator&(CodeSet a, CodeSet b) { return CodeSet(a.bits_ & b.bits_); }
    friend bool operator==(CodeSet a, CodeSet b) = default;
    CodeSet() = default;

private:
    explicit CodeSet(std::uint64_t bits) : bits_(bits) {}
    [[nodiscard]] static std::uint64_t bit(Code code) {
        return code > Code::duplicate_row ? 0 : std::uint64_t{1} << static_cast<unsigned>(code);
    }

    std::uint64_t bits_ = 0;
};
static_assert(static_cast<std::size_t>(Code::duplicate_row) < 64);

}  // namespace msp_audit
