#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "ingest/cell_reading.hpp"
#include "ingest/record_scan.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/text_decoding.hpp"

namespace msp_audit {
namespace {

constexpr std::array delimiters = {',', ';', '\t', '|'};
constexpr std::size_t header_rows = 50;     ///< the header is among so many rows that are not empty
constexpr std::size_t compared_rows = 200;  ///< so many tell whether a delimiter cuts evenly

/// What the sample looks like when one delimiter cuts it.
struct Reading {
    char delimiter = ',';
    std::vector<std::size_t> fields;  ///< of each row that is not empty
    int score = 0;
    int to_beat = 0;  ///< what has fewer points, or as many, is of no use
    std::uint32_t header_line = 0;
    std::size_t header_row = 0;
    std::vector<std::string> header;
    std::size_t most_fields = 0;

    /// Rows that have as many fields as most rows have, in a thousand; 0 if that is one field.
    [[nodiscard]] std::tuple<std::size_t, std::size_t> evenness() const;
};

std::tuple<std::size_t, std::size_t> Reading::evenness() const {
    std::map<std::size_t, std::size_t> rows_by_fields;
    for (const std::size_t count : fields) ++rows_by_fields[count];
    const auto usual = std::max_element(rows_by_fields.begin(), rows_by_fields.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    if (usual == rows_by_fields.end() || usual->first < 2) return {0, 0};
    return {usual->second * 1000 / fields.size(), usual->first};
}

void take_row(Reading& reading, const RecordCells& cells, std::uint32_t line, const HeaderScore& score) {
    std::vector<std::string_view> row(cells.size());
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = trimmed(cells[i]);
    if (std::all_of(row.begin(), row.end(), [](std::string_view cell) { return cell.empty(); })) return;
    reading.fields.push_back(row.size());
    reading.most_fields = std::max(reading.most_fields, row.size());
    if (reading.fields.size() > header_rows) return;
    constexpr int most_points_a_cell = 2;
    const bool may_be_header = static_cast<std::size_t>(reading.to_beat) < row.size() * most_points_a_cell;
    const int points = score && may_be_header ? score({row, reading.to_beat}) : 0;
    if (points <= reading.to_beat) return;
    reading.score = reading.to_beat = points;
    reading.header_line = line;
    reading.header_row = reading.fields.size() - 1;
    reading.header.assign(row.begin(), row.end());
}

/// The start of a file.
struct Sample {
    std::string_view text;
    bool whole = false;  ///< it is the whole file
    bool is_sheet = false;
};

/// Hands out each record with the line on which it begins, as long as `use` asks for more.
template <class Use>
void for_each_record(const Sample& sampled, char delimiter, const ReadLimits& limits, Use use) {
    std::string_view sample = sampled.text;
    RecordCells cells;
    std::uint32_t line = 1;
    bool goes_on = true;
    while (!sample.empty() && goes_on) {
        const RecordScan scan = scan_record(sample, delimiter, limits, cells);
        const char* next = scan.stop;
        if (scan.end == RecordEnd::complete) {
            goes_on = use(cells, line);
            line += sampled.is_sheet ? 1 : scan.line_breaks;
        } else {
            // As the reader does: behind a quote that nothing closes the next line is a row of its own.
            const bool quote = scan.quote != nullptr;
            const std::size_t from = static_cast<std::size_t>((quote ? scan.quote : scan.stop) - sample.data());
            const std::size_t line_break = sample.find('\n', from);
            if (line_break == std::string_view::npos ||
                (!sampled.whole && !quote && scan.end == RecordEnd::incomplete))
                break;
            line += (quote ? scan.lines_to_quote : scan.line_breaks) + 1;
            next = sample.data() + line_break + 1;
        }
        sample.remove_prefix(static_cast<std::size_t>(next - sample.data()));
    }
}

/// A row with fewer points than `least` is not taken for the header.
Reading read_sample(const Sample& sample, char delimiter, const HeaderScore& score, const ReadLimits& limits,
                    int least = 1) {
    Reading reading;
    reading.delimiter = delimiter;
    reading.to_beat = std::max(least, 1) - 1;
    for_each_record(sample, delimiter, limits, [&](const RecordCells& cells, std::uint32_t line) {
        take_row(reading, cells, line, score);
        return reading.fields.size() < compared_rows;
    });
    return reading;
}

/// What stands below the header.
std::vector<ColumnShape> shapes_of(const Sample& sample, const Reading& reading, const ReadLimits& limits) {
    std::vector<ColumnShape> shapes(reading.header.size());
    std::uint32_t rows = 0;
    for_each_record(sample, reading.delimiter, limits, [&](const RecordCells& cells, std::uint32_t line) {
        if (line <= reading.header_line) return true;
        for (std::size_t i = 0; i < std::min(cells.size(), shapes.size()); ++i) shapes[i].add(trimmed(cells[i]));
        return ++rows < ColumnShape::most;
    });
    return shapes;
}

bool is_better(const Reading& a, const Reading& b) {
    return std::tuple(a.score, a.evenness()) > std::tuple(b.score, b.evenness());
}

/// Words for a file that is no text, by its first bytes or by its share of control characters.
std::string trouble_with_bytes(std::string_view first_bytes, std::string_view sample) {
    using namespace std::string_view_literals;
    if (first_bytes.starts_with("PK\x03\x04"sv))
        return "it is a workbook (.xlsx) or another zip archive within another file; unpack it";
    if (first_bytes.starts_with("\x1F\x8B"sv)) return "it is compressed with gzip twice";
    if (first_bytes.starts_with("\xD0\xCF\x11\xE0"sv))
        return "it is an old workbook (.xls), a workbook with a password or another Office document; save it as "
               ".xlsx without a password, or as CSV";
    if (first_bytes.starts_with("%PDF"sv)) return "it is a PDF document";
    const auto nuls = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\0'));
    if (nuls * 3 > sample.size())
        return "every other byte is NUL: it looks like UTF-16 without a byte order mark; save it as UTF-8";
    const auto controls = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        // Tab to carriage return, and the separators 1C to 1F, are met in text.
        return byte < 0x09 || (byte > 0x0D && byte < 0x1C);
    }));
    return controls >= 8 && controls * 16 > sample.size() ? "it is binary, not text" : std::string();
}

}  // namespace

ReadLimits limits_of(const ReadLimits& asked, bool is_sheet) {
    ReadLimits limits = asked;
    if (is_sheet) limits.field_line_breaks = std::numeric_limits<std::size_t>::max();
    return limits;
}

Dialect sniff(ByteSource& source, const HeaderScore& score, const ReadLimits& asked, bool is_sheet) {
    const ReadLimits limits = limits_of(asked, is_sheet);
    Dialect dialect;
    dialect.is_sheet = is_sheet;
    TextDecoder decoder(source, Encoding::utf8);
    TextWindow window;
    static_cast<void>(decoder.fill(window));
    dialect.encoding = decoder.encoding();
    dialect.byte_order_mark = decoder.byte_order_mark();
    const Sample sample{{window.begin(), window.size()}, decoder.ended(), is_sheet};
    if (trimmed(sample.text).empty()) {
        dialect.trouble = decoder.ended() ? "it is empty" : "it begins with 256 KiB of white space";
        return dialect;
    }
    if (!is_sheet) dialect.trouble = trouble_with_bytes(decoder.first_bytes(), sample.text);
    if (!dialect.trouble.empty()) return dialect;

    Reading best = read_sample(sample, delimiters.front(), score, limits);
    for (std::size_t i = 1; i < delimiters.size() && !is_sheet; ++i) {
        Reading reading = read_sample(sample, delimiters[i], score, limits, best.score);
        if (is_better(reading, best)) best = std::move(reading);
    }
    dialect.delimiter = best.delimiter;
    dialect.header_line = best.header_line;
    dialect.title_rows = static_cast<std::uint32_t>(best.header_row);
    if (best.header_line > 0) dialect.shapes = shapes_of(sample, best, limits);
    dialect.header = std::move(best.header);
    const std::size_t columns = dialect.header.empty() ? best.most_fields : dialect.header.size();
    if (columns > limits.columns)
        dialect.trouble =
            "it has " + std::to_string(columns) + " columns; the limit is " + std::to_string(limits.columns);
    else if (best.fields.empty())
        dialect.trouble = decoder.ended() ? "none of its rows can be read" : "its first row is longer than 256 KiB";
    return dialect;
}

}  // namespace msp_audit
