#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "core/currency.hpp"
#include "property/law_books.hpp"
#include "report/judged_figures.hpp"

// No unit that was ordered, delivered or granted is paid for twice. What lines drew is put together again from the
// lines themselves, and what there was to draw from the printed rows of orders, slips and licenses.

namespace {

using namespace msp_audit;
using laws::cell;
using laws::Judged;
using laws::World;
using Said = std::vector<std::string>;

Ratio number_in(const reference::Row& row, const std::string& column) {
    const std::string text = cell(row, column);
    return text.empty() ? Ratio(0) : Ratio(Decimal::parse(text).value());
}

/// How many of the order's unit one of the printed unit is; a box holds ten, and every other unit is one piece.
Ratio factor_between(const std::string& from, const std::string& to) {
    const auto pieces = [](const std::string& unit) { return Ratio(unit == "BOX" ? 10 : 1); };
    return from.empty() || to.empty() ? Ratio(1) : pieces(from) / pieces(to);
}

/// What one invoice line took of its PO line.
struct Draw {
    const LineMatch* line = nullptr;
    Ratio quantity;  ///< billed
    Ratio ordered;   ///< of it within the order
    Ratio proven;    ///< of it within the proof
    Day first;       ///< of its period; none: every day
    Day last;
};

/// Everything that was drawn on one PO line, and what credits gave back.
struct Drawn {
    const OrderLine* order = nullptr;
    std::vector<Draw> draws;
    Ratio given_back;
};

/// The quantity a line bills, in the unit of its order.
Ratio billed(const Judged& judged, const LineMatch& line, const OrderLine& order) {
    const JudgedFigures figures = judged_figures(judged.books, judged.matches, line);
    const Ratio quantity = figures.quantity ? Ratio(*figures.quantity).abs() : Ratio(0);
    return quantity * factor_between(cell(judged.row(line), "uom"), cell(judged.row(order), "uom"));
}

bool is_released(const Judged& judged, const LineMatch& line) {
    const Parts parts = *line.parts;
    const InvoiceMatch& document = judged.matches.document(line.document);
    return !line.reference_failed && !document.codes.has(Code::duplicate_invoice) && !document.unchecked_whole &&
           !line.po_rejected && parts[Part::unchecked].is_zero();
}

Draw draw_of(const Judged& judged, const LineMatch& line, const OrderLine& order) {
    Draw draw{&line, billed(judged, line, order), Ratio(), Ratio(), Day(), Day()};
    draw.ordered = draw.quantity;
    draw.proven = draw.quantity;
    if (line.facts != nowhere) {
        draw.ordered = judged.matches.facts[line.facts].draws_order;
        draw.proven = judged.matches.facts[line.facts].draws_proof;
    }
    const reference::Row& row = judged.row(line);
    const bool by_day = line.category == Category::license || line.category == Category::subscription;
    if (by_day && !cell(row, "period_start").empty()) {
        draw.first = *Day::parse(cell(row, "period_start"));
        draw.last = *Day::parse(cell(row, "period_end"));
    }
    return draw;
}

std::map<OrderLineIndex, Drawn> all_draws(const Judged& judged) {
    std::map<OrderLineIndex, Drawn> drawn;
    for (const LineMatch& line : judged.matches.lines) {
        if (line.order_line == OrderLineIndex::none || line.role != LineRole::goods) continue;
        const OrderLine& order = judged.matches.order(line.order_line);
        // A free unit draws nothing, whether it is printed so or made so by a discount line.
        if (order.is_return || (*line.net + *line.discount_share).is_zero()) continue;
        Drawn& sum = drawn[line.order_line];
        sum.order = &order;
        if ((*line.net).sign() < 0) {
            if (line.gives_quantity_back) sum.given_back += billed(judged, line, order);
        } else if (is_released(judged, line)) {
            sum.draws.push_back(draw_of(judged, line, order));
        }
    }
    return drawn;
}

/// A quantity tolerance is a share of the whole, and is used once.
Ratio with_tolerance(const World& world, const char* name, const Ratio& whole) {
    const auto found = world.policy.tolerance.find(name);
    if (found == world.policy.tolerance.end() || found->second.percent.empty()) return whole;
    return whole + whole * Ratio(*Decimal::parse(found->second.percent)) / Ratio(100);
}

/// What was delivered and accepted for a PO line, by the rows of its slips; of a line of several revisions as
/// settled.
Ratio delivered(const Judged& judged, OrderLineIndex order) {
    Ratio sum;
    bool any = false;
    for (const ReceiptMatch& receipt : judged.matches.receipts) {
        if (receipt.order_line != order || receipt.kind != DocumentKind::packing_slip) continue;
        const reference::Row& row = judged.row(receipt.source);
        const std::string unit = cell(judged.row(judged.matches.order(order)), "uom");
        const Ratio accepted = number_in(row, "quantity") - number_in(row, "rejected_quantity");
        sum += min(receipt.quantity, accepted * factor_between(cell(row, "uom"), unit));
        any = true;
    }
    const std::string received = cell(judged.row(judged.matches.order(order)), "received_quantity");
    return any || received.empty() ? sum : Ratio(*Decimal::parse(received));
}

/// Seats granted for a PO line; on a day, or in all.
Ratio granted(const Judged& judged, OrderLineIndex order, Day day) {
    Ratio sum;
    for (const ReceiptMatch& receipt : judged.matches.receipts) {
        if (receipt.order_line != order || receipt.kind != DocumentKind::license) continue;
        if (receipt.codes.has(Code::license_key_reused)) continue;
        const reference::Row& row = judged.row(receipt.source);
        const std::string first = cell(row, "start_date");
        const std::string last = cell(row, "end_date");
        const bool on_day =
            !day || ((first.empty() || *Day::parse(first) <= day) && (last.empty() || day <= *Day::parse(last)));
        if (on_day) sum += number_in(row, "seats");
    }
    return sum;
}

bool is_supplied(const World& world, Proof proof) {
    const bool slips =
        world.books.packing_slips_supplied || laws::is_used(world.books.purchase_orders, "received_quantity");
    return (proof == Proof::license || slips) && (proof == Proof::slip || world.books.licenses_supplied);
}

/// What proves the lines of a PO line on a day. Where nothing tells its category, its lines may need either proof.
Ratio proven(const Judged& judged, OrderLineIndex at, Day day) {
    const OrderLine& order = judged.matches.order(at);
    const reference::Row& row = judged.row(order);
    const bool told = !cell(row, "proof").empty() || !cell(row, "category").empty();
    if (told && order.proof == Proof::slip) return delivered(judged, at);
    if (told && order.proof == Proof::license) return granted(judged, at, day);
    return max(delivered(judged, at), granted(judged, at, day));
}

/// Quantities that are worked out from amounts are shown to nine places.
void expect_no_more(const Ratio& drawn, const Ratio& there, const std::string& what, const Judged& judged,
                    const OrderLine& order, Said& said) {
    if (drawn <= there + Ratio(Decimal::of(1, 6))) return;
    said.push_back(fmt::format("PO line #{}: {} drawn of {} {}", judged.row(order).number,
                               drawn.to_decimal().to_string(), there.to_decimal().to_string(), what));
}

/// The days on which the most can be drawn: those on which some period begins. Ends that are the next line's starts
/// are not inclusive where a file prints them so: such a last day is not counted.
std::set<Day> days_to_look_at(const std::vector<Draw>& draws) {
    std::set<Day> days{Day()};
    for (const Draw& draw : draws) days.insert(draw.first);
    return days;
}

bool covers(const Draw& draw, Day day, const std::set<Day>& starts) {
    if (!draw.first || !day) return !draw.first;
    return draw.first <= day && (day < draw.last || (day == draw.last && starts.count(day) == 0));
}

/// What small_laws_property_test.cpp holds the program to: that a quantity tolerance is used once.
bool is_open(const World& world) { return world.policy.tolerance.count("quantity_ordered") != 0; }

Said no_unit_is_drawn_twice(const World& world) {
    if (!world.policy.codes.empty() || !world.books.purchase_orders_supplied || is_open(world)) return {};
    const auto judged = laws::judge(world);
    Said said;
    for (const auto& [at, drawn] : all_draws(*judged)) {
        const OrderLine& order = *drawn.order;
        if (!order.has_conflict) {
            const Ratio printed = number_in(judged->row(order), "quantity").abs();
            if (order.ordered != printed) said.emplace_back("an order is not what its row prints");
        }
        const std::set<Day> starts = days_to_look_at(drawn.draws);
        for (const Day day : starts) {
            Ratio ordered;
            Ratio shown;
            for (const Draw& draw : drawn.draws) {
                if (!covers(draw, day, starts)) continue;
                ordered += draw.ordered;
                shown += draw.proven;
            }
            const Ratio there = with_tolerance(world, "quantity_ordered", order.ordered) + drawn.given_back;
            expect_no_more(ordered, there, "ordered", *judged, order, said);
            const bool needs_proof = order.proof != Proof::none && is_supplied(world, order.proof);
            if (!needs_proof) continue;
            const Ratio all = order.standing ? granted(*judged, at, day) : Ratio();
            const Ratio most = max(all, proven(*judged, at, day));
            expect_no_more(shown, with_tolerance(world, "quantity_proven", most) + drawn.given_back, "proven",
                           *judged, order, said);
        }
        if (starts.size() > 1) continue;
        const Ratio net = max(Ratio(0), order.net_billed);
        expect_no_more(order.ordered_drawn, net, "billed net of credits", *judged, order, said);
        expect_no_more(order.proof_drawn, net, "billed net of credits (proof)", *judged, order, said);
    }
    return said;
}

/// Where three times as much is ordered as was delivered and granted, proof is what runs out first.
Said no_proof_is_drawn_twice(const World& world) {
    World roomy = world;
    for (reference::Row& row : roomy.books.purchase_orders) {
        const Decimal quantity = Decimal::parse(cell(row, "quantity")).value();
        if (quantity.sign() > 0) row.cells["quantity"] = (quantity * Decimal(3)).to_string();
    }
    return no_unit_is_drawn_twice(roomy);
}

}  // namespace

TEST_CASE("no ordered, delivered or granted unit is drawn twice") {
    laws::hold(no_unit_is_drawn_twice, {{1, 300, 12}, {1, 40, 25}});
}

TEST_CASE("no delivered unit and no seat of any day is drawn twice where more is ordered than shown") {
    laws::hold(no_proof_is_drawn_twice, {{301, 600, 12}, {41, 60, 25}});
}
