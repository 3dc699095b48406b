#include "ingest/text_decoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace msp_audit {
namespace {

unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (const char c : text) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    return all < 0x80;
}

bool is_continuation(const char* at) { return (byte_at(at) & 0xC0U) == 0x80U; }

/// How long the sequence that a byte opens is; 0: it opens none.
std::size_t length_by_lead(unsigned lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// The length of the valid sequence at `at`, 0 if there is none. Overlong forms and surrogates are not valid.
std::size_t sequence_length(const char* at, const char* end) {
    const unsigned lead = byte_at(at);
    const std::size_t length = length_by_lead(lead);
    if (length <= 1 || static_cast<std::size_t>(end - at) < length) return length <= 1 ? length : 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!is_continuation(at + i)) return 0;
    const unsigned second = byte_at(at + 1);
    const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                       (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return wrong ? 0 : length;
}

const char* skip_ascii(const char* at, const char* end) {
    while (end - at >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        if ((word & 0x8080808080808080U) != 0) break;
        at += 8;
    }
    while (at != end && byte_at(at) < 0x80) ++at;
    return at;
}

struct SequenceCount {
    std::size_t valid = 0;
    std::size_t invalid = 0;
};

SequenceCount count_sequences(std::string_view text) {
    SequenceCount count;
    const char* at = text.data();
    const char* const end = at + text.size();
    while ((at = skip_ascii(at, end)) != end) {
        const std::size_t length = sequence_length(at, end);
        ++(length == 0 ? count.invalid : count.valid);
        at += std::max<std::size_t>(length, 1);
    }
    return count;
}

/// Bytes at the end that begin a sequence which goes on behind the end.
std::size_t unfinished_bytes(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const char* const at = text.data() + text.size() - back;
        if (is_continuation(at)) continue;
        return length_by_lead(byte_at(at)) > back ? back : 0;
    }
    return 0;
}

std::size_t put_utf8(std::uint32_t code, char* out) {
    const auto put = [&out](std::uint32_t byte) { *out++ = static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
        return 1;
    }
    if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
        return 2;
    }
    if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
        return 3;
    }
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
    return 4;
}

/// 0x80 to 0x9F of Windows-1252. The five bytes that it leaves open are control characters, as browsers read them.
constexpr std::array<std::uint16_t, 32> windows_1252_upper = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::size_t decode_windows_1252(std::string_view raw, char* out) {
    char* const start = out;
    for (const char c : raw) {
        const unsigned byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            *out++ = c;
        else
            out += put_utf8(byte < 0xA0 ? windows_1252_upper[byte - 0x80] : byte, out);
    }
    return static_cast<std::size_t>(out - start);
}

}  // namespace

char* TextWindow::room(std::size_t bytes) {
    if (first_ != 0) {
        std::memmove(storage_.data(), storage_.data() + first_, size());
        last_ -= first_;
        first_ = 0;
    }
    if (storage_.size() < last_ + bytes) storage_.resize(std::max(last_ + bytes, storage_.size() * 2));
    return storage_.data() + last_;
}

void TextWindow::append(std::string_view text) {
    std::memcpy(room(text.size()), text.data(), text.size());
    append(text.size());
}

bool is_valid_utf8(std::string_view text) { return is_ascii(text) || count_sequences(text).invalid == 0; }

std::string excerpt(std::string_view text, std::size_t limit) {
    text = text.substr(0, std::min(text.find('\n'), text.size()));
    while (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    std::string out;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        const std::size_t length = sequence_length(at, end);
        const bool control = length == 1 && (byte_at(at) < 0x20 || byte_at(at) == 0x7F) && *at != '\t';
        const std::string_view piece =
            length == 0 || control ? std::string_view("\xEF\xBF\xBD") : std::string_view(at, length);
        if (out.size() + piece.size() > limit) break;
        out += piece;
        at += std::max<std::size_t>(length, 1);
    }
    return out;
}

bool TextDecoder::fill(TextWindow& window) {
    if (ended_) return false;
    if (held_carriage_return_) window.append("\r");
    const std::size_t held = held_carriage_return_ ? 1 : 0;
    held_carriage_return_ = false;
    const std::string_view raw = without_mark(read_chunk());
    // A byte of Windows-1252 takes up to three of UTF-8, two bytes of UTF-16 no more than three.
    const std::size_t factor = encoding_ == Encoding::utf8 && settled_ ? 1 : 3;
    const std::size_t decoded = decode(raw, window.room(factor * raw.size() + 8));
    window.append(decoded);
    settle_line_breaks(window, held + decoded);
    return true;
}

/// The bytes that were kept, and a whole chunk behind them.
std::string_view TextDecoder::read_chunk() {
    raw_.resize(chunk_bytes + 8);
    const std::size_t got = source_.read(raw_.data() + kept_, chunk_bytes);
    ended_ = got < chunk_bytes;
    const std::size_t size = kept_ + got;
    kept_ = 0;
    return {raw_.data(), size};
}

std::string_view TextDecoder::without_mark(std::string_view raw) {
    if (started_) return raw;
    started_ = true;
    first_bytes_ = raw.substr(0, 8);
    const auto mark = [&](std::string_view bytes, Encoding encoding) {
        if (!raw.starts_with(bytes)) return false;
        encoding_ = encoding;
        raw.remove_prefix(bytes.size());
        byte_order_mark_ = settled_ = true;
        return true;
    };
    if (!mark("\xEF\xBB\xBF", Encoding::utf8) && !mark("\xFF\xFE", Encoding::utf16_little))
        static_cast<void>(mark("\xFE\xFF", Encoding::utf16_big));
    return raw;
}

std::size_t TextDecoder::decode(std::string_view raw, char* out) {
    if (encoding_ == Encoding::windows_1252) return decode_windows_1252(raw, out);
    return encoding_ == Encoding::utf8 ? decode_utf8(raw, out) : decode_utf16(raw, out);
}

void TextDecoder::keep(std::string_view tail) {
    std::memmove(raw_.data(), tail.data(), tail.size());
    kept_ = tail.size();
}

std::size_t TextDecoder::decode_utf8(std::string_view raw, char* out) {
    std::size_t unfinished = 0;
    if (!is_ascii(raw)) {
        unfinished = ended_ ? 0 : unfinished_bytes(raw);
        const SequenceCount count = count_sequences(raw.substr(0, raw.size() - unfinished));
        if (!settled_ && count.valid == 0 && count.invalid > 0) {
            encoding_ = Encoding::windows_1252;
            return decode_windows_1252(raw, out);
        }
        settled_ = settled_ || count.valid > 0;
        met_invalid_ = met_invalid_ || count.invalid > 0;
    }
    const std::size_t used = raw.size() - unfinished;
    std::memcpy(out, raw.data(), used);
    keep(raw.substr(used));
    return used;
}

std::size_t TextDecoder::decode_utf16(std::string_view raw, char* out) {
    char* const start = out;
    const unsigned high_byte = encoding_ == Encoding::utf16_little ? 1 : 0;
    const auto unit = [&](std::size_t at) {
        return (byte_at(raw.data() + at + high_byte) << 8U) | byte_at(raw.data() + at + (1 - high_byte));
    };
    std::size_t at = 0;
    while (raw.size() - at >= 2) {
        const std::uint32_t first = unit(at);
        const bool opens_pair = first >= 0xD800 && first <= 0xDBFF;
        if (opens_pair && raw.size() - at < 4 && !ended_) break;
        const std::uint32_t second = opens_pair && raw.size() - at >= 4 ? unit(at + 2) : 0;
        at += 2;
        if (second >= 0xDC00 && second <= 0xDFFF) {
            out += put_utf8(0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00), out);
            at += 2;
        } else if (first >= 0xD800 && first <= 0xDFFF) {
            *out++ = '\xFF';  // half a pair is no character: as invalid UTF-8 it makes the row a problem
            met_invalid_ = true;
        } else {
            out += put_utf8(first, out);
        }
    }
    if (!ended_)
        keep(raw.substr(at));
    else if (at < raw.size())
        *out++ = '\xFF', met_invalid_ = true;
    return static_cast<std::size_t>(out - start);
}

void TextDecoder::settle_line_breaks(TextWindow& window, std::size_t added) {
    char* const end = window.room(1);
    char* at = end - added;
    if (added > 0) last_byte_ = end[-1];
    while ((at = static_cast<char*>(std::memchr(at, '\r', static_cast<std::size_t>(end - at)))) != nullptr) {
        if (at + 1 == end && !ended_) {
            held_carriage_return_ = true;
            window.drop_last();
        } else if (at + 1 == end || at[1] != '\n') {
            *at = '\n';
        }
        ++at;
    }
    if (!ended_ || last_byte_ == '\n') return;
    if (last_byte_ != '\r') window.append("\n");
    last_byte_ = '\n';
}

}  // namespace msp_audit
