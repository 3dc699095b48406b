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

constexpr std::array<std::string_view, 44> bracketed_currencies{
    "AED", "AUD", "BGN", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP",
    "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JOD", "JPY", "KES", "KRW", "KWD", "MAD", "MXN", "MYR", "NGN",
    "NOK", "NZD", "OMR", "PEN", "PHP", "PLN", "RON", "SAR", "SEK", "SGD", "THB", "TRY", "USD", "ZAR"};

}  // namespace

std::optional<BracketedCurrency> bracketed_currency(std::string_view printed) {
    for (std::size_t begin = 0; begin < printed.size(); ++begin) {
        if (printed[begin] != '(' && printed[begin] != '[') continue;
        const std::size_t end = printed.find(printed[begin] == '(' ? ')' : ']', begin);
        if (end == std::string_view::npos) break;
        const std::string_view inside = trimmed(printed.substr(begin + 1, end - begin - 1));
        if (std::find(bracketed_currencies.begin(), bracketed_currencies.end(), inside) !=
            bracketed_currencies.end()) {
            return BracketedCurrency{begin, end + 1, inside};
        }
        const auto* const sign =
            std::find_if(signs.begin(), signs.end(), [&](const CurrencySign& entry) { return entry.sign == inside; });
        if (sign != signs.end()) return BracketedCurrency{begin, end + 1, sign->code};
    }
    return std::nullopt;
}

std::optional<WithCurrency> currency_at_end(std::string_view printed) {
    constexpr std::string_view between_words = " _-.,";
    printed = trimmed(printed);
    const std::size_t gap = printed.find_last_of(between_words);
    if (gap == std::string_view::npos) return std::nullopt;
    // In whatever letters, but for codes that are words: `Total try` tells no currency.
    const std::string_view word = printed.substr(gap + 1);
    const std::string small = in_small_letters(word);
    const bool is_word = small == "try" || small == "pen" || small == "cop" || small == "mad" || small == "ron";
    const auto* const sign =
        std::find_if(signs.begin(), signs.end(), [&](const CurrencySign& entry) { return entry.sign == word; });
    const auto* const code =
        std::find_if(bracketed_currencies.begin(), bracketed_currencies.end(), [&](std::string_view known) {
            return known == word || (!is_word && in_small_letters(known) == small);
        });
    const bool is_code = code != bracketed_currencies.end();
    if (!is_code && sign == signs.end()) return std::nullopt;
    std::string_view rest = trimmed(printed.substr(0, gap));
    if (in_small_letters(rest).ends_with(" in")) rest = trimmed(rest.substr(0, rest.size() - 3));
    return WithCurrency{rest, std::string(is_code ? *code : sign->code)};
}

}  // namespace msp_audit
