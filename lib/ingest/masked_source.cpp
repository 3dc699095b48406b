#include "ingest/masked_source.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

namespace msp_audit {
namespace masking {
namespace {

/// The second byte of a stand-in; 0 for a byte that needs none.
constexpr char code_of(char byte) {
    return byte == '\n' ? 'n' : byte == separator ? 's' : byte == escape ? 'e' : '\0';
}

constexpr char byte_of(char code) { return code == 'n' ? '\n' : code == 's' ? separator : escape; }

void mask(std::string_view cell, std::string& out) {
    for (const char byte : cell) {
        const char code = code_of(byte);
        out.push_back(code == '\0' ? byte : escape);
        if (code != '\0') out.push_back(code);
    }
}

bool needs_mask(std::string_view text) {
    return text.find('\n') != text.npos || text.find(escape) != text.npos || text.find(separator) != text.npos;
}

}  // namespace

void unmask(std::string_view cell, std::string& out) {
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == escape && i + 1 < cell.size())
            out.push_back(byte_of(cell[++i]));
        else
            out.push_back(cell[i]);
    }
}

Signal parse_signal(std::string_view cell) {
    Signal signal;
    signal.kind = static_cast<SignalKind>(cell[1]);
    const char* const end = cell.data() + cell.size();
    const char* const after_line = std::from_chars(cell.data() + 2, end, signal.line).ptr;
    const char* const after_count = std::from_chars(after_line + 1, end, signal.count).ptr;
    signal.text = std::string_view(after_count + 1, static_cast<std::size_t>(end - after_count - 1));
    return signal;
}

}  // namespace masking

namespace {

using masking::SignalKind;

constexpr std::size_t excerpt_bytes = 200;

/// Sixteen bytes side by side; comparing gives -1 or 0 in each.
constexpr std::size_t lanes = 16;
using Block [[gnu::vector_size(lanes)]] = signed char;

Block block_of(char byte) { return Block{} + static_cast<signed char>(byte); }

/// Copies one block with another delimiter; -1 where there was one.
inline Block copy_block(const char* from, char* to, Block delimiter) {
    Block block;
    std::memcpy(&block, from, lanes);
    const Block found = block == delimiter;
    block = (block & ~found) | (block_of(masking::separator) & found);
    std::memcpy(to, &block, lanes);
    return found;
}

/// The sum of the lanes, none of which is beyond 127.
std::size_t sum_of(Block counts) {
    std::array<std::uint64_t, 2> halves;
    std::memcpy(halves.data(), &counts, lanes);
    const std::uint64_t bytes = halves[0] + halves[1];
    constexpr std::uint64_t even = 0x00FF00FF00FF00FFU;
    return static_cast<std::size_t>(((bytes & even) + (bytes >> 8U & even)) * 0x0001000100010001U >> 48U);
}

/// Copies a row with another delimiter, in whole blocks: up to lanes - 1 bytes behind it are read and written too.
/// Returns the number of delimiters.
std::size_t copy_and_count(const char* row, std::size_t size, char* out, char delimiter) {
    constexpr std::size_t most_rounds = 126;  // and one for the rest
    // So that what lies behind the row is not counted.
    static constexpr std::array<signed char, 2 * lanes> ends{-1, -1, -1, -1, -1, -1, -1, -1,
                                                             -1, -1, -1, -1, -1, -1, -1, -1};
    const Block delimiters = block_of(delimiter);
    std::size_t total = 0;
    for (std::size_t at = 0; at < size;) {
        Block counts{};
        const std::size_t whole = at + std::min((size - at) / lanes, most_rounds) * lanes;
        for (; at < whole; at += lanes) counts -= copy_block(row + at, out + at, delimiters);
        if (size - at < lanes) {
            Block inside;
            std::memcpy(&inside, ends.data() + lanes - (size - at), lanes);
            counts -= copy_block(row + at, out + at, delimiters) & inside;
            at = size;
        }
        total += sum_of(counts);
    }
    return total;
}

bool is_blank(std::string_view cell) { return cell.find_first_not_of(" \t\r\n") == std::string_view::npos; }

const char* find(const char* begin, const char* end, char byte) {
    return static_cast<const char*>(std::memchr(begin, byte, static_cast<std::size_t>(end - begin)));
}

}  // namespace

MaskedSource::MaskedSource(std::unique_ptr<ByteSource> source, MaskPlan plan)
    : source_(std::move(source)), plan_(std::move(plan)), decoder_(*source_, plan_.encoding) {
    plan_.limits.record_bytes = std::min(plan_.limits.record_bytes, ReadLimits::most_record_bytes);
    if (plan_.header_line != 0) skip_to_header();
}

std::size_t MaskedSource::read(char* buffer, std::size_t size) {
    char* out = buffer;
    const char* const stop = buffer + size;
    for (;;) {
        const std::size_t taken = std::min(pending_.size() - pending_at_, static_cast<std::size_t>(stop - out));
        std::memcpy(out, pending_.data() + pending_at_, taken);
        out += taken;
        pending_at_ += taken;
        if (out == stop) break;
        pending_.clear();
        pending_at_ = 0;
        cut_ = given_ + static_cast<std::size_t>(out - buffer) >= plan_.most_bytes;
        if (cut_ || !advance(out, stop)) break;
    }
    given_ += static_cast<std::size_t>(out - buffer);
    return static_cast<std::size_t>(out - buffer);
}

bool MaskedSource::refill() {
    if (!decoder_.fill(window_)) return false;
    static_cast<void>(window_.room(lanes));  // rows are read in whole blocks
    const auto holds = [this](char byte) { return find(window_.begin(), window_.end(), byte) != nullptr; };
    has_quote_ = holds('"');
    has_control_ = holds('\0') || holds(masking::escape) || holds(masking::separator);
    return true;
}

/// Takes the next rows; false at the end of the file.
bool MaskedSource::advance(char*& out, const char* stop) {
    if (window_.empty() && !refill()) return false;
    if (!window_.empty() && !copy_plain_rows(out, stop)) mask_next_record();
    return true;
}

/// Copies the rows at the start of the window that need nothing but another delimiter; false if there are none.
bool MaskedSource::copy_plain_rows(char*& out, const char* stop) {
    const char* at = window_.begin();
    const std::uint32_t first_line = line_;
    for (;;) {
        const std::size_t size = copy_plain_row(at, out, static_cast<std::size_t>(stop - out));
        if (size == 0) break;
        if (told_line_ != line_) {
            put_signal(SignalKind::line);
            return true;
        }
        at += size;
        out += size;
        told_line_ = ++line_;
    }
    window_.consume_to(at);
    return line_ != first_line;
}

/// The size of the row at `begin` with its line break; 0 if it is not plain, or there is not enough room for it.
std::size_t MaskedSource::copy_plain_row(const char* begin, char* out, std::size_t room) {
    const char* const line_break = find(begin, window_.end(), '\n');
    if (line_break == nullptr || !may_be_plain(begin, line_break)) return 0;
    const auto size = static_cast<std::size_t>(line_break - begin) + 1;
    if (size + lanes > room) return 0;
    return copy_and_count(begin, size, out, plan_.delimiter) + 1 == plan_.columns ? size : 0;
}

/// All that a plain row must be but for the number of its fields.
bool MaskedSource::may_be_plain(const char* begin, const char* line_break) const {
    const char* const end = line_break != begin && line_break[-1] == '\r' ? line_break - 1 : line_break;
    const char* text = begin;
    while (text != end && (*text == plan_.delimiter || *text == ' ' || *text == '\t')) ++text;
    if (text == end) return false;
    if (has_quote_ && find(begin, end, '"') != nullptr) return false;
    if (has_control_ && (find(begin, end, '\0') != nullptr || find(begin, end, masking::escape) != nullptr ||
                         find(begin, end, masking::separator) != nullptr))
        return false;
    const std::string_view row(begin, static_cast<std::size_t>(end - begin));
    return row.size() < plan_.limits.record_bytes && row != plain_header_ &&
           (!decoder_.met_invalid() || is_valid_utf8(row));
}

void MaskedSource::mask_next_record() {
    const RecordScan scan = scan_next_record();
    if (scan.end != RecordEnd::complete) {
        refuse(scan);
        return;
    }
    const std::string_view record(window_.begin(), static_cast<std::size_t>(scan.stop - window_.begin()));
    if (record.find('\0') != std::string_view::npos)
        put_problem(SignalKind::nul, record);
    else if (decoder_.met_invalid() && !is_valid_utf8(record))
        put_problem(SignalKind::not_utf8, record);
    else
        mask_cells(scan);
    line_ += lines_of(scan);
    window_.consume_to(scan.stop);
}

void MaskedSource::mask_cells(const RecordScan& scan) {
    if (is_blank(cells_.text)) return;
    const std::string_view record(window_.begin(), static_cast<std::size_t>(scan.stop - window_.begin()));
    std::size_t fields = cells_.size();
    while (fields > plan_.columns && is_blank(cells_[fields - 1])) --fields;
    if (fields > plan_.columns) return put_problem(SignalKind::too_many, record, fields);
    if (fields < plan_.needed_columns) return put_problem(SignalKind::too_few, record, fields);
    row_.clear();
    const bool masked = masking::needs_mask(cells_.text);
    for (std::size_t i = 0; i < plan_.columns; ++i) {
        if (i != 0) row_.push_back(masking::separator);
        if (i < fields && masked)
            masking::mask(cells_[i], row_);
        else if (i < fields)
            row_ += cells_[i];
    }
    if (row_ == header_row_) return put_signal(SignalKind::repeated_header);
    if (masked)
        put_signal(SignalKind::masked_row);
    else if (told_line_ != line_)
        put_signal(SignalKind::line);
    pending_ += row_;
    pending_ += '\n';
    told_line_ = line_ + 1;
}

/// Tells of the record that the scan gave up on and goes on at the line after the quote, or after the long line.
void MaskedSource::refuse(const RecordScan& scan) {
    const std::string_view record(window_.begin(), window_.size());
    if (scan.quote != nullptr) {
        SignalKind kind = SignalKind::open_quote;
        if (scan.end == RecordEnd::incomplete) kind = SignalKind::open_quote_at_end;
        if (scan.end == RecordEnd::late_quote) kind = SignalKind::late_quote;
        put_problem(kind, record, line_ + scan.lines_to_quote);
        line_ += scan.lines_to_quote;
        window_.consume_to(scan.quote);
    } else {
        put_problem(SignalKind::too_long, record);
        line_ += scan.line_breaks;
        window_.consume_to(scan.stop);
    }
    skip_line();
}

void MaskedSource::skip_to_header() {
    while (line_ < plan_.header_line && (!window_.empty() || refill())) {
        plan_.record_a_line ? skip_record() : skip_line();
    }
    const RecordScan scan = scan_next_record();
    if (scan.end != RecordEnd::complete) return;
    // Without text in it there is nothing to know the header again by.
    const std::size_t fields = is_blank(cells_.text) ? 0 : std::min(cells_.size(), plan_.columns);
    for (std::size_t i = 0; i < fields; ++i) {
        if (i != 0) header_row_.push_back(masking::separator);
        masking::mask(cells_[i], header_row_);
    }
    plain_header_ = header_row_;
    std::replace(plain_header_.begin(), plain_header_.end(), masking::separator, plan_.delimiter);
    line_ += lines_of(scan);
    window_.consume_to(scan.stop);
}

RecordScan MaskedSource::scan_next_record() {
    RecordScan scan;
    do scan = scan_record({window_.begin(), window_.size()}, plan_.delimiter, plan_.limits, cells_);
    while (scan.end == RecordEnd::incomplete && refill());
    return scan;
}

std::uint32_t MaskedSource::lines_of(const RecordScan& scan) const {
    return plan_.record_a_line ? 1 : scan.line_breaks;
}

void MaskedSource::skip_record() {
    const RecordScan scan = scan_next_record();
    if (scan.end != RecordEnd::complete) return skip_line();
    window_.consume_to(scan.stop);
    ++line_;
}

void MaskedSource::skip_line() {
    for (;;) {
        const char* const line_break = find(window_.begin(), window_.end(), '\n');
        window_.consume_to(line_break == nullptr ? window_.end() : line_break + 1);
        if (line_break != nullptr || !refill()) break;
    }
    ++line_;
}

/// A signal about the row at line_.
void MaskedSource::put_signal(SignalKind kind, std::size_t count, std::string_view text) {
    pending_ += masking::escape;
    pending_ += static_cast<char>(kind);
    pending_ += std::to_string(line_) + ' ' + std::to_string(count) + ' ';
    pending_ += text;
    pending_.append(plan_.columns - 1, masking::separator);
    pending_ += '\n';
    if (kind == SignalKind::line || kind == SignalKind::masked_row) told_line_ = line_;
}

void MaskedSource::put_problem(SignalKind kind, std::string_view record, std::size_t count) {
    put_signal(kind, count, excerpt(record, excerpt_bytes));
}

}  // namespace msp_audit
