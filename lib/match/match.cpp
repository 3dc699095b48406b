#include "match/match.hpp"

#include <algorithm>
#include <atomic>

#include "core/on_threads.hpp"
#include "match/cautions.hpp"
#include "match/credit_settlement.hpp"
#include "match/draw_order.hpp"
#include "match/duplicates.hpp"
#include "match/invoice_assembly.hpp"
#include "match/invoice_totals.hpp"
#include "match/joined_rows.hpp"
#include "match/judge.hpp"
#include "match/ledger_cautions.hpp"
#include "match/match_run.hpp"
#include "match/merged_vendors.hpp"
#include "match/partners.hpp"
#include "match/periods.hpp"
#include "match/quote_links.hpp"
#include "match/receipts.hpp"
#include "match/tax_reading.hpp"
#include "match/unknown_categories.hpp"

namespace msp_audit {

namespace {

/// The newest invoice or receipt date in the data.
Day newest_date(const Books& books) {
    Day newest;
    for (const InvoiceHeader& header : books.invoice_headers) newest = std::max(newest, header.date);
    for (const SlipHeader& header : books.slip_headers) newest = std::max(newest, header.received);
    return newest;
}

/// A code that the policy switches off acts as `none` and is not printed.
void drop_codes_switched_off(const Policy& policy, Matches& matches) {
    for (const CodeEntry& entry : code_table()) {
        if (policy.is_on(entry.code)) continue;
        for (LineMatch& line : matches.lines) line.codes.remove(entry.code);
        for (InvoiceMatch& document : matches.documents) document.codes.remove(entry.code);
        for (ReceiptMatch& receipt : matches.receipts) receipt.codes.remove(entry.code);
    }
}

/// Orders with what was offered for them, and beside them the invoices: these seldom need the orders. Then what was
/// delivered, which may need to know what was offered.
std::vector<Grant> link_documents(MatchRun& run, Books& books) {
    join_rows_of_files(books, run.vocabulary, run.matches);
    find_half_open_periods(run);
    InvoiceAssembly assembly(books, run.policy, run.vocabulary, run.orders, run.half_open, run.matches);
    std::atomic<bool> assembled = false;
    side_by_side(
        InvoiceAssembly::needs_orders(run.books) ? 1 : run.threads,
        [&] {
            run.orders.fill(run.given_as_of);
            // Of few invoices the other thread is back by now.
            link_quotes(run.books, run.policy, run.vocabulary, run.tolerances, run.given_as_of,
                        assembled ? run.threads : 1, run.matches);
        },
        [&] {
            assembly.run();
            assembled = true;
        });
    link_slips(run.books, run.policy, run.vocabulary, run.orders, run.given_as_of, run.threads, run.matches);
    std::vector<Grant> grants = link_licenses(run.books, run.policy, run.vocabulary, run.orders, run.matches);
    assembly.report_repeats();
    return grants;
}

}  // namespace

std::string_view name_of(Method method) {
    switch (method) {
    case Method::po_line:
        return "po-line";
    case Method::po_sku:
        return "po-sku";
    case Method::po_assignment:
        return "po-assignment";
    case Method::loose_po:
        return "loose-po";
    case Method::po_charge:
        return "po-charge";
    case Method::credited_invoice:
        return "credited-invoice";
    case Method::none:
        break;
    }
    return "";
}

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::pay:
        return "pay";
    case Verdict::wait:
        return "wait";
    case Verdict::dispute:
        return "dispute";
    case Verdict::unchecked:
        break;
    }
    return "unchecked";
}

Matches match(Books& books, const Policy& policy, Day as_of, unsigned threads, MatchTrace* trace,
              PrintedDifferences* differences) {
    Matches matches;
    matches.as_of = as_of ? as_of : newest_date(books);
    if (trace != nullptr) threads = 1;
    MatchRun run(books, policy, as_of, threads, matches);
    run.trace = trace;
    const std::vector<Grant> grants = link_documents(run, books);
    find_partners(run);
    read_taxes(run);
    find_duplicates(run);
    compare_totals(run);
    if (differences != nullptr) *differences = printed_differences(run);
    const NamedInvoices named(run);
    const std::vector<std::uint32_t> order = draw_order(run, named);
    settle_order_categories(run, order);
    Judge judge(run, named, grants, matches.as_of);
    judge.prepare(order);
    PossibleDuplicates possible(run);
    side_by_side(
        threads, [&] { judge.judge_all(order); }, [&] { possible.look(); });
    possible.mark();
    move_overdue(run, matches.as_of);
    CreditSettlement(run, named, judge.returned_values()).settle_all(order);
    close_documents(run);
    warn_of_merged_vendors(run);
    warn_of_unknown_categories(run);
    add_cautions(run);
    add_ledger_cautions(run);
    drop_codes_switched_off(policy, matches);
    return matches;
}

}  // namespace msp_audit
