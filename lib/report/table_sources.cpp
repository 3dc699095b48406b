#include "report/table_sections.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "report/input_table.hpp"
#include "report/rejected_row_table.hpp"
#include "report/table_format.hpp"
#include "report/unread_words.hpp"

namespace msp_audit {

namespace {

std::string compared_with(std::string_view comparison) {
    if (comparison == "po") return "purchase orders";
    if (comparison == "quote") return "quotes";
    if (comparison == "proof") return "proof of receipt";
    return std::string(comparison);
}

void add_comparisons(Page& page, const TableContext& context) {
    if (context.report.coverage.empty()) return;
    page.add_heading(heading_with_currency(context, "Compared with"));
    std::vector<TableColumn> columns{{"With"}};
    if (!context.one_currency) columns.push_back({"Currency"});
    columns.push_back({"Lines", Align::point});
    columns.push_back({"of", Align::point});
    columns.push_back({"Amount", Align::point, true});
    columns.push_back({"of", Align::point, true});
    Table table(std::move(columns));
    for (const Coverage& coverage : context.report.coverage) {
        const int places = minor_digits(coverage.currency);
        std::vector<TableCell> cells{{compared_with(coverage.comparison)}};
        if (!context.one_currency) cells.push_back({currency_name(coverage.currency)});
        cells.push_back({grouped(coverage.lines)});
        cells.push_back({grouped(coverage.of_lines)});
        cells.push_back({grouped(coverage.amount, places)});
        cells.push_back({grouped(coverage.of_amount, places)});
        table.add_row(std::move(cells));
    }
    page.add_table(std::move(table));
}

void add_tolerated(Page& page, const TableContext& context) {
    std::vector<const Totals*> vendors;
    for (const Totals& totals : context.report.vendors) {
        if (!totals.passed_in_tolerance.is_zero()) vendors.push_back(&totals);
    }
    if (vendors.empty()) return;
    const std::size_t shown = std::min(vendors.size(), context.options.list_limit);
    page.add_heading("Went through inside tolerances " + list_size(shown, vendors.size()));
    Table table({{"Vendor"}, {"Currency"}, {"Amount", Align::point}});
    const auto add = [&table](std::string_view name, const Totals& totals) {
        table.add_row({{std::string(name)},
                       {currency_name(totals.currency)},
                       {grouped(totals.passed_in_tolerance, minor_digits(totals.currency))}});
    };
    for (std::size_t i = 0; i < shown; ++i) add(vendor_name(vendors[i]->vendor), *vendors[i]);
    for (const Totals& totals : context.report.totals) {
        if (totals.passed_in_tolerance.is_zero()) continue;
        add("All vendors", totals);
        table.mark_sum();
    }
    page.add_table(std::move(table));
}

void add_accruals(Page& page, const TableContext& context) {
    struct Sum {
        std::size_t lines = 0;
        Decimal amount;
        Decimal credited;
    };
    std::map<std::string, Sum> sums;
    for (const Accrual& accrual : context.report.accruals) {
        Sum& sum = sums[accrual.currency];
        ++sum.lines;
        sum.amount += accrual.amount;
        sum.credited += accrual.credited;
    }
    if (sums.empty()) return;
    page.add_heading("Accruals: received and not yet billed");
    Table table({{"Currency"}, {"Order lines", Align::point}, {"Amount", Align::point}});
    for (const auto& [currency, sum] : sums) {
        table.add_row(
            {{currency_name(currency)}, {grouped(sum.lines)}, {grouped(sum.amount, minor_digits(currency))}});
    }
    page.add_table(std::move(table));
    std::string credited;
    for (const auto& [currency, sum] : sums) {
        if (sum.credited.is_zero()) continue;
        credited +=
            fmt::format("{}{}{}{}", credited.empty() ? "" : " and ", grouped(sum.credited, minor_digits(currency)),
                        currency.empty() ? "" : " ", printable(currency));
    }
    if (!credited.empty()) {
        page.add_paragraph(fmt::format("Of this, {} was billed and credited: where the goods went back, nothing is "
                                       "owed for them. The findings received-not-invoiced name the lines.",
                                       credited));
    }
}

void add_files(Page& page, const TableContext& context) {
    const auto& files = context.report.inputs;
    std::vector<UnreadFile> lost = context.report.unread;
    std::erase_if(lost, [](const UnreadFile& file) { return file.name.empty() || file.in_part; });
    if (files.empty() && lost.empty()) {
        page.add_heading("Inputs: none");
        return;
    }
    const std::size_t shown = std::min(files.size(), context.options.list_limit);
    page.add_heading("Inputs " + list_size(shown + lost.size(), files.size() + lost.size()));
    page.add_paragraph(std::string(rows_add_up));
    if (!context.folder.empty()) page.add_paragraph("Folder: " + context.folder);
    Table table = input_table();
    for (const UnreadFile& file : lost) add_unread_input(table, file, context.folder);
    for (std::size_t i = 0; i < shown; ++i) {
        add_input(table, files[i], context.report.warnings, context.options.verbose, context.folder);
    }
    page.add_table(std::move(table));
    const std::size_t later = context.report.matches->left_out_by_date;
    if (later > 0) {
        page.add_paragraph(left_out_by_date_words(later));
    }
}

void add_warnings(Page& page, const TableContext& context) {
    const auto& warnings = context.report.warnings;
    if (warnings.empty()) return;
    const std::size_t shown = std::min(warnings.size(), context.options.list_limit);
    page.add_heading("Warnings " + list_size(shown, warnings.size()));
    for (std::size_t i = 0; i < shown; ++i) page.add_item(in_one_line(warnings[i]));
}

std::string folder_of(const ReconcileReport& report) {
    std::vector<std::string> names;
    for (const InputFile& file : report.inputs) names.push_back(file.name);
    for (const UnreadFile& file : report.unread) {
        if (!file.name.empty()) names.push_back(file.name);
    }
    return common_folder(names);
}

void add_alike(Page& page, const TableContext& context) {
    const ReconcileReport& report = context.report;
    if (report.alike.empty()) return;
    const std::size_t shown = std::min(report.alike.size(), context.options.list_limit);
    page.add_heading("May be billed twice " + list_size(shown, report.alike.size()));
    for (std::size_t i = 0; i < shown; ++i) {
        const Alike& alike = report.matches->alike[report.alike[i]];
        page.add_item(fmt::format("{}: {}", name_of(alike.by), words_of(alike, *report.books, *report.matches)));
    }
}

}  // namespace

std::string left_out_by_date_words(std::size_t documents) {
    return counted(documents, "document is", "documents are") + " dated after the as-of date and left out.";
}

std::string empty_category_words(std::size_t lines) {
    return fmt::format("{} judged under an empty category: slips or licenses prove {}.",
                       counted(lines, "line was", "lines were"), lines == 1 ? "it" : "them");
}

TableContext::TableContext(const ReconcileReport& the_report, const RenderOptions& the_options, bool with_rows,
                           bool with_rejected)
    : report(the_report),
      options(the_options),
      names_rows(with_rows),
      lists_rejected(with_rejected),
      lists_alike(the_options.verbose),
      one_currency(the_report.totals.size() == 1),
      folder(folder_of(the_report)) {}

void add_coverage(Page& page, const TableContext& context) {
    add_comparisons(page, context);
    const std::size_t lines = context.report.lines_under_empty_category;
    if (lines > 0) {
        page.add_paragraph(empty_category_words(lines));
    }
    add_tolerated(page, context);
    add_accruals(page, context);
}

void add_inputs(Page& page, const TableContext& context) {
    add_files(page, context);
    add_warnings(page, context);
    if (context.lists_alike) add_alike(page, context);
    if (!context.lists_rejected) return;
    constexpr std::size_t most_rejected = 100;
    add_rejected_rows(page, context.report, std::min(context.options.list_limit, most_rejected));
}

}  // namespace msp_audit
