#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"

namespace msp_audit {

/// Takes the next piece of an output.
using TextSink = std::function<void(std::string_view)>;

/// Writes one JSON document piece by piece; what is held back is bounded, whatever the document's size. Calls follow
/// the document's order and nest rightly; that is for the caller. Same calls, same bytes.
class JsonWriter {
public:
    /// How the elements of a list or an object stand: each on a line of its own, or one after the other.
    enum class Layout : std::uint8_t { lines, flow };

    explicit JsonWriter(TextSink sink);

    void begin_object(Layout layout = Layout::flow) { begin('{', layout); }
    void end_object() { end('}'); }
    void begin_list(Layout layout = Layout::flow) { begin('[', layout); }
    void end_list() { end(']'); }

    /// Names the value that is written next.
    JsonWriter& key(std::string_view name);
    /// Bytes that are not UTF-8 become U+FFFD.
    void text(std::string_view value);
    /// Null where the text is empty: the field does not apply.
    void text_or_null(std::string_view value);
    /// A string with at least `places` digits after the point.
    void decimal(const Decimal& value, int places);
    void count(std::size_t value);
    void boolean(bool value);
    void null();
    /// Hands on the rest; the document is complete.
    void finish();

private:
    struct Level {
        Layout layout = Layout::flow;
        bool has_elements = false;
    };

    void begin(char bracket, Layout layout);
    void end(char bracket);
    void separate();
    void new_line();
    void quoted(std::string_view value);
    void escaped(unsigned char byte);

    TextSink sink_;
    std::string buffer_;
    std::vector<Level> levels_;
    bool after_key_ = false;
};

}  // namespace msp_audit
