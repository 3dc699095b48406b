#include "ingest/column_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/text_key.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/header_names.hpp"

namespace msp_audit {

namespace {

template <class Meaning>
struct Word {
    std::string_view key;  ///< as header_key makes it
    Meaning meaning;
};

template <class Meaning, std::size_t size>
std::optional<Meaning> meaning_of(const std::array<Word<Meaning>, size>& words, std::string_view printed) {
    const std::string key = header_key(printed);
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.key == key; });
    return found == words.end() ? std::nullopt : std::optional(found->meaning);
}

constexpr auto bill = DocumentType::invoice;
constexpr auto credit = DocumentType::credit_note;
constexpr std::array types{
    Word<DocumentType>{"invoice", bill},
    Word<DocumentType>{"inv", bill},
    Word<DocumentType>{"invoices", bill},
    Word<DocumentType>{"taxinvoice", bill},
    Word<DocumentType>{"vendorinvoice", bill},
    Word<DocumentType>{"supplierinvoice", bill},
    Word<DocumentType>{"purchaseinvoice", bill},
    Word<DocumentType>{"standard", bill},
    Word<DocumentType>{"standardinvoice", bill},
    Word<DocumentType>{"bill", bill},
    Word<DocumentType>{"vendorbill", bill},
    Word<DocumentType>{"ininvoice", bill},
    Word<DocumentType>{"accpay", bill},
    Word<DocumentType>{"rechnung", bill},
    Word<DocumentType>{"facture", bill},
    Word<DocumentType>{"factura", bill},
    Word<DocumentType>{"creditnote", credit},
    Word<DocumentType>{"creditnotes", credit},
    Word<DocumentType>{"creditmemo", credit},
    Word<DocumentType>{"creditinvoice", credit},
    Word<DocumentType>{"credit", credit},
    Word<DocumentType>{"cn", credit},
    Word<DocumentType>{"cm", credit},
    Word<DocumentType>{"refund", credit},
    Word<DocumentType>{"vendorcredit", credit},
    Word<DocumentType>{"suppliercredit", credit},
    Word<DocumentType>{"billcredit", credit},
    Word<DocumentType>{"inrefund", credit},
    Word<DocumentType>{"accpaycredit", credit},
    Word<DocumentType>{"gutschrift", credit},
    Word<DocumentType>{"avoir", credit},
    Word<DocumentType>{"notadecredito", credit},
};

constexpr std::array proofs{
    Word<ProofColumn>{"none", ProofColumn::none},           Word<ProofColumn>{"no", ProofColumn::none},
    Word<ProofColumn>{"slip", ProofColumn::slip},           Word<ProofColumn>{"slips", ProofColumn::slip},
    Word<ProofColumn>{"packingslip", ProofColumn::slip},    Word<ProofColumn>{"deliverynote", ProofColumn::slip},
    Word<ProofColumn>{"delivery", ProofColumn::slip},       Word<ProofColumn>{"goodsreceipt", ProofColumn::slip},
    Word<ProofColumn>{"license", ProofColumn::license},     Word<ProofColumn>{"licenses", ProofColumn::license},
    Word<ProofColumn>{"licence", ProofColumn::license},     Word<ProofColumn>{"licences", ProofColumn::license},
    Word<ProofColumn>{"entitlement", ProofColumn::license},
};

constexpr std::array truths{
    Word<bool>{"yes", true},      Word<bool>{"y", true},   Word<bool>{"true", true}, Word<bool>{"t", true},
    Word<bool>{"1", true},        Word<bool>{"x", true},   Word<bool>{"ja", true},   Word<bool>{"return", true},
    Word<bool>{"returned", true}, Word<bool>{"no", false}, Word<bool>{"n", false},   Word<bool>{"false", false},
    Word<bool>{"f", false},       Word<bool>{"0", false},  Word<bool>{"", false},    Word<bool>{"nein", false},
};

constexpr std::array<std::string_view, 25> totals{
    "total",  "totals",      "subtotal",      "subtotals",   "grandtotal", "sum",       "summe",
    "gesamt", "gesamtsumme", "gesamtbetrag",  "endsumme",    "endbetrag",  "somme",     "soustotal",
    "totaux", "suma",        "zwischensumme", "monatssumme", "totale",     "subtotale", "totales",
    "totaal", "subtotaal",   "totalt",        "razem"};

constexpr std::array<std::string_view, 12> initials_of_totals{"tot", "sub", "gra", "sum", "ges", "som",
                                                              "sou", "zwi", "mon", "end", "raz", "gen"};

/// What may stand beside such a word without making it the name of something: a time or a currency, and how they are
/// joined. Anything else may be a product, as Total Care is.
bool goes_with_total(const std::string& word) {
    static constexpr std::array<std::string_view, 52> words{
        "for",     "of",       "the",    "per",        "in",           "month",       "year",       "quarter",
        "report",  "page",     "net",    "gross",      "amount",       "orders",      "lines",      "rows",
        "items",   "invoices", "für",    "pro",        "monat",        "jahr",        "quartal",    "seite",
        "netto",   "brutto",   "betrag", "rechnungen", "bestellungen", "lieferungen", "positionen", "generale",
        "général", "mois",     "du",     "de",         "mes",          "eur",         "usd",        "gbp",
        "chf",     "sek",      "nok",    "dkk",        "pln",          "czk",         "cad",        "aud",
        "q1",      "q2",       "q3",     "q4"};
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
    const bool is_number = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_number) return word.size() <= 2 || (word.size() == 4 && word.starts_with("20"));
    std::string reason;
    return read_day("1 " + word + " 2026", DateOrder::dmy, reason).has_value();
}

/// "Summe Oktober", "Total 2026-10", "October total".
bool is_total_of_a_time(std::string_view cell) {
    const auto words = words_in_order(cell);
    const auto is_total = [](const std::string& word) {
        return std::find(totals.begin(), totals.end(), word) != totals.end();
    };
    return std::count_if(words.begin(), words.end(), is_total) == 1 &&
           std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return is_total(word) || goes_with_total(word); });
}

}  // namespace

std::optional<DocumentType> document_type_named(std::string_view word) { return meaning_of(types, word); }

std::optional<ProofColumn> proof_named(std::string_view word) { return meaning_of(proofs, word); }

std::optional<bool> truth_named(std::string_view word) { return meaning_of(truths, word); }

bool is_total_word(std::string_view cell) {
    // Asked of every row's key: most are refused by their first letters.
    if (cell.size() < 3) return false;
    const auto begins = [&](std::string_view initials) {
        return std::equal(initials.begin(), initials.end(), cell.begin(),
                          [](char small, char printed) { return small == (printed | 0x20); });
    };
    const bool is_likely = std::any_of(initials_of_totals.begin(), initials_of_totals.end(), begins);
    if (!is_likely && (cell.find(' ') == std::string_view::npos || (cell[0] | 0x20) < 'a')) return false;
    const std::string key = header_key(cell);
    if (key.starts_with("totalfor") || key.starts_with("subtotalfor")) return true;
    const std::string_view word = std::string_view(key).substr(0, key.find_last_not_of(':') + 1);
    return std::find(totals.begin(), totals.end(), word) != totals.end() || is_total_of_a_time(cell);
}

}  // namespace msp_audit
