#include <algorithm>

#include <fmt/format.h>

#include "audit/story_teller.hpp"
#include "match/match_run.hpp"

namespace msp_audit {

namespace {

std::string_view proof_words(Proof proof) {
    switch (proof) {
    case Proof::none:
        return "none";
    case Proof::slip:
        return "packing slips";
    case Proof::license:
        return "license receipts";
    case Proof::either:
        break;
    }
    return "packing slips or license receipts, the larger of the two";
}

std::string_view part_words(Part part) {
    switch (part) {
    case Part::payable:
        return "payable";
    case Part::awaiting:
        return "awaited";
    case Part::disputed:
        return "disputed";
    case Part::unchecked:
        break;
    }
    return "not checked";
}

const TracedDraw* draw_of(const MatchTrace& trace, std::uint32_t line) {
    const auto found = std::find_if(trace.draws.begin(), trace.draws.end(),
                                    [line](const TracedDraw& draw) { return draw.line == line; });
    return found == trace.draws.end() ? nullptr : &*found;
}

}  // namespace

std::string StoryTeller::tolerance_words(const TracedDraw& draw, ToleranceKey key, bool is_money,
                                         std::string_view currency) const {
    for (const TracedTolerance& tolerance : draw.tolerances) {
        if (tolerance.key != key) continue;
        std::string amount = "any difference";
        if (tolerance.allowed) {
            amount = is_money ? price_text(*tolerance.allowed, currency) : quantity_text(*tolerance.allowed);
        }
        return fmt::format("tolerance {} allows {} ({})", name_of(key), amount,
                           tolerance.rule.empty() ? "the general one" : tolerance.rule);
    }
    return "";
}

void StoryTeller::tell_judgement(const LineMatch& line, std::uint32_t place) {
    const std::string_view currency = currency_of(line);
    const TracedDraw* const draw = draw_of(facts_.trace, place);
    if (draw == nullptr) {
        if (line.reference_failed) {
            const DocumentIndex original = matches_.document(line.document).duplicate_of;
            if (original == DocumentIndex::none && MatchRun::is_credit(line)) {
                add(Kind::paragraph,
                    "What it refers to is missing or wrong. That is a warning and does not dispute a "
                    "credit: it gives no quantity back and settles only what it names.");
                return;
            }
            add(Kind::paragraph,
                fmt::format("{}, so it is held back whole, draws nothing and is compared no further.",
                            original == DocumentIndex::none
                                ? "What it refers to is wrong"
                                : "Its document repeats " + document_words(books_, matches_.document(original))));
        }
        return;
    }
    switch (draw->kind) {
    case TracedDraw::Kind::bills:
        add(Kind::paragraph,
            fmt::format(
                "It is held back whole and compared no further. Its {} count as billed on the order line, but "
                "draw nothing.",
                quantity_text(draw->quantity)));
        return;
    case TracedDraw::Kind::gives_back:
        tell_credit(*draw, currency);
        return;
    case TracedDraw::Kind::goods:
        break;
    }
    tell_price(*draw, currency);
    tell_quantities(*draw, line);
    tell_split(*draw, currency);
}

void StoryTeller::tell_price(const TracedDraw& draw, std::string_view currency) {
    if (draw.amount_only) {
        add(Kind::item,
            fmt::format("Price: the line bills an amount and no quantity, so the agreed price of {} makes "
                        "it {}; price and arithmetic are not compared.",
                        price_text(draw.price, currency), quantity_text(draw.quantity)));
        return;
    }
    const Ratio agreed = draw.quoted ? min(draw.order_price, draw.quote_price) : draw.order_price;
    std::string text = fmt::format("Price for one: billed {}; ordered at {}", price_text(draw.price, currency),
                                   price_text(draw.order_price, currency));
    if (draw.quoted) {
        const OrderLine& order = matches_.order(draw.order_line);
        std::string source;
        if (order.quote_line != nowhere) {
            const QuoteLine& quote = books_.quotes[order.quote_line];
            source = fmt::format(" by {} ({})", books_.text(books_.quote_headers[quote.header].number),
                                 row_words(quote.source));
        }
        const bool is_same = draw.quote_price == draw.order_price;
        text +=
            fmt::format(", quoted at {}{}", is_same ? "the same" : price_text(draw.quote_price, currency), source);
        if (!is_same) text += fmt::format("; the lower, {}, is agreed", price_text(agreed, currency));
    } else {
        text += ", no quote is linked";
    }
    const std::string tolerance = tolerance_words(draw, ToleranceKey::price, true, currency);
    if (draw.price > agreed) {
        text += fmt::format(". It is {} above; {}, so {} is allowed", price_text(draw.price - agreed, currency),
                            tolerance, price_text(draw.allowed, currency));
    } else if (draw.price < agreed) {
        text += fmt::format(". It is {} below, in your favour", price_text(agreed - draw.price, currency));
    } else {
        text += ". It is the same";
    }
    add(Kind::item, text + ".");
}

std::string StoryTeller::category_words(const LineMatch& line, const OrderLine& order) const {
    if (line.category != Category::unknown) return fmt::format("category {}", name_of(line.category));
    const PoLine& ordered = maker_.record(order);
    if (has_no_category_word(books_, row_of(line), &ordered)) return "its category is empty";
    const std::string_view word = books_.text(ordered.category);
    return fmt::format("its category {} is not known",
                       quoted(word.empty() ? books_.text(row_of(line).category) : word));
}

void StoryTeller::tell_quantities(const TracedDraw& draw, const LineMatch& line) {
    const OrderLine& order = matches_.order(draw.order_line);
    const std::string by_day =
        draw.period.is_open() ? "" : fmt::format(" (seats at one time, the least over {})", term_words(draw.period));
    add(Kind::item,
        fmt::format("Order: {} ordered, {} left before this line{}; billed {}; {}. It takes {} of the order.",
                    quantity_text(order.ordered), quantity_text(draw.left.ordered), by_day,
                    quantity_text(draw.quantity), tolerance_words(draw, ToleranceKey::quantity_ordered, false, ""),
                    quantity_text(draw.from_order)));
    const std::string why = category_words(line, order);
    if (draw.proof == Proof::none) {
        add(Kind::item, fmt::format("Proof: none is needed ({}).",
                                    facts_.policy.proof_none ? "the policy's [require] proof is \"none\"" : why));
        return;
    }
    if (draw.unproven_kind) {
        add(Kind::item,
            fmt::format("Proof: {} ({}), and none of that kind were given, so what would be payable is not "
                        "checked.",
                        proof_words(draw.proof), why));
        return;
    }
    add(Kind::item,
        fmt::format("Proof: {} ({}). Proven {}{}, {} of it left before this line; {}. {} of the {} are "
                    "proven.",
                    proof_words(draw.proof), why, quantity_text(draw.left.proven), by_day,
                    quantity_text(draw.left.proof), tolerance_words(draw, ToleranceKey::quantity_proven, false, ""),
                    quantity_text(draw.from_proof), quantity_text(draw.from_order)));
}

/// The split with its arithmetic, where the plain formula gives it.
void StoryTeller::tell_split(const TracedDraw& draw, std::string_view currency) {
    const Parts& split = draw.split;
    const auto reckoned = [&](const Ratio& quantity, const Decimal& amount) {
        return value_of(quantity, draw.allowed, currency) == amount
                   ? fmt::format(" ({} x {})", quantity_text(quantity), price_text(draw.allowed, currency))
                   : std::string();
    };
    std::string text = fmt::format("Of {}", money(draw.total, currency));
    const LineMatch& line = matches_.lines[draw.line];
    if (const Decimal share = (*line.discount_share).abs(); !share.is_zero()) {
        text += fmt::format(" ({} less its share of the discounts, {})", bare_money((*line.net).abs(), currency),
                            bare_money(share, currency));
    }
    const Decimal held = split[Part::unchecked];
    text += held.is_zero()
                ? fmt::format(" payable is {}{}", bare_money(split[Part::payable], currency),
                              reckoned(draw.from_proof, split[Part::payable]))
                : fmt::format(" not checked is {}{}", bare_money(held, currency), reckoned(draw.from_proof, held));
    if (!split[Part::awaiting].is_zero()) {
        text += fmt::format("; awaited is {}{}", bare_money(split[Part::awaiting], currency),
                            reckoned(draw.from_order - draw.from_proof, split[Part::awaiting]));
    }
    if (!split[Part::disputed].is_zero()) {
        text += fmt::format("; disputed is what is left, {}", bare_money(split[Part::disputed], currency));
    }
    add(Kind::item, text + ".");
}

void StoryTeller::tell_credit(const TracedDraw& draw, std::string_view currency) {
    std::string of = "what it credits";
    if (draw.credited != nowhere) of = line_words(matches_.lines[draw.credited]);
    add(Kind::item,
        fmt::format(
            "It is at the price of {}, so it gives {} back: {} of what counted as proven there is free again, worth "
            "{} at {}.",
            of, quantity_text(draw.quantity), quantity_text(draw.from_proof), money(draw.value, currency),
            price_text(draw.allowed, currency)));
}

void StoryTeller::tell_charge(const LineMatch& line, std::uint32_t place) {
    const auto& charges = facts_.trace.charges;
    const auto charge =
        std::find_if(charges.begin(), charges.end(), [place](const TracedCharge& one) { return one.line == place; });
    if (charge == charges.end()) return;
    const std::string_view currency = currency_of(line);
    const std::string allowed =
        charge->tolerance.allowed ? bare_money(charge->tolerance.allowed->to_decimal(), currency) : "any amount";
    const std::string used = charge->let_through.is_zero() ? std::string()
                                                           : fmt::format(", of which {} went through before",
                                                                         bare_money(charge->let_through, currency));
    add(Kind::item,
        fmt::format(
            "Charge: billed {}; the order's line has {} left{}; tolerance charge allows {} ({}){}, over goods of "
            "{} that are payable or awaited.",
            bare_money(charge->total, currency), bare_money(charge->left, currency),
            line.order_line == OrderLineIndex::none ? ", for it has none" : "", allowed,
            charge->tolerance.rule.empty() ? "the general one" : charge->tolerance.rule, used,
            bare_money(charge->agreed_goods, currency)));
}

/// What came after the judgement: waits that took too long, and money that credits settled.
void StoryTeller::tell_moves(const LineMatch& line, std::uint32_t place) {
    const std::string_view currency = currency_of(line);
    if (line.codes.has(Code::receipt_overdue) && line.facts != nowhere) {
        add(Kind::item, fmt::format("Awaited for longer than {} days: {} moved on.", facts_.policy.wait_days,
                                    money(matches_.facts[line.facts].overdue, currency)));
    }
    for (const TracedSettlement& one : facts_.trace.settlements) {
        const std::string amount = money(one.amount, currency);
        if (one.line == place) {
            add(Kind::item, fmt::format("{} settled {} of what is {}.", line_words(matches_.lines[one.credit]),
                                        amount, part_words(one.part)));
        } else if (one.credit == place) {
            const std::string of = one.line == nowhere
                                       ? "the total of " + document_words(books_, matches_.document(one.document))
                                       : line_words(matches_.lines[one.line]);
            add(Kind::item, fmt::format("It settles {} of what is {} of {}.", amount, part_words(one.part), of));
        }
    }
}

/// "10", of a credit "-10"; what a line that is compared no further draws is 0.
std::vector<std::string> StoryTeller::draw_row(const TracedDraw& draw) const {
    const LineMatch& line = matches_.lines[draw.line];
    std::vector<std::string> row{matches_.document(line.document).date.to_string(), line_words(line),
                                 row_words(row_of(line).source)};
    switch (draw.kind) {
    case TracedDraw::Kind::gives_back:
        row.insert(row.end(), {"-" + quantity_text(draw.quantity), "", "-" + quantity_text(draw.from_proof)});
        break;
    case TracedDraw::Kind::bills:
        row.insert(row.end(), {quantity_text(draw.quantity), "0", "0"});
        break;
    case TracedDraw::Kind::goods:
        const bool takes_proof = draw.proof != Proof::none && !draw.unproven_kind;
        row.insert(row.end(), {quantity_text(draw.quantity), quantity_text(draw.from_order),
                               takes_proof ? quantity_text(draw.from_proof) : ""});
        break;
    }
    return row;
}

/// Every draw on an order line in its order; the line that is told of is marked.
void StoryTeller::tell_draws(OrderLineIndex at, std::uint32_t marked) {
    std::vector<const TracedDraw*> draws;
    for (const TracedDraw& draw : facts_.trace.draws) {
        if (draw.order_line == at) draws.push_back(&draw);
    }
    if (draws.empty() || (draws.size() == 1 && marked != nowhere)) return;
    std::vector<StoryTable::Column> columns{{"Date"},         {"Line"},          {"Row"},
                                            {"Billed", true}, {"Ordered", true}, {"Proven", true}};
    const bool by_day =
        std::any_of(draws.begin(), draws.end(), [](const TracedDraw* draw) { return !draw->period.is_open(); });
    if (by_day) columns.push_back({"For"});
    if (marked != nowhere) columns.push_back({""});
    Rows rows;
    for (const TracedDraw* const draw : draws) {
        rows.push_back(draw_row(*draw));
        if (by_day) rows.back().push_back(draw->period.is_open() ? "" : term_words(draw->period));
        if (marked != nowhere) rows.back().emplace_back(draw->line == marked ? "this" : "");
    }
    add(Kind::paragraph,
        fmt::format(
            "What was billed on {}, in this order, and how much of that was taken as ordered and as proven by "
            "what came:",
            order_words(books_, matches_.order(at))));
    add_table(std::move(columns), std::move(rows));
}

}  // namespace msp_audit
