#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/duplicate_words.hpp"
#include "report/schema.hpp"
#include "report/ticket_pair_text.hpp"
#include "unit/report/json_schema_keys.hpp"
#include "unit/report/sample_tickets.hpp"
#include "unit/report/text_lines.hpp"

using namespace msp_audit;
using Json = nlohmann::ordered_json;

namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

Json json_of(const SampleTickets& sample) {
    return Json::parse(render_duplicates_json(sample.frame, sample.duplicates));
}
std::string table_of(const SampleTickets& sample, std::size_t list_limit = 1000) {
    RenderOptions options;
    options.width = 400;
    options.list_limit = list_limit;
    return render_duplicates_table(sample.frame, sample.duplicates, options);
}

}  // namespace

TEST_CASE("json of duplicates has every field of its schema in its order, and nothing else") {
    SampleTickets sample;
    const Json schema = Json::parse(tickets_duplicates_schema());
    check_keys(json_of(sample), schema, schema);
    const Json json = json_of(sample);
    CHECK(json["schema"] == "msp-audit/tickets-duplicates/1");
    CHECK(json["pairs"] == nullptr);
    const Json& group = json["groups"][0];
    CHECK(keys_of(group) == "leader class opened_at followers hours cost");
    CHECK(keys_of(group["followers"][0]) == "id shared total seconds_apart only_leader only_follower hours");
    sample.duplicates.found.question.pairs = true;
    const Json pairs = json_of(sample);
    check_keys(pairs, schema, schema);
    CHECK(pairs["groups"] == nullptr);
    CHECK(pairs["pairs"][2] == Json{{"a", "INC3"}, {"b", "INC7"}, {"shared", 6}, {"total", 7}});
}

TEST_CASE("json of duplicates prints hours in seconds and cost by currency to its minor unit") {
    const Json json = json_of(SampleTickets{});
    CHECK(json["threshold"] == "0.8");
    CHECK(json["normalisation"] == 1);
    CHECK(json["scope"]["dropped"] == Json{"asset"});
    CHECK(json["scope"]["requester"] == true);
    CHECK(json["scope"]["asset"] == false);
    const Json& group = json["groups"][0];
    CHECK(group["class"] == "repeat");
    CHECK(group["hours"] == 5400);
    CHECK(group["cost"][0] == Json{{"currency", "EUR"}, {"amount", "90.00"}});
    CHECK(group["cost"][1] == Json{{"currency", "JPY"}, {"amount", "13500"}});
    CHECK(group["followers"][0]["seconds_apart"] == 86400);
    CHECK(group["followers"][0]["only_follower"] == Json{"now"});
    CHECK(group["followers"][0]["only_leader"] == Json::array());
    CHECK(group["followers"][1]["hours"] == nullptr);
    CHECK(json["storms"][0]["class"] == "storm");
    CHECK(json["totals"] == Json{{"followers", 2},
                                 {"with_hours", 1},
                                 {"without_hours", 1},
                                 {"without_rate", 0},
                                 {"hours", 5400},
                                 {"cost", group["cost"]}});
    CHECK(json["declared"]["links"][1] == Json{{"ticket", "INC6"}, {"original", "INC2"}, {"found", false}});
}

TEST_CASE("what was not counted or has no column is null in json of duplicates, never 0") {
    SampleTickets sample;
    sample.tickets.sources[0].column_bits = std::uint64_t{1} << unsigned(TicketColumn::subject);
    Duplicates& found = sample.duplicates.found;
    found.pairs_found.reset();
    found.declared = {};
    found.work = {};
    found.groups[0].work = {};
    const Json json = json_of(sample);
    CHECK(json["pairs_found"] == nullptr);
    CHECK(json["groups"][0]["hours"] == nullptr);
    CHECK(json["groups"][0]["cost"] == nullptr);
    CHECK(json["declared"] ==
          Json{{"links", nullptr}, {"unknown_originals", nullptr}, {"marked", nullptr}, {"marked_found", nullptr}});
}

TEST_CASE("json of an export without words knows nothing of duplicates") {
    SampleTickets sample;
    sample.tickets.sources[0].column_bits = 0;
    const Json json = json_of(sample);
    for (const char* name : {"pairs_found", "totals", "storms", "groups", "pairs"}) CHECK(json[name] == nullptr);
}

TEST_CASE("csv of duplicates has a row for each follower, and defuses formulas for people") {
    SampleTickets sample;
    const auto lines = lines_of(render_duplicates_csv(sample.frame, sample.duplicates, {}));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "leader,class,leader_opened_at,follower,follower_opened_at,seconds_apart,shared,total,"
                      "only_leader,only_follower,hours,cost_EUR,cost_JPY,leader_subject,follower_subject,file,row");
    CHECK(lines[1] == "INC1,repeat,2026-09-01T08:00:00Z,INC3,2026-09-02T08:00:00Z,86400,6,7,,now,5400,90.00,13500,"
                      "'=cmd|printer is on fire again,'=cmd|printer is on fire now again,tickets.csv,0");
    CHECK(lines[2] == "INC1,repeat,2026-09-01T08:00:00Z,INC7,2026-09-04T08:00:00Z,259200,6,6,,,,,,"
                      "'=cmd|printer is on fire again,cmd printer is on fire again,tickets.csv,0");
    RenderOptions raw;
    raw.csv_raw = true;
    CHECK(has(render_duplicates_csv(sample.frame, sample.duplicates, raw), ",=cmd|printer is on fire again,"));
    sample.duplicates.found.question.pairs = true;
    const auto pairs = lines_of(render_duplicates_csv(sample.frame, sample.duplicates, {}));
    REQUIRE(pairs.size() == 4);
    CHECK(pairs[0] == "a,b,a_opened_at,b_opened_at,seconds_apart,shared,total,a_subject,b_subject");
    CHECK(pairs[3] == "INC3,INC7,2026-09-02T08:00:00Z,2026-09-04T08:00:00Z,172800,6,7,"
                      "'=cmd|printer is on fire now again,cmd printer is on fire again");
}

TEST_CASE("the page of duplicates opens with how many say the same and what they took") {
    SampleTickets sample;
    CHECK(table_of(sample).starts_with(
        "Of the 5 tickets compared, 2 (40.0 %) say the same as an earlier one of the same requester in the same "
        "company within 7 days: 1:30 hours of work on the 1 of them that say so, 90.00 EUR + 13,500 JPY.\n"));
    Duplicates& found = sample.duplicates.found;
    found.work.worth.clear();
    found.work.without_rate = 1;
    CHECK(has(table_of(sample), "that say so; no rate in the policy says what that costs.\n"));
    found.work = {};
    CHECK(has(table_of(sample), "within 7 days; the export does not say how many hours that took.\n"));
    found.groups.clear();
    CHECK(table_of(sample).starts_with("None of the 5 tickets compared says the same as an earlier one of the same "
                                       "requester in the same company within 7 days.\n"));
    found.question.across_requesters = true;
    found.window_days = 0;
    found.dropped_tests = {TicketColumn::company};
    CHECK(table_of(sample).starts_with(
        "None of the 5 tickets compared says the same as an earlier one at any time before.\n"));
    found.compared = 0;
    CHECK(table_of(sample).starts_with("None of the 7 tickets could be compared: "));
    sample.tickets.sources[0].column_bits = 0;
    CHECK(table_of(sample).starts_with("This export has no column with the words of tickets: "));
    sample.tickets.tickets.clear();
    found = {};
    CHECK(table_of(sample).starts_with("There are no tickets: "));
}

TEST_CASE("the page of duplicates tells groups, storms, what was declared, and what was not compared") {
    SampleTickets sample;
    const std::string page = table_of(sample);
    CHECK(has(page, "Compared with none       1  company, or requester is missing, and that equals nothing\n"));
    CHECK(has(page, "Without text             1  no word to compare\n"));
    CHECK(has(page, "The export has no column asset: it was not compared; ask for it.\n"));
    CHECK(has(page, "2 texts have more than 512 different words: the first 512 were compared.\n"));
    CHECK(has(page, "asked more than once: 2 more, 1:30 hours, 90.00 EUR + 13,500 JPY\n"));
    CHECK(has(page, "only in the first: -; only here: now\n"));
    CHECK(has(page, "reported by many at once: 1 more, 0:10 hours, 10.00 EUR + 1,500 JPY\n"));
    CHECK(has(page, "3 tickets were closed as a duplicate; 2 are in a group here.\n"));
    CHECK(has(page,
              "2 tickets are said to repeat another one in these files; 1 is in one group with it. 1 more names "
              "one that is not in these files, or itself.\n"));
    CHECK(has(page, std::string(what_overlap_finds)));
    CHECK(!has(page, "\x1b"));
    const std::string markdown = render_duplicates_markdown(sample.frame, sample.duplicates, {});
    CHECK(has(markdown, "=cmd\\|printer is on fire again"));
    CHECK(!has(markdown, "<b>"));
    CHECK(!has(markdown, "\x1b"));
}

TEST_CASE("lists of duplicates that are cut say so, the largest group first") {
    SampleTickets sample;
    Duplicates& found = sample.duplicates.found;
    found.groups.push_back(found.groups[0]);
    found.groups[1].leader = 4;
    found.groups[1].followers.assign(25, {4, 5, 5, 5});
    const std::string page = table_of(sample, 1);
    CHECK(has(page, "Groups, the largest first (first 1 of 2)"));
    CHECK(has(page, "25 more"));
    CHECK(has(page, "first 20 of 25; csv and json have them all"));
    CHECK(!has(page, "INC3"));
}

TEST_CASE("with idf the page tells words and weight") {
    SampleTickets sample;
    sample.duplicates.found.question.idf = true;
    sample.duplicates.found.groups[0].followers[0] = {0, 2, 81, 100};
    CHECK(has(table_of(sample), "6 of 7, 81.0 % by weight"));
}

TEST_CASE("the story of two tickets is harmless on a terminal") {
    SampleTickets sample;
    const TicketPair pair = explain_pair(sample.tickets, sample.duplicates.found, 5, 4);
    CHECK(pair.a == 4);
    RenderOptions options;
    options.width = 400;
    const std::string story = render_ticket_pair(sample.frame, sample.duplicates.found, pair, options);
    CHECK(!has(story, "\x1b"));
    CHECK(has(story,
              "do not count as duplicates: they are not of the same company; they are not of the same requester;"));
}
