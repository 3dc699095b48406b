#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/row_reader.hpp"

namespace msp_audit {

/// The cells of one record, quotes taken off, one behind the other in one text.
struct RecordCells {
    std::string text;
    std::vector<std::size_t> ends;

    [[nodiscard]] std::size_t size() const { return ends.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t place) const {
        const std::size_t begin = place == 0 ? 0 : ends[place - 1];
        return std::string_view(text).substr(begin, ends[place] - begin);
    }
};

enum class RecordEnd : std::uint8_t {
    complete,
    incomplete,  ///< the text ends before the record does
    too_long,    ///< more than ReadLimits::record_bytes, outside of quotes
    open_quote,  ///< a quoted field goes on beyond the limits
    late_quote,  ///< text follows the quote that closes a field of several lines: it closes another one
};

struct RecordScan {
    RecordEnd end = RecordEnd::incomplete;
    const char* stop = nullptr;         ///< behind the record's line break, or where the scan gave up
    std::uint32_t line_breaks = 0;      ///< between the record's start and `stop`
    const char* quote = nullptr;        ///< the quote that is open at `stop`, if one is
    std::uint32_t lines_to_quote = 0;   ///< line breaks between the record's start and that quote
    std::uint32_t breaks_in_quote = 0;  ///< line breaks seen behind it
};

/// Splits the record at the start of a text that knows LF and CRLF. A quote opens a field only at its start (blanks
/// may stand before it); what follows the closing quote on its line is text, but not behind a field of several lines:
/// there a quote was left open, and the next one that opens a field seems to close it.
[[nodiscard]] RecordScan scan_record(std::string_view text, char delimiter, const ReadLimits& limits,
                                     RecordCells& cells);

}  // namespace msp_audit
