#include "report/markdown_text.hpp"

#include "report/table_format.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view markup = "\\`*_[]|~$@#";

/// Places where a bare address would become a link.
bool starts_address(std::string_view rest) { return rest.starts_with("://") || rest.starts_with("www."); }

}  // namespace

std::string markdown_text(std::string_view text) {
    const std::string clean = printable(text);
    std::string out;
    out.reserve(clean.size());
    if (clean.starts_with("- ") || clean.starts_with("+ ")) out += '\\';
    for (std::size_t i = 0; i < clean.size(); ++i) {
        const char c = clean[i];
        if (c == '<' || c == '>' || c == '&') {
            out += c == '<' ? "&lt;" : (c == '>' ? "&gt;" : "&amp;");
            continue;
        }
        if (markup.find(c) != std::string_view::npos) out += '\\';
        if (starts_address(std::string_view(clean).substr(i))) {
            // Breaks the address apart for the reader of links, and for nobody else.
            out += c == ':' ? "&#58;" : "&#119;";
            continue;
        }
        out += c;
    }
    return out;
}

}  // namespace msp_audit
