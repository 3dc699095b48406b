#include <doctest/doctest.h>

#include "ingest/load.hpp"
#include "ingest/load_tickets.hpp"
#include "unit/ingest/loaded_folder.hpp"
#include "unit/ingest/small_workbook.hpp"
#include "unit/ingest/ticket_recording.hpp"

using namespace msp_audit;
using namespace msp_audit::test;

// Dates that are numbers of days, as spreadsheets keep them, in exports of each family: --serial-dates.

namespace {

using Lines = PrintedLines;

LoadOptions asked_for(DaySystem system, const std::string& of = "") {
    LoadOptions options;
    options.serial_dates[of] = system;
    return options;
}

/// Number and date of each invoice.
Lines invoices_of(const Books& books) {
    Lines lines;
    for (const InvoiceHeader& header : books.invoice_headers) {
        lines.push_back(std::string(books.text(header.number)) + " " + header.date.to_string());
    }
    return lines;
}

Lines reasons_of(const Books& books) {
    Lines lines;
    for (const RejectedRow& row : books.rejected) {
        lines.push_back(std::to_string(row.source.row) + ": '" + row.value + "' " + row.reason +
                        (row.hint.empty() ? "" : " / " + row.hint));
    }
    return lines;
}

const std::string mixed =
    "Invoice No,Vendor,Invoice Date,Line Total\n"
    "A,V,42172,1\nB,V,17/06/2015,1\nC,V,42172,1\nD,V,42177.75,1\nE,V,03/06/2015,1\nF,V,99999,1\n";

}  // namespace

TEST_CASE("numbers among the dates of documents are days where that is asked for, and counted") {
    const ExportFolder folder;
    folder.write("invoices.csv", mixed);
    const auto loaded = load_with(folder, asked_for(DaySystem::from_1900));
    CHECK(invoices_of(loaded->books) ==
          Lines{"A 2015-06-17", "B 2015-06-17", "C 2015-06-17", "D 2015-06-22", "E 2015-06-03"});
    CHECK(reasons_of(loaded->books) ==
          Lines{"7: '99999' is not a date: as a number of days from 1900 on it is not in 1970 to 2100"});
    CHECK(loaded->books.files.at(0).notes ==
          Lines{"3 dates are numbers of days, counted from 1900 on as --serial-dates says: '42172' (row 2) is "
                "2015-06-17"});
}

TEST_CASE("without the option such rows are rejected, and the hint names it") {
    const ExportFolder folder;
    folder.write("invoices.csv", mixed);
    const auto loaded = load_folder(folder);
    CHECK(invoices_of(loaded->books) == Lines{"B 2015-06-17", "E 2015-06-03"});
    REQUIRE(loaded->books.rejected.size() == 4);
    CHECK(loaded->books.rejected[0].hint.find("--serial-dates 1900") != std::string::npos);
    CHECK(loaded->books.files.at(0).notes.empty());
    // For another kind, or another file, it is not asked.
    for (const char* of : {"quotes", "orders.csv"}) {
        INFO(of);
        CHECK(invoices_of(load_with(folder, asked_for(DaySystem::from_1900, of))->books).size() == 2);
    }
    CHECK(invoices_of(load_with(folder, asked_for(DaySystem::from_1900, "invoices.csv"))->books).size() == 5);
    LoadOptions particular = asked_for(DaySystem::from_1900);
    particular.serial_dates["invoices"] = DaySystem::from_1904;
    CHECK(invoices_of(load_with(folder, particular)->books).at(0) == "A 2019-06-18");
}

TEST_CASE("dates that are all numbers of days are read, and an option that no cell needs says nothing") {
    const ExportFolder folder;
    folder.write("invoices.csv",
                 "Invoice No,Vendor,Invoice Date,Due Date,Line Total\nA,V,42172,42186,1\nB,V,42172,42186,1\n");
    CHECK(invoices_of(load_with(folder, asked_for(DaySystem::from_1900))->books) ==
          Lines{"A 2015-06-17", "B 2015-06-17"});
    folder.write("invoices.csv", "Invoice No,Vendor,Invoice Date,Line Total\nA,V,2015-06-17,1\n");
    const auto idle = load_with(folder, asked_for(DaySystem::from_1900));
    CHECK(invoices_of(idle->books) == Lines{"A 2015-06-17"});
    CHECK(idle->books.files.at(0).notes.empty());
    CHECK(idle->warnings == load_folder(folder)->warnings);
}

TEST_CASE("a number of days has one meaning in a column that holds dates of both orders") {
    const ExportFolder folder;
    folder.write("invoices.csv",
                 "Invoice No,Vendor,Invoice Date,Line Total\nA,V,17/06/2015,1\nB,V,06/17/2015,1\nC,V,42172,1\n"
                 "D,V,03/06/2015,1\n");
    const auto loaded = load_with(folder, asked_for(DaySystem::from_1900));
    CHECK(invoices_of(loaded->books) == Lines{"A 2015-06-17", "B 2015-06-17", "C 2015-06-17"});
    CHECK(reasons_of(loaded->books) ==
          Lines{"5: '03/06/2015' has two meanings, and the column holds dates of both orders"});
}

TEST_CASE("numbers without a date format in a workbook are days as it counts them itself") {
    const ExportFolder folder;
    const std::string rows = sheet_rows({{"Invoice No", "Vendor", "Invoice Date", "Line Total"},
                                         {"A", "V", "=42172", "=1"},
                                         {"B", "V", "=42172.75", "=1"},
                                         {"C", "V", "=42172|1", "=1"}});
    SmallWorkbook book{{{"S", rows}}};
    book.formats = {"dd\\.mm\\.yyyy"};
    folder.write("bills.xlsx", book.bytes());
    CHECK(invoices_of(load_with(folder, asked_for(DaySystem::from_1900))->books) ==
          Lines{"A 2015-06-17", "B 2015-06-17", "C 2015-06-17"});
    CHECK(reasons_of(load_with(folder, asked_for(DaySystem::from_1904))->books) ==
          Lines{"2: '42172' is not a date: the workbook counts its days from 1900 on, and --serial-dates says 1904 / "
                "--serial-dates FILE=1900",
                "3: '42172.75' is not a date: the workbook counts its days from 1900 on, and --serial-dates says "
                "1904 / --serial-dates FILE=1900"});
    book.properties = "<workbookPr date1904=\"1\"/>";
    folder.write("bills.xlsx", book.bytes());
    CHECK(invoices_of(load_with(folder, asked_for(DaySystem::from_1904))->books) ==
          Lines{"A 2019-06-18", "B 2019-06-18", "C 2019-06-18"});
    CHECK(load_folder(folder)->books.rejected.at(0).hint.starts_with(
        "the workbook counts days like this: 42172 is 2019-06-18 by --serial-dates 1904;"));
}

TEST_CASE("a profile's days are read before it makes documents of its rows") {
    const ExportFolder folder;
    const std::string profile = folder.write(
        "bills.toml",
        "name = \"bills\"\ntitle = \"the bills\"\n[[table]]\nname = \"B\"\nheaders = [\"No\", \"Total\"]\n"
        "[[document]]\nkind = \"invoices\"\nfrom = \"B\"\n[document.columns]\nvendor = { constant = \"Acme\" }\n"
        "invoice_number = \"B.No\"\ninvoice_date = \"B.Day\"\nline_total = \"B.Total\"\n"
        "period_start = \"B.From\"\nperiod_end = { from = \"B.To\", exclusive = true }\n");
    LoadOptions options = asked_for(DaySystem::from_1900);
    // An end at midnight is the day before, one later on a day is that day.
    options.paths = {folder.write("bills.csv", "No,Day,From,To,Total\nA,42172,2015-06-01,42186,10\n"
                                               "B,42172.5,2015-06-01,42186.5,10\n")};
    options.profile = profile;
    Books books;
    CHECK(load(options, books).errors.empty());
    CHECK(invoices_of(books) == Lines{"A 2015-06-17", "B 2015-06-17"});
    REQUIRE(books.invoice_extras.size() == 2);
    CHECK(books.invoice_extras[0].period.last.to_string() == "2015-06-30");
    CHECK(books.invoice_extras[1].period.last.to_string() == "2015-07-01");
    CHECK(books.files.at(0).notes ==
          Lines{"4 dates are numbers of days, counted from 1900 on as --serial-dates says: '42172' (row 2) is "
                "2015-06-17"});
}

TEST_CASE("a fraction is a time of day of a ticket, in the zone of times without an offset") {
    const ExportFolder folder;
    folder.write("export.csv",
                 "ticket_id,opened_at,closed_at,updated_at\n1,42172.5,42173.25,99999\n2,2015-06-17 12:00,,\n");
    const auto loaded =
        load_tickets_with(folder, asked_for(DaySystem::from_1900, "tickets"), *TimeZone::named("Europe/Brussels"));
    CHECK(loaded->errors.empty());
    REQUIRE(loaded->sink.tickets.size() == 2);
    CHECK(loaded->sink.tickets[0].opened.to_string() == "2015-06-17T10:00:00Z");
    CHECK(loaded->sink.tickets[0].opened == loaded->sink.tickets[1].opened);
    CHECK(loaded->sink.tickets[0].closed.to_string() == "2015-06-18T04:00:00Z");
    CHECK(bad_cells(*loaded) == Lines{"2: updated_at: '99999' is not a time: as a number of days from 1900 on it is "
                                      "not in 1970 to 2100"});
    CHECK(loaded->inputs.times.without_offset == 3);
    CHECK(loaded->inputs.files.at(0).input.notes ==
          Lines{"2 dates are numbers of days, counted from 1900 on as --serial-dates says: '42172.5' (row 2) is "
                "2015-06-17 12:00:00"});
}

TEST_CASE("tickets whose times are numbers are rejected without the option, which their reason names") {
    const auto loaded = load_ticket_text("ticket_id,opened_at\n1,42172.5\n");
    CHECK(loaded->sink.tickets.empty());
    REQUIRE(loaded->inputs.rejected.size() == 1);
    CHECK(loaded->inputs.rejected[0].reason.find("--serial-dates 1900") != std::string::npos);
}
