#include "reference.hpp"

#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

// as-of as given, else "the newest invoice or receipt date in the data, for counting waits only"
void set_dates(World& world) {
    world.as_of = parse_date(world.policy->as_of);
    if (world.as_of) {
        world.today = *world.as_of;
        return;
    }
    world.today = first_day;
    for (const auto& row : world.books->invoices) {
        world.today = std::max(world.today, date_cell(row, "invoice_date").value_or(first_day));
    }
    for (const auto& row : world.books->packing_slips) {
        world.today = std::max(world.today, date_cell(row, "received_date").value_or(first_day));
    }
}

Parts texts(const Split& split) {
    return {decimal_text(split.payable), decimal_text(split.awaiting), decimal_text(split.disputed),
            decimal_text(split.unchecked)};
}

std::set<std::string> names(const Codes& codes) {
    std::set<std::string> found;
    for (const auto& [code, effect] : codes) {
        found.insert(code);
    }
    return found;
}

LineAnswer answer_of(const InvoiceLine& line) {
    LineAnswer answer;
    answer.file = line.row.file;
    answer.number = line.row.number;
    const Q sign = line.own_total < 0 ? Q(-1) : Q(1);
    answer.quantity = line.q ? decimal_text(sign * *line.q) : "";
    answer.unit_price = line.p ? decimal_text(*line.p) : "";
    answer.line_total = decimal_text(line.own_total);
    answer.tax = decimal_text(line.tax);
    answer.parts = texts(line.parts);
    answer.codes = names(line.codes);
    if (line.claim.partner != nullptr) {
        answer.method = line.claim.method;
        answer.po_number = line.claim.partner->po_printed;
        answer.po_line = line.claim.partner->line_printed;
    }
    return answer;
}

InvoiceAnswer answer_of(const Document& document) {
    InvoiceAnswer answer;
    answer.invoice_number = document.number;
    answer.vendor = document.vendor_printed;
    answer.type = document.type;
    answer.currency = document.currency;
    answer.copy = document.copy;
    const Row& row = document.lines.front()->row;
    answer.invoice_date = cell(row, "invoice_date");
    for (const auto& line : document.lines) {
        if (date_cell(line->row, "invoice_date") == document.date) {
            answer.invoice_date = cell(line->row, "invoice_date");
        }
        answer.lines.push_back(answer_of(*line));
    }
    answer.verdict = document.verdict;
    answer.invoiced = decimal_text(document.invoiced);
    answer.parts = texts(document.parts);
    answer.codes = names(document.codes);
    return answer;
}

}  // namespace

Answer reconcile(const Books& books, const Policy& policy) {
    World world;
    world.books = &books;
    world.policy = &policy;
    set_dates(world);
    read_orders(world);
    link_quotes(world);
    read_slips(world);
    read_licenses(world);
    prove(world);
    read_invoices(world);
    match_invoices(world);
    find_duplicates(world);
    judge_all(world);
    move_overdue(world);
    compare_totals(world);
    settle_all(world);
    finish(world);
    find_possible_duplicates(world);
    other_findings(world);
    Answer answer;
    for (const auto& document : world.documents) {
        answer.invoices.push_back(answer_of(*document));
    }
    std::sort(answer.invoices.begin(), answer.invoices.end(), [](const InvoiceAnswer& a, const InvoiceAnswer& b) {
        return std::tie(a.vendor, a.invoice_number, a.type, a.currency, a.copy) <
               std::tie(b.vendor, b.invoice_number, b.type, b.currency, b.copy);
    });
    answer.others = world.others;
    return answer;
}

}  // namespace reference
