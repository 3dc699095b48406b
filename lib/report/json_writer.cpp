#include "report/json_writer.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <utf8proc.h>

#include "report/decimal_text.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t buffer_size = 65536;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Bytes of the character that `text` begins with; 0 where it is not UTF-8.
std::size_t character_length(std::string_view text) {
    utf8proc_int32_t character = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &character);
    return length > 0 ? static_cast<std::size_t>(length) : 0;
}

bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

}  // namespace

JsonWriter::JsonWriter(TextSink sink) : sink_(std::move(sink)) { buffer_.reserve(buffer_size + buffer_size / 4); }

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    quoted(name);
    buffer_ += ": ";
    after_key_ = true;
    return *this;
}

void JsonWriter::text(std::string_view value) {
    separate();
    quoted(value);
}

void JsonWriter::text_or_null(std::string_view value) { value.empty() ? null() : text(value); }

void JsonWriter::decimal(const Decimal& value, int places) {
    separate();
    buffer_ += '"';
    append_decimal(buffer_, value, places);
    buffer_ += '"';
}

void JsonWriter::count(std::size_t value) {
    separate();
    fmt::format_to(std::back_inserter(buffer_), "{}", value);
}

void JsonWriter::boolean(bool value) {
    separate();
    buffer_ += value ? "true" : "false";
}

void JsonWriter::null() {
    separate();
    buffer_ += "null";
}

void JsonWriter::finish() {
    buffer_ += '\n';
    sink_(buffer_);
    buffer_.clear();
}

void JsonWriter::begin(char bracket, Layout layout) {
    separate();
    buffer_ += bracket;
    levels_.push_back({layout, false});
}

void JsonWriter::end(char bracket) {
    const Level closed = levels_.back();
    levels_.pop_back();
    if (closed.layout == Layout::lines && closed.has_elements) new_line();
    buffer_ += bracket;
}

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (level.has_elements) buffer_ += level.layout == Layout::flow ? ", " : ",";
    level.has_elements = true;
    if (level.layout == Layout::lines) new_line();
    if (buffer_.size() < buffer_size) return;
    sink_(buffer_);
    buffer_.clear();
}

void JsonWriter::new_line() {
    const auto depth = std::count_if(levels_.begin(), levels_.end(),
                                     [](const Level& level) { return level.layout == Layout::lines; });
    buffer_ += '\n';
    buffer_.append(2 * static_cast<std::size_t>(depth), ' ');
}

void JsonWriter::quoted(std::string_view value) {
    buffer_ += '"';
    while (!value.empty()) {
        const auto* const stop = std::find_if_not(value.begin(), value.end(), is_plain);
        const auto plain = static_cast<std::size_t>(stop - value.begin());
        buffer_ += value.substr(0, plain);
        value.remove_prefix(plain);
        if (value.empty()) break;
        const auto byte = static_cast<unsigned char>(value.front());
        const std::size_t length = byte < 0x80 ? 1 : character_length(value);
        if (byte < 0x80) {
            escaped(byte);
        } else {
            buffer_ += length == 0 ? replacement : value.substr(0, length);
        }
        value.remove_prefix(std::max<std::size_t>(length, 1));
    }
    buffer_ += '"';
}

void JsonWriter::escaped(unsigned char byte) {
    switch (byte) {
    case '"':
        buffer_ += "\\\"";
        break;
    case '\\':
        buffer_ += "\\\\";
        break;
    case '\n':
        buffer_ += "\\n";
        break;
    case '\r':
        buffer_ += "\\r";
        break;
    case '\t':
        buffer_ += "\\t";
        break;
    default:
        fmt::format_to(std::back_inserter(buffer_), "\\u{:04x}", static_cast<unsigned>(byte));
    }
}

}  // namespace msp_audit
