#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/text_key.hpp"
#include "ingest/money_words.hpp"

namespace msp_audit {

namespace {

using Words = std::span<const std::string_view>;

// Whole words, case-folded, and parts of words, as German and Dutch join them.
constexpr std::array<std::string_view, 35> charges{
    "freight",    "shipping", "postage",  "handling",  "surcharge", "surcharges", "fee",
    "fees",       "levy",     "porto",    "fracht",    "versand",   "zuschlag",   "aufschlag",
    "gebühr",     "gebuehr",  "gebühren", "gebuehren", "frais",     "livraison",  "supplément",
    "supplement", "envío",    "envio",    "flete",     "portes",    "recargo",    "vracht",
    "verzending", "toeslag",  "ecotaxe",  "fuel",      "recupel",   "carriage",   "transport"};
constexpr std::array<std::string_view, 12> parts_of_charges{
    "versandkosten", "frachtkosten", "versandgeb",      "zuschlag",     "verzendkosten", "vrachtkosten",
    "portokosten",   "toeslag",      "transportkosten", "mindermengen", "lieferkosten",  "bearbeitungsgeb"};
constexpr std::array<std::string_view, 33> payments{
    "paid",     "payment",       "payments",  "prepaid",     "prepayment",    "deposit",  "deposits",
    "bezahlt",  "gezahlt",       "angezahlt", "anzahlung",   "anzahlungen",   "zahlung",  "zahlungen",
    "abschlag", "vorauszahlung", "betaald",   "aanbetaling", "voorschot",     "betaling", "payé",
    "paye",     "réglé",         "regle",     "acompte",     "acomptes",      "pagado",   "anticipo",
    "abonado",  "depósito",      "deposito",  "retainer",    "vooruitbetaald"};
constexpr std::array<std::string_view, 5> early{"skonto", "escompte", "betalingskorting", "skontobetrag",
                                                "prontopago"};
constexpr std::array<std::string_view, 22> dues{
    "due",        "balance", "outstanding", "owed",       "owing",       "payable",   "offen",      "offener",
    "restbetrag", "saldo",   "solde",       "openstaand", "openstaande", "pendiente", "zahlbetrag", "zahlbar",
    "unpaid",     "restant", "payer",       "pagar",      "betalen",     "zahlen"};
// With one of these it is no amount of money, or not that of the invoice.
constexpr std::array<std::string_view, 45> no_money{
    "rate",     "percent",  "percentage", "pct",   "prozent",  "satz",  "taux",    "date",     "datum",
    "fecha",    "day",      "days",       "tage",  "jours",    "dias",  "días",    "dagen",    "term",
    "terms",    "weight",   "gewicht",    "poids", "peso",     "qty",   "menge",   "quantity", "aantal",
    "quantité", "quantite", "cantidad",   "units", "zone",     "zip",   "doc",     "document", "beleg",
    "method",   "note",     "status",     "time",  "previous", "prior", "opening", "limit",    "tracking"};
constexpr std::array<std::string_view, 4> parts_of_no_money{"nummer", "datum", "brief", "gewicht"};

bool has(const std::vector<std::string>& words, Words known) {
    return std::any_of(words.begin(), words.end(), [known](const std::string& word) {
        return std::find(known.begin(), known.end(), word) != known.end();
    });
}

bool has_part(const std::vector<std::string>& words, Words parts) {
    return std::any_of(words.begin(), words.end(), [parts](const std::string& word) {
        return std::any_of(parts.begin(), parts.end(),
                           [&word](std::string_view part) { return word.find(part) != std::string::npos; });
    });
}

}  // namespace

SideMoney side_money_of(std::string_view header) {
    const std::vector<std::string> words = words_in_order(header);
    if (header.find('%') != std::string_view::npos || has(words, no_money) || has_part(words, parts_of_no_money)) {
        return SideMoney::none;
    }
    if (has(words, early)) return SideMoney::early_payment;
    if (has(words, dues)) return SideMoney::due;
    if (has(words, payments)) return SideMoney::paid;
    if (has(words, charges) || has_part(words, parts_of_charges)) return SideMoney::charge;
    return SideMoney::none;
}

}  // namespace msp_audit
