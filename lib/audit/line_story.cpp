#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "audit/story_teller.hpp"
#include "match/suggestions.hpp"

namespace msp_audit {

namespace {

constexpr int cost_places = 4;

std::string_view role_words(LineRole role) {
    switch (role) {
    case LineRole::charge:
        return "charge";
    case LineRole::tax:
        return "tax";
    case LineRole::discount:
        return "discount";
    case LineRole::goods:
        break;
    }
    return "";
}

std::string method_words(Method method, std::string_view printed_order, const std::string& cost,
                         const std::string& limit) {
    switch (method) {
    case Method::po_line:
        return "the invoice names that order line";
    case Method::po_sku:
        return "it is the order's only line for this item";
    case Method::po_assignment:
        return fmt::format(
            "no line is named and the item does not settle it; of the lines that are left it costs the "
            "least ({}; up to {} counts as a match)",
            cost, limit);
    case Method::loose_po:
        return fmt::format(
            "no order is numbered \"{}\" as printed, and this is the vendor's only one whose number is "
            "the same but for case, punctuation, PO and leading zeros",
            printed_order);
    case Method::po_charge:
        return "it is the order's line for charges of this kind";
    case Method::credited_invoice:
        return "it is the order line of the invoice that the credit names";
    case Method::none:
        break;
    }
    return "";
}

std::string reasons_for(const Suggestion& one) {
    std::string words;
    const auto add = [&words](bool holds, std::string_view reason) {
        if (!holds) return;
        if (!words.empty()) words += ", ";
        words += reason;
    };
    add(one.same_item, "same item");
    add(one.same_vendor, "same vendor");
    add(one.same_price, "same price");
    add(one.same_quantity, "same quantity");
    if (one.shared_words > 0) add(true, count_words(one.shared_words, "word shared", "words shared"));
    add(one.ordered_before, "ordered before");
    return words;
}

}  // namespace

void StoryTeller::tell_line(std::uint32_t place) {
    const LineMatch& line = matches_.lines[place];
    const InvoiceLine& row = row_of(line);
    const InvoiceMatch& document = matches_.document(line.document);
    const std::string_view currency = currency_of(line);
    add(Kind::heading, fmt::format("{}{}: {}", row.line.is_empty() ? "Line in " : "Line ", line_name(line),
                                   item_words(books_.text(row.sku), books_.text(row.description))));
    std::string billed;
    if (row.quantity && row.unit_price) {
        billed = fmt::format("{} {}x {}, ", quantity_text(Ratio(*row.quantity)),
                             row.uom == TextId::empty ? "" : std::string(books_.text(row.uom)) + " ",
                             price_text(Ratio(*row.unit_price), currency));
    }
    const Term& period = books_.extras(row).period;
    add(Kind::paragraph,
        fmt::format("Billed: {}{} net{}{}, {}.", billed, money(*line.net, currency),
                    period.is_open() ? "" : " for " + term_words(period),
                    role_words(line.role).empty() ? "" : fmt::format(", read as a {}", role_words(line.role)),
                    row_words(row.source)));
    if (row.passed_down) add(Kind::paragraph, "Some of what it says stands on its document's first row only.");
    const auto is_this = [&line](const CompletedRow& one) {
        return one.row == static_cast<std::uint32_t>(line.record);
    };
    if (std::any_of(matches_.completed.begin(), matches_.completed.end(), is_this)) {
        add(Kind::paragraph, "Some of what it says stands only in another file, which has the same row.");
    }
    if ((*line.net).is_zero()) {
        std::string words = "A line of no amount: it draws nothing and nothing is raised on it.";
        const auto lines = std::span(matches_.lines).subspan(document.first_line, document.line_count);
        if (!(*line.tax_parts)[Part::unchecked].is_zero() && taxed_base(lines).is_zero()) {
            words += " Nothing on the document bears its tax, so that is not checked.";
        }
        add(Kind::paragraph, std::move(words));
        return;
    }
    if (line.role == LineRole::tax || line.role == LineRole::discount) {
        std::string words = line.role == LineRole::tax
                                ? "Tax is not compared with an order: it goes with the lines that it is for."
                                : "It lowers the document's other lines in proportion.";
        const auto lines = std::span(matches_.lines).subspan(document.first_line, document.line_count);
        const bool is_unchecked = !(*line.parts)[Part::unchecked].is_zero();
        if (line.role == LineRole::tax && is_unchecked && taxed_base(lines).is_zero()) {
            words += " They come to nothing, so it is not checked.";
        }
        add(Kind::paragraph, std::move(words));
        return;
    }
    if (line.po_rejected) {
        add(Kind::paragraph, "A row that names its purchase order could not be read, so the line is not checked.");
    }
    tell_partner(line, place);
    if (line.order_line == OrderLineIndex::none) {
        tell_suggestions(place);
    } else {
        tell_receipts_of(line.order_line);
        tell_draws(line.order_line, place);
    }
    if (line.role == LineRole::charge) {
        tell_charge(line, place);
    } else {
        tell_judgement(line, place);
    }
    tell_moves(line, place);
    tell_findings([place](const Finding& finding) { return finding.invoice_line == place; });
}

/// The order line with how it was found, and which others it was chosen over.
void StoryTeller::tell_partner(const LineMatch& line, std::uint32_t place) {
    const auto& searches = facts_.trace.searches;
    const auto search = std::find_if(searches.begin(), searches.end(),
                                     [place](const TracedSearch& one) { return one.line == place; });
    std::string cost = "-";
    Rows rows;
    if (search != searches.end()) {
        for (const TracedPair& pair : search->pairs) {
            const OrderLine& order = matches_.order(pair.order_line);
            const PoLine& ordered = maker_.record(order);
            const bool is_chosen = pair.order_line == line.order_line;
            const std::string words = pair.cost ? pair.cost->rounded(cost_places).to_string() : "-";
            if (is_chosen) cost = words;
            rows.push_back({order_words(books_, order), row_words(ordered.source),
                            item_words(books_.text(ordered.sku), books_.text(ordered.description)),
                            quantity_text(order.ordered), price_text(order.price, books_.text(order.currency)), words,
                            is_chosen ? "chosen" : ""});
        }
    }
    if (line.order_line != OrderLineIndex::none) {
        const OrderLine& order = matches_.order(line.order_line);
        add(Kind::paragraph, fmt::format("Its order line is {}: {}.", order_with_row(order),
                                         method_words(line.method, books_.text(row_of(line).po_number), cost,
                                                      facts_.policy.assignment_cost.to_string())));
    } else if (!matches_.document(line.document).unchecked_whole) {
        add(Kind::paragraph, "It has no order line.");
    }
    const bool is_plain = line.method == Method::po_line || line.method == Method::po_sku;
    if (is_plain && !line.codes.has(Code::item_differs)) return;
    if (rows.empty() || (rows.size() == 1 && line.order_line != OrderLineIndex::none)) return;
    add(Kind::paragraph,
        fmt::format("It was held against {}{}. Cost: 0 is the same in item, words, price and quantity, 1 nothing in "
                    "common, - neither item nor words to compare.",
                    count_words(search->of, "order line", "order lines"),
                    search->of > rows.size() ? fmt::format("; the nearest {} are", rows.size()) : ""));
    add_table({{"Order line"}, {"Row"}, {"Item"}, {"Ordered", true}, {"Price", true}, {"Cost", true}, {""}},
              std::move(rows));
}

void StoryTeller::tell_suggestions(std::uint32_t place) {
    // Why nothing was compared stands at the top.
    if (matches_.document(matches_.lines[place].document).unchecked_whole) return;
    const std::array lines{place};
    const auto suggestions = suggest(books_, facts_.policy, matches_, lines).front();
    if (suggestions.empty()) {
        add(Kind::paragraph, "No order on file is like it.");
        return;
    }
    add(Kind::paragraph,
        "Orders that may have been meant. This is a hint for whoever asks the vendor; it releases no "
        "money:");
    Rows rows;
    for (const Suggestion& one : suggestions) {
        const OrderLine& order = matches_.order(one.order_line);
        const PoLine& ordered = maker_.record(order);
        rows.push_back({order_words(books_, order), row_words(ordered.source), matches_.vendor_name(order.vendor),
                        item_words(books_.text(ordered.sku), books_.text(ordered.description)), reasons_for(one)});
    }
    add_table({{"Order line"}, {"Row"}, {"Vendor"}, {"Item"}, {"What speaks for it"}}, std::move(rows));
}

/// What came for an order line, and how each delivery or license found it.
void StoryTeller::tell_receipts_of(OrderLineIndex at) {
    const OrderLine& order = matches_.order(at);
    Rows rows;
    bool has_codes = false;
    for (const std::uint32_t place : trail_.receipts(at)) {
        const ReceiptMatch& receipt = matches_.receipts[place];
        const bool is_license = receipt.kind == DocumentKind::license;
        std::string number;
        std::string when;
        if (is_license) {
            const License& license = books_.licenses[receipt.record];
            number = books_.text(license.number);
            if (!license.term.is_open()) when = term_words(license.term);
        } else {
            const SlipHeader& slip = books_.slip_headers[books_.slips[receipt.record].header];
            number = books_.text(slip.number);
            if (slip.received) when = slip.received.to_string();
        }
        std::string codes;
        for (CodeSet rest = receipt.codes; !rest.is_empty(); rest.remove(rest.first())) {
            codes += (codes.empty() ? "" : ", ") + std::string(name_of(rest.first()));
        }
        has_codes = has_codes || !codes.empty();
        rows.push_back({fmt::format("{} {}", is_license ? "license" : "packing slip", number),
                        row_words(receipt.source), when, quantity_text(receipt.quantity),
                        std::string(found_by_words(receipt.method)), codes});
    }
    if (!rows.empty()) {
        add(Kind::paragraph, fmt::format("What came for {}:", order_words(books_, order)));
        std::vector<StoryTable::Column> columns{{"Document"}, {"Row"}, {"When"}, {"Counts", true}, {"Found by"}};
        if (has_codes) {
            columns.push_back({"Codes"});
        } else {
            for (auto& row : rows) row.pop_back();
        }
        add_table(std::move(columns), std::move(rows));
    } else if (!order.slips_proven.is_zero()) {
        add(Kind::paragraph,
            fmt::format("The purchase order itself says that {} were received.", quantity_text(order.slips_proven)));
    }
}

}  // namespace msp_audit
