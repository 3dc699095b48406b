#include <doctest/doctest.h>

#include "ingest/load_tickets.hpp"
#include "unit/ingest/ticket_recording.hpp"

using namespace msp_audit;
using namespace msp_audit::test;

// The order of day and month, and the decimal mark, of the columns of ticket exports.

TEST_CASE("the order of dates is told per column from all of its values") {
    // The value that decides stands behind two thousand that do not.
    std::string text = "ticket_id,opened_at,closed_at\n";
    for (int i = 0; i < 2000; ++i) text += std::to_string(i) + ",03/04/2026 10:00,04/03/2026\n";
    text += "last,13/04/2026 10:00,12/31/2026\n";
    const auto loaded = load_ticket_text(text);
    CHECK(loaded->errors == PrintedLines{});
    REQUIRE(loaded->sink.tickets.size() == 2001);
    CHECK(loaded->sink.tickets[0].opened.to_string() == "2026-04-03T10:00:00Z");
    CHECK(loaded->sink.tickets[0].closed.to_string() == "2026-04-03T00:00:00Z");
}

TEST_CASE("a column that allows two orders takes that of another column, and says so") {
    const auto loaded =
        load_ticket_text("ticket_id,opened_at,closed_at\n1,03/04/2026,05/04/2026\n2,03/04/2026,30/04/2026\n");
    CHECK(loaded->errors == PrintedLines{});
    CHECK(loaded->warnings == PrintedLines{"export.csv: opened_at: '03/04/2026' (row 2) is read with the day before "
                                           "the month, as closed_at has '30/04/2026' (row 3)"});
    REQUIRE(loaded->sink.tickets.size() == 2);
    CHECK(loaded->sink.tickets[0].opened.to_string() == "2026-04-03T00:00:00Z");
    CHECK(loaded->inputs.files[0].input.notes.size() == 1);
}

TEST_CASE("where nothing tells the order the run stops and says which option does") {
    const ExportFolder folder;
    folder.write("export.csv", "ticket_id,opened_at\n1,03/04/2026 10:00\n");
    const auto stopped = load_tickets_with(folder, {});
    CHECK(stopped->ambiguous);
    CHECK(stopped->sink.tickets.empty());
    CHECK(stopped->inputs.files.empty());
    CHECK(stopped->errors ==
          PrintedLines{"export.csv:2: opened_at: '03/04/2026 10:00' means 2026-04-03 or 2026-03-04, and no value of "
                       "the file tells which\n  hint: --date-order dmy or --date-order mdy; for this file alone "
                       "--date-order export.csv=dmy; for good, in msp-audit.toml, "
                       "under [mapping.tickets]: date_order = \"dmy\""});
    LoadOptions asked;
    asked.date_order[""] = DateOrder::dmy;
    asked.date_order["tickets"] = DateOrder::mdy;
    const auto read = load_tickets_with(folder, asked);
    CHECK_FALSE(read->ambiguous);
    REQUIRE(read->sink.tickets.size() == 1);
    CHECK(read->sink.tickets[0].opened.to_string() == "2026-03-04T10:00:00Z");
}

TEST_CASE("a column with dates of both orders is read only where they do not matter") {
    const auto loaded = load_ticket_text(
        "ticket_id,opened_at,closed_at\n"
        "1,2026-01-01,13/04/2026\n2,2026-01-01,04/13/2026\n3,2026-01-01,03/04/2026\n4,2026-01-01,05/05/2026\n");
    CHECK(bad_cells(*loaded) ==
          PrintedLines{"2: closed_at: '13/04/2026' is not a time: it reads only as day/month/year, and "
                       "the order of the column is not known",
                       "3: closed_at: '04/13/2026' is not a time: it reads only as month/day/year, and "
                       "the order of the column is not known",
                       "4: closed_at: '03/04/2026' has two meanings, and the column holds dates of both "
                       "orders"});
    REQUIRE(loaded->sink.tickets.size() == 4);
    CHECK(loaded->sink.tickets[3].closed.to_string() == "2026-05-05T00:00:00Z");
}

TEST_CASE("one value of the other order, however late, makes a column contradict itself") {
    std::string text = "ticket_id,opened_at,closed_at\n";
    for (int i = 0; i < 3000; ++i) text += std::to_string(i) + ",2026-01-01,13/04/2026\n";
    text += "late,2026-01-01,04/13/2026\nboth,2026-01-01,03/04/2026\n";
    const auto loaded = load_ticket_text(text);
    CHECK(loaded->warnings ==
          PrintedLines{"export.csv: closed_at: holds dates with the day first and dates with the month first"});
    CHECK(loaded->inputs.bad_cell_count == 3002);
}

TEST_CASE("a decimal comma in hours is told from the column") {
    const auto loaded = load_ticket_text("ticket_id;opened_at;hours\n1;2026-01-01;1,5\n2;2026-01-01;0,25\n");
    REQUIRE(loaded->sink.tickets.size() == 2);
    CHECK(loaded->sink.tickets[0].worked == 5400);
    CHECK(loaded->sink.tickets[1].worked == 900);
}
