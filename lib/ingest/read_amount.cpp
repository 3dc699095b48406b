#include "ingest/cell_reading.hpp"

#include <algorithm>

#include "ingest/plain_amount.hpp"
#include "ingest/stored_number.hpp"

namespace msp_audit {

namespace {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

// ISO 4217, those in use and the euro's predecessors that old orders still name.
constexpr std::string_view currency_codes =
    "AED AFN ALL AMD ANG AOA ARS ATS AUD AWG AZN BAM BBD BDT BEF BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EEK EGP ERN ESP ETB EUR FIM FJD FKP FRF GBP GEL "
    "GHS GIP GMD GNF GRD GTQ GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW "
    "KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LUF LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD "
    "NGN NIO NLG NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PTE PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SIT "
    "SKK SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST "
    "XAF XCD XOF XPF YER ZAR ZMW ZWL";

bool is_currency_code(std::string_view word) {
    for (std::size_t at = 0; at < currency_codes.size(); at += 4) {
        if (currency_codes.substr(at, 3) == word) return true;
    }
    return false;
}

// Those beyond the block U+20A0 to U+20CF; the cent sign is left out, since 50 of them are not 50.
constexpr std::array<std::string_view, 23> currency_signs{
    "$",
    "\xC2\xA3" /* £ */,
    "\xC2\xA5" /* ¥ */,
    "\xE0\xB8\xBF" /* ฿ */,
    "\xEF\xB7\xBC" /* rial */,
    "US$",
    "\xEF\xBC\x84",
    "\xEF\xBF\xA1",
    "\xEF\xBF\xA5" /* wide */,
    "\xC2\xA4" /* any */,
    "Rs.",
    "Rs",
    "kr.",
    "kr",
    "z\xC5\x82" /* zł */,
    "Ft",
    "SFr.",
    "Fr.",
    "K\xC4\x8D" /* Kč */,
    "R$",
    "C$",
    "A$",
    "NZ$",
};

struct OwnSign {
    std::string_view sign;
    std::string_view code;
};
/// Signs of one currency alone.
constexpr std::array own_signs{
    OwnSign{"\xE2\x82\xAC" /* € */, "EUR"},
    OwnSign{"\xC2\xA3" /* £ */, "GBP"},
    OwnSign{"\xE2\x82\xB9" /* ₹ */, "INR"},
    OwnSign{"\xE2\x82\xBA" /* ₺ */, "TRY"},
    OwnSign{"\xE2\x82\xAA" /* ₪ */, "ILS"},
    OwnSign{"z\xC5\x82" /* zł */, "PLN"},
    OwnSign{"K\xC4\x8D" /* Kč */, "CZK"},
    OwnSign{"Ft", "HUF"},
    OwnSign{"US$", "USD"},
    OwnSign{"C$", "CAD"},
    OwnSign{"A$", "AUD"},
    OwnSign{"NZ$", "NZD"},
    OwnSign{"R$", "BRL"},
};

std::string_view code_of_sign(std::string_view sign) {
    const auto* const found =
        std::find_if(own_signs.begin(), own_signs.end(), [sign](const OwnSign& own) { return own.sign == sign; });
    return found == own_signs.end() ? std::string_view() : found->code;
}

constexpr std::string_view minus_sign = "\xE2\x88\x92";  // U+2212

/// The bytes of the currency sign that `text` begins or ends with; 0: none.
std::size_t currency_sign(std::string_view text, bool at_front) {
    if (text.size() >= 3) {
        const std::string_view block = at_front ? text.substr(0, 3) : text.substr(text.size() - 3);
        if ((block.starts_with("\xE2\x82") && block[2] >= '\xA0') || block == "\xE2\x83\x80") return 3;
    }
    std::size_t longest = 0;
    for (const auto sign : currency_signs) {
        const bool here = at_front ? text.starts_with(sign) : text.ends_with(sign);
        if (here && sign.size() > longest) longest = sign.size();
    }
    return longest;
}

/// The bytes of the minus or plus that `text` begins or ends with; 0: none.
std::size_t plain_sign(std::string_view text, bool at_front) {
    const char edge = at_front ? text.front() : text.back();
    if (edge == '-' || (edge == '+' && at_front)) return 1;
    const bool wide = at_front ? text.starts_with(minus_sign) : text.ends_with(minus_sign);
    return wide ? minus_sign.size() : 0;
}

/// What stands around the digits of an amount, each thing at most once.
class Surroundings {
public:
    /// Takes off everything around the digits. False: something stands there twice; reason() says what.
    [[nodiscard]] bool take_off(std::string_view& text) {
        while (reason_.empty() && !text.empty() && take_front(text)) text = trimmed(text);
        while (reason_.empty() && !text.empty() && take_back(text)) text = trimmed(text);
        if (reason_.empty() && opened_ != closed_) reason_ = "one of its brackets is missing";
        return reason_.empty();
    }
    [[nodiscard]] bool is_negative() const { return negative_; }
    [[nodiscard]] bool is_percentage() const { return percent_; }
    /// The currency that a code or a sign names; empty: none, or one of several.
    [[nodiscard]] std::string_view currency() const { return currency_; }
    [[nodiscard]] std::string_view reason() const { return reason_; }

private:
    void once(bool& seen, std::string_view twice) {
        if (seen) reason_ = twice;
        seen = true;
    }
    void sign(bool negative) {
        once(signed_, "it has two signs");
        negative_ = negative_ || negative;
    }

    /// A code says more than a sign beside it.
    void take_sign(std::string_view sign) {
        if (!code_) currency_ = code_of_sign(sign);
    }

    bool take_front(std::string_view& text) {
        if (is_digit(text.front())) return false;
        if (text.front() == '(') {
            sign(true);
            opened_ = true;
            text.remove_prefix(1);
            return true;
        }
        if (const std::size_t size = plain_sign(text, true); size > 0) {
            sign(text.front() != '+');
            text.remove_prefix(size);
            return true;
        }
        const bool word_ends = text.size() == 3 || (text.size() > 3 && !is_letter(text[3]));
        if (is_upper(text.front()) && word_ends && is_currency_code(text.substr(0, 3))) {
            once(code_, "it names two currencies");
            currency_ = text.substr(0, 3);
            text.remove_prefix(3);
            return true;
        }
        if (const std::size_t size = currency_sign(text, true); size > 0) {
            once(currency_sign_, "it has two currency signs");
            take_sign(text.substr(0, size));
            text.remove_prefix(size);
            return true;
        }
        return false;
    }

    bool take_back(std::string_view& text) {
        if (is_digit(text.back())) return false;
        std::size_t size = sign_at_back(text);
        if (size == 0) size = mark_at_back(text);
        if (size == 0) size = currency_at_back(text);
        text.remove_suffix(size);
        return size > 0;
    }

    /// Each of these takes note of one thing at the end of the text and gives its size; 0: it is not there.
    std::size_t mark_at_back(std::string_view text) {
        if (text.back() == ')') {
            once(closed_, "it has two closing brackets");
        } else if (text.back() == '%') {
            once(percent_, "it has two percent signs");
        } else {
            return 0;
        }
        return 1;
    }
    std::size_t sign_at_back(std::string_view text) {
        const std::size_t size = plain_sign(text, false);
        const bool credit = ends_with_word(text, "CR");
        if (size == 0 && !credit && !ends_with_word(text, "DR")) return 0;
        sign(size > 0 || credit);
        return size > 0 ? size : 2;
    }
    std::size_t currency_at_back(std::string_view text) {
        const bool word_begins = text.size() > 3 && !is_letter(text[text.size() - 4]);
        if (word_begins && is_currency_code(text.substr(text.size() - 3))) {
            once(code_, "it names two currencies");
            currency_ = text.substr(text.size() - 3);
            return 3;
        }
        const std::size_t size = currency_sign(text, false);
        if (size > 0) {
            once(currency_sign_, "it has two currency signs");
            take_sign(text.substr(text.size() - size));
        }
        return size;
    }

    /// `word` in capitals, two letters; any case fits.
    static bool ends_with_word(std::string_view text, std::string_view word) {
        if (text.size() < 3 || is_letter(text[text.size() - 3])) return false;
        const auto same = [](char printed, char capital) { return (printed & ~0x20) == capital; };
        return same(text[text.size() - 2], word[0]) && same(text[text.size() - 1], word[1]);
    }

    bool negative_ = false, signed_ = false, opened_ = false, closed_ = false;
    bool percent_ = false, code_ = false, currency_sign_ = false;
    std::string_view currency_, reason_;
};

/// The thousands mark that stands at `at`, whatever the decimal mark: its size in bytes; 0: none.
std::size_t neutral_thousands_mark(std::string_view text, std::size_t at) {
    if (text[at] == ' ' || text[at] == '\'') return 1;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xC2\xA0")) return 2;
    for (const std::string_view mark : {"\xE2\x80\x99", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x87"}) {
        if (rest.starts_with(mark)) return 3;
    }
    return 0;
}

/// Reads digits with marks: 1,234.50 under a point. The words that say why not stand in reason().
class DigitScan {
public:
    explicit DigitScan(char decimal_mark) : decimal_(decimal_mark), thousands_(decimal_mark == '.' ? ',' : '.') {}

    [[nodiscard]] std::optional<Decimal> read(std::string_view text) {
        for (std::size_t at = 0; at < text.size() && reason_.empty();) {
            std::size_t size = 1;
            if (is_digit(text[at])) {
                take_digit(text[at], at == 0);
            } else if (text[at] == decimal_) {
                take_decimal_mark();
            } else if (text.substr(at).starts_with(stored_number_mark)) {
                size = stored_number_mark.size();
                take_decimal_mark();
            } else if (size = text[at] == thousands_ ? 1 : neutral_thousands_mark(text, at); size > 0) {
                take_thousands_mark(text.substr(at, size));
            } else {
                stray_ = at;
                reason_ = "stray";
                break;
            }
            at += size;
        }
        if (reason_.empty()) finish();
        if (!reason_.empty()) return std::nullopt;
        return Decimal::of(mantissa_, places_ < 0 ? 0 : places_);
    }
    [[nodiscard]] std::string_view reason() const { return reason_; }
    /// Where the character stands that is no part of a number; npos: none.
    [[nodiscard]] std::size_t stray() const { return stray_; }

private:
    void take_digit(char digit, bool first) {
        any_digit_ = true;
        begins_with_zero_ = begins_with_zero_ || (first && digit == '0');
        if (mantissa_ != 0 || digit != '0') ++significant_;
        if (significant_ > Decimal::max_digits) {
            reason_ = "it has more than 18 digits";
            return;
        }
        mantissa_ = mantissa_ * 10 + (digit - '0');
        if (places_ < 0) {
            ++group_;
        } else if (++places_ > Decimal::max_places) {
            reason_ = "it has more than 15 digits after its decimal mark";
        }
    }
    void take_decimal_mark() {
        if (places_ >= 0) {
            reason_ = decimal_ == '.' ? "it has two decimal points" : "it has two decimal commas";
        } else if (!mark_.empty() && group_ != 3) {
            reason_ = bad_groups;
        }
        places_ = 0;
    }
    void take_thousands_mark(std::string_view mark) {
        if (places_ >= 0) {
            reason_ = decimal_ == '.' ? "a thousands mark follows its decimal point"
                                      : "a thousands mark follows its decimal comma";
        } else if (mark_.empty() ? group_ < 1 || group_ > 3 : group_ != 3) {
            reason_ = bad_groups;
        } else if (begins_with_zero_) {
            reason_ = "a number with thousands marks does not begin with 0";
        } else if (!mark_.empty() && mark_ != mark) {
            reason_ = "it has two kinds of thousands marks";
        }
        mark_ = mark;
        group_ = 0;
    }
    void finish() {
        if (!any_digit_) {
            reason_ = "it has no digits";
        } else if (places_ == 0) {
            reason_ = "nothing follows its decimal mark";
        } else if (places_ < 0 && !mark_.empty() && group_ != 3) {
            reason_ = bad_groups;
        }
    }

    static constexpr std::string_view bad_groups = "its thousands are not groups of three digits";
    char decimal_, thousands_;
    std::int64_t mantissa_ = 0;
    int significant_ = 0, places_ = -1, group_ = 0;
    bool any_digit_ = false, begins_with_zero_ = false;
    std::string_view mark_, reason_;
    std::size_t stray_ = std::string_view::npos;
};

/// The words for a character that is no part of a number.
std::string stray_reason(std::string_view text, std::size_t at) {
    const bool after_digit = at > 0 && is_digit(text[at - 1]);
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if ((text[at] == 'e' || text[at] == 'E') && after_digit && (is_digit(next) || next == '+' || next == '-')) {
        return "it is in scientific notation";
    }
    if (text[at] == '%') return "a percentage cannot stand here";
    std::size_t size = 1;
    while (at + size < text.size() && (text[at + size] & '\xC0') == '\x80') ++size;
    return "'" + std::string(text.substr(at, size)) + "' is no part of a number";
}

std::string undecided_reason(const std::optional<Decimal>& point, const std::optional<Decimal>& comma) {
    if (point && comma) return "it means " + point->to_string() + " or " + comma->to_string();
    return std::string("it reads only with a decimal ") + (point ? "point" : "comma") +
           ", and the decimal mark of the column is not known";
}

std::optional<Decimal> read_digits(std::string_view text, DecimalMark mark, std::string& reason) {
    DigitScan as_point('.');
    DigitScan as_comma(',');
    std::optional<Decimal> point;
    std::optional<Decimal> comma;
    if (mark != DecimalMark::comma) point = as_point.read(text);
    if (mark != DecimalMark::point) comma = as_comma.read(text);
    if (mark == DecimalMark::unknown && point && comma && *point == *comma) return point;
    if (mark == DecimalMark::unknown && (point || comma)) {
        reason = undecided_reason(point, comma);
        return std::nullopt;
    }
    if (point || comma) return point ? point : comma;
    const DigitScan& failed = mark == DecimalMark::comma ? as_comma : as_point;
    reason =
        failed.stray() == std::string_view::npos ? std::string(failed.reason()) : stray_reason(text, failed.stray());
    return std::nullopt;
}

/// Any amount; kept out of line so that the usual cell does not pay for its frame.
[[gnu::noinline]] std::optional<Decimal> read_any(std::string_view cell, DecimalMark mark, std::string& reason,
                                                  bool* percent) {
    std::string_view text = trimmed(cell);
    if (text.empty()) {
        reason = "it is empty";
        return std::nullopt;
    }
    Surroundings around;
    if (!around.take_off(text)) {
        reason = around.reason();
        return std::nullopt;
    }
    if (around.is_percentage() && percent == nullptr) {
        reason = "a percentage cannot stand here";
        return std::nullopt;
    }
    const auto value = read_digits(text, mark, reason);
    if (!value) return std::nullopt;
    if (around.is_percentage()) *percent = true;
    return around.is_negative() ? -*value : *value;
}

}  // namespace

std::string_view currency_of_amount(std::string_view cell) {
    // Nearly all amounts begin and end with a digit.
    if (cell.empty() || (is_digit(cell.front()) && is_digit(cell.back()))) return {};
    std::string_view text = trimmed(cell);
    Surroundings around;
    return !text.empty() && around.take_off(text) ? around.currency() : std::string_view();
}

std::optional<Decimal> read_amount(std::string_view cell, DecimalMark mark, std::string& reason, bool* percent) {
    if (const auto plain = read_plain_amount(cell, mark)) return Decimal::of(plain->mantissa, plain->scale);
    return read_any(cell, mark, reason, percent);
}

}  // namespace msp_audit
