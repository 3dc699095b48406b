#include "ingest/unread_prices.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/file_messages.hpp"

namespace msp_audit {

namespace {

bool speaks_of_a_price(std::string_view header) {
    static constexpr std::array<std::string_view, 6> words{"price", "preis", "prix", "prijs", "precio", "cost"};
    static constexpr std::array<std::string_view, 4> of_totals{"total", "totaal", "gesamt", "summe"};
    const std::string key = header_key(header);
    const auto is_in_key = [&key](std::string_view word) { return key.find(word) != std::string::npos; };
    return std::any_of(words.begin(), words.end(), is_in_key) &&
           std::none_of(of_totals.begin(), of_totals.end(), is_in_key);
}

}  // namespace

std::vector<std::string> unread_price_warnings(const CandidateFile& file, const HeaderReading& reading) {
    std::vector<std::string> warnings;
    const ColumnSet columns = reading.columns;
    if (columns.has(Column::unit_price) || !columns.has(Column::quantity) || !columns.has(Column::line_total)) {
        return warnings;
    }
    const auto& header = file.dialect.header;
    for (std::size_t place = 0; place < header.size(); ++place) {
        const bool is_read = std::find(reading.place.begin(), reading.place.end(), place) != reading.place.end();
        if (is_read || !speaks_of_a_price(header[place])) continue;
        warnings.push_back(at_header(file) + "'" + header[place] +
                           "' is not read, and no other column is known to hold unit prices\n  hint: if it does, say "
                           "so in msp-audit.toml: " +
                           mapping_line(reading.kind, name_of(Column::unit_price), header[place]));
    }
    return warnings;
}

}  // namespace msp_audit
