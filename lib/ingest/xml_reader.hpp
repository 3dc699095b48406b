#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/byte_source.hpp"

namespace msp_audit {

/// The attributes of one element. Prefixes of name spaces are left off their names.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// Empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// "1" or "true".
    [[nodiscard]] bool is_true(std::string_view name) const;

private:
    const char* const* pairs_;
};

/// What happens in a part, in order. Names of elements come without the prefix of their name space.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;

    virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void text(std::string_view piece) = 0;
};

/// Reads an XML part piece by piece with expat. A document type declaration, and with it every entity of one's own,
/// is refused, and so is nesting deeper than most_depth and a tag longer than most_tag_bytes. Throws WorkbookError,
/// and whatever the handler throws.
class XmlReader {
public:
    static constexpr std::size_t most_depth = 100;
    static constexpr std::size_t most_tag_bytes = std::size_t{1} << 20U;

    /// `name`: of the part, for messages.
    XmlReader(std::unique_ptr<ByteSource> part, std::string name, XmlHandler& handler);
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;
    ~XmlReader();

    /// Reads on; false at the end of the part.
    [[nodiscard]] bool step();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Reads a whole part.
void read_xml(std::unique_ptr<ByteSource> part, std::string name, XmlHandler& handler);

}  // namespace msp_audit
