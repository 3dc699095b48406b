#include "match/credit_settlement.hpp"

#include <algorithm>
#include <array>

#include "match/duplicates.hpp"
#include "match/invoice_totals.hpp"

namespace msp_audit {

namespace {

constexpr std::array settling_order{Part::disputed, Part::awaiting, Part::unchecked};

/// Where the excess of a printed total is held; none: it joins the largest part.
std::optional<Part> holder_of_excess(const MatchRun& run, const InvoiceMatch& document) {
    if (document.has_rejected_row) return Part::unchecked;
    if (run.is_copy(document)) return run.disputes(Code::duplicate_invoice) ? Part::disputed : Part::awaiting;
    if (!document.codes.has(Code::invoice_total_mismatch)) return std::nullopt;
    if (run.disputes(Code::invoice_total_mismatch)) return Part::disputed;
    return run.limits(Code::invoice_total_mismatch) ? std::optional(Part::awaiting) : std::nullopt;
}

}  // namespace

void move_overdue(MatchRun& run, Day as_of) {
    if (!run.policy.is_on(Code::receipt_overdue)) return;
    for (LineMatch& line : run.matches.lines) {
        Parts parts = *line.parts;
        if (parts[Part::awaiting].sign() == 0 || MatchRun::is_credit(line)) continue;
        const Day date = run.document_of(line).date;
        if (!date || !as_of || as_of - date <= run.policy.wait_days) continue;
        line.codes.add(Code::receipt_overdue);
        run.facts(line).overdue = parts[Part::awaiting].abs();
        if (run.disputes(Code::receipt_overdue)) {
            parts[Part::disputed] += parts[Part::awaiting];
            parts[Part::awaiting] = 0;
            line.parts = parts;
        }
    }
}

CreditSettlement::CreditSettlement(MatchRun& run, const NamedInvoices& named,
                                   const std::unordered_map<std::uint32_t, Decimal>& returned_values)
    : run_(run), named_(named), returned_values_(returned_values), lines_(run) {}

void CreditSettlement::settle_all(const std::vector<std::uint32_t>& draw_order) {
    const bool any = std::any_of(run_.matches.lines.begin(), run_.matches.lines.end(),
                                 [](const LineMatch& line) { return MatchRun::is_credit(line); });
    if (!any) return;
    index_lines(draw_order);
    for (const std::uint32_t place : draw_order) {
        const InvoiceMatch& document = run_.matches.documents[place];
        if (document.unchecked_whole) continue;
        for (std::uint32_t i = document.first_line; i < document.first_line + document.line_count; ++i) {
            const LineMatch& line = run_.matches.lines[i];
            const bool settles = MatchRun::is_credit(line) && !line.po_rejected && !run_.is_copy(document) &&
                                 (line.role == LineRole::goods || line.role == LineRole::charge);
            if (settles) settle(i, draw_order);
        }
    }
    mark_settled();
}

/// Lines by PO line, oldest first, for credits that name nothing.
void CreditSettlement::index_lines(const std::vector<std::uint32_t>& draw_order) {
    for (const std::uint32_t place : draw_order) {
        const InvoiceMatch& document = run_.matches.documents[place];
        for (std::uint32_t i = document.first_line; i < document.first_line + document.line_count; ++i) {
            const LineMatch& line = run_.matches.lines[i];
            // A line of no amount bills nothing that could be credited.
            const bool bills = !MatchRun::is_credit(line) && *line.parts != Parts();
            if (line.order_line == OrderLineIndex::none || !bills) continue;
            lines_by_order_[static_cast<std::uint32_t>(line.order_line)].push_back(i);
        }
    }
}

void CreditSettlement::settle(std::uint32_t line_place, const std::vector<std::uint32_t>&) {
    LineMatch& credit = run_.matches.lines[line_place];
    InvoiceMatch& document = run_.document_of(credit);
    const Decimal size = (*credit.parts).sum().abs();
    Decimal rest = size;
    Parts parts;
    if (const auto returned = returned_values_.find(line_place); returned != returned_values_.end()) {
        parts[Part::payable] = min(rest, returned->second);
        rest -= parts[Part::payable];
    }
    const std::span<const std::uint32_t> named = named_.named(document);
    if (!named.empty()) {
        const auto room = [this](std::uint32_t target) {
            return max(Decimal(), total_of(target) - credited_[target]);
        };
        for (const std::uint32_t target : named) {
            if (!room(target).is_zero()) settle_document(target, credit, rest, parts);
        }
        Decimal counted = size + (*credit.tax).abs();
        for (const std::uint32_t target : named) {
            const Decimal taken = min(counted, room(target));
            credited_[target] += taken;
            counted -= taken;
        }
    } else if (credit.order_line != OrderLineIndex::none && !credit.reference_failed) {
        const std::vector<std::uint32_t>& lines = lines_by_order_[static_cast<std::uint32_t>(credit.order_line)];
        const auto is_before = [&](std::uint32_t place) {
            return run_.document_of(run_.matches.lines[place]).date <= document.date;
        };
        const bool any_before = !lines.empty() && is_before(lines.front());
        std::size_t& from = open_from_[static_cast<std::uint32_t>(credit.order_line)];
        for (std::size_t i = from; i < lines.size() && !rest.is_zero(); ++i) {
            if (any_before && !is_before(lines[i])) break;
            for (const Part part : settling_order) settle_line(lines[i], part, credit, rest, parts);
            const Parts left = *run_.matches.lines[lines[i]].parts;
            const Parts& taken = settled_[lines[i]];
            const bool closed = std::all_of(settling_order.begin(), settling_order.end(),
                                            [&](Part part) { return left[part].abs() == taken[part]; });
            if (closed && i == from) ++from;
        }
    }
    if (!(size - parts[Part::payable] - rest).is_zero()) {
        credit.codes.add(Code::credit_settles);
        run_.facts(credit).settled = size - parts[Part::payable] - rest;
    }
    parts[credit.turned && !rest.is_zero() ? part_of_billed_return(credit) : Part::payable] += rest;
    Parts signed_parts;
    const bool negative = (*credit.net).sign() < 0;
    for (std::size_t i = 0; i < part_count; ++i) {
        signed_parts.amounts[i] = negative ? -parts.amounts[i] : parts.amounts[i];
    }
    credit.parts = signed_parts;
}

/// Goods that are billed on a return, and take back no credit there, were never ordered.
Part CreditSettlement::part_of_billed_return(LineMatch& line) {
    line.codes.add(Code::quantity_above_ordered);
    if (!run_.limits(Code::quantity_above_ordered)) return Part::payable;
    return run_.disputes(Code::quantity_above_ordered) ? Part::disputed : Part::awaiting;
}

/// What a document bills in all, whatever its sign.
const Decimal& CreditSettlement::total_of(std::uint32_t document) {
    const auto [found, is_new] = totals_.try_emplace(document);
    if (is_new) found->second = billed_total(run_, run_.matches.documents[document]).abs();
    return found->second;
}

/// Of a document the disputed of its lines, those on the credit's PO line first, then its excess total, then
/// awaiting, then unchecked.
void CreditSettlement::settle_document(std::uint32_t place, LineMatch& credit, Decimal& rest, Parts& parts) {
    InvoiceMatch& document = run_.matches.documents[place];
    if (!run_.takes_back(document)) {
        InvoiceMatch& by = run_.document_of(credit);
        if (by.credits == DocumentIndex::none) by.credits = static_cast<DocumentIndex>(place);
    }
    const bool has_excess = document.excess.sign() > 0;
    if (has_excess && !holder_of_excess(run_, document) && !run_.joined_excess(document)) {
        run_.joined_excesses.emplace(place, largest_part(run_, document));
    }
    const auto on_order = [&credit](const LineMatch& line) {
        return credit.order_line != OrderLineIndex::none && line.order_line == credit.order_line;
    };
    const auto each_line = [&](Part part, bool same_order) {
        if (rest.is_zero()) return;
        if (same_order && credit.order_line != OrderLineIndex::none) {
            lines_.any_on(credit.order_line, place, [&](std::uint32_t i) {
                if (!MatchRun::is_credit(run_.matches.lines[i])) settle_line(i, part, credit, rest, parts);
                return rest.is_zero();
            });
        }
        if (same_order) return;
        // Lines that are closed in this part, up to the first that is not, are passed by once and for all.
        std::uint32_t& closed = closed_[{place, part}];
        for (std::uint32_t at = closed; at < document.line_count && !rest.is_zero(); ++at) {
            const std::uint32_t i = document.first_line + at;
            const LineMatch& line = run_.matches.lines[i];
            const bool settles = !MatchRun::is_credit(line);
            if (settles && !on_order(line)) settle_line(i, part, credit, rest, parts);
            const bool open = settles && (*line.parts)[part].abs() > settled_[i][part];
            if (!open && at == closed) ++closed;
        }
    };
    for (const Part part : settling_order) {
        each_line(part, true);
        each_line(part, false);
        const Decimal excess_left = max(Decimal(), document.excess - settled_excess_[place]);
        if (rest.is_zero() || excess_left.is_zero() || part_of_excess(document) != part) continue;
        const Decimal take = min(rest, excess_left);
        settled_excess_[place] += take;
        parts[part] += take;
        rest -= take;
        settled_by_[place] = credit.document;
        note(credit, {0, static_cast<DocumentIndex>(place), nowhere, part, take});
    }
}

/// Where the excess of a printed total stands; payable where no credit has met one that joins the largest part.
Part CreditSettlement::part_of_excess(const InvoiceMatch& document) const {
    const auto holder = holder_of_excess(run_, document);
    return holder ? *holder : run_.joined_excess(document).value_or(Part::payable);
}

void CreditSettlement::note(const LineMatch& credit, TracedSettlement settlement) {
    MatchTrace* const trace = run_.trace;
    if (trace == nullptr || (!trace->follows(credit) && !trace->follows(settlement.document))) return;
    settlement.credit = static_cast<std::uint32_t>(&credit - run_.matches.lines.data());
    trace->settlements.push_back(settlement);
}

void CreditSettlement::settle_line(std::uint32_t line_place, Part part, LineMatch& credit, Decimal& rest,
                                   Parts& parts) {
    if (rest.is_zero()) return;
    const LineMatch& line = run_.matches.lines[line_place];
    Parts& taken = settled_[line_place];
    const Decimal open = (*line.parts)[part].abs() - taken[part];
    if (open.sign() <= 0) return;
    const Decimal take = min(open, rest);
    taken[part] += take;
    parts[part] += take;
    rest -= take;
    const auto document = static_cast<std::uint32_t>(line.document);
    settled_by_[document] = credit.document;
    note(credit, {0, line.document, line_place, part, take});
    InvoiceMatch& by = run_.document_of(credit);
    if (by.credits == DocumentIndex::none) by.credits = line.document;
    LineFacts& facts = run_.facts(credit);
    if (facts.other == DocumentIndex::none) facts.other = line.document;
}

Decimal CreditSettlement::settled_excess(std::uint32_t document) const {
    const auto found = settled_excess_.find(document);
    return found == settled_excess_.end() ? Decimal() : found->second;
}

/// A document whose disputed amounts are all settled is closed.
void CreditSettlement::mark_settled() {
    for (const auto& [place, by] : settled_by_) {
        InvoiceMatch& document = run_.matches.documents[place];
        Decimal disputed;
        const Part held = part_of_excess(document);
        const Decimal open_excess = max(Decimal(), document.excess) - settled_excess(place);
        const Decimal open = held == Part::disputed ? open_excess : Decimal();
        if (held == Part::awaiting && open_excess.sign() > 0) document.open_awaiting = true;
        if (held == Part::unchecked && open_excess.sign() > 0) document.open_unchecked = true;
        if (held == Part::disputed && document.excess.sign() > 0) disputed += document.excess;
        bool all_lines = true;
        for (std::uint32_t i = document.first_line; i < document.first_line + document.line_count; ++i) {
            if (MatchRun::is_credit(run_.matches.lines[i])) continue;
            const Decimal on_line = (*run_.matches.lines[i].parts)[Part::disputed].abs();
            disputed += on_line;
            const auto taken = settled_.find(i);
            const Parts settled = taken == settled_.end() ? Parts() : taken->second;
            const Parts parts = *run_.matches.lines[i].parts;
            all_lines = all_lines && settled[Part::disputed] >= on_line;
            if (parts[Part::awaiting].abs() > settled[Part::awaiting]) document.open_awaiting = true;
            if (parts[Part::unchecked].abs() > settled[Part::unchecked]) document.open_unchecked = true;
        }
        document.settled = !disputed.is_zero() && all_lines && open.sign() <= 0;
        document.settled_by = by;
    }
}

}  // namespace msp_audit
