#include "report/workbook_notes.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "unit/report/read_workbook.hpp"
#include "unit/report/sample_report.hpp"

using namespace msp_audit;

TEST_CASE("the sheet of notes has what the table says of a run beside its figures") {
    Books books;
    Matches matches;
    matches.left_out_by_date = 2;
    ReconcileReport report;
    report.books = &books;
    report.matches = &matches;
    report.lines_under_empty_category = 1;
    Finding finding;
    finding.code = Code::not_supplied;
    finding.message = "No packing slips were supplied.";
    report.findings.push_back(finding);
    InputFile file;
    file.name = "bills.csv";
    file.profile = "xero";
    file.rows_read = 12;
    file.rows_used = 9;
    file.rows_rejected = 1;
    file.rows_title = 2;
    file.left_out.emplace("Status is VOID", 3);
    file.notes = {"Date: '03/02/2026' is read with the day first",
                  "2 dates are numbers of days, counted from 1900 on as --serial-dates says"};
    report.inputs.push_back(file);
    report.warnings = {"bills.csv: Date: '03/02/2026' is read with the day first",
                       "bills.csv:1: odd\n  hint: do this"};
    CHECK(
        notes_on_run(report) ==
        std::vector<std::string>{
            "On the sheets summary, pay, wait, dispute and not checked all amounts include tax. The amount of a "
            "finding on a line, and each amount in its sentence, is net of tax; that of a finding on an invoice as a "
            "whole includes it. On the sheets unmatched, accruals and coverage amounts are net.",
            "Not supplied: No packing slips were supplied.",
            "2 documents are dated after the as-of date and left out.",
            "1 line was judged under an empty category: slips or licenses prove it.",
            "Warning: bills.csv: Date: '03/02/2026' is read with the day first",
            "Warning: bills.csv:1: odd; hint: do this",
            "bills.csv: 12 rows read, 9 used, 1 rejected, 2 titles, repeated headers and totals",
            "bills.csv: profile: xero",
            "bills.csv: left out: Status is VOID, 3 rows",
            "bills.csv: 2 dates are numbers of days, counted from 1900 on as --serial-dates says",
        });
}

TEST_CASE("what may be billed twice has a sheet of its own, a row each, and is listed where all is wanted") {
    SampleReport sample;
    constexpr std::size_t before_notes = 10;
    CHECK(sheet_text(render_workbook(sample.report, {}), before_notes).starts_with("Note"));
    Alike alike;
    alike.by = AlikeBy::rhythm;
    alike.amount = dec("5000");
    alike.rows = {{DocumentIndex{0}, {0, 2}}, {DocumentIndex{1}, {0, 7}}};
    Alike not_chosen = alike;
    not_chosen.by = AlikeBy::rows;
    sample.matches.alike = {alike, not_chosen};
    sample.report.alike = {0};
    const std::string sheet = sheet_text(render_workbook(sample.report, {}), before_notes);
    CHECK(sheet.starts_with("Group,Alike,Invoice,"));
    CHECK(std::count(sheet.begin(), sheet.end(), '\n') == 3);
    CHECK(sheet.find("\n1,rhythm,") != std::string::npos);
    CHECK(sheet.find("rows") == std::string::npos);
    RenderOptions verbose;
    verbose.verbose = true;
    CHECK(render_html(sample.report, {}).find("May be billed twice (1)") != std::string::npos);
    CHECK(render_table(sample.report, {}).find("May be billed twice") == std::string::npos);
    CHECK(render_table(sample.report, verbose).find("May be billed twice (1)") != std::string::npos);
}
