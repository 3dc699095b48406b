#include <doctest/doctest.h>

#include "unit/report/sample_tickets.hpp"
#include "unit/report/text_lines.hpp"

using namespace msp_audit;

TEST_CASE("csv of resolutions has a row for each group and measure, and empty cells for what there is not") {
    const SampleTickets sample;
    const auto lines = lines_of(render_resolution_csv(sample.frame, sample.resolution, {}));
    REQUIRE(lines.size() == 1 + 3 * 12);
    CHECK(lines[0] ==
          "level,priority,tickets,resolved,open,measure,n,median,p90,p95,mean,max,censored,km_median,km_p90");
    CHECK(lines[1] == "total,,1306,1238,56,first_calendar_gross,,,,,,,,,");
    CHECK(lines[5] == "total,,1306,1238,56,final_calendar_gross,1234,101400,266400,432000,129630,3456060,56,104400,");
    CHECK(lines[9] == "total,,1306,1238,56,first_response_calendar,30,900,900,900,900,900,0,900,900");
    CHECK(lines[17] == "group,'=P1,20,18,2,final_calendar_gross,18,14400,14400,14400,14400,14400,0,14400,14400");
    CHECK(lines[29] == "group,,2,0,2,final_calendar_gross,,,,,,,,,");
}

TEST_CASE("csv of tickets for machines has the text as printed") {
    const SampleTickets sample;
    RenderOptions options;
    options.csv_raw = true;
    const auto lines = lines_of(render_resolution_csv(sample.frame, sample.resolution, options));
    CHECK(lines[17].starts_with("group,=P1,20,"));
}

TEST_CASE("csv of reopens has a row for each rate and month, the total of a rate without month") {
    const SampleTickets sample;
    const auto lines = lines_of(render_reopens_csv(sample.frame, sample.reopens, {}));
    REQUIRE(lines.size() == 9);
    CHECK(lines[0] == "rate,month,numerator,denominator,value,low,high,too_few,pending,later");
    CHECK(lines[1].starts_with("ticket,,70,1000,0.070000,0."));
    CHECK(lines[2] == "cohort,,61,812,0.075123,0.058926,0.095321,false,140,9");
    CHECK(lines[3] == "cohort,2026-08,61,812,0.075123,0.058926,0.095321,false,0,9");
    CHECK(lines[4] == "cohort,2026-09,0,0,,,,true,140,0");
    CHECK(lines[5] == "period,,3,2,1.500000,,,true,,");
    CHECK(lines[6] == "period,2026-09,3,2,1.500000,,,true,,");
    CHECK(lines[7].starts_with("recreated_base_rate,,5,50,0.100000,"));
    CHECK(lines[8].starts_with("effective,,62,812,0.076355,"));
}
