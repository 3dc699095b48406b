#include "core/currency.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace msp_audit {

namespace {

/// The three letters of a code as one number, in the order of the letters.
constexpr std::uint32_t packed(std::string_view code) {
    std::uint32_t number = 0;
    for (const char c : code) number = (number << 8U) | static_cast<unsigned char>(c);
    return number;
}

struct MinorUnit {
    std::uint32_t code = 0;
    int digits = 2;
};

// ISO 4217: the currencies whose minor unit is not a hundredth. Sorted by code.
constexpr std::array<MinorUnit, 26> unusual{{
    {packed("BHD"), 3}, {packed("BIF"), 0}, {packed("CLF"), 4}, {packed("CLP"), 0}, {packed("DJF"), 0},
    {packed("GNF"), 0}, {packed("IQD"), 3}, {packed("ISK"), 0}, {packed("JOD"), 3}, {packed("JPY"), 0},
    {packed("KMF"), 0}, {packed("KRW"), 0}, {packed("KWD"), 3}, {packed("LYD"), 3}, {packed("OMR"), 3},
    {packed("PYG"), 0}, {packed("RWF"), 0}, {packed("TND"), 3}, {packed("UGX"), 0}, {packed("UYI"), 0},
    {packed("UYW"), 4}, {packed("VND"), 0}, {packed("VUV"), 0}, {packed("XAF"), 0}, {packed("XOF"), 0},
    {packed("XPF"), 0},
}};

// ISO 4217, with the currencies that the euro and later reforms took the place of: old books have them. Sorted.
constexpr std::string_view iso_codes =
    "ADP AED AFN ALL AMD ANG AOA ARS ATS AUD AWG AZM AZN BAM BBD BDT BEF BGL BGN BHD BIF BMD "
    "BND BOB BOV BRL BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CSD "
    "CUC CUP CVE CYP CZK DEM DJF DKK DOP DZD EEK EGP ERN ESP ETB EUR FIM FJD FKP FRF GBP GEL "
    "GHC GHS GIP GMD GNF GRD GTQ GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IQD IRR ISK ITL JMD "
    "JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LUF LVL LYD MAD MDL "
    "MGA MKD MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN MXV MYR MZM MZN NAD NGN NIO NLG NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PTE PYG QAR ROL RON RSD RUB RWF SAR SBD SCR SDD SDG SEK "
    "SGD SHP SIT SKK SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMM TMT TND TOP TRL TRY "
    "TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF VES VND VUV WST XAF XAG XAU XCD XCG "
    "XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMK ZMW ZWD ZWG ZWL ";

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

bool is_iso_currency(std::string_view code) {
    if (!is_currency_code(code)) return false;
    const auto at = iso_codes.find(code);
    return at != std::string_view::npos && at % (code.size() + 1) == 0;
}

int minor_digits(std::string_view currency) {
    if (currency.size() != 3) return 2;
    const std::uint32_t code = packed(currency);
    const auto* found =
        std::lower_bound(unusual.begin(), unusual.end(), code,
                         [](const MinorUnit& unit, std::uint32_t wanted) { return unit.code < wanted; });
    return found != unusual.end() && found->code == code ? found->digits : 2;
}

}  // namespace msp_audit
