#include <doctest/doctest.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/schema.hpp"
#include "report/ticket_list.hpp"
#include "unit/report/json_schema_keys.hpp"
#include "unit/report/sample_tickets.hpp"
#include "unit/report/text_lines.hpp"

using namespace msp_audit;
using Json = nlohmann::ordered_json;

namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

struct SampleWorkload : SampleTickets {
    SampleWorkload() { add_workload(); }

    void remove(TicketColumn column) { tickets.sources[0].column_bits &= ~(std::uint64_t{1} << unsigned(column)); }
    [[nodiscard]] Json json() const { return Json::parse(render_workload_json(frame, workload)); }
    [[nodiscard]] std::string table(unsigned width = 400) const {
        RenderOptions options;
        options.width = width;
        return render_workload_table(frame, workload, options);
    }
};

Json load(std::size_t tickets) {
    return Json{{"tickets", tickets},
                {"void", 0},
                {"resolved", 2},
                {"reopened", 1},
                {"with_hours", 2},
                {"without_hours", 0},
                {"without_rate", 0},
                {"hours", 9000},
                {"cost", Json::array({Json{{"currency", "EUR"}, {"amount", "150.00"}}})},
                {"median_hours", 3600},
                {"median_hours_reopened", 5400}};
}

}  // namespace

TEST_CASE("json of the workload has every field of its schema in its order, and nothing else") {
    const SampleWorkload sample;
    const Json schema = Json::parse(tickets_workload_schema());
    const Json json = sample.json();
    check_keys(json, schema, schema);
    CHECK(json["schema"] == "msp-audit/tickets-workload/1");
    CHECK(json["themes"]["any"] == load(2));
    CHECK(json["themes"]["list"][0]["ids"] == Json{"INC1", "INC3"});
    CHECK(json["requesters"]["list"][0]["requester"] == "=ann@acme.example");
    CHECK(json["requesters"]["list"][0]["share"]["value"] == "0.285714");
    CHECK(json["requesters"]["list"][1]["authorised"] == false);
    CHECK(json["requesters"]["list"][2]["requester"] == nullptr);
    CHECK(json["requesters"]["list"][2]["authorised"] == nullptr);
    CHECK(json["demand"]["opened"][0]["weekday"] == "monday");
    CHECK(json["demand"]["opened"][0]["hours"][8] == 6);
    CHECK(json["demand"]["opened"][6]["hours"][23] == 1);
    CHECK(json["demand"]["most_reassignments"] == 4);
}

TEST_CASE("json of time entries names each entry to ask about by file and row") {
    const Json entries = SampleWorkload().json()["entries"];
    CHECK(entries["worked"] == 100800);
    const Json& overlap = entries["questions"][0];
    CHECK(overlap["question"] == "overlap");
    CHECK(overlap["entries"] == 1);
    CHECK(overlap["seconds"] == 1800);
    CHECK(overlap["list"][0] == Json{{"ticket", "INC3"},
                                     {"person", "=mia | <b>"},
                                     {"started_at", "2026-09-01T10:00:00Z"},
                                     {"ended_at", nullptr},
                                     {"seconds", 1800},
                                     {"file", "work.csv"},
                                     {"row", 3},
                                     {"other", Json{{"file", "work.csv"}, {"row", 2}}}});
    CHECK(entries["questions"][4]["question"] == "no-ticket");
    CHECK(entries["questions"][4]["list"][0]["ticket"] == "INC99");
    CHECK(entries["long_days"][0]["day"] == "2026-09-02");
    CHECK(entries["long_days"][0]["entries"][1]["row"] == 4);
}

TEST_CASE("what the columns cannot tell of the workload is null in json, never 0") {
    SampleWorkload sample;
    for (const TicketColumn column : {TicketColumn::requester, TicketColumn::assignee, TicketColumn::category,
                                      TicketColumn::subject, TicketColumn::reassignment_count}) {
        sample.remove(column);
    }
    sample.frame.calendars.clear();
    sample.frame.filtered = true;
    sample.workload.all.reopening_known = 0;
    sample.workload.handling = {};
    const Json json = sample.json();
    CHECK(json["totals"]["reopened"] == nullptr);
    for (const char* name : {"requesters", "resolvers", "themes"}) CHECK(json[name] == nullptr);
    for (const char* name : {"requester", "category", "assignee"}) CHECK(json["hours_by"][name] == nullptr);
    for (const char* name :
         {"after_hours", "without_calendar", "reassigned", "reassignments", "most_reassignments", "one_touch"}) {
        CHECK(json["demand"][name] == nullptr);
    }
    // Nothing says which tickets repeat others, nor whose an entry without a ticket is.
    CHECK(json["entries"]["questions"][3]["entries"] == nullptr);
    CHECK(json["entries"]["questions"][4]["list"] == nullptr);
    sample.remove(TicketColumn::hours);
    sample.tickets.time_entries.clear();
    sample.workload.entries.reset();
    CHECK(sample.json()["hours_by"] == nullptr);
    CHECK(sample.json()["entries"] == nullptr);
}

TEST_CASE("csv of the workload has a row for each table and key, and defuses formulas for people") {
    const SampleWorkload sample;
    const auto lines = lines_of(render_workload_csv(sample.frame, sample.workload, {}));
    // Heading, total, openers, 3 requesters, a resolver, 2 categories, 2 assignees, any theme, a theme, 168 hours,
    // after hours, 2 of handling, all entries and 6 questions.
    REQUIRE(lines.size() == 1 + 1 + 1 + 3 + 1 + 2 + 2 + 1 + 1 + 168 + 1 + 2 + 1 + 6);
    CHECK(lines[0] == "table,key,tickets,of,share,low,high,void,resolved,reopened,authorised,with_hours,"
                      "without_hours,without_rate,hours,median_hours,median_hours_reopened,entries,cost_EUR");
    CHECK(lines[1] == "total,,7,,,,,1,2,1,,2,5,0,9000,3600,5400,,150.00");
    CHECK(lines[2].starts_with("openers,authorised,2,3,0.666667,"));
    CHECK(lines[3].starts_with("requester,'=ann@acme.example,2,7,0.285714,"));
    CHECK(lines[3].ends_with(",0,2,1,true,2,0,0,9000,3600,5400,,150.00"));
    CHECK(lines[4].ends_with(",1,0,,false,0,1,0,,,,,"));
    CHECK(lines[5].starts_with("requester,,1,7,"));
    CHECK(lines[5].ends_with(",1,0,,,0,1,0,,,,,"));
    CHECK(lines.back() == "entries,no-ticket,,,,,,,,,,,,,93600,,,1,");
    for (const std::string& line : lines) CHECK(std::count(line.begin(), line.end(), ',') == 18);
}

TEST_CASE("the page of the workload opens with tickets, people, hours, cost and what stands out") {
    SampleWorkload sample;
    CHECK(sample.table().starts_with("7 tickets were opened by 2 requesters (1 without one): 2:30 hours of work on "
                                     "the 2 that tell it, 150.00 EUR; "
                                     "1 (33.3 % of those from people) is from people whom the policy does not name; "
                                     "2 (33.3 %) read like how-to or training questions.\n"));
    sample.workload.openers.unauthorised.clear();
    CHECK(has(sample.table(), "150.00 EUR; 2 (33.3 %) read like how-to or training questions.\n"));
    sample.workload.themes.any = {};
    CHECK(has(sample.table(), "150.00 EUR; 1 of the requesters opened half of them.\n"));
    sample.workload.all.work = {};
    CHECK(has(sample.table(), "; the export does not say how many hours they took; 1 of the"));
    sample.remove(TicketColumn::requester);
    sample.workload.openers = {};
    CHECK(sample.table().starts_with("7 tickets were opened (the export does not say by whom); the export does "));
    sample.tickets.tickets.clear();
    CHECK(sample.table().starts_with("There are no tickets: "));
}

TEST_CASE("the page of the workload tells who opens, themes, demand and handling with what they are of") {
    const SampleWorkload sample;
    const std::string page = sample.table();
    CHECK(has(page, "Who opens (3)\n"));
    CHECK(has(page, "(no requester named)"));
    CHECK(has(page, "Named there, and without a ticket (1): zoe@*.\n"));
    CHECK(has(page, "Half of all tickets came from 1 requester, the fewest that make a half.\n"));
    CHECK(has(page, "Hours by requester, the most first (3)\n"));
    CHECK(has(page, "How-to and training questions (1)\n"));
    CHECK(has(page, "INC1, INC3"));
    CHECK(has(page, "08:00    6    0    0    0    0    0    0    6\n"));
    CHECK(has(page, "23:00    0    0    0    0    0    0    1    1\n"));
    CHECK(has(page, "Opened outside the working time of the calendar: 1 of 6 tickets with a calendar (16.7 %, "));
    CHECK(has(page, "1 ticket is of a company without a calendar: not judged.\n"));
    CHECK(has(page, "; 5 reassignments in all, 4 at most on one ticket. Void tickets are left out.\n"));
    CHECK(!has(page, "\x1b"));
    const std::string narrow = sample.table(80);
    CHECK(has(narrow, "08:00    6    0    0    0    0    0    0    6\n"));
    CHECK(!has(render_workload_markdown(sample.frame, sample.workload, {}), "<b>"));
}

TEST_CASE("the page of time entries asks and accuses nobody") {
    SampleWorkload sample;
    const std::string page = sample.table();
    CHECK(has(page, "Time entries (3)\n"));
    CHECK(has(page,
              "Worked: 28:00 hours; 1 entry does not tell how long. Billed: 30:00 hours, on 2 entries that print "
              "them; 1:00 of it above the hours worked, over the entries that print both.\n"));
    CHECK(has(page, "1 entry has neither an end nor hours: nothing is asked of when"));
    CHECK(has(page, "not something that was done wrong"));
    CHECK(has(page, "A ticket whose rows were rejected is not in these files.\n"));
    CHECK(has(page, "Days of more than 24 hours (1)\n"));
    CHECK(has(page, "work.csv:3, work.csv:4"));
    CHECK(has(page, "At the same time as another entry of the person (1)\n"));
    CHECK(has(page, "On no ticket, or on one that is not in these files (1)\n"));
    auto& unknown = sample.workload.entries->questioned[5];
    unknown.resize(31, unknown[0]);
    CHECK(has(sample.table(), "On no ticket, or on one that is not in these files (first 10 of 31)\n"));
    sample.frame.filtered = true;
    CHECK(!has(sample.table(), "On no ticket, or on one that is not in these files ("));
    CHECK(has(sample.table(), "Entries on tickets that are not shown, or in no file, are left out.\n"));
}

TEST_CASE("a long list of requesters is cut, and the others stand in one row") {
    SampleWorkload sample;
    auto& rows = sample.workload.requesters.rows;
    rows.assign(25, LoadRow(rows[0]));
    const std::string page = sample.table();
    CHECK(has(page, "Who opens (first 20 of 25)\n"));
    CHECK(has(page, "5 others"));
    rows.resize(21);
    CHECK(has(sample.table(), "Who opens (21)\n"));
}

TEST_CASE("every figure of the workload that can be listed lists its tickets") {
    SampleWorkload sample;
    const auto listed = [&](std::string_view name) { return list_of(name, sample.tickets, sample.workload).tickets; };
    using Places = std::vector<std::uint32_t>;
    CHECK(workload_figures().size() == 9);  // two of them questions
    CHECK(listed("unauthorised") == Places{3});
    CHECK(listed("without-requester").size() == 7);  // the sample's tickets have none
    CHECK(listed("without-hours") == Places{1, 3, 4, 5, 6});
    CHECK(listed("themes") == Places{0, 2});
    CHECK(listed("after-hours") == Places{4});
    CHECK(listed("reassigned") == Places{1, 3});
    CHECK(listed("one-touch") == Places{6});
}
