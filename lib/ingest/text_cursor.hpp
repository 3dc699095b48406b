#pragma once

#include <cstddef>
#include <string_view>

namespace msp_audit {

/// Reads a text from its front.
class TextCursor {
public:
    explicit TextCursor(std::string_view text) : rest_(text) {}

    [[nodiscard]] static constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
    /// Bytes of letters beyond ASCII count; no-break spaces are taken out before this is asked.
    [[nodiscard]] static constexpr bool is_letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0;
    }

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] char front() const { return rest_.empty() ? '\0' : rest_.front(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    void skip(std::size_t count) { rest_.remove_prefix(count); }
    bool take(char c) {
        if (front() != c) return false;
        skip(1);
        return true;
    }
    /// How many spaces, no-break ones too, were passed over.
    std::size_t skip_spaces() {
        std::size_t count = 0;
        while (!rest_.empty()) {
            const std::size_t size = rest_.front() == ' ' ? 1 : (rest_.starts_with("\xC2\xA0") ? 2 : 0);
            if (size == 0) break;
            skip(size);
            ++count;
        }
        return count;
    }
    std::string_view take_digits() {
        std::size_t count = 0;
        while (count < rest_.size() && is_digit(rest_[count])) ++count;
        return taken(count);
    }
    std::string_view take_letters() {
        std::size_t count = 0;
        while (count < rest_.size() && is_letter(rest_[count]) && !rest_.substr(count).starts_with("\xC2\xA0"))
            ++count;
        return taken(count);
    }

private:
    std::string_view taken(std::size_t count) {
        const std::string_view text = rest_.substr(0, count);
        skip(count);
        return text;
    }
    std::string_view rest_;
};

/// At most nine digits.
[[nodiscard]] constexpr int number_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

}  // namespace msp_audit
