#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/byte_source.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

/// Decoded text on its way: what was appended at the end and not yet consumed at the start.
class TextWindow {
public:
    [[nodiscard]] const char* begin() const { return storage_.data() + first_; }
    [[nodiscard]] const char* end() const { return storage_.data() + last_; }
    [[nodiscard]] std::size_t size() const { return last_ - first_; }
    [[nodiscard]] bool empty() const { return first_ == last_; }
    void consume_to(const char* place) { first_ = static_cast<std::size_t>(place - storage_.data()); }

    /// At least this many bytes of room behind the text. May move the text.
    [[nodiscard]] char* room(std::size_t bytes);
    void append(std::size_t bytes) { last_ += bytes; }
    void append(std::string_view text);
    void drop_last() { --last_; }

private:
    std::vector<char> storage_;
    std::size_t first_ = 0, last_ = 0;
};

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// The first line of a text, at most `limit` bytes, as valid UTF-8 without control characters: for messages.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t limit);

/// Turns bytes into UTF-8, chunk by chunk. A byte order mark decides and is taken off; else the first chunk that is
/// not pure ASCII does: one valid sequence makes the file UTF-8, none makes it Windows-1252 from there on.
/// A CR without LF becomes LF, and a last line without line break gets one. Invalid UTF-8 is passed through for the
/// row to be refused.
class TextDecoder {
public:
    static constexpr std::size_t chunk_bytes = std::size_t{256} * 1024;

    TextDecoder(ByteSource& source, Encoding encoding) : source_(source), encoding_(encoding) {}

    /// Appends the text of the next chunk; false at the end of the file, when nothing was appended.
    [[nodiscard]] bool fill(TextWindow& window);

    [[nodiscard]] Encoding encoding() const { return encoding_; }
    [[nodiscard]] bool byte_order_mark() const { return byte_order_mark_; }
    /// Some text so far was not valid UTF-8.
    [[nodiscard]] bool met_invalid() const { return met_invalid_; }
    [[nodiscard]] bool ended() const { return ended_; }
    /// The first bytes of the file as they stand there: what a file is shows in them.
    [[nodiscard]] const std::string& first_bytes() const { return first_bytes_; }

private:
    [[nodiscard]] std::string_view read_chunk();
    [[nodiscard]] std::string_view without_mark(std::string_view raw);
    [[nodiscard]] std::size_t decode(std::string_view raw, char* out);
    [[nodiscard]] std::size_t decode_utf8(std::string_view raw, char* out);
    [[nodiscard]] std::size_t decode_utf16(std::string_view raw, char* out);
    void keep(std::string_view tail);
    void settle_line_breaks(TextWindow& window, std::size_t added);

    ByteSource& source_;
    Encoding encoding_;
    std::vector<char> raw_;
    std::string first_bytes_;
    std::size_t kept_ = 0;  ///< bytes at the start of raw_ that wait for the rest of their character
    char last_byte_ = '\n';
    bool started_ = false, ended_ = false, settled_ = false;
    bool held_carriage_return_ = false;
    bool byte_order_mark_ = false;
    bool met_invalid_ = false;
};

}  // namespace msp_audit
