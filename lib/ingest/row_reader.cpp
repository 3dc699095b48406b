#include "ingest/row_reader.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include "ingest/cell_reading.hpp"
#include "ingest/masked_source.hpp"
#include "ingest/stored_number.hpp"

// Each file has a thread of ours.
#define CSV_IO_NO_THREAD
// g++ cannot see that the file name, which we leave empty, is never cut short.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wstringop-truncation"
#endif
#include <libfccp/csv.h>

namespace msp_audit {
namespace {

using masking::SignalKind;

/// The wanted columns, and the first one: signals arrive in it, and the row's text is found from it.
constexpr std::size_t slot_count = RowReader::max_wanted + 1;
constexpr std::size_t excerpt_bytes = 200;

using Slots = std::array<char*, slot_count>;

/// Tells the parser where a cell ends, eight bytes at a time: that many behind a line's NUL are looked at, too.
struct EightBytes {
    static constexpr std::size_t step = sizeof(std::uint64_t);

    static const char* find_next_column_end(const char* at) {
        if constexpr (std::endian::native != std::endian::little) {
            return io::no_quote_escape<masking::separator>::find_next_column_end(at);
        }
        for (;; at += step) {
            constexpr std::uint64_t ones = 0x0101010101010101U, high_bits = 0x80 * ones;
            std::uint64_t word = 0;
            std::memcpy(&word, at, step);
            const std::uint64_t other = word ^ static_cast<unsigned char>(masking::separator) * ones;
            // The lowest bit of these is in the first byte that is a NUL or the separator.
            const std::uint64_t marks = (((word - ones) & ~word) | ((other - ones) & ~other)) & high_bits;
            if (marks != 0) return at + std::countr_zero(marks) / 8;
        }
    }
    static void unescape(char*& /*begin*/, char*& /*end*/) {}
};

/// The lines of a masked source, each of which ends with a line break. The parser's own reader holds 48 MiB of them:
/// they would go through memory, and here they stay in the caches.
class Lines {
public:
    explicit Lines(MaskedSource& source) : source_(source) {}

    /// The next one, with a NUL in place of its line break; good until the next call. Null: there is none.
    [[nodiscard]] char* next() {
        std::size_t searched = 0;
        for (;;) {
            char* const begin = bytes_.data() + first_;
            void* const found = last_ == 0 ? nullptr : std::memchr(begin + searched, '\n', last_ - first_ - searched);
            if (found != nullptr) {
                char* const line_break = static_cast<char*>(found);
                first_ = static_cast<std::size_t>(line_break - bytes_.data()) + 1;
                *line_break = '\0';
                if (line_break != begin && line_break[-1] == '\r') line_break[-1] = '\0';
                return begin;
            }
            searched = last_ - first_;
            if (!read_on()) return nullptr;
        }
    }

private:
    // The first block takes in what the source decodes at once; a system that reads little needs no more.
    static constexpr std::size_t first_block = std::size_t{512} * 1024, block = std::size_t{128} * 1024;
    static constexpr std::size_t behind = EightBytes::step;  ///< that may be looked at, whatever stands there

    /// Puts more behind what is left; false at the end.
    [[nodiscard]] bool read_on() {
        const std::size_t wanted = bytes_.empty() ? first_block : block;
        if (first_ != 0) std::memmove(bytes_.data(), bytes_.data() + first_, last_ - first_);
        last_ -= first_;
        first_ = 0;
        if (bytes_.size() < last_ + wanted + behind)
            bytes_.resize(std::max(last_ + wanted + behind, 2 * bytes_.size()));
        const std::size_t got = source_.read(bytes_.data() + last_, wanted);
        last_ += got;
        return got != 0;
    }

    MaskedSource& source_;
    std::vector<char> bytes_;
    std::size_t first_ = 0, last_ = 0;  ///< what was read and is not given out yet
};

/// trimmed, at the price of two comparisons where nothing is to be taken off.
std::string_view quickly_trimmed(std::string_view cell) {
    const auto is_settled = [](char c) { return c > ' ' && c < '\x7F'; };
    return cell.empty() || (is_settled(cell.front()) && is_settled(cell.back())) ? cell : trimmed(cell);
}

std::string counted(std::size_t count, const char* noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

RowProblem problem_of(const masking::Signal& signal, std::size_t columns, const ReadLimits& limits, bool is_sheet) {
    RowProblem problem;
    problem.line = signal.line;
    problem.text = is_sheet ? with_stored_numbers_shown(std::string(signal.text)) : std::string(signal.text);
    const std::string quote_line = std::to_string(signal.count);
    const std::string next_line = std::to_string(signal.count + 1);
    switch (signal.kind) {
    case SignalKind::too_many:
        problem.hint = is_sheet ? "clear the cells to the right of the last header, or give them one"
                                : "put a field that holds the delimiter in quotes";
        [[fallthrough]];
    case SignalKind::too_few:
        problem.reason =
            "the row has " + counted(signal.count, "field") + ", the header has " + std::to_string(columns);
        break;
    case SignalKind::nul:
        problem.reason = "the row holds a NUL byte";
        break;
    case SignalKind::not_utf8:
        problem.reason = "the row is not valid UTF-8";
        problem.hint = "the file mixes encodings; export it again as UTF-8";
        break;
    case SignalKind::too_long:
        problem.reason = "the row is longer than " + counted(limits.record_bytes, "byte");
        break;
    case SignalKind::open_quote:
        problem.reason = "the quote that opens on line " + quote_line + " is not closed within " +
                         counted(limits.field_line_breaks, "line break") + " and " +
                         counted(limits.record_bytes, "byte") + "; reading resumed at line " + next_line;
        break;
    case SignalKind::open_quote_at_end:
        problem.reason = "the quote that opens on line " + quote_line +
                         " is not closed before the end of the file; reading resumed at line " + next_line;
        break;
    case SignalKind::late_quote:
        problem.reason = "the quote that opens on line " + quote_line +
                         " is not closed: text follows the next quote, lines farther on; reading resumed at line " +
                         next_line;
        problem.hint = "close the field with a quote, and double the quotes inside it";
        break;
    default:
        break;
    }
    return problem;
}

}  // namespace

struct RowReader::State {
    /// Where a wanted cell lies; `next` is the slot of the column behind it, if that is read too.
    struct Place {
        std::size_t slot = 0;
        std::size_t next = slot_count;
    };

    State(std::unique_ptr<ByteSource> file, const Dialect& dialect, const std::vector<std::size_t>& wanted,
          const ReadLimits& read_limits, std::size_t most_bytes);

    RowResult next();
    char* take_line() { return lines == nullptr ? nullptr : lines->next(); }
    void take_cells();
    std::string_view cell_at(const Place& place) const;
    std::string_view row_bytes() const;
    std::string row_text(const char* bytes, bool masked) const;

    std::size_t columns;
    char delimiter;
    bool is_sheet;
    ReadLimits limits;
    std::vector<Place> places;
    std::size_t last_slot = 0, columns_behind = 0;  ///< the last column that is read, and those to its right
    std::vector<int> slot_of_column;                ///< -1: it is not read
    std::unique_ptr<MaskedSource> source;           ///< of the parser's lines
    std::unique_ptr<Lines> lines;
    Slots slots{};
    std::vector<std::string_view> cells;
    std::vector<std::string> unmasked;
    RawRow row;
    RowProblem problem;
    std::uint32_t next_line = 0;
    bool next_masked = false, row_masked = false;
    std::size_t repeated = 0, met = 0;
};

RowReader::State::State(std::unique_ptr<ByteSource> file, const Dialect& dialect,
                        const std::vector<std::size_t>& wanted, const ReadLimits& read_limits, std::size_t most_bytes)
    : columns(dialect.header.size()),
      delimiter(dialect.delimiter),
      is_sheet(dialect.is_sheet),
      limits(limits_of(read_limits, dialect.is_sheet)),
      places(wanted.size()),
      cells(wanted.size()),
      unmasked(wanted.size()) {
    if (columns == 0) return;
    std::vector<std::size_t> slot_of(columns + 1, slot_count);
    std::size_t used = 0;
    slot_of[0] = used++;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (slot_of.at(wanted[i]) == slot_count) slot_of[wanted[i]] = used++;
        places[i].slot = slot_of[wanted[i]];
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) places[i].next = slot_of[wanted[i] + 1];
    const std::size_t last = wanted.empty() ? 0 : *std::max_element(wanted.begin(), wanted.end());
    last_slot = slot_of[last];
    columns_behind = columns - 1 - last;

    MaskPlan plan;
    plan.encoding = dialect.encoding;
    plan.delimiter = delimiter;
    plan.header_line = dialect.header_line;
    plan.columns = columns;
    plan.record_a_line = is_sheet;
    plan.limits = limits;
    plan.most_bytes = most_bytes;
    for (std::size_t column = 0; column < columns; ++column) {
        // A row of a sheet ends with its last cell that holds something.
        if (!dialect.header[column].empty() && !is_sheet) plan.needed_columns = column + 1;
        slot_of_column.push_back(slot_of[column] == slot_count ? -1 : static_cast<int>(slot_of[column]));
    }
    source = std::make_unique<MaskedSource>(std::move(file), std::move(plan));
    lines = std::make_unique<Lines>(*source);
}

RowResult RowReader::State::next() {
    for (char* line = take_line(); line != nullptr; line = take_line()) {
        io::detail::parse_line<io::trim_chars<>, EightBytes>(line, slots.data(), slot_of_column);
        if (*slots[0] != masking::escape || next_masked) {
            take_cells();
            return RowResult::row;
        }
        const masking::Signal signal = masking::parse_signal(slots[0]);
        switch (signal.kind) {
        case SignalKind::line:
            next_line = signal.line;
            break;
        case SignalKind::masked_row:
            next_line = signal.line;
            next_masked = true;
            break;
        case SignalKind::repeated_header:
            ++repeated;
            ++met;
            break;
        default:
            ++met;
            problem = problem_of(signal, columns, limits, is_sheet);
            return RowResult::problem;
        }
    }
    return RowResult::end;
}

/// Cells lie one behind the other in the parser's line, each with a NUL behind it.
std::string_view RowReader::State::cell_at(const Place& place) const {
    const char* const begin = slots[place.slot];
    if (place.next == slot_count) return begin;
    return {begin, static_cast<std::size_t>(slots[place.next] - begin - 1)};
}

void RowReader::State::take_cells() {
    row_masked = next_masked;
    next_masked = false;
    std::string_view* cell = cells.data();
    for (const Place& place : places) {
        *cell = cell_at(place);
        if (row_masked) {
            std::string& text = unmasked[static_cast<std::size_t>(cell - cells.data())];
            text.clear();
            masking::unmask(*cell, text);
            *cell = text;
        }
        *cell = quickly_trimmed(*cell);
        ++cell;
    }
    row.line = next_line++;
    row.cells = cells;
    row.bytes = row_bytes();
    row.masked = row_masked;
    ++met;
}

std::string_view RowReader::State::row_bytes() const {
    const char* end = slots[last_slot] + std::strlen(slots[last_slot]);
    for (std::size_t i = 0; i < columns_behind; ++i) end += 1 + std::strlen(end + 1);
    return {slots[0], static_cast<std::size_t>(end - slots[0]) + 1};
}

std::string RowReader::State::row_text(const char* bytes, bool masked) const {
    std::string text;
    const char* at = bytes;
    for (std::size_t column = 0; column < columns; ++column) {
        const std::string_view printed(at);
        at += printed.size() + 1;
        std::string cell;
        if (masked)
            masking::unmask(printed, cell);
        else
            cell = printed;
        if (is_sheet) cell = with_stored_numbers_shown(std::move(cell));
        if (column != 0) text.push_back(delimiter);
        const bool quoted = cell.find_first_of(std::string{'"', '\n', delimiter}) != std::string::npos;
        for (std::size_t quote = 0; quoted && (quote = cell.find('"', quote)) != std::string::npos; quote += 2)
            cell.insert(quote, 1, '"');
        text += quoted ? '"' + cell + '"' : cell;
        if (text.size() > excerpt_bytes) break;
    }
    return excerpt(text, excerpt_bytes);
}

RowReader::RowReader(std::unique_ptr<ByteSource> source, const Dialect& dialect,
                     const std::vector<std::size_t>& wanted, const ReadLimits& limits, std::size_t most_bytes)
    : state_(std::make_unique<State>(std::move(source), dialect, wanted, limits, most_bytes)) {}

RowReader::~RowReader() = default;

RowResult RowReader::next() { return state_->next(); }

const RawRow& RowReader::row() const { return state_->row; }

const RowProblem& RowReader::problem() const { return state_->problem; }

std::string RowReader::row_text() const { return state_->row_text(state_->slots[0], state_->row_masked); }

std::string RowReader::row_text(const char* bytes, bool masked) const { return state_->row_text(bytes, masked); }

bool RowReader::is_cut() const { return state_->source != nullptr && state_->source->is_cut(); }

std::size_t RowReader::repeated_headers() const { return state_->repeated; }

std::size_t RowReader::rows_met() const { return state_->met; }

}  // namespace msp_audit
