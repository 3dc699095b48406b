#include "report/ticket_workbook.hpp"

#include <doctest/doctest.h>

#include "report/question_findings.hpp"
#include "report/ticket_list.hpp"
#include "unit/report/read_workbook.hpp"
#include "unit/report/sample_tickets.hpp"
#include "unit/report/text_lines.hpp"

using namespace msp_audit;

TEST_CASE("a list of tickets is a workbook with a row for each") {
    const SampleTickets sample;
    const TicketList list{"open", "tickets that are open", {0, 2}, {}};
    const std::string bytes = render_list_workbook(sample.frame, list, {});
    const auto summary = lines_of(sheet_text(bytes));
    CHECK(summary.at(0) == "About,What,Value,Counted");
    CHECK(summary.at(1) == "In short,open: tickets that are open,2");
    const auto tickets = lines_of(sheet_text(bytes, 1));
    CHECK(tickets.at(0) == "Ticket,Opened,Resolved,Status,Priority,Requester,Company,Assignee,Subject,File,Row");
    REQUIRE(tickets.size() == 3);
    CHECK(tickets.at(1).starts_with(std::string(sample.tickets.text(sample.tickets.tickets[0].row.id)) + ",20"));
}

TEST_CASE("a sheet that is full is cut, and the first sheet says so") {
    const SampleTickets sample;
    const TicketList list{"open", "tickets that are open", {0, 1, 2, 3, 4, 5, 6}, {}};
    RenderOptions options;
    options.sheet_rows = 5;
    TicketWorkbook book(sample.frame, options);
    constexpr std::array columns{SheetColumn{"Ticket", 10}};
    book.add_sheet("Tickets", columns, list.tickets, [&book](std::uint32_t place) { book.id(place); });
    book.say(in_short, "first");
    const std::string bytes = book.finish();
    CHECK(lines_of(sheet_text(bytes, 1)).size() == 5);
    // Here the sheet that says so is full, too.
    options.sheet_rows = 100;
    TicketWorkbook roomy(sample.frame, options);
    std::vector<std::uint32_t> many(120, 0);
    roomy.add_sheet("Tickets", columns, many, [&roomy](std::uint32_t place) { roomy.id(place); });
    CHECK(sheet_text(roomy.finish())
              .find("The sheet Tickets is full: it has the first 99 of 120 rows. Figures count "
                    "all of them; --company or --type gives a part that fits.") != std::string::npos);
}

TEST_CASE("what is said of one thing stands together on the first sheet") {
    const SampleTickets sample;
    TicketWorkbook book(sample.frame, {});
    book.say("One", "a");
    book.say("Two", "b");
    book.tell("One", "c", std::size_t{3}, "of 4");
    book.tell("Two", "d (h)", TicketWorkbook::InHours{5400});
    book.tell("Two", "e (h)", TicketWorkbook::InHours{});
    const auto lines = lines_of(sheet_text(book.finish()));
    CHECK(lines.at(1) == "One,a");
    CHECK(lines.at(2) == "One,c,3,of 4");
    CHECK(lines.at(3) == "Two,b");
    CHECK(lines.at(4) == "Two,d (h),1.5");
    CHECK(lines.at(5) == "Two,e (h)");
}
