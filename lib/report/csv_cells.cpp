#include "report/csv_cells.hpp"

namespace msp_audit {

namespace {

/// Standard input's own name, and a place in it (`-:3`), start like a formula and are none.
bool is_standard_input(std::string_view text) { return text == "-" || text.starts_with("-:"); }

bool starts_formula(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r";
    return !text.empty() && starts.find(text.front()) != std::string_view::npos && !is_standard_input(text);
}

}  // namespace

void append_csv_text(std::string& out, std::string_view text, CsvFor reader) {
    const bool guarded = reader == CsvFor::people && starts_formula(text);
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
