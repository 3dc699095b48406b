#include <fmt/format.h>

#include "audit/line_view.hpp"

namespace msp_audit {

namespace {

bool by_license(const LineView& view) {
    return view.line.codes.has(Code::license_missing) || view.line.codes.has(Code::license_short);
}

/// What the line bills and the order covers, but nothing proves yet.
Ratio unproven(const LineView& view) {
    const LineFacts& facts = view.facts;
    const Ratio within = min(facts.draws_order, facts.quantity);
    return max(Ratio(0), within - facts.proven_left);
}

/// At the price that would be paid: what is too dear of it has a finding of its own.
Decimal unproven_value(const LineView& view) {
    const LineFacts& facts = view.facts;
    if (!view.line.amount_only) return value_of(unproven(view), facts.allowed, view.currency);
    const Decimal total = min(view.total(), value_of(facts.draws_order, facts.agreed, view.currency));
    return max(Decimal(), total - value_of(facts.proven_left, facts.agreed, view.currency));
}

std::string waits(const LineView& view, Weight weight) {
    const bool license = by_license(view);
    if (weight.effect == Effect::dispute)
        return license ? "is disputed until a license shows it" : "is disputed until it is delivered";
    if (weight.effect == Effect::wait) return license ? "waits for the license" : "waits for delivery";
    return license ? "is not shown by a license" : "is not shown as delivered";
}

/// "Billed 12, 10 of them within the order".
std::string billed(const LineView& view) {
    const LineFacts& facts = view.facts;
    std::string words =
        fmt::format("{} {}{}", view.verb(), quantity_text(facts.quantity), by_license(view) ? " seats" : "");
    if (view.by_period()) words += " for " + term_words(view.period());
    if (facts.draws_order < facts.quantity) {
        words += fmt::format(", {} of them within the order", quantity_text(facts.draws_order));
    }
    return words;
}

/// " (12 delivered, 2 rejected)", where something was.
std::string rejected(const LineView& view) {
    Decimal delivered;
    Decimal sent_back;
    for (const std::uint32_t place : view.trail.receipts(view.line.order_line)) {
        const ReceiptMatch& receipt = view.matches.receipts[place];
        if (receipt.kind != DocumentKind::packing_slip) continue;
        const SlipLine& slip = view.books.slips[receipt.record];
        delivered += *slip.quantity;
        sent_back += *slip.rejected;
    }
    const bool adds_up = Ratio(delivered - sent_back) == view.facts.proven;
    if (sent_back.sign() <= 0 || !adds_up) return {};
    return fmt::format(" ({} delivered, {} rejected)", delivered.normalized().to_string(),
                       sent_back.normalized().to_string());
}

Said amount_only(const LineView& view, Weight weight) {
    const LineFacts& facts = view.facts;
    const Decimal total = min(view.total(), value_of(facts.draws_order, facts.agreed, view.currency));
    const Decimal shown = value_of(facts.proven_left, facts.agreed, view.currency);
    Said said;
    said.amount = unproven_value(view);
    said.sentence =
        fmt::format("{} {} without a quantity, and {} worth {} is shown: {} {}", view.verb(),
                    money(total, view.currency), by_license(view) ? "a license" : "a delivery",
                    money(shown, view.currency), difference(total, shown, view.currency), waits(view, weight));
    return said;
}

Said nothing_proven(const LineView& view, Weight weight) {
    Said said;
    said.amount = unproven_value(view);
    const std::string nothing = by_license(view) ? "no license shows any of them yet" : "nothing received yet";
    said.sentence = fmt::format(
        "{}, {} ({}): {} {}{}", billed(view), nothing, order_words(view.books, view.partner()),
        product(unproven(view), view.facts.allowed, view.currency), waits(view, weight), view.unit_note());
    return said;
}

Said partly_proven(const LineView& view, Weight weight) {
    const LineFacts& facts = view.facts;
    const Ratio before = facts.proven - facts.proven_left;
    std::string words = fmt::format("{}, {} {}", billed(view), by_license(view) ? "granted" : "received",
                                    quantity_text(facts.proven));
    words += rejected(view);
    if (before.sign() > 0) {
        words += fmt::format(", {} billed before", before == facts.proven ? "all of them" : quantity_text(before));
    }
    Said said;
    said.amount = unproven_value(view);
    said.sentence =
        fmt::format("{}, {} still to come ({}): {} {}{}", words, quantity_text(unproven(view)),
                    order_words(view.books, view.partner()), product(unproven(view), facts.allowed, view.currency),
                    waits(view, weight), view.unit_note());
    return said;
}

Said overdue(const LineView& view, Weight weight) {
    Said said;
    said.amount = view.facts.overdue.is_zero() ? unproven_value(view) : view.facts.overdue;
    const int days = view.matches.as_of - view.document.date;
    said.sentence = fmt::format(
        "{} has waited {} days since {}, {} - {} = {} longer than allowed: {}ask the vendor {}",
        money(*said.amount, view.currency), days, view.document.date.to_string(), days, view.maker.policy.wait_days,
        days - view.maker.policy.wait_days, weight.effect == Effect::dispute ? "it is disputed; " : "",
        by_license(view) ? "for the license" : "for proof of delivery");
    return said;
}

}  // namespace

/// Codes of what was billed and is not proven yet.
Said receipt_sentence(const LineView& view, Code code, Weight weight) {
    Said said;
    if (code == Code::receipt_overdue) {
        said = overdue(view, weight);
    } else if (view.line.amount_only) {
        said = amount_only(view, weight);
    } else if (code == Code::not_received || code == Code::license_missing) {
        said = nothing_proven(view, weight);
    } else {
        said = partly_proven(view, weight);
    }
    if (said.amount && said.amount->is_zero()) said.amount.reset();
    return said;
}

}  // namespace msp_audit
