#include "text.hpp"

#include <cstdlib>
#include <date/date.h>
#include <stdexcept>
#include <utf8proc.h>

namespace reference::tickets {
namespace {

std::string mapped(const std::string& text, int options) {
    utf8proc_uint8_t* made = nullptr;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &made,
                                     static_cast<utf8proc_option_t>(options));
    if (length < 0) {
        throw std::runtime_error("not UTF-8: " + text);
    }
    const std::string result(reinterpret_cast<const char*>(made), static_cast<std::size_t>(length));
    std::free(made);
    return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The run of digits, or of anything else, that starts at `from`.
std::string run_at(const std::string& text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && is_digit(text[end]) == is_digit(text[from])) {
        ++end;
    }
    return text.substr(from, end - from);
}

int sign(int value) { return value < 0 ? -1 : (value > 0 ? 1 : 0); }

int compare_numbers(const std::string& left, const std::string& right) {
    const std::string a = left.substr(std::min(left.find_first_not_of('0'), left.size()));
    const std::string b = right.substr(std::min(right.find_first_not_of('0'), right.size()));
    if (a.size() != b.size()) {
        return a.size() < b.size() ? -1 : 1;
    }
    return sign(a.compare(b));
}

}  // namespace

std::vector<char32_t> code_points(const std::string& text) {
    std::vector<char32_t> found;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(bytes, left, &point);
        if (used <= 0) {
            throw std::runtime_error("not UTF-8: " + text);
        }
        found.push_back(static_cast<char32_t>(point));
        bytes += used;
        left -= used;
    }
    return found;
}

std::string utf8(const std::vector<char32_t>& text) {
    std::string made;
    for (const char32_t point : text) {
        utf8proc_uint8_t bytes[4];
        const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
        made.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(used));
    }
    return made;
}

std::string nfkc(const std::string& text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

std::string case_fold(const std::string& text) {
    std::vector<char32_t> folded;
    for (const char32_t point : code_points(text)) {
        utf8proc_int32_t made[8];
        int boundary = 0;
        const auto count =
            utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point), made, 8, UTF8PROC_CASEFOLD, &boundary);
        for (utf8proc_ssize_t i = 0; i < count; ++i) {
            folded.push_back(static_cast<char32_t>(made[i]));
        }
    }
    return utf8(folded);
}

std::string trim(const std::string& text) {
    const auto points = code_points(text);
    const auto space = [](char32_t c) {
        const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
        return (c >= 9 && c <= 13) || c == 0x85 || category == UTF8PROC_CATEGORY_ZS ||
               category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
    };
    std::size_t first = 0;
    std::size_t end = points.size();
    while (first < end && space(points[first])) {
        ++first;
    }
    while (end > first && space(points[end - 1])) {
        --end;
    }
    return utf8(
        {points.begin() + static_cast<std::ptrdiff_t>(first), points.begin() + static_cast<std::ptrdiff_t>(end)});
}

std::string status_key(const std::string& text) {
    std::string key;
    for (const char c : case_fold(nfkc(trim(text)))) {
        const bool gap = c == ' ' || c == '_' || c == '-';
        if (!gap) {
            key += c;
        } else if (key.empty() || key.back() != ' ') {
            key += ' ';
        }
    }
    return key;
}

std::string code_key(const std::string& text) {
    std::vector<char32_t> key;
    for (const char32_t c : code_points(status_key(text))) {
        if (c != U' ' && c != U'\'' && c != U'\u2019') {
            key.push_back(c);
        }
    }
    return utf8(key);
}

int compare_ids(const std::string& left, const std::string& right) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() && j < right.size()) {
        const std::string a = run_at(left, i);
        const std::string b = run_at(right, j);
        if (is_digit(a[0]) && is_digit(b[0])) {
            const int order = compare_numbers(a, b);
            if (order != 0) {
                return order;
            }
            i += a.size();
            j += b.size();
            continue;
        }
        if (left[i] != right[j]) {
            return static_cast<unsigned char>(left[i]) < static_cast<unsigned char>(right[j]) ? -1 : 1;
        }
        ++i;
        ++j;
    }
    if (i < left.size() || j < right.size()) {
        return i < left.size() ? 1 : -1;
    }
    return 0;
}

bool glob(const std::string& pattern, const std::string& text) {
    const auto p = code_points(case_fold(trim(pattern)));
    const auto t = code_points(case_fold(trim(text)));
    std::vector<bool> reach(t.size() + 1, false);
    reach[0] = true;
    for (const char32_t c : p) {
        std::vector<bool> next(t.size() + 1, false);
        for (std::size_t j = 0; j <= t.size(); ++j) {
            if (c == U'*') {
                next[j] = reach[j] || (j > 0 && next[j - 1]);
            } else if (j > 0 && reach[j - 1] && (c == U'?' || c == t[j - 1])) {
                next[j] = true;
            }
        }
        reach = next;
    }
    return reach[t.size()];
}

Instant instant(const std::string& utc) {
    const auto number = [&](std::size_t from, std::size_t length) { return std::stoi(utc.substr(from, length)); };
    const auto day = date::year(number(0, 4)) / number(5, 2) / number(8, 2);
    const auto days = date::sys_days(day).time_since_epoch().count();
    if (utc.size() == 10) {
        return std::int64_t{days} * 86400;
    }
    const int seconds = utc.size() >= 19 ? number(17, 2) : 0;
    return std::int64_t{days} * 86400 + number(11, 2) * 3600 + number(14, 2) * 60 + seconds;
}

std::string instant_text(Instant at) { return date::format("%FT%TZ", date::sys_seconds(std::chrono::seconds(at))); }

}  // namespace reference::tickets
