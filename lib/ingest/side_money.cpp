#include <array>
#include <string>
#include <vector>

#include "core/text_key.hpp"
#include "ingest/header_words.hpp"
#include "ingest/money_words.hpp"

namespace msp_audit {

namespace {

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

}  // namespace

SideMoney side_money_of(std::string_view header) {
    const std::vector<std::string> words = words_in_order(header);
    if (header.find('%') != std::string_view::npos || has_word(words, no_money) ||
        has_part_of_word(words, parts_of_no_money)) {
        return SideMoney::none;
    }
    if (has_word(words, early)) return SideMoney::early_payment;
    if (has_word(words, dues)) return SideMoney::due;
    if (has_word(words, payments)) return SideMoney::paid;
    if (has_word(words, charges) || has_part_of_word(words, parts_of_charges)) return SideMoney::charge;
    return SideMoney::none;
}

}  // namespace msp_audit
