#include "ingest/header_currency.hpp"

#include <algorithm>
#include <array>

#include "core/small_letters.hpp"
#include "ingest/cell_reading.hpp"

namespace msp_audit {

namespace {

struct CurrencySign {
    std::string_view sign;
    std::string_view code;  ///< empty: several currencies use the sign
};
constexpr std::array signs{CurrencySign{"€", "EUR"}, CurrencySign{"£", "GBP"}, CurrencySign{"$", ""},
                           CurrencySign{"¥", ""}};

constexpr std::array<std::string_view, 44> known_currencies{
    "AED", "AUD", "BGN", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP",
    "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JOD", "JPY", "KES", "KRW", "KWD", "MAD", "MXN", "MYR", "NGN",
    "NOK", "NZD", "OMR", "PEN", "PHP", "PLN", "RON", "SAR", "SEK", "SGD", "THB", "TRY", "USD", "ZAR"};

/// The code that a word of a header names, in whatever letters, or by its sign; empty for a sign that several
/// currencies share. Codes that are words, too, must be printed in capitals: `Total try` tells no currency.
std::optional<std::string_view> currency_named(std::string_view word) {
    constexpr std::array<std::string_view, 5> words{"try", "pen", "cop", "mad", "ron"};
    const std::string small = in_small_letters(word);
    const bool is_word = std::find(words.begin(), words.end(), small) != words.end();
    for (const std::string_view code : known_currencies) {
        if (code == word || (!is_word && in_small_letters(code) == small)) return code;
    }
    for (const CurrencySign& entry : signs) {
        if (entry.sign == word) return entry.code;
    }
    return std::nullopt;
}

}  // namespace

std::optional<BracketedCurrency> bracketed_currency(std::string_view printed) {
    for (std::size_t begin = 0; begin < printed.size(); ++begin) {
        if (printed[begin] != '(' && printed[begin] != '[') continue;
        const std::size_t end = printed.find(printed[begin] == '(' ? ')' : ']', begin);
        if (end == std::string_view::npos) break;
        const auto code = currency_named(trimmed(printed.substr(begin + 1, end - begin - 1)));
        if (code) return BracketedCurrency{begin, end + 1, *code};
    }
    return std::nullopt;
}

std::optional<WithCurrency> currency_at_end(std::string_view printed) {
    constexpr std::string_view between_words = " _-.,";
    printed = trimmed(printed);
    const std::size_t gap = printed.find_last_of(between_words);
    if (gap == std::string_view::npos) return std::nullopt;
    const auto code = currency_named(printed.substr(gap + 1));
    if (!code) return std::nullopt;
    std::string_view rest = trimmed(printed.substr(0, gap));
    if (in_small_letters(rest).ends_with(" in")) rest = trimmed(rest.substr(0, rest.size() - 3));
    return WithCurrency{rest, std::string(*code)};
}

}  // namespace msp_audit
