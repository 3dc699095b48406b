#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "property/law_books.hpp"

// What a change of the books may do to what is paid. Credits are left out where they could turn the sign: a unit that
// is given back may be billed again. So are code rules, whose effects are the user's own.

namespace {

using namespace msp_audit;
using laws::cell;
using laws::Judged;
using laws::Rows;
using laws::World;
using Said = std::vector<std::string>;

constexpr int first_added = 100'000;

/// One of the values of a column, always the same for a world; nothing where there is none.
std::string pick(const World& world, const Rows& rows, const std::string& column) {
    std::set<std::string> values;
    for (const reference::Row& row : rows) values.insert(cell(row, column));
    values.erase("");
    std::string picked;
    for (const std::string& value : values) {
        if (picked.empty() || laws::mixed(world.seed, value) < laws::mixed(world.seed, picked)) picked = value;
    }
    return picked;
}

bool has_credits(const World& world) {
    return std::any_of(world.books.invoices.begin(), world.books.invoices.end(), [](const reference::Row& row) {
        if (cell(row, "category") == "discount") return false;
        const auto is_negative = [&row](const char* column) { return cell(row, column).starts_with('-'); };
        return cell(row, "type") == "credit_note" || is_negative("quantity") || is_negative("line_total") ||
               is_negative("unit_price");
    });
}

bool has_tolerance(const World& world, const char* name) { return world.policy.tolerance.count(name) != 0; }

/// Parts of a line beside discount lines are printed with its share of them.
bool has_discounts(const Judged& judged, const InvoiceMatch& document) {
    for (std::uint32_t i = 0; i < document.line_count; ++i) {
        if (judged.matches.lines[document.first_line + i].role == LineRole::discount) return true;
    }
    return false;
}

bool is_compared(const Judged& judged, const LineMatch& line) {
    const bool billed = line.role == LineRole::goods || line.role == LineRole::charge;
    return billed && !has_discounts(judged, judged.matches.document(line.document));
}

Decimal payable(const LineMatch& line) { return (*line.parts)[Part::payable]; }

/// Lines that are paid more after a change (`sign` 1), or less (-1).
Said paid_otherwise(const Judged& before, const Judged& after, int sign) {
    Said said;
    const auto now = after.lines();
    for (const auto& [number, line] : before.lines()) {
        const auto found = now.find(number);
        if (found == now.end() || !is_compared(before, *line)) continue;
        const Decimal change = payable(*found->second) - payable(*line);
        if (change.sign() != sign) continue;
        said.push_back(fmt::format("line #{}: {} was payable, {} is", number, payable(*line).to_string(),
                                   payable(*found->second).to_string()));
    }
    return said;
}

Said paid_more(const Judged& before, const Judged& after) { return paid_otherwise(before, after, 1); }

/// The PO line that a line is compared with, by the number of its row; 0 for none.
int partner(const Judged& judged, const LineMatch& line) {
    return line.order_line == OrderLineIndex::none ? 0 : judged.row(judged.matches.order(line.order_line)).number;
}

/// A slip of an order line that has several, if there is one: part deliveries.
std::string pick_slip(const World& world) {
    std::map<std::string, Rows> deliveries;
    for (const reference::Row& row : world.books.packing_slips) {
        deliveries[cell(row, "po_number") + "|" + cell(row, "po_line") + "|" + cell(row, "sku")].push_back(row);
    }
    Rows parts;
    for (const auto& [line, rows] : deliveries) {
        if (rows.size() > 1) parts.insert(parts.end(), rows.begin(), rows.end());
    }
    return pick(world, parts.empty() ? world.books.packing_slips : parts, "slip_number");
}

/// Serial numbers that came on the slip prove something on a later one; received quantities on orders serve where no
/// slip names the order; a tolerance for what is proven can move units from one line to another.
Said less_proof_pays_no_more(const World& world) {
    const bool neutral = laws::is_used(world.books.packing_slips, "serial_numbers") ||
                         laws::is_used(world.books.purchase_orders, "received_quantity") ||
                         has_tolerance(world, "quantity_proven") || !world.policy.codes.empty() || has_credits(world);
    if (neutral) return {};
    World less = world;
    const std::string slip = pick_slip(world);
    std::erase_if(less.books.packing_slips, [&](const auto& row) { return cell(row, "slip_number") == slip; });
    return paid_more(*laws::judge(world), *laws::judge(less));
}

/// License keys and loose numbers may fit again when an order is gone; the forms of a vendor's name may be known from
/// it, and the currency of its invoices.
bool stands_alone(const World& world) {
    static const std::set<std::string> vendors{"", "Contoso Ltd", "Fabrikam GmbH", "Tailspin"};
    std::set<std::string> orders{"", "PO-999"};
    for (const reference::Row& row : world.books.purchase_orders) orders.insert(cell(row, "po_number"));
    for (const Rows* rows : {&world.books.invoices, &world.books.packing_slips, &world.books.licenses}) {
        for (const reference::Row& row : *rows) {
            if (orders.count(cell(row, "po_number")) == 0 || vendors.count(cell(row, "vendor")) == 0) return false;
        }
    }
    return !laws::is_used(world.books.licenses, "license_key") && laws::is_used(world.books.invoices, "currency");
}

Said without_its_order_nothing_is_paid(const World& world) {
    if (!world.policy.codes.empty() || has_credits(world) || !stands_alone(world)) return {};
    World less = world;
    const std::string number = pick(world, world.books.purchase_orders, "po_number");
    std::erase_if(less.books.purchase_orders, [&](const auto& row) { return cell(row, "po_number") == number; });
    const auto before = laws::judge(world);
    const auto after = laws::judge(less);
    Said said = paid_more(*before, *after);
    const auto now = after->lines();
    for (const auto& [place, line] : before->lines()) {
        const auto found = now.find(place);
        if (found == now.end() || !is_compared(*before, *line) || line->order_line == OrderLineIndex::none) continue;
        const OrderLine& order = before->matches.order(line->order_line);
        const bool gone = before->books.text(order.po_number) == number;
        const Decimal expected = gone ? Decimal(0) : payable(*line);
        if (line->role == LineRole::charge || payable(*found->second) == expected) continue;
        said.push_back(fmt::format("line #{}: {} is payable, {} was", place, payable(*found->second).to_string(),
                                   payable(*line).to_string()));
    }
    return said;
}

/// Partners that are found by their likeness hang on the price too; and the value tolerance grants one line of an
/// order what another leaves.
Said a_higher_order_price_pays_no_less(const World& world) {
    if (!world.policy.codes.empty() || has_credits(world) || has_tolerance(world, "value")) return {};
    const Rows& orders = world.books.purchase_orders;
    const std::string number = pick(world, orders, "po_number");
    World dearer = world;
    std::string line;
    for (reference::Row& row : dearer.books.purchase_orders) {
        if (cell(row, "po_number") != number || cell(row, "sku").empty() || cell(row, "line").empty()) continue;
        if (line.empty()) line = cell(row, "line");
        if (cell(row, "line") != line) continue;
        const Decimal price = Decimal::parse(cell(row, "unit_price")).value();
        row.cells["unit_price"] = (price * Decimal::of(115, 2) + Decimal(1)).normalized().to_string();
    }
    const auto before = laws::judge(world);
    const auto after = laws::judge(dearer);
    const auto now = after->lines();
    for (const auto& [place, match] : before->lines()) {
        const auto found = now.find(place);
        if (found == now.end() || partner(*before, *match) != partner(*after, *found->second)) return {};
    }
    if (before->has(Code::ambiguous_match) || after->has(Code::ambiguous_match)) return {};
    return paid_otherwise(*before, *after, -1);
}

/// Proof decides between paying and waiting, and about nothing else. A partner of another proof may make a match
/// ambiguous, and then the lower price counts.
Said waived_proof_pays_what_waited(const World& world) {
    const reference::Books& books = world.books;
    const bool supplied = books.purchase_orders_supplied && books.packing_slips_supplied && books.licenses_supplied;
    if (!supplied || !world.policy.codes.empty() || has_credits(world) || world.policy.proof_none) return {};
    World patient = world;
    patient.policy.wait_days = 100'000;
    World waived = patient;
    waived.policy.proof_none = true;
    const auto before = laws::judge(patient);
    const auto after = laws::judge(waived);
    if (before->has(Code::ambiguous_match)) return {};
    const auto now = after->lines();
    Said said;
    for (const auto& [place, line] : before->lines()) {
        const auto found = now.find(place);
        if (found == now.end() || !is_compared(*before, *line)) continue;
        const Decimal expected = payable(*line) + (*line->parts)[Part::awaiting];
        if (payable(*found->second) == expected) continue;
        said.push_back(fmt::format("line #{}: {} was payable or awaited, {} is payable", place, expected.to_string(),
                                   payable(*found->second).to_string()));
    }
    return said;
}

std::string negated(const std::string& number) {
    return number.empty() ? number : (-Decimal::parse(number).value()).to_string();
}

/// The rows of one printed invoice, in a file of their own, on another day; nothing where its fields stand on the
/// first row only, or it is a credit.
std::optional<Rows> again(const World& world, const std::string& number, const std::string& date) {
    Rows rows;
    for (reference::Row row : world.books.invoices) {
        if (cell(row, "invoice_number") != number || row.file != world.books.invoices[0].file) continue;
        if (cell(row, "vendor").empty() || cell(row, "invoice_date").empty()) return std::nullopt;
        if (!rows.empty() && cell(row, "invoice_date") != cell(rows[0], "invoice_date")) continue;
        row.cells["invoice_date"] = date;
        row.cells["credited_invoice"];
        row.file = "later.csv";
        row.number += first_added;
        rows.push_back(row);
    }
    if (rows.empty()) return std::nullopt;
    return rows;
}

/// Waits are counted from one day, and tax is not read out of totals in one run alone.
bool is_comparable(const Judged& before, const Judged& after) {
    return !before.has(Code::tax_inferred) && !after.has(Code::tax_inferred);
}

/// The second printing is dated later, so the first is the original.
Said second_printings_are_not_paid(const World& world) {
    if (!world.policy.codes.empty() || has_credits(world) || world.books.invoices.empty()) return {};
    const std::string number = pick(world, world.books.invoices, "invoice_number");
    std::string latest;
    for (const reference::Row& row : world.books.invoices) {
        if (cell(row, "invoice_number") == number) latest = std::max(latest, cell(row, "invoice_date"));
    }
    if (latest.empty()) return {};
    const auto rows = again(world, number, (*Day::parse(latest) + 10).to_string());
    if (!rows) return {};
    World more = world;
    more.books.invoices.insert(more.books.invoices.end(), rows->begin(), rows->end());
    const auto before = laws::judge(world);
    const auto after = laws::judge(more);
    if (!is_comparable(*before, *after)) return {};
    Said said = paid_more(*before, *after);
    for (const auto& [place, line] : after->lines()) {
        if (place < first_added || !is_compared(*after, *line) || payable(*line).is_zero()) continue;
        said.push_back(
            fmt::format("line #{} of the second printing is payable: {}", place, payable(*line).to_string()));
    }
    return said;
}

/// A credit note that comes last touches no amount of any other document, and pays nothing out.
Said late_credits_pay_nothing(const World& world) {
    const Day newest = laws::newest_date(world);
    if (world.books.invoices.empty() || !newest) return {};
    const std::string number = pick(world, world.books.invoices, "invoice_number");
    auto rows = again(world, number, (newest + 1).to_string());
    if (!rows) return {};
    for (reference::Row& row : *rows) {
        if (cell(row, "type") == "credit_note" || cell(row, "line_total").starts_with('-')) return {};
        for (const char* column : {"quantity", "line_total", "tax", "invoice_total"}) {
            if (row.cells.count(column) != 0) row.cells[column] = negated(cell(row, column));
        }
        row.cells["type"] = "credit_note";
        row.cells["credited_invoice"] = world.seed % 2 == 0 ? number : "";
        row.cells["invoice_number"] = "LATE-1";
    }
    World more = world;
    more.policy.as_of = (newest + 1).to_string();
    const auto before = laws::judge(more);
    more.books.invoices.insert(more.books.invoices.end(), rows->begin(), rows->end());
    const auto after = laws::judge(more);
    if (!is_comparable(*before, *after)) return {};
    Said said;
    const auto was = before->lines();
    for (const auto& [place, line] : after->lines()) {
        const auto found = was.find(place);
        const bool paid_out = place >= first_added && payable(*line).sign() > 0;
        const bool touched = found != was.end() && !(*found->second->parts == *line->parts);
        if (!paid_out && !touched) continue;
        said.push_back(fmt::format("line #{} {}: {} is payable", place, paid_out ? "pays out" : "is touched",
                                   payable(*line).to_string()));
    }
    return said;
}

}  // namespace

TEST_CASE("a slip less never pays more") { laws::hold(less_proof_pays_no_more, {{1, 400, 12}}); }

TEST_CASE("without its order a line is not paid, and the other orders' lines as before") {
    laws::hold(without_its_order_nothing_is_paid, {{251, 450, 12}});
}

TEST_CASE("a higher price on the order never pays less") {
    laws::hold(a_higher_order_price_pays_no_less, {{501, 700, 12}});
}

TEST_CASE("waiving the proof pays exactly what was payable or awaited") {
    laws::hold(waived_proof_pays_what_waited, {{751, 950, 12}});
}

TEST_CASE("an invoice that is printed again later is not paid again") {
    laws::hold(second_printings_are_not_paid, {{1001, 1200, 12}});
}

TEST_CASE("a credit note that comes last changes no other amount and pays nothing out") {
    laws::hold(late_credits_pay_nothing, {{1251, 1450, 12}});
}
