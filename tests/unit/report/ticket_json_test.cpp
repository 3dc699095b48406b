#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/schema.hpp"
#include "report/ticket_summary.hpp"
#include "unit/report/json_schema_keys.hpp"
#include "unit/report/sample_tickets.hpp"

using namespace msp_audit;
using Json = nlohmann::ordered_json;

namespace {

Json resolution_of(const SampleTickets& sample) {
    return Json::parse(render_resolution_json(sample.frame, sample.resolution));
}
Json reopens_of(const SampleTickets& sample) {
    return Json::parse(render_reopens_json(sample.frame, sample.reopens));
}

constexpr std::string_view head =
    "schema program as_of inputs warnings findings lists_cut timezone calendars counts not_in_this_export ";

}  // namespace

TEST_CASE("json of resolutions has every field of json.md in its order, and nothing else") {
    const Json json = resolution_of(SampleTickets{});
    CHECK(keys_of(json) == std::string(head) + "groups service_levels dated_by months void ageing oldest_open xmr "
                                               "stored_sla");
    CHECK(keys_of(json["counts"]) == "rows tickets resolved open void resolved_without_time unusable "
                                     "open_unknown_status order_from_file");
    CHECK(keys_of(json["groups"][0]) == "by tickets resolved open measures");
    const Json& measures = json["groups"][0]["measures"];
    CHECK(keys_of(measures) ==
          "first_calendar_gross first_calendar_net first_business_gross first_business_net final_calendar_gross "
          "final_calendar_net final_business_gross final_business_net first_response_calendar "
          "first_response_business open_age_calendar open_age_business");
    CHECK(keys_of(measures["final_calendar_gross"]) == "n median p90 p95 mean max censored km_median km_p90");
    CHECK(keys_of(json["service_levels"][0]) ==
          "measure clock net priority company type category target_seconds goal met missed undetermined "
          "void_past_target no_target low high wilson_low wilson_high by_last_priority verdict");
    CHECK(keys_of(json["dated_by"]) == "resolved_at history closed_at");
    CHECK(keys_of(json["months"][0]) == "month partial opened resolved backlog median reopens");
    CHECK(keys_of(json["void"]) == "tickets share median_age past_target");
    CHECK(keys_of(json["stored_sla"]) == "compared agree differ tickets");
}

TEST_CASE("json of reopens has every field of json.md in its order, and nothing else") {
    const Json json = reopens_of(SampleTickets{});
    CHECK(keys_of(json) == std::string(head) + "reopened events source column rates");
    CHECK(keys_of(json["column"]) == "reopened events differ");
    CHECK(keys_of(json["rates"]) == "ticket cohort period recreated effective");
    CHECK(keys_of(json["rates"]["ticket"]) == "numerator denominator value low high too_few");
    CHECK(keys_of(json["rates"]["cohort"]) == "window_days all months");
    CHECK(keys_of(json["rates"]["recreated"]) == "links test base_rate left_out list");
}

TEST_CASE("json of tickets and its schemas name the same fields") {
    SampleTickets sample;
    sample.resolution.charts.push_back({"opened", {{1, 2, 3, 4, 5, 6}, 3, 0, 9, {}, {}}});
    const Json of_resolution = Json::parse(tickets_resolution_schema());
    check_keys(resolution_of(sample), of_resolution, of_resolution);
    const Json of_reopens = Json::parse(tickets_reopens_schema());
    check_keys(reopens_of(sample), of_reopens, of_reopens);
    sample.add_workload();
    const TicketSummary all{sample.frame, sample.resolution, sample.reopens, sample.duplicates, sample.workload};
    const Json of_all = Json::parse(tickets_schema());
    check_keys(Json::parse(render_summary_json(all)), of_all, of_all);
}

TEST_CASE("json of all tickets has the four reports under their names, each as it stands alone") {
    SampleTickets sample;
    sample.add_workload();
    const TicketSummary all{sample.frame, sample.resolution, sample.reopens, sample.duplicates, sample.workload};
    const Json json = Json::parse(render_summary_json(all));
    CHECK(keys_of(json) == std::string(head) + "resolution reopens duplicates workload");
    const Json alone = reopens_of(sample);
    for (const auto& [key, value] : json["reopens"].items()) CHECK(alone[key] == value);
    CHECK(json["resolution"]["groups"] == resolution_of(sample)["groups"]);
}

TEST_CASE("counts of tickets add up, and what cannot be measured is counted apart") {
    const Json counts = resolution_of(SampleTickets{})["counts"];
    CHECK(counts["tickets"] == 7);
    CHECK(counts["resolved"] == 4);
    CHECK(counts["open"] == 2);
    CHECK(counts["void"] == 1);
    CHECK(counts["resolved_without_time"] == 1);
    CHECK(counts["unusable"] == 1);
    CHECK(counts["rows"] == 9);
    CHECK(counts["order_from_file"] == 1);
}

TEST_CASE("durations are whole seconds, and a figure that does not exist is null") {
    const Json groups = resolution_of(SampleTickets{})["groups"];
    const Json& measures = groups[0]["measures"];
    CHECK(measures["final_calendar_gross"]["median"] == 101400);
    CHECK(measures["final_calendar_gross"]["km_p90"] == nullptr);
    CHECK(measures["final_calendar_gross"]["censored"] == 56);
    CHECK(measures["final_business_gross"] == nullptr);
    CHECK(measures["first_calendar_net"]["max"] == 45);
    CHECK(groups[0]["by"] == Json::object());
    CHECK(groups[1]["by"]["priority"] == "=P1");
    CHECK(groups[2]["by"]["priority"] == nullptr);
}

TEST_CASE("service levels carry shares to six places and the outer bounds of both intervals") {
    const Json levels = resolution_of(SampleTickets{})["service_levels"];
    CHECK(levels[0]["measure"] == "resolution");
    CHECK(levels[0]["clock"] == nullptr);
    CHECK(levels[0]["net"] == nullptr);
    CHECK(levels[0]["goal"] == nullptr);
    CHECK(levels[0]["no_target"] == 3);
    CHECK(levels[0]["verdict"] == "broken");
    CHECK(levels[0]["by_last_priority"] == Json{{"low", "0.800000"}, {"high", "0.900000"}});
    CHECK(levels[1]["measure"] == "final");
    CHECK(levels[1]["clock"] == "calendar");
    CHECK(levels[1]["net"] == true);
    CHECK(levels[1]["priority"] == "P1");
    CHECK(levels[1]["company"] == nullptr);
    CHECK(levels[1]["target_seconds"] == 14400);
    CHECK(levels[1]["goal"] == "0.950000");
    CHECK(levels[1]["no_target"] == nullptr);
    CHECK(levels[1]["low"] == "0.949500");
    CHECK(levels[1]["high"] == "0.950000");
    CHECK(levels[1]["wilson_low"] == "0.939012");
    CHECK(levels[1]["wilson_high"] == "0.958719");
    // Tickets with a due time of their own: gross, in calendar time, and nothing agreed.
    CHECK(levels[2]["measure"] == "final");
    CHECK(levels[2]["net"] == false);
    CHECK(levels[2]["target_seconds"] == nullptr);
    CHECK(levels[2]["goal"] == nullptr);
    CHECK(levels[2]["low"] == nullptr);
    CHECK(levels[2]["wilson_high"] == nullptr);
}

TEST_CASE("months, void tickets, ages and control charts are told as json.md says") {
    SampleTickets sample;
    sample.resolution.charts.push_back(
        {"median", {{1, 2, 3, 4, 5, 6}, Decimal::of(35, 1), 0, Decimal::of(616, 2), {}, {}}});
    const Json json = resolution_of(sample);
    CHECK(json["as_of"] == "2026-09-30T21:59:59Z");
    CHECK(json["calendars"] == Json{"default", "night"});
    CHECK(json["months"][0]["month"] == "2026-08");
    CHECK(json["months"][0]["median"] == nullptr);
    CHECK(json["months"][1]["partial"] == true);
    CHECK(json["months"][1]["reopens"] == 1);
    CHECK(json["void"]["share"] == Json{{"numerator", 1},
                                        {"denominator", 7},
                                        {"value", "0.142857"},
                                        {"low", "0.025680"},
                                        {"high", "0.513128"},
                                        {"too_few", true}});
    CHECK(json["void"]["past_target"] == 1);
    CHECK(json["ageing"][1] == Json{{"from_days", 91}, {"to_days", nullptr}, {"tickets", 1}});
    CHECK(json["oldest_open"] == Json{"INC2", "INC6"});
    CHECK(json["dated_by"] == Json{{"resolved_at", 1200}, {"history", 30}, {"closed_at", 7}});
    CHECK(json["xmr"][0]["mean"] == "3.500000");
    CHECK(json["xmr"][0]["upper"] == "6.160000");
    CHECK(json["xmr"][0]["lower"] == "0.000000");
    CHECK(json["xmr"][0]["points"] == Json{"1", "2", "3", "4", "5", "6"});
    CHECK(json["stored_sla"]["tickets"] == Json{"INC1", "INC7"});
    CHECK(json["not_in_this_export"][0]["column"] == nullptr);
}

TEST_CASE("what an export cannot tell is null and never 0") {
    SampleTickets sample;
    sample.tickets.tickets[0].step_count = 0;
    sample.tickets.sources[0].column_bits = 0;
    sample.resolution.service_levels.levels.clear();
    const Json resolution = resolution_of(sample);
    CHECK(resolution["months"][1]["reopens"] == nullptr);
    CHECK(resolution["stored_sla"] == nullptr);
    CHECK(resolution["void"]["past_target"] == nullptr);
    sample.reopens = ReopenReport{};
    const Json reopens = reopens_of(sample);
    CHECK(reopens["reopened"] == nullptr);
    CHECK(reopens["events"] == nullptr);
    CHECK(reopens["source"] == nullptr);
    CHECK(reopens["column"] == nullptr);
    for (const auto& [name, rate] : reopens["rates"].items()) CHECK(rate == nullptr);
}

TEST_CASE("reopen rates keep their names, windows and intervals") {
    const Json json = reopens_of(SampleTickets{});
    CHECK(json["source"] == "history");
    CHECK(json["column"]["differ"] == Json{"INC1"});
    const Json& cohort = json["rates"]["cohort"];
    CHECK(cohort["window_days"] == 14);
    CHECK(cohort["all"]["value"] == "0.075123");
    CHECK(cohort["all"]["low"] == "0.058926");
    CHECK(cohort["all"]["high"] == "0.095321");
    CHECK(cohort["all"]["pending"] == 140);
    CHECK(cohort["months"][1]["value"] == nullptr);
    CHECK(cohort["months"][1]["low"] == nullptr);
    CHECK(cohort["months"][1]["too_few"] == true);
    const Json& period = json["rates"]["period"]["months"][0];
    CHECK(period["value"] == "1.500000");
    CHECK(period["low"] == nullptr);
    CHECK(json["rates"]["effective"]["numerator"] == 62);
    const Json& recreated = json["rates"]["recreated"];
    CHECK(recreated["links"] == 1);
    CHECK(recreated["test"] == "subject");
    CHECK(recreated["left_out"] == Json{{"requesters", 1}, {"tickets", 60}});
    CHECK(recreated["list"][0] ==
          Json{{"earlier", "INC1"}, {"later", "INC6"}, {"seconds_apart", 90000}, {"shared", 8}, {"total", 9}});
}
