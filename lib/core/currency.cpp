#include "core/currency.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace msp_audit {

namespace {

// ISO 4217: the currencies whose minor unit is not a hundredth. Sorted by code.
constexpr std::array<std::pair<std::string_view, int>, 26> unusual{{
    {"BHD", 3}, {"BIF", 0}, {"CLF", 4}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"IQD", 3}, {"ISK", 0}, {"JOD", 3},
    {"JPY", 0}, {"KMF", 0}, {"KRW", 0}, {"KWD", 3}, {"LYD", 3}, {"OMR", 3}, {"PYG", 0}, {"RWF", 0}, {"TND", 3},
    {"UGX", 0}, {"UYI", 0}, {"UYW", 4}, {"VND", 0}, {"VUV", 0}, {"XAF", 0}, {"XOF", 0}, {"XPF", 0},
}};

}  // namespace

std::string currency_code(std::string_view printed) {
    std::string code(printed);
    for (char& letter : code) {
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
    return code;
}

bool is_currency_code(std::string_view text) {
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

int minor_digits(std::string_view currency) {
    const auto* found = std::lower_bound(unusual.begin(), unusual.end(), currency,
                                         [](const auto& entry, std::string_view code) { return entry.first < code; });
    return found != unusual.end() && found->first == currency ? found->second : 2;
}

}  // namespace msp_audit
