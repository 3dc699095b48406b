#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "report/page.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// What the sections of reconcile's page share. A section with nothing to say adds nothing.
struct TableContext {
    const ReconcileReport& report;
    const RenderOptions& options;
    bool names_rows = false;      ///< findings come with the rows that they rest on
    bool lists_rejected = false;  ///< for who has not seen the messages of the run
    bool lists_alike = false;     ///< all that may be billed twice, and not the largest in the warnings alone
    bool one_currency = false;    ///< every amount is in it, so that headings name it once
    std::string folder;           ///< that all inputs are in; empty: none

    TableContext(const ReconcileReport& the_report, const RenderOptions& the_options, bool with_rows,
                 bool with_rejected);
};

inline constexpr std::array<std::string_view, part_count> part_headings{"Pay now", "Wait for", "Dispute",
                                                                        "Not checked"};
/// The verdict that stands beside each part.
inline constexpr std::array<Verdict, part_count> part_verdicts{Verdict::pay, Verdict::wait, Verdict::dispute,
                                                               Verdict::unchecked};
/// What must be settled comes first: the less, the more urgent.
[[nodiscard]] int urgency(Verdict verdict);

/// "USD", or "(no currency)".
[[nodiscard]] std::string currency_name(std::string_view currency);
/// The name, or "(no vendor)".
[[nodiscard]] std::string vendor_name(std::string_view vendor);
/// "By vendor (USD)" with one currency, else "By vendor".
[[nodiscard]] std::string heading_with_currency(const TableContext& context, std::string_view words);
/// "(12)", or of a list that is cut "(first 1,000 of 48,211)".
[[nodiscard]] std::string list_size(std::size_t shown, std::size_t all);

/// What the page is of, what qualifies all of it and, where there are no invoices, why.
void add_head(Page& page, const TableContext& context);
/// Currency by currency: what to pay, wait for, dispute and check, and that it adds up.
void add_totals(Page& page, const TableContext& context);
/// That an invoice counts once, where counts and amounts seem to differ.
void add_counting_words(Page& page, const ReconcileReport& report);
/// The same by vendor.
void add_vendors(Page& page, const TableContext& context);
/// Invoices whose verdict is not `pay`, each with its findings; and the findings that are on no such invoice, by
/// severity. A finding is printed once, or counted.
void add_findings(Page& page, const TableContext& context);
/// How much was compared with what, what passed inside tolerances, accruals.
void add_coverage(Page& page, const TableContext& context);
/// "2 documents are dated after the as-of date and left out."
[[nodiscard]] std::string left_out_by_date_words(std::size_t documents);
/// "1 line was judged under an empty category: slips or licenses prove it."
[[nodiscard]] std::string empty_category_words(std::size_t lines);
/// Each file with its rows, how its columns were read, warnings and, where asked for, what may be billed twice.
void add_inputs(Page& page, const TableContext& context);

}  // namespace msp_audit
