#include "report/table_sections.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "report/table_format.hpp"
#include "report/unread_words.hpp"

namespace msp_audit {

namespace {

void add_title(Page& page, const TableContext& context) {
    const ReconcileReport& report = context.report;
    std::string title = report.program + ": " + counted(report.documents.size(), "invoice", "invoices");
    if (!report.as_of.empty()) title += " as of " + report.as_of;
    page.add_title(std::move(title));
    if (report.filtered) {
        const std::string words = report.filter_words.empty() ? "a part of what was matched" : report.filter_words;
        page.add_paragraph("Shown: " + words + "; matching saw everything.");
    }
}

void add_banner(Page& page, const TableContext& context) {
    const std::size_t rows = context.report.rejected_rows;
    const std::vector<std::string> of_money = money_banners(context.report.money_warnings);
    if (context.report.unread.empty() && rows == 0 && of_money.empty()) return;
    page.add_gap();
    for (const UnreadFile& file : context.report.unread) page.add_banner(unread_banner(file));
    if (rows > 0) {
        page.add_banner(rows == 1 ? "1 row was rejected: the figures below leave it out."
                                  : grouped(rows) + " rows were rejected: the figures below leave them out.");
    }
    for (const std::string& words : of_money) page.add_banner(words);
}

void add_nothing(Page& page, const TableContext& context) {
    const ReconcileReport& report = context.report;
    page.add_gap();
    std::string_view words = "There are no invoices: nothing was reconciled, so nothing can be said of what to pay.";
    if (!report.books->has(DocumentKind::invoice)) {
        words = "There are no invoices: no invoice file was read, so nothing was reconciled.";
    } else if (report.filtered && !report.matches->documents.empty()) {
        words = "There are no invoices left by the filter: nothing is shown of what to pay.";
    }
    page.add_paragraph(std::string(words));
}

}  // namespace

void add_head(Page& page, const TableContext& context) {
    add_title(page, context);
    add_banner(page, context);
    if (context.report.documents.empty()) add_nothing(page, context);
}

std::string currency_name(std::string_view currency) {
    return std::string(currency.empty() ? "(no currency)" : currency);
}

std::string vendor_name(std::string_view vendor) { return std::string(vendor.empty() ? "(no vendor)" : vendor); }

std::string heading_with_currency(const TableContext& context, std::string_view words) {
    if (!context.one_currency) return std::string(words);
    const std::string& currency = context.report.totals.front().currency;
    if (currency.empty()) return fmt::format("{} {}", words, currency_name(currency));
    return fmt::format("{} ({})", words, printable(currency));
}

std::string list_size(std::size_t shown, std::size_t all) {
    return shown == all ? fmt::format("({})", grouped(all))
                        : fmt::format("(first {} of {})", grouped(shown), grouped(all));
}

void add_totals(Page& page, const TableContext& context) {
    page.add_gap();
    Table table({{"To do"}, {"Amount", Align::point}, {"Invoices", Align::point}});
    for (const Totals& totals : context.report.totals) {
        const int places = minor_digits(totals.currency);
        table.add_row({{currency_name(totals.currency)}});
        for (std::size_t i = 0; i < part_count; ++i) {
            const std::size_t invoices = totals.by_verdict[static_cast<std::size_t>(part_verdicts[i])];
            table.add_row({{fmt::format("  {}", part_headings[i])},
                           {grouped(totals.parts.amounts[i], places)},
                           {grouped(invoices)}});
        }
        table.add_row({{"  Invoiced"}, {grouped(totals.invoiced, places)}, {grouped(totals.documents)}});
    }
    page.add_table(std::move(table));
    add_counting_words(page, context.report);
}

void add_counting_words(Page& page, const ReconcileReport& report) {
    const bool differ = std::any_of(report.totals.begin(), report.totals.end(), [](const Totals& totals) {
        for (std::size_t i = 0; i < part_count; ++i) {
            const std::size_t invoices = totals.by_verdict[static_cast<std::size_t>(part_verdicts[i])];
            if (invoices != totals.in_part[i]) return true;
        }
        return false;
    });
    if (differ) {
        page.add_paragraph("An invoice counts once, by its verdict; its amounts stand where each of them belongs.");
    }
    const bool lacks_currency = std::any_of(report.totals.begin(), report.totals.end(),
                                            [](const Totals& totals) { return totals.currency.empty(); });
    if (!lacks_currency) return;
    // What is to be copied stands on lines of its own.
    page.add_paragraph("Where no currency is named, say it in msp-audit.toml, under [currency]:");
    page.add_paragraph("default = \"USD\"");
    page.add_paragraph("or, if a column has it, under [mapping.invoices]:");
    page.add_paragraph("currency = \"the header as printed\"");
}

void add_vendors(Page& page, const TableContext& context) {
    const auto& vendors = context.report.vendors;
    if (vendors.empty()) return;
    const std::size_t shown = std::min(vendors.size(), context.options.list_limit);
    page.add_heading(heading_with_currency(context, "By vendor") + " " + list_size(shown, vendors.size()));
    std::vector<TableColumn> columns{{"Vendor"}};
    if (!context.one_currency) columns.push_back({"Currency"});
    columns.push_back({"Invoices", Align::point});
    for (const std::string_view heading : part_headings)
        columns.push_back({std::string(heading), Align::point, true});
    columns.push_back({"Invoiced", Align::point, true});
    Table table(std::move(columns));
    for (std::size_t i = 0; i < shown; ++i) {
        const Totals& totals = vendors[i];
        const int places = minor_digits(totals.currency);
        std::vector<TableCell> cells{{vendor_name(totals.vendor)}};
        if (!context.one_currency) cells.push_back({currency_name(totals.currency)});
        cells.push_back({grouped(totals.documents)});
        for (const Decimal& amount : totals.parts.amounts) cells.push_back({grouped(amount, places)});
        cells.push_back({grouped(totals.invoiced, places)});
        table.add_row(std::move(cells));
    }
    page.add_table(std::move(table));
}

namespace {

Page page_of(const TableContext& context) {
    Page page;
    add_head(page, context);
    if (!context.report.documents.empty()) {
        add_totals(page, context);
        add_vendors(page, context);
    }
    add_findings(page, context);
    add_coverage(page, context);
    add_inputs(page, context);
    return page;
}

}  // namespace

std::string render_table(const ReconcileReport& report, const RenderOptions& options) {
    return page_of({report, options, false, false}).as_text(options.width);
}

std::string render_markdown(const ReconcileReport& report, const RenderOptions& options) {
    return page_of({report, options, true, true}).as_markdown();
}

}  // namespace msp_audit
