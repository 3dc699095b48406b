#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "core/currency.hpp"
#include "property/law_books.hpp"

// Money is released only on an order that allows it and on proof of what came, and credits take nothing twice. Limits
// are the built-in ones: no tolerance, and every code has its own effect.

namespace {

using namespace msp_audit;
using laws::Judged;
using laws::World;
using Said = std::vector<std::string>;

/// A total may exceed quantity times price by one minor unit, and each product is rounded once.
Decimal slack(const Judged& judged, const InvoiceMatch& document) {
    return Decimal(2) * minor_unit(judged.books.text(document.currency));
}

/// Parts of a line beside discount lines are printed with its share of them: its own release cannot be read off.
bool has_discounts(const Judged& judged, const InvoiceMatch& document) {
    for (std::uint32_t i = 0; i < document.line_count; ++i) {
        if (judged.matches.lines[document.first_line + i].role == LineRole::discount) return true;
    }
    return false;
}

Ratio agreed_price(const OrderLine& order) {
    return order.quote_line == nowhere ? order.price : min(order.price, order.quote_price);
}

/// What may be released on a PO line: as many as were ordered and, where proof is needed, shown.
Ratio releasable(const Judged& judged, const OrderLine& order) {
    const bool told =
        !laws::cell(judged.row(order), "category").empty() || !laws::cell(judged.row(order), "proof").empty();
    if (!told || order.proof == Proof::none) return order.ordered;
    if (order.proof == Proof::slip) return min(order.ordered, order.slips_proven);
    if (order.proof == Proof::license) return min(order.ordered, order.seats_proven);
    return min(order.ordered, max(order.slips_proven, order.seats_proven));
}

std::string name_of(const Judged& judged, const LineMatch& line) {
    return fmt::format("line #{}", judged.row(line).number);
}

void expect_reason(const Judged& judged, const LineMatch& line, Said& said) {
    const InvoiceMatch& document = judged.matches.document(line.document);
    const std::string name = name_of(judged, line);
    for (const CodeEntry& entry : code_table()) {
        if (entry.reference && (line.codes.has(entry.code) || document.codes.has(entry.code))) {
            said.push_back(fmt::format("{} is paid in spite of {}", name, entry.name));
        }
    }
    if (line.order_line == OrderLineIndex::none) {
        said.push_back(name + " is paid without an order");
        return;
    }
    const OrderLine& order = judged.matches.order(line.order_line);
    if (order.vendor != document.vendor) said.push_back(name + " is paid to another vendor than was ordered from");
    const bool both = order.currency != TextId::empty && document.currency != TextId::empty;
    if (both && order.currency != document.currency) said.push_back(name + " is paid in another currency");
    if (!order.is_open) said.push_back(name + " is paid on an order that is not open");
    if (order.is_return && !line.turned) said.push_back(name + " is paid on a return");
}

Said released_on_order_and_proof(const World& world) {
    World plain = world;
    laws::take_default_limits(plain);
    const auto judged = laws::judge(plain);
    Said said;
    for (const LineMatch& line : judged->matches.lines) {
        const InvoiceMatch& document = judged->matches.document(line.document);
        const Decimal payable = (*line.parts)[Part::payable];
        const bool billed = line.role == LineRole::goods || line.role == LineRole::charge;
        if (!billed || payable.sign() <= 0 || has_discounts(*judged, document)) continue;
        if (!plain.books.purchase_orders_supplied) {
            said.push_back(name_of(*judged, line) + " is paid though there are no orders");
            continue;
        }
        expect_reason(*judged, line, said);
        if (line.order_line == OrderLineIndex::none) continue;
        const OrderLine& order = judged->matches.order(line.order_line);
        const Ratio most = (line.role == LineRole::charge ? order.ordered : releasable(*judged, order)) *
                           (line.role == LineRole::charge ? order.price : agreed_price(order));
        if (Ratio(payable) > most + Ratio(slack(*judged, document)) || payable > *line.net) {
            said.push_back(fmt::format("{} is paid {}, the order and its proof allow {}", name_of(*judged, line),
                                       payable.to_string(), most.to_decimal().to_string()));
        }
    }
    return said;
}

/// Money of one PO line: what was released, and the most that could be.
struct Release {
    Decimal paid;
    Decimal slack;
    Decimal credited;  ///< what credits are over: they give quantity and charges back
    bool by_day = false;
};

Said released_once(const World& world) {
    World plain = world;
    laws::take_default_limits(plain);
    const auto judged = laws::judge(plain);
    std::map<OrderLineIndex, Release> releases;
    for (const LineMatch& line : judged->matches.lines) {
        const InvoiceMatch& document = judged->matches.document(line.document);
        if (line.order_line == OrderLineIndex::none || has_discounts(*judged, document)) continue;
        Release& release = releases[line.order_line];
        release.by_day = release.by_day || !laws::cell(judged->row(line), "period_start").empty();
        if ((*line.net).sign() < 0) release.credited += (*line.net).abs();
        if ((*line.net).sign() < 0) continue;
        release.paid += (*line.parts)[Part::payable];
        release.slack += slack(*judged, document);
    }
    Said said;
    for (const auto& [at, release] : releases) {
        const OrderLine& order = judged->matches.order(at);
        // Seats are paid for as long as they are held; on returns signs are turned.
        if (release.by_day || order.is_return) continue;
        const bool charge = order.role == LineRole::charge;
        const Ratio most = charge ? order.ordered * order.price : releasable(*judged, order) * agreed_price(order);
        if (Ratio(release.paid) <= most + Ratio(release.slack) + Ratio(release.credited)) continue;
        said.push_back(fmt::format("PO line #{}: {} is paid in all, it allows {}", judged->row(order).number,
                                   release.paid.to_string(), most.to_decimal().to_string()));
    }
    return said;
}

/// What credits settle stands open on what they credit, and is settled once. A document that names no currency
/// credits those that do, so where there is one all are added up.
Said credits_settle_what_is_open(const World& world) {
    const auto judged = laws::judge(world);
    const auto& documents = judged->matches.documents;
    const bool mixed = std::any_of(documents.begin(), documents.end(),
                                   [](const auto& document) { return document.currency == TextId::empty; });
    std::map<std::string, Parts> open;
    std::map<std::string, Parts> settled;
    for (const InvoiceMatch& document : documents) {
        const std::string currency(mixed ? "" : judged->books.text(document.currency));
        for (std::uint32_t i = 0; i < document.line_count; ++i) {
            const LineMatch& line = judged->matches.lines[document.first_line + i];
            const bool credit = ((*line.net).sign() < 0) != line.turned;
            for (const Part part : {Part::disputed, Part::awaiting, Part::unchecked}) {
                const Decimal amount = (*line.parts)[part].abs();
                if (!credit) open[currency][part] += amount;
                if (credit && line.codes.has(Code::credit_settles)) settled[currency][part] += amount;
            }
        }
        if (document.excess.sign() > 0) open[currency][Part::disputed] += document.excess;
    }
    Said said;
    for (auto& [currency, parts] : settled) {
        for (const Part part : {Part::disputed, Part::awaiting, Part::unchecked}) {
            if (parts[part] <= open[currency][part]) continue;
            said.push_back(fmt::format("{} {} settled of {}", parts[part].to_string(), currency,
                                       open[currency][part].to_string()));
        }
    }
    return said;
}

}  // namespace

TEST_CASE("no cent is released without an order that allows it and proof where it needs one") {
    laws::hold(released_on_order_and_proof, {{1, 250, 12}});
}

TEST_CASE("all that is released on an order line stays within what it allows at the agreed price") {
    laws::hold(released_once, {{601, 850, 12}, {1, 30, 25}});
}

TEST_CASE("credits settle no more than stands open") { laws::hold(credits_settle_what_is_open, {{1, 250, 12}}); }
