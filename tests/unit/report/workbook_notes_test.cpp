#include "report/workbook_notes.hpp"

#include <doctest/doctest.h>

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
