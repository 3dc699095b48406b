#include "ingest/load_tickets.hpp"

#include <doctest/doctest.h>

#include "unit/ingest/ticket_recording.hpp"

using namespace msp_audit;
using namespace msp_audit::test;

namespace {

const std::string two_tickets = "ticket_id,opened_at,status,subject\n"
                                "T-1,2026-03-01T08:00:00Z,open,Printer\n"
                                "T-2,2026-03-02T09:30:00Z,closed,Mail\n";
const std::string one_invoice = "invoice_number,vendor,invoice_date,quantity,unit_price\n"
                                "INV-1,Contoso,2026-10-01,2,10.00\n";

}  // namespace

TEST_CASE("tickets, events and time entries of a folder are read file by file, in the order of names") {
    const ExportFolder folder;
    folder.write("b.csv", two_tickets);
    folder.write("a.csv", "ticket_id,changed_at,field,from,to,by\nT-1,2026-03-01T10:00:00Z,status,open,solved,Eve\n");
    folder.write("c.csv", "person,started_at,ended_at,ticket_id,hours,billed_hours,note\n"
                          "Eve,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z,T-1,1.0,0.5,fixed it\n");
    const auto loaded = load_tickets_with(folder, {});
    CHECK(loaded->errors == PrintedLines{});
    CHECK(loaded->warnings == PrintedLines{});
    REQUIRE(loaded->inputs.files.size() == 3);
    REQUIRE(loaded->sink.begun.size() == 3);
    CHECK(loaded->sink.begun[0].starts_with("0 "));
    CHECK(loaded->inputs.files[0].input.kind == DocumentKind::ticket_event);
    CHECK(loaded->inputs.files[2].input.kind == DocumentKind::time_entry);

    REQUIRE(loaded->sink.tickets.size() == 2);
    const TicketRow& second = loaded->sink.tickets[1];
    CHECK(second.source == SourceRef{1, 3});
    CHECK(loaded->text(second.id) == "T-2");
    CHECK(second.opened.to_string() == "2026-03-02T09:30:00Z");
    CHECK(loaded->text(second.subject) == "Mail");
    CHECK_FALSE(second.resolved.has_value());
    CHECK(second.reopen_count == -1);

    REQUIRE(loaded->sink.events.size() == 1);
    const TicketEvent& event = loaded->sink.events[0];
    CHECK(loaded->text(event.ticket_id) == "T-1");
    CHECK(event.changed.to_string() == "2026-03-01T10:00:00Z");
    CHECK(loaded->text(event.field) + loaded->text(event.from) + loaded->text(event.to) == "statusopensolved");
    CHECK(loaded->text(event.by) == "Eve");

    REQUIRE(loaded->sink.entries.size() == 1);
    const TimeEntry& entry = loaded->sink.entries[0];
    CHECK(loaded->text(entry.person) == "Eve");
    CHECK(entry.ended - entry.started == 3600);
    CHECK(entry.worked == 3600);
    CHECK(entry.billed == 1800);
    CHECK(loaded->text(entry.note) == "fixed it");
    CHECK(rows_add_up(*loaded));
}

TEST_CASE("files of equal header rows are one source") {
    const ExportFolder folder;
    folder.write("a.csv", two_tickets);
    folder.write("b.csv", "ticket_id;opened_at;status;subject\nT-9;2026-03-01T08:00:00Z;open;x\n");
    folder.write("c.csv", "ticket_id,opened_at,state,subject\nT-9,2026-03-01T08:00:00Z,open,x\n");
    const auto loaded = load_tickets_with(folder, {});
    REQUIRE(loaded->inputs.files.size() == 3);
    CHECK(loaded->inputs.files[0].header_row == loaded->inputs.files[1].header_row);
    CHECK(loaded->inputs.files[0].header_row != loaded->inputs.files[2].header_row);
}

TEST_CASE("files of purchase documents are passed over in a folder and refused by name") {
    const ExportFolder folder;
    folder.write("tickets.csv", two_tickets);
    const std::string invoices = folder.write("bills-2026.csv", one_invoice);
    const auto loaded = load_tickets_with(folder, {});
    CHECK(loaded->errors == PrintedLines{});
    CHECK(loaded->notes == PrintedLines{"bills-2026.csv: passed over: it holds invoices"});
    CHECK(loaded->sink.tickets.size() == 2);

    LoadOptions named;
    named.paths = {invoices};
    CHECK(load_tickets_with(folder, named)->errors ==
          PrintedLines{"bills-2026.csv: holds invoices, which no report on tickets reads"});
    LoadOptions by_kind;
    by_kind.kinds = {{DocumentKind::invoice, invoices}};
    CHECK(load_tickets_with(folder, by_kind)->errors ==
          PrintedLines{"bills-2026.csv: holds invoices, which no report on tickets reads"});
}

TEST_CASE("a table of orders with a number, a state and a time of creation is not taken for tickets") {
    const ExportFolder folder;
    folder.write("tickets.csv", two_tickets);
    folder.write("lines.csv",
                 "id,order_id,partner_id,product_id,product_qty,qty_received,price_unit,state,create_date,name\n"
                 "1,P00007,Contoso,Disk,2,2,10.0,purchase,2026-03-01 08:00:00,Disk\n");
    const auto loaded = load_tickets_with(folder, {});
    CHECK(loaded->errors == PrintedLines{});
    CHECK(loaded->notes == PrintedLines{"lines.csv: passed over: it holds purchase documents"});
    CHECK(loaded->sink.tickets.size() == 2);
}

TEST_CASE("a packed file is read like any other") {
    const ExportFolder folder;
    // printf 'ticket_id,opened_at\n7,2026-01-02\n' | gzip -n
    const std::string packed(
        "\037\213\010\000\000\000\000\000\002\377\053\311\114\316\116\055\211\317\114\321\311\057\110\315\113\115\211"
        "\117\054\341\062\327\061\062\060\062\323\065\060\324\065\060\342\002\000\116\120\300\277\041\000\000\000",
        53);
    folder.write("tickets.csv.gz", packed);
    const auto loaded = load_tickets_with(folder, {});
    CHECK(loaded->errors == PrintedLines{});
    REQUIRE(loaded->sink.tickets.size() == 1);
    CHECK(loaded->sink.tickets[0].opened.to_string() == "2026-01-02T00:00:00Z");
}

TEST_CASE("reading purchase documents leaves files of tickets out, and says so") {
    const ExportFolder folder;
    const std::string tickets = folder.write("tickets.csv", two_tickets);
    folder.write("bills.csv", one_invoice);
    Books books;
    LoadOptions options;
    options.paths = {folder.path()};
    const LoadTrouble trouble = load(options, books);
    CHECK(trouble.errors.empty());
    REQUIRE(trouble.warnings.size() == 1);
    CHECK(folder.without_path(trouble.warnings[0]) == "tickets.csv: left out: it holds tickets of a help desk");
    CHECK(books.invoice_lines.size() == 1);

    Books others;
    options.paths = {tickets};
    REQUIRE(load(options, others).errors.size() == 1);
    options.paths.clear();
    options.kinds = {{DocumentKind::ticket, tickets}};
    CHECK(load(options, others).errors.size() == 1);
}

TEST_CASE("a kind that is told outright is believed, and what lacks is named") {
    const ExportFolder folder;
    LoadOptions options;
    options.kinds = {{DocumentKind::ticket, folder.write("x.csv", "id,created_at,name\n7,2026-01-02,Eve\n")}};
    CHECK(load_tickets_with(folder, options)->sink.tickets.size() == 1);
    options.kinds = {{DocumentKind::time_entry, folder.write("y.csv", two_tickets)}};
    CHECK(load_tickets_with(folder, options)->errors ==
          PrintedLines{"y.csv:1: person, started_at: no header of this time_entries file is known to mean it; seen: "
                       "ticket_id, opened_at, status, subject\n  hint: name them in msp-audit.toml, "
                       "under [mapping.time_entries], each on a line of its own: person = \"...\" and started_at = "
                       "\"...\""});
}

TEST_CASE("a file that is meant to hold tickets and cannot be read is an error, any other is left out") {
    const ExportFolder folder;
    folder.write("tickets.csv", "");
    folder.write("half.csv", "ticket_id,status,subject,notes\n1,open,x,y\n");
    folder.write("users.csv", "id,created_at,name,email,phone\n1,2026-01-01,a,b,c\n");
    const auto loaded = load_tickets_with(folder, {});
    REQUIRE(loaded->errors.size() == 2);
    CHECK(loaded->errors[0].starts_with("half.csv:1: opened_at: no header of this tickets file is known to mean it"));
    CHECK(loaded->errors[1].starts_with("tickets.csv: cannot be read: "));
    REQUIRE(loaded->warnings.size() == 1);
    CHECK(loaded->warnings[0].starts_with("users.csv: left out: "));
}

TEST_CASE("a row without id or with an opening that does not read is rejected with file, row, column and reason") {
    const auto loaded = load_ticket_text("Ticket No,Opened,Status\n"
                                         ",2026-03-01,open\n"
                                         "?,2026-03-01,open\n"
                                         "1.00E+11,2026-03-01,open\n"
                                         "T-4,soon,open\n"
                                         "T-5,,open\n"
                                         "T-6,2026-03-01\n"
                                         "T-7,2026-03-01,open\n");
    CHECK(rejections(*loaded) ==
          PrintedLines{"2: Ticket No: the cell is empty | ,2026-03-01,open",
                       "3: Ticket No: '?' means that there is no value | ?,2026-03-01,open",
                       "4: Ticket No: '1.00E+11' is a number that a spreadsheet has shortened; its digits are lost | "
                       "1.00E+11,2026-03-01,open",
                       "5: Opened: 'soon' is not a time: it is not written like one | T-4,soon,open",
                       "7: the row has 2 fields, the header has 3 | T-6,2026-03-01"});
    CHECK(loaded->text(loaded->inputs.rejected[3].document) == "T-4");
    CHECK(loaded->inputs.rejected[3].kind == DocumentKind::ticket);
    // In a log another row of the ticket may have the opening: that is for the sink to see.
    REQUIRE(loaded->sink.tickets.size() == 2);
    CHECK(loaded->text(loaded->sink.tickets[0].id) == "T-5");
    CHECK_FALSE(loaded->sink.tickets[0].opened.has_value());
    const InputFile& input = loaded->inputs.files[0].input;
    CHECK(input.rows_read == 7);
    CHECK(input.rows_used == 2);
    CHECK(input.rows_rejected == 5);
    CHECK(rows_add_up(*loaded));
}

TEST_CASE("events and time entries without what they must have are rejected") {
    const auto events = load_ticket_text(
        "ticket_id,changed_at,field,to\n"
        ",2026-03-01,status,open\nT-1,,status,open\nT-1,2026-03-01,,open\nT-1,2026-03-01,priority,\n");
    CHECK(events->inputs.rejected.size() == 3);
    REQUIRE(events->sink.events.size() == 1);
    CHECK(events->sink.events[0].to == TextId::empty);
    const auto entries = load_ticket_text("person,started_at,ticket_id\n"
                                          ",2026-03-01,T-1\nEve,,T-1\nEve,2026-03-01,\n");
    CHECK(entries->inputs.rejected.size() == 2);
    REQUIRE(entries->sink.entries.size() == 1);
    CHECK(entries->sink.entries[0].ticket_id == TextId::empty);
}

TEST_CASE("a bad value in an optional column counts as missing, is noted, and does not reject the row") {
    const auto loaded = load_ticket_text(
        "ticket_id,opened_at,resolved_at,reopen_count,hours,sla_met,duplicate_of,reassignment_count\n"
        "1,2026-03-01,2026-02-30,x,12:75,perhaps,2.00E+07,1.5\n"
        "2,2026-03-01,2026-03-02,3,1.5,TRUE,1,2.0\n");
    CHECK(bad_cells(*loaded) ==
          PrintedLines{
              "2: resolved_at: '2026-02-30' is not a time: month 02 of 2026 has no day 30",
              "2: reopen_count: 'x' is not a count: 'x' is no part of a number",
              "2: reassignment_count: '1.5' is not a count: it is no whole number from 0 on",
              "2: hours: '12:75' is not a length of time: it is not written like one",
              "2: sla_met: 'perhaps' is neither yes nor no",
              "2: duplicate_of: '2.00E+07' is a number that a spreadsheet has shortened; its digits are lost"});
    CHECK(loaded->inputs.bad_cell_count == 6);
    REQUIRE(loaded->sink.tickets.size() == 2);
    const TicketRow& bad = loaded->sink.tickets[0];
    CHECK_FALSE(bad.resolved.has_value());
    CHECK(bad.reopen_count == -1);
    CHECK(bad.worked == -1);
    CHECK(bad.sla_met == -1);
    CHECK(bad.duplicate_of == TextId::empty);
    const TicketRow& good = loaded->sink.tickets[1];
    CHECK(good.reopen_count == 3);
    CHECK(good.reassignment_count == 2);
    CHECK(good.worked == 5400);
    CHECK(good.sla_met == 1);
}

TEST_CASE("only the first thousand bad values are kept, and all are counted") {
    std::string text = "ticket_id,opened_at,reopen_count\n";
    for (int i = 0; i < 1500; ++i) text += std::to_string(i) + ",2026-03-01,x\n";
    const auto loaded = load_ticket_text(text);
    CHECK(loaded->inputs.bad_cells.size() == 1000);
    CHECK(loaded->inputs.bad_cell_count == 1500);
    CHECK(loaded->sink.tickets.size() == 1500);
}

TEST_CASE("what ticket systems print for nothing is missing in every column") {
    const auto loaded = load_ticket_text(
        "ticket_id,opened_at,resolved_at,hours,sla_met,priority,requester,subject,company,category,reopen_count\n"
        "1,2026-03-01,?,-,--,N/A,NULL,,?,--,-\n");
    CHECK(loaded->inputs.bad_cell_count == 0);
    REQUIRE(loaded->sink.tickets.size() == 1);
    const TicketRow& row = loaded->sink.tickets[0];
    CHECK_FALSE(row.resolved.has_value());
    CHECK(row.worked == -1);
    CHECK(row.sla_met == -1);
    CHECK(row.reopen_count == -1);
    for (const TextId text : {row.priority, row.requester, row.subject, row.company, row.category}) {
        CHECK(text == TextId::empty);
    }
}

TEST_CASE("yes and no are read as systems print them") {
    const auto loaded =
        load_ticket_text("ticket_id,opened_at,sla_met\n"
                         "1,2026-03-01,TRUE\n2,2026-03-01,yes\n3,2026-03-01,1\n4,2026-03-01,Within SLA\n"
                         "5,2026-03-01,false\n6,2026-03-01,No\n7,2026-03-01,0\n8,2026-03-01,SLA Violated\n");
    REQUIRE(loaded->sink.tickets.size() == 8);
    for (std::size_t i = 0; i < 8; ++i) CHECK(loaded->sink.tickets[i].sla_met == (i < 4 ? 1 : 0));
}

TEST_CASE("times without an offset are read in the source's zone and counted") {
    const auto zone = TimeZone::named("America/New_York");
    REQUIRE(zone.has_value());
    const auto loaded = load_ticket_text("ticket_id,opened_at,closed_at\n"
                                         "1,2026-03-08 02:30,2026-03-08T02:30:00Z\n"
                                         "2,2026-11-01 01:30,\n",
                                         *zone);
    REQUIRE(loaded->sink.tickets.size() == 2);
    // On 8 March clocks go from 2:00 to 3:00 (7:00 UTC), on 1 November from 2:00 back to 1:00.
    CHECK(loaded->sink.tickets[0].opened.to_string() == "2026-03-08T07:00:00Z");
    CHECK(loaded->sink.tickets[0].closed.to_string() == "2026-03-08T02:30:00Z");
    CHECK(loaded->sink.tickets[1].opened.to_string() == "2026-11-01T05:30:00Z");
    CHECK(loaded->inputs.times.source_zone == "America/New_York");
    CHECK(loaded->inputs.times.without_offset == 2);
    CHECK(loaded->inputs.times.skipped == 1);
    CHECK(loaded->inputs.times.repeated == 1);
}

TEST_CASE("titles above the header, repeated headers and totals are counted as titles") {
    const auto loaded = load_ticket_text("Tickets of March 2026\n"
                                         "Company,Ticket No,Opened,Status,Hours Worked\n"
                                         "Contoso,1,2026-03-01,open,1.5\n"
                                         "Company,Ticket No,Opened,Status,Hours Worked\n"
                                         "Contoso,2,2026-03-02,open,2\n"
                                         "Total,,,,3.5\n");
    CHECK(loaded->inputs.rejected.empty());
    REQUIRE(loaded->inputs.files.size() == 1);
    const InputFile& input = loaded->inputs.files[0].input;
    CHECK(input.rows_used == 2);
    CHECK(input.rows_title == 3);
    CHECK(input.rows_read == 5);
}

TEST_CASE("a row of a thousand texts keeps each in its place, long ones and those in quotes too") {
    const std::string description(200'000, 'x');
    std::string text = "ticket_id,opened_at,subject,description\n";
    for (int i = 0; i < 300; ++i) {
        const std::string n = std::to_string(i);
        text += n + ",2026-03-01,\"subject of ticket, number " + n + "\nand more\"," +
                (i % 100 == 7 ? description : "short " + n) + "\n";
    }
    const auto loaded = load_ticket_text(text);
    REQUIRE(loaded->sink.tickets.size() == 300);
    for (int i = 0; i < 300; ++i) {
        const TicketRow& row = loaded->sink.tickets[static_cast<std::size_t>(i)];
        const std::string n = std::to_string(i);
        REQUIRE(loaded->text(row.id) == n);
        REQUIRE(loaded->text(row.subject) == "subject of ticket, number " + n + "\nand more");
        REQUIRE(loaded->text(row.description) == (i % 100 == 7 ? description : "short " + n));
        REQUIRE(row.source.row == static_cast<std::uint32_t>(2 + 2 * i));
    }
}

TEST_CASE("a header without rows and a file of rejected rows are said aloud") {
    CHECK(load_ticket_text("ticket_id,opened_at\n")->warnings ==
          PrintedLines{"export.csv: it has a header and no rows"});
    CHECK(load_ticket_text("ticket_id,opened_at\n,2026-01-01\n")->warnings ==
          PrintedLines{"export.csv: every row of it is rejected"});
}
