#include "ingest/money_words.hpp"

#include <array>
#include <utility>
#include <vector>

#include "core/text_key.hpp"
#include "ingest/header_words.hpp"

namespace msp_audit {

namespace {

// Whole words, case-folded.
constexpr std::array<std::string_view, 27> taxes{
    "cgst", "sgst",   "igst",    "utgst",     "tax",  "taxes",    "taxe",      "vat",       "gst",
    "hst",  "pst",    "qst",     "mwst",      "ust",  "btw",      "tva",       "iva",       "tps",
    "tvq",  "steuer", "steuern", "vorsteuer", "igic", "impuesto", "impuestos", "belasting", "taxa"};
constexpr std::array<std::string_view, 15> with_tax{"gross", "brutto",    "bruto",     "brut",     "ttc",
                                                    "incl",  "inc",       "including", "included", "inclusive",
                                                    "inkl",  "inklusive", "inclusief", "con",      "avec"};
constexpr std::array<std::string_view, 22> without_tax{
    "net",  "netto", "neto", "nett", "ht",   "excl", "ex",     "exc",     "excluding", "exclusive", "excluded",
    "exkl", "hors",  "sans", "ohne", "zzgl", "sin",  "before", "without", "exclusief", "zonder",    "subtotal"};
constexpr std::array<std::string_view, 19> sums{
    "total",  "totals", "totaal",  "gesamt",  "summe", "somme",    "suma",      "sum",  "amount", "amt",
    "betrag", "bedrag", "montant", "importe", "value", "extended", "extension", "wert", "waarde"};
constexpr std::array<std::string_view, 9> dues{"due",     "payable", "pay",  "payer", "pagar",
                                               "betalen", "zahlbar", "owed", "owing"};
constexpr std::array<std::string_view, 8> wholes{"invoice", "bill",    "rechnung", "factuur",
                                                 "facture", "factura", "grand"};
constexpr std::array<std::string_view, 9> discounts{"discount", "discounts", "disc",      "rabatt", "nachlass",
                                                    "remise",   "korting",   "descuento", "rebate"};
constexpr std::array<std::string_view, 3> deductions{"after", "less", "nach"};
constexpr std::array<std::string_view, 3> balances{"balance", "saldo", "te"};
constexpr std::array<std::string_view, 38> others{
    "rate",   "satz",    "taux",     "tarief", "tarif",    "tipo",     "percent", "percentage", "pct",    "prozent",
    "paid",   "bezahlt", "betaald",  "pagado", "weight",   "gewicht",  "poids",   "peso",       "margin", "budget",
    "exempt", "base",    "previous", "prior",  "opening",  "limit",    "date",    "datum",      "skonto", "points",
    "qty",    "menge",   "quantity", "aantal", "quantite", "cantidad", "credit",  "hours"};
// Parts of words, as German and Dutch join them.
constexpr std::array<std::string_view, 6> prices{"price", "preis", "prix", "prijs", "precio", "cost"};
constexpr std::array<std::string_view, 4> of_totals{"total", "totaal", "gesamt", "summe"};
constexpr std::array<std::string_view, 4> parts_of_taxes{"mwst", "umsatzsteuer", "mehrwertsteuer", "steuerbetrag"};
constexpr std::array<std::string_view, 5> parts_of_sums{"betrag", "bedrag", "summe", "totaal", "gesamt"};
constexpr std::array<std::string_view, 1> parts_of_gross{"brutto"};
constexpr std::array<std::string_view, 2> parts_of_others{"gewicht", "steuersatz"};
constexpr std::array<std::string_view, 6> parts_of_wholes{"rechnungs", "factuur",    "endbetrag",
                                                          "endsumme",  "zahlbetrag", "gesamtsumme"};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// `TaxAmount` and `VATAmount` with a blank before Amount.
std::string parted_at_capitals(const std::string& header) {
    std::string parted;
    for (std::size_t at = 0; at < header.size(); ++at) {
        const bool begins_word = at > 0 && is_capital(header[at]) &&
                                 (is_small(header[at - 1]) ||
                                  (is_capital(header[at - 1]) && at + 1 < header.size() && is_small(header[at + 1])));
        if (begins_word) parted += ' ';
        parted += header[at];
    }
    return parted;
}

/// The words of a header, by what they tell.
class HeaderWords {
public:
    explicit HeaderWords(const HeaderWithRate& header)
        : words_(words_in_order(header.rest)), is_in_percent_(header.rest.find('%') != std::string::npos) {
        // GrossAmount is two words, and MwSt is one.
        const std::string parted = parted_at_capitals(header.rest);
        if (parted == header.rest) return;
        for (std::string& word : words_in_order(parted)) words_.push_back(std::move(word));
    }

    [[nodiscard]] bool speak_of(Column column) const {
        switch (column) {
        case Column::unit_price:
            return has_part(prices) && !has_part(of_totals);
        case Column::discount:
            return has(discounts) && !has_part(prices) && !has(dues) && !has(deductions);
        case Column::tax:
            return is_money() && tells_tax() && !has(with_tax) && !has(without_tax);
        case Column::invoice_total:
            return is_money() && tells_total();
        case Column::line_total:
            return is_money() && !tells_total() && !has(with_tax) && (!tells_tax() || has(without_tax)) &&
                   !has(dues) && (tells_sum() || has(without_tax));
        default:
            return false;
        }
    }

private:
    [[nodiscard]] bool has(WordList known) const { return has_word(words_, known); }
    [[nodiscard]] bool has_part(WordList parts) const { return has_part_of_word(words_, parts); }
    [[nodiscard]] bool is_money() const {
        return !is_in_percent_ && !has(others) && !has(discounts) && !has_part(prices) && !has_part(parts_of_others);
    }
    [[nodiscard]] bool tells_tax() const { return has(taxes) || has_part(parts_of_taxes); }
    [[nodiscard]] bool tells_sum() const { return has(sums) || has_part(parts_of_sums); }
    [[nodiscard]] bool tells_total() const {
        if (has(without_tax)) return has(dues) && !tells_tax();
        const bool is_gross = has(with_tax) || has_part(parts_of_gross);
        if (is_gross) return tells_sum() || words_.size() == 1 || tells_tax();
        if (tells_tax()) return false;
        return (tells_sum() && (has(dues) || has(wholes))) || (has(dues) && has(balances)) ||
               has_part(parts_of_wholes);
    }
    std::vector<std::string> words_;
    bool is_in_percent_;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool speaks_of(std::string_view header, Column column) {
    return HeaderWords(parted_from_rate(header)).speak_of(column);
}

HeaderWithRate parted_from_rate(std::string_view header) {
    const std::size_t sign = header.find('%');
    if (sign == std::string_view::npos || header.find('%', sign + 1) != std::string_view::npos) {
        return {std::string(header), {}};
    }
    std::size_t end = sign;
    while (end > 0 && header[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && (is_digit(header[begin - 1]) || header[begin - 1] == '.' || header[begin - 1] == ','))
        --begin;
    while (begin < end && !is_digit(header[begin])) ++begin;
    if (begin == end) return {std::string(header), {}};
    std::string rest(header.substr(0, begin));
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == '@' || rest.back() == '(')) rest.pop_back();
    std::string_view behind = header.substr(sign + 1);
    while (!behind.empty() && (behind.front() == ' ' || behind.front() == ')')) behind.remove_prefix(1);
    if (!rest.empty() && !behind.empty()) rest += ' ';
    return {rest + std::string(behind), std::string(header.substr(begin, end - begin))};
}

std::string_view purpose_of(Column column) {
    switch (column) {
    case Column::unit_price:
        return "hold unit prices";
    case Column::discount:
        return "hold discounts";
    case Column::line_total:
        return "hold totals of lines";
    case Column::tax:
        return "hold the tax";
    case Column::invoice_total:
        return "hold totals of invoices";
    case Column::type:
        return "tell credit notes from invoices";
    case Column::credited_invoice:
        return "say which invoice a credit note is for";
    default:
        return "hold such amounts";
    }
}

std::string_view caveat_of(Column column) {
    switch (column) {
    case Column::tax:
        return "if it holds amounts of tax, not rates";
    case Column::invoice_total:
        return "if it is the whole invoice with tax, before any payment, the same on each of its rows";
    case Column::line_total:
        return "if it is the amount of the row without tax";
    case Column::credited_invoice:
        return "if it is the invoice that the row's credit note is for";
    default:
        return {};
    }
}

}  // namespace msp_audit
