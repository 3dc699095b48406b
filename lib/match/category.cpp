#include "match/category.hpp"

#include <algorithm>
#include <array>

#include "core/glob.hpp"
#include "core/text_key.hpp"
#include "match/spelling_table.hpp"

namespace msp_audit {

namespace {

using Row = SpellingTable<Category>::Row;

/// Words as category_key().
constexpr std::array category_rows{
    Row{Category::hardware,
        "hardware, hw, hardwareitem, goods, good, material, materials, equipment, device, devices, "
        "computer, computers, laptop, laptops, desktop, server, servers, network, networking, "
        "networkequipment, printer, printers, accessory, accessories, peripheral, peripherals, parts, part, "
        "spareparts, supplies, consumable, consumables, inventory, inventoryitem, stock, stockitem, "
        "physical, physicalgoods, merchandise, matériel, matériels, materiel, equipo, equipos, apparatuur, "
        "gerät, geräte"},
    Row{Category::license,
        "license, licenses, licence, licences, lic, licensing, software, sw, softwarelicense, "
        "softwarelicence, softwarelicenses, softwarelicences, perpetual, perpetuallicense, "
        "perpetualsoftware, seat, seats, userlicense, lizenz, lizenzen, entitlement, entitlements, "
        "licencia, licencias, licentie, licenties"},
    Row{Category::subscription,
        "subscription, subscriptions, sub, subs, saas, cloud, cloudservice, cloudservices, "
        "cloudsubscription, softwaresubscription, softwareasaservice, onlineservice, onlineservices, abo, "
        "abonnement, abonnements, abonnementen, suscripción, suscripciones, suscripcion"},
    Row{Category::service,
        "service, services, svc, labor, labour, consulting, consultancy, support, professionalservice, "
        "professionalservices, managedservice, managedservices, maintenance, installation, implementation, "
        "training, time, hours, dienstleistung, dienstleistungen, serviceitem, repair, "
        "wartung, servicio, servicios, serviciotécnico, serviciotecnico, mantenimiento, manodeobra, prestation, "
        "prestations, servicesinformatiques, maindœuvre, maindoeuvre, entretien, dienst, diensten, onderhoud, "
        "arbeid"},
    Row{Category::freight,
        "freight, shipping, shipment, shippingandhandling, shippinghandling, sh, handling, delivery, "
        "deliverycharge, carriage, postage, transport, fracht, frachtkosten, versand, "
        "versandkosten, porto, fuelsurcharge, portes, transporte, envío, envio, gastosdeenvío, gastosdeenvio, "
        "fraisdeport, livraison, vracht, vrachtkosten, verzending, verzendkosten"},
    Row{Category::tax, "tax, taxes, vat, gst, hst, pst, qst, salestax, usetax, mwst, ust, tva, iva, btw"},
    Row{Category::fee, "fee, fees, surcharge, surcharges, charge, charges, adminfee, restockingfee, handlingfee, "
                       "servicefee, environmentalfee, recyclingfee, ecofee, setupfee, gebühr"},
    Row{Category::discount, "discount, discounts, rebate, rebates, rabatt, skonto, remise, descuento, korting"},
};

const SpellingTable<Category>& category_words() {
    static const SpellingTable<Category> table{std::span(category_rows)};
    return table;
}

Category category_of_key(std::string_view key) {
    const Category* category = category_words().find(key);
    return category == nullptr ? Category::unknown : *category;
}

}  // namespace

std::string_view name_of(Category category) {
    static constexpr std::array<std::string_view, 9> names{
        "", "hardware", "license", "subscription", "service", "freight", "tax", "fee", "discount"};
    return names[static_cast<std::size_t>(category)];
}

std::string category_key(std::string_view printed) {
    std::string key;
    for (const std::string& word : words_in_order(printed)) key += word;
    return key;
}

Category category_of_word(std::string_view printed) { return category_of_key(category_key(printed)); }

std::vector<std::pair<Category, std::string_view>> known_category_words() {
    std::vector<std::pair<Category, std::string_view>> all;
    all.reserve(category_rows.size());
    for (const Row& row : category_rows) all.emplace_back(row.meaning, row.spellings);
    return all;
}

Proof proof_of(Category category) {
    switch (category) {
    case Category::hardware:
        return Proof::slip;
    case Category::license:
    case Category::subscription:
        return Proof::license;
    case Category::unknown:
        return Proof::either;
    case Category::service:
    case Category::freight:
    case Category::tax:
    case Category::fee:
    case Category::discount:
        break;
    }
    return Proof::none;
}

Proof proof_needed(ProofColumn column, Category category) {
    switch (column) {
    case ProofColumn::none:
        return Proof::none;
    case ProofColumn::slip:
        return Proof::slip;
    case ProofColumn::license:
        return Proof::license;
    case ProofColumn::absent:
        break;
    }
    return proof_of(category);
}

bool has_no_category_word(const Books& books, const InvoiceLine& line, const PoLine* ordered) {
    return category_key(books.text(line.category)).empty() &&
           (ordered == nullptr || category_key(books.text(ordered->category)).empty());
}

bool is_charge_description(std::string_view description) {
    static constexpr std::array<std::string_view, 7> charges{"freight",  "shipping", "handling", "delivery",
                                                             "carriage", "postage",  "fuel"};
    const std::vector<std::string> words = words_in_order(description);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::find(charges.begin(), charges.end(), words[i]) == charges.end()) continue;
        if (words[i] != "fuel" || (i + 1 < words.size() && words[i + 1] == "surcharge")) return true;
    }
    return false;
}

CategoryTable::CategoryTable(const Policy& policy) : default_(category_of_word(policy.default_category)) {
    for (const CategoryRule& rule : policy.categories) {
        rules_.push_back({rule.pattern, category_key(rule.pattern), category_of_word(rule.category)});
    }
}

Category CategoryTable::stated(std::string_view word, std::string_view sku) const {
    const std::string key = category_key(word);
    if (!sku.empty()) {
        for (const Rule& rule : rules_) {
            if (glob_matches(rule.pattern, sku)) return rule.category;
        }
    }
    if (!key.empty()) {
        for (const Rule& rule : rules_) {
            if (rule.word == key) return rule.category;
        }
    }
    return category_of_key(key);
}

Category CategoryTable::of_line(std::string_view po_word, std::string_view po_sku, std::string_view invoice_word,
                                std::string_view invoice_sku) const {
    Category category = stated(po_word, po_sku);
    if (category == Category::unknown) category = stated(invoice_word, invoice_sku);
    const bool blank = category_key(po_word).empty() && category_key(invoice_word).empty();
    return category == Category::unknown && blank ? default_ : category;
}

}  // namespace msp_audit
