#include "report/csv_cells.hpp"

namespace msp_audit {

void append_csv_text(std::string& out, std::string_view text, CsvFor reader) {
    constexpr std::string_view formula_starts = "=+-@\t\r";
    const bool guarded =
        reader == CsvFor::people && !text.empty() && formula_starts.find(text.front()) != std::string_view::npos;
    const bool is_quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (is_quoted) out += '"';
    if (guarded) out += '\'';
    if (text.find('"') == std::string_view::npos) {
        out += text;
    } else {
        for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    }
    if (is_quoted) out += '"';
}

}  // namespace msp_audit
