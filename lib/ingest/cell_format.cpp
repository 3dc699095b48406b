#include "ingest/cell_format.hpp"

#include <algorithm>
#include <vector>

#include <date/date.h>

#include "core/small_letters.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/stored_number.hpp"

namespace msp_audit {

namespace {

/// Stands for one digit in CellFormat::pattern.
constexpr char digit_place = '\x01';

/// One thing in a format's code.
struct Token {
    enum class Kind : std::uint8_t { symbol, literal, elapsed };
    Kind kind;
    std::string text;  ///< of a symbol one character, lower case
};

/// Cuts the first section of a code into tokens. Colours, conditions and locales say nothing of what is meant.
class Tokens {
public:
    explicit Tokens(std::string_view code) : rest_(code) {
        while (!rest_.empty() && rest_.front() != ';') take();
    }
    [[nodiscard]] const std::vector<Token>& all() const { return tokens_; }

private:
    void take() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        if (c == '"') {
            literal(until('"'));
        } else if (c == '\\') {
            literal(character());
        } else if (c == '[') {
            bracket(until(']'));
        } else if (c == '_' || c == '*') {
            static_cast<void>(character());
        } else if (is_word("general")) {
            rest_.remove_prefix(6);
            tokens_.push_back({Token::Kind::symbol, "g"});
        } else if (small_letter(c) == 'e' && !rest_.empty() && (rest_.front() == '+' || rest_.front() == '-')) {
            tokens_.push_back({Token::Kind::symbol, "x"});
            rest_.remove_prefix(1);
        } else if (static_cast<unsigned char>(c) >= 0x80 || c == '$') {
            rest_ = {&rest_.front() - 1, rest_.size() + 1};
            literal(character());
        } else {
            tokens_.push_back({Token::Kind::symbol, std::string(1, small_letter(c))});
        }
    }

    /// Whether the character taken and what follows it is this word.
    [[nodiscard]] bool is_word(std::string_view word) const {
        return rest_.size() + 1 >= word.size() && small_letter(*(rest_.data() - 1)) == word.front() &&
               in_small_letters(rest_.substr(0, word.size() - 1)) == word.substr(1);
    }

    std::string_view until(char end) {
        const std::size_t size = std::min(rest_.find(end), rest_.size());
        const std::string_view text = rest_.substr(0, size);
        rest_.remove_prefix(std::min(size + 1, rest_.size()));
        return text;
    }

    /// One character, of several bytes maybe.
    std::string_view character() {
        std::size_t size = std::min<std::size_t>(1, rest_.size());
        while (size > 0 && size < rest_.size() && (static_cast<unsigned char>(rest_[size]) & 0xC0U) == 0x80U) ++size;
        const std::string_view text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return text;
    }

    void bracket(std::string_view inside) {
        if (inside.starts_with('$')) return literal(inside.substr(1, inside.find('-') - 1));
        const std::string word = in_small_letters(inside);
        const bool is_elapsed = !word.empty() && (word[0] == 'h' || word[0] == 'm' || word[0] == 's') &&
                                word.find_first_not_of(word[0]) == std::string::npos;
        if (is_elapsed) tokens_.push_back({Token::Kind::elapsed, word});
    }

    void literal(std::string_view text) {
        if (text.empty()) return;
        const bool joins = !tokens_.empty() && tokens_.back().kind == Token::Kind::literal;
        if (!joins) tokens_.push_back({Token::Kind::literal, {}});
        tokens_.back().text += text;
    }

    std::string_view rest_;
    std::vector<Token> tokens_;
};

bool is_symbol(const Token& token, std::string_view any_of) {
    return token.kind == Token::Kind::symbol && any_of.find(token.text[0]) != std::string_view::npos;
}

bool has(const std::vector<Token>& tokens, std::string_view any_of) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return is_symbol(token, any_of); });
}

/// A literal, a blank or a mark that a format shows as it stands.
std::string shown_text(const Token& token) {
    if (token.kind == Token::Kind::literal || is_symbol(token, " -/:()+&'~{}<>=!^")) return token.text;
    return {};
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return small_letter(c) >= 'a' && small_letter(c) <= 'z'; });
}

std::string currency_in(const std::vector<Token>& tokens) {
    for (const Token& token : tokens) {
        const std::string sign(trimmed(shown_text(token)));
        if (!sign.empty() && !currency_of_amount("1 " + sign).empty()) return sign;
    }
    return {};
}

/// The pattern of a format that shows an identifier: nothing but places for digits, all of them zeros, and text; with
/// two places or more, or letters in front.
std::string pattern_of(const std::vector<Token>& tokens) {
    std::string pattern;
    std::size_t zeros = 0;
    bool is_named = false;
    for (const Token& token : tokens) {
        if (is_symbol(token, "0")) {
            pattern += digit_place;
            ++zeros;
            continue;
        }
        const std::string text = shown_text(token);
        if (text.empty()) return {};
        is_named = is_named || (zeros == 0 && has_letter(text));
        pattern += text;
    }
    return zeros >= 2 || (zeros == 1 && is_named) ? pattern : std::string();
}

/// A number by its digits: 0.d1d2d3... times ten to the power of `point`. Zero has no digits.
struct SheetNumber {
    bool is_negative = false;
    std::string digits;
    int point = 0;

    void round_to(int places);
    [[nodiscard]] std::string text() const;
};

void SheetNumber::round_to(int places) {
    if (places >= static_cast<int>(digits.size())) return;
    const bool is_up = places >= 0 && digits[static_cast<std::size_t>(places)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max(places, 0)));
    if (is_up) {
        while (!digits.empty() && digits.back() == '9') digits.pop_back();
        if (digits.empty()) {
            // 0.99 is 1, and 0.00009 as 0.0001.
            digits = "1";
            ++point;
        } else {
            ++digits.back();
        }
    }
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
}

constexpr int most_digits = 15;

std::string SheetNumber::text() const {
    std::string text = is_negative && !digits.empty() ? "-" : "";
    if (digits.empty()) return "0";
    const int size = static_cast<int>(digits.size());
    if (point > most_digits) {
        text += digits[0];
        if (size > 1) text += '.' + digits.substr(1);
        return text + "E+" + (point - 1 < 10 ? "0" : "") + std::to_string(point - 1);
    }
    if (point <= 0) return text + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    if (size <= point) return text + digits + std::string(static_cast<std::size_t>(point - size), '0');
    return text + digits.substr(0, static_cast<std::size_t>(point)) + '.' +
           digits.substr(static_cast<std::size_t>(point));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The exponent behind an E, none for anything else.
bool take_exponent(std::string_view text, int& exponent) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    constexpr std::size_t longest = 3;
    if (text.empty() || text.size() > longest || !std::all_of(text.begin(), text.end(), is_digit)) return false;
    for (const char c : text) exponent = exponent * 10 + (c - '0');
    if (is_negative) exponent = -exponent;
    return true;
}

bool read_number(std::string_view stored, SheetNumber& number) {
    number.is_negative = stored.starts_with('-');
    if (number.is_negative) stored.remove_prefix(1);
    const std::size_t e = std::min(stored.find_first_of("eE"), stored.size());
    int exponent = 0;
    if (e < stored.size() && !take_exponent(stored.substr(e + 1), exponent)) return false;
    const std::string_view mantissa = stored.substr(0, e);
    const std::size_t mark = std::min(mantissa.find('.'), mantissa.size());
    number.digits = mantissa.substr(0, mark);
    if (mark < mantissa.size()) number.digits += mantissa.substr(mark + 1);
    if (number.digits.empty() || !std::all_of(number.digits.begin(), number.digits.end(), is_digit)) return false;
    constexpr std::size_t longest = 400;
    if (number.digits.size() > longest) return false;
    number.point = static_cast<int>(mark) + exponent;
    const std::size_t zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, zeros);
    number.point -= static_cast<int>(zeros);
    while (!number.digits.empty() && number.digits.back() == '0') number.digits.pop_back();
    number.round_to(most_digits);
    number.round_to(number.point + most_digits);
    return true;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string clock_text(std::int64_t seconds) {
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 60 * minute;
    return two_digits(seconds / hour) + ':' + two_digits(seconds / minute % minute) + ':' +
           two_digits(seconds % minute);
}

constexpr std::int64_t day_seconds = 86400;

/// Days and the seconds of the last one, to the nearest second.
struct DayAndClock {
    std::int64_t days = 0;
    std::int64_t seconds = 0;
};

DayAndClock parted(const SheetNumber& number) {
    const std::string text = number.text();
    const std::size_t sign = number.is_negative && !number.digits.empty() ? 1 : 0;
    const std::size_t mark = std::min(text.find('.'), text.size());
    DayAndClock result;
    for (std::size_t i = sign; i < mark; ++i) result.days = result.days * 10 + (text[i] - '0');
    constexpr int places = 12;
    constexpr std::int64_t unit = 1000000000000;
    std::int64_t fraction = 0;
    for (std::size_t i = 1; i <= places; ++i) {
        fraction = fraction * 10 + (mark + i < text.size() ? text[mark + i] - '0' : 0);
    }
    result.seconds = (fraction * day_seconds + unit / 2) / unit;
    result.days += result.seconds / day_seconds;
    result.seconds %= day_seconds;
    return result;
}

/// 2026-10-31 of the days from 1970-01-01, also of days that no Day can be.
std::string day_text(std::int64_t days) {
    const date::year_month_day day{date::sys_days{date::days{days}}};
    const std::string year = std::to_string(int{day.year()});
    return std::string(4 - std::min<std::size_t>(year.size(), 4), '0') + year + '-' +
           two_digits(unsigned{day.month()}) + '-' + two_digits(unsigned{day.day()});
}

std::string day_text(std::int64_t days, DaySystem system) {
    constexpr std::int64_t from_1970_to_1904 = 24107;
    constexpr std::int64_t from_1970_to_1900 = 25569;  // to 1899-12-30, which is right from 1900-03-01 on
    constexpr std::int64_t leap_day_that_was_not = 60;
    if (system == DaySystem::from_1904) return day_text(days - from_1970_to_1904);
    if (days == 0) return "1900-01-00";
    if (days == leap_day_that_was_not) return "1900-02-29";
    return day_text(days - from_1970_to_1900 + (days < leap_day_that_was_not ? 1 : 0));
}

std::string date_text(const SheetNumber& number, const CellFormat& format, DaySystem system) {
    constexpr std::int64_t last = 2958465;  // 9999-12-31
    if ((number.is_negative && !number.digits.empty()) || number.point > most_digits) return number.text();
    const DayAndClock parts = parted(number);
    if (parts.days > last) return number.text();
    if (!format.has_day && parts.days == 0) return clock_text(parts.seconds);
    const std::string day = day_text(parts.days, system);
    return format.has_clock || parts.seconds != 0 ? day + ' ' + clock_text(parts.seconds) : day;
}

/// The digits in their places, those that have none in front of the first one.
std::string patterned(const SheetNumber& number, const std::string& pattern) {
    const std::string digits = number.text();
    const auto places = static_cast<std::size_t>(std::count(pattern.begin(), pattern.end(), digit_place));
    const std::string padded = std::string(places - std::min(places, digits.size()), '0') + digits;
    std::string text;
    std::size_t next = 0;
    for (const char c : pattern) {
        if (c != digit_place) {
            text += c;
            continue;
        }
        const std::size_t taken = next == 0 ? padded.size() - places + 1 : 1;
        text += padded.substr(next, taken);
        next += taken;
    }
    return text;
}

/// one_meaning: 1.2340 for 1.234, which may be a thousand and more where a comma is the decimal mark.
std::string in_form(std::string text, NumberForm form) {
    const std::size_t sign = text.starts_with('-') ? 1 : 0;
    const std::size_t mark = text.find('.');
    if (form == NumberForm::as_stored || mark == std::string::npos) return text;
    const bool is_shortened = text.find('E') != std::string::npos;
    if (form == NumberForm::own_mark && !is_shortened) return text.replace(mark, 1, stored_number_mark);
    constexpr std::size_t group = 3;
    const bool has_two_meanings = text.size() - mark - 1 == group && mark - sign <= group && text[sign] != '0';
    return has_two_meanings ? text + '0' : text;
}

}  // namespace

CellFormat read_cell_format(std::string_view code) {
    const Tokens cut(code);
    const std::vector<Token>& tokens = cut.all();
    CellFormat format;
    const auto is_elapsed = [](const Token& token) { return token.kind == Token::Kind::elapsed; };
    const bool is_general = has(tokens, "g") && !has(tokens, "yd");
    if (std::any_of(tokens.begin(), tokens.end(), is_elapsed)) {
        format.kind = CellFormat::Kind::elapsed;
    } else if (!is_general && has(tokens, "ymdhsb")) {
        format.kind = CellFormat::Kind::date;
        format.has_clock = has(tokens, "hs");
        // A lone m is a month, beside hours or seconds it is minutes.
        format.has_day = has(tokens, "ydb") || !format.has_clock;
    } else if (has(tokens, "%")) {
        format.kind = CellFormat::Kind::percent;
    } else {
        format.currency = currency_in(tokens);
        if (format.currency.empty()) format.pattern = pattern_of(tokens);
        if (!format.pattern.empty()) format.kind = CellFormat::Kind::digits;
    }
    return format;
}

CellFormat built_in_cell_format(unsigned number) {
    CellFormat format;
    const auto is_within = [number](unsigned first, unsigned last) { return number >= first && number <= last; };
    if (is_within(9, 10)) {
        format.kind = CellFormat::Kind::percent;
    } else if (number == 46) {
        format.kind = CellFormat::Kind::elapsed;
    } else if (is_within(14, 22) || is_within(27, 36) || is_within(45, 47) || is_within(50, 58)) {
        format.kind = CellFormat::Kind::date;
        format.has_clock = is_within(18, 22) || is_within(32, 35) || is_within(45, 47);
        format.has_day = !format.has_clock || number == 22;
    }
    return format;
}

std::string sheet_number_text(std::string_view stored, const CellFormat& format, DaySystem days, NumberForm form) {
    SheetNumber number;
    if (!read_number(stored, number)) return std::string(stored);
    switch (format.kind) {
    case CellFormat::Kind::date:
        return date_text(number, format, days);
    case CellFormat::Kind::elapsed: {
        if (number.point > most_digits || number.point > 9) return number.text();
        const DayAndClock parts = parted(number);
        const std::string sign = number.is_negative && !number.digits.empty() ? "-" : "";
        return sign + clock_text(parts.days * day_seconds + parts.seconds);
    }
    case CellFormat::Kind::percent:
        number.point += 2;
        return in_form(number.text(), form) + '%';
    case CellFormat::Kind::digits: {
        const bool is_whole = static_cast<int>(number.digits.size()) <= number.point || number.digits.empty();
        if (is_whole && !number.is_negative && number.point <= most_digits) return patterned(number, format.pattern);
        break;
    }
    case CellFormat::Kind::number:
        break;
    }
    const std::string text = in_form(number.text(), form);
    return format.currency.empty() ? text : text + ' ' + format.currency;
}

}  // namespace msp_audit
