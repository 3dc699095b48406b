#include <doctest/doctest.h>

#include "report/markdown_text.hpp"
#include "report/table_format.hpp"
#include "report/ticket_words.hpp"
#include "unit/report/sample_tickets.hpp"
#include "unit/report/text_lines.hpp"

using namespace msp_audit;

namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

RenderOptions wide(unsigned width) {
    RenderOptions options;
    options.width = width;
    return options;
}

std::string resolution_of(const SampleTickets& sample, unsigned width = 400) {
    return render_resolution_table(sample.frame, sample.resolution, wide(width));
}
std::string reopens_of(const SampleTickets& sample, unsigned width = 400) {
    return render_reopens_table(sample.frame, sample.reopens, wide(width));
}

}  // namespace

TEST_CASE("durations read as days, hours and minutes, below a minute as seconds") {
    CHECK(duration_text(0) == "0:00");
    CHECK(duration_text(59) == "59 s");
    CHECK(duration_text(60) == "0:01");
    CHECK(duration_text(4 * 3600 + 5 * 60 + 59) == "4:05");
    CHECK(duration_text(86399) == "23:59");
    CHECK(duration_text(2 * 86400 + 4 * 3600 + 5 * 60) == "2 d 4:05");
    CHECK(duration_text(400 * 86400) == "400 d 0:00");
}

TEST_CASE("a share is never rounded onto nothing, everything or what was agreed") {
    CHECK(share_text({61, 812}) == "7.5 %");
    CHECK(share_text({0, 9}) == "0.0 %");
    CHECK(share_text({1, 10000}) == "0.01 %");
    CHECK(share_text({1999, 2000}) == "99.95 %");
    CHECK(share_text({9999, 10000}) == "99.99 %");
    CHECK(share_text({2000, 2000}) == "100.0 %");
    CHECK(share_text({9496, 10000}, Decimal(95)) == "94.96 %");
    CHECK(share_text({9496, 10000}) == "95.0 %");
    CHECK(share_text({95, 100}, Decimal(95)) == "95.0 %");
    CHECK(interval_text({61, 812}) == "5.9-9.5 %");
    CHECK(share_with_interval({1, 7}) == "14.3 %, 95 % interval 2.6-51.3 %; too few to judge");
}

TEST_CASE("days and instants are those of the zone") {
    const TimeZone berlin = TimeZone::named("Europe/Berlin").value();
    CHECK(instant_text(instant("2026-09-30T21:59:59Z"), berlin) == "2026-09-30 23:59:59");
    CHECK(instant_text(instant("2026-12-31T23:00:00Z"), berlin) == "2027-01-01 00:00");
    CHECK(day_text(Day::parse("2026-09-05").value()) == "5 Sep 2026");
    CHECK(day_text(Day::parse("2026-12-31").value()) == "31 Dec 2026");
}

TEST_CASE("the page on resolutions opens with a sentence that can be repeated") {
    const auto lines = lines_of(resolution_of(SampleTickets{}));
    CHECK(lines[0] ==
          "Half of the 1,234 tickets resolved by 30 Sep 2026 took no longer than 1 d 4:10 (calendar time); "
          "9 in 10 took no longer than 3 d 2:00; 2 are still open.");
    CHECK(lines[1].empty());
    CHECK(lines[2] == "Resolution targets: broken, too few to judge. In time: 90.0 % of 10 tickets.");
}

TEST_CASE("the page on resolutions says what it counted, and that adds up") {
    const std::string page = resolution_of(SampleTickets{});
    CHECK(has(page, "*** 1 row was rejected: the figures leave it out."));
    CHECK(has(page, "msp-audit 0.1.0: 7 tickets as of 2026-09-30 23:59:59 (Europe/Berlin)."));
    CHECK(has(page, "Resolved                               2  yes\n"));
    CHECK(has(page, "Resolved, without any time of it       1  no: nothing says when\n"));
    CHECK(has(page, "Resolved before they were opened       1  no"));
    CHECK(has(page, "Open                                   2  as"));
    CHECK(has(page, "Void                                   1  no"));
    CHECK(has(page, "All                                    7\n"));
    CHECK(has(page, "1,200 by resolved_at, 30 by their history, 7 by closed_at, which contains"));
    CHECK(has(page, "Resolved before they were opened: INC5."));
}

TEST_CASE("service levels are ranges with a verdict, told apart from what was agreed") {
    const std::string page = resolution_of(SampleTickets{});
    // 94.95 would round up to the 95 that were agreed.
    CHECK(has(page, "Resolution: P1"));
    CHECK(has(page, "4:00 calendar, net"));
    CHECK(has(page, "94.95-95.0 %"));
    CHECK(has(page, "undetermined"));
    CHECK(has(page, "broken, too few to judge"));
    CHECK(has(page, "Without a history waiting cannot be left out"));
    CHECK(has(page, "agrees on 6 and differs on 2: INC1, INC7."));
    CHECK(has(page, "3 tickets have no target."));
}

TEST_CASE("months, ages, the oldest open tickets and void ones are told") {
    const std::string page = resolution_of(SampleTickets{});
    CHECK(has(page, "2026-08                5         0                5       -        0\n"));
    CHECK(has(page, "2026-09 (so far)       7         4                2    4:00        1\n"));
    CHECK(has(page, "INC2    2026-08-31  30 d 0:00  P1"));
    CHECK(has(page, "91 and more"));
    CHECK(has(page, "1 of 7 tickets (14.3 %, 95 % interval 2.6-51.3 %; too few to judge) is void"));
    CHECK(has(page, "Half of them were voided within 3:00. Past their target by then: 1."));
}

TEST_CASE("figures that are not in the export are named with what to ask for, those of one reason together") {
    const std::string page = resolution_of(SampleTickets{});
    CHECK(has(page, "final resolution, business time, gross; first resolution, business time, gross  -          no "
                    "calendar in the "
                    "policy\n"));
    CHECK(has(
        page,
        "age of open tickets, business time                                              opened_at  no column\n"));
}

TEST_CASE("a change from month to month names the months that show it") {
    SampleTickets sample;
    sample.resolution.months.clear();
    for (int month = 1; month <= 8; ++month) sample.resolution.months.push_back({2026, month, false, 0, 0, 0, 0, {}});
    ControlChart chart{{}, 100, 0, 7260, {7}, {}};
    sample.resolution.charts.push_back({"median", chart});
    chart.outside.clear();
    chart.mean = Decimal::of(12345, 1);
    sample.resolution.charts.push_back({"opened", chart});
    chart.runs_of_eight = {7};
    sample.resolution.charts.push_back({"backlog", chart});
    const std::string page = resolution_of(sample);
    CHECK(has(page, "Median: a change, 2026-08 lies outside (usual: 0:00 to 2:01, mean 0:01)."));
    CHECK(has(page, "Opened: no change (usual: 0.0 to 7,260.0, mean 1,234.5)."));
    CHECK(has(page, "Backlog: a change, eight months in a row up to 2026-08 lie on one side of the mean"));
}

TEST_CASE("a cut export is pointed out before the figures") {
    SampleTickets sample;
    sample.resolution.cut = Cut::by_closing_date;
    sample.resolution.cut_words = "no ticket is open";
    const std::string page = resolution_of(sample);
    CHECK(has(page, "*** This export seems to be cut: no ticket is open."));
    CHECK(page.find("***") < page.find("What was counted"));
}

TEST_CASE("pages without tickets say so and are never all clear") {
    SampleTickets sample;
    sample.tickets.tickets.clear();
    sample.resolution = ResolutionReport{};
    sample.reopens = ReopenReport{};
    CHECK(resolution_of(sample).starts_with("There are no tickets: nothing can be said of how long they took.\n"));
    CHECK(reopens_of(sample).starts_with("There are no tickets: nothing can be said of how many came back.\n"));
}

TEST_CASE("the page on reopens opens with the share that came back in the window") {
    SampleTickets sample;
    CHECK(lines_of(reopens_of(sample))[0] ==
          "Of the 812 tickets first resolved at least 14 days before 30 Sep 2026, 61 "
          "(7.5 %, 95 % interval 5.9-9.5 %) came back within 14 days.");
    CHECK(lines_of(reopens_of(sample))[2] ==
          "With those that seem to have come back under a new number: 62 (7.6 %, 95 % interval 6.0-9.7 %).");
    sample.reopens.cohort->rate = {0, 0};
    CHECK(
        reopens_of(sample).starts_with("No ticket was first resolved 14 days or more before 30 Sep 2026: it is too"));
    sample.reopens.cohort.reset();
    CHECK(reopens_of(sample).starts_with("Of the 1,000 tickets resolved by 30 Sep 2026, 70 (7.0 %"));
    sample.reopens.has_figures = false;
    CHECK(reopens_of(sample).starts_with("This export does not say which tickets came back"));
}

TEST_CASE("the page on reopens sets history beside the count column and months beside each other") {
    const std::string page = reopens_of(SampleTickets{});
    CHECK(has(page, "The export's own count: 69 reopens of 68 tickets; the history: 75 reopens of 70 tickets. They "
                    "differ on 1 ticket: INC1."));
    CHECK(has(page, "2026-08             812            61  7.5 %"));
    CHECK(has(page, "2026-09               0             0"));
    CHECK(has(page, "75 reopens in all; period: 1.500 for each final resolve (2), a ratio that may exceed 1."));
    CHECK(has(page, "INC1    2026-09-01 14:00      2026-09-02 15:00  1 d 1:00"));
    CHECK(has(page, "INC7    (before the history)  2026-09-05 10:00         -"));
    CHECK(has(page, "INC6    INC1     1 d 1:00        8 of 9"));
    CHECK(has(page, "The export has no column asset: it was not compared."));
    CHECK(has(page, "140 were first resolved less than 14 days before as-of: pending, not counted."));
}

TEST_CASE("pages on tickets fit the terminal") {
    SampleTickets sample;
    sample.tickets.tickets[1].row.assignee = sample.inputs.texts.intern("Wolfgang Amadeus Dorotheus Mozart");
    for (const unsigned width : {80U, 100U, 132U}) {
        for (const std::string& page : {resolution_of(sample, width), reopens_of(sample, width)}) {
            for (const std::string& line : lines_of(page)) {
                INFO(line);
                CHECK(display_width(line) <= width);
                CHECK((line.empty() || line.back() != ' '));
            }
        }
    }
}

TEST_CASE("a list of tickets that is cut says so") {
    const SampleTickets sample;
    RenderOptions options;
    options.list_limit = 1;
    CHECK(has(render_resolution_table(sample.frame, sample.resolution, options), "By priority (first 1 of 2)\n"));
    CHECK(has(render_resolution_table(sample.frame, sample.resolution, options), "By month (last 1 of 2)\n"));
    CHECK(has(render_reopens_table(sample.frame, sample.reopens, options), "Reopens (first 1 of 2)\n"));
}

TEST_CASE("text from exports is no markup in Markdown") {
    CHECK(markdown_text("a|b *c* _d_ `e` [f](g) <h> & $i$") ==
          "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) &lt;h&gt; &amp; \\$i\\$");
    CHECK(markdown_text("two\nlines") == "two lines");
    CHECK(markdown_text("back\\slash") == "back\\\\slash");
    CHECK(markdown_text("https://x.example www.x.example") == "https&#58;//x.example &#119;ww.x.example");
    CHECK(markdown_text("WWW.x.example") == "&#87;WW.x.example");
    CHECK(markdown_text("@team me@x.example #12 # 12") == "\\@&#8203;team me\\@&#8203;x.example \\#&#8203;12 \\# 12");
    CHECK(markdown_text("    four blanks  ") == "four blanks");
    CHECK(markdown_text(" ") == "");
    CHECK(markdown_text("plain text, 12.5 %") == "plain text, 12.5 %");
}

TEST_CASE("text from exports opens no list, heading, rule or block of code in Markdown") {
    CHECK(markdown_line("- a") == "\\- a");
    CHECK(markdown_line("  + a") == "\\+ a");
    CHECK(markdown_line("---") == "\\---");
    CHECK(markdown_line("===") == "\\===");
    CHECK(markdown_line("-") == "\\-");
    CHECK(markdown_line("12. a") == "12\\. a");
    CHECK(markdown_line("1)") == "1\\)");
    CHECK(markdown_line("# a") == "\\# a");
    CHECK(markdown_line("> a") == "&gt; a");
    CHECK(markdown_line("~~~") == "\\~\\~\\~");
    CHECK(markdown_line("\t\tcode") == "code");
    CHECK(markdown_line("-5 and 1.5 and 2026-10-01") == "-5 and 1.5 and 2026-10-01");
}

TEST_CASE("Markdown has the content of the page as tables") {
    const SampleTickets sample;
    const std::string page = render_resolution_markdown(sample.frame, sample.resolution, {});
    CHECK(page.starts_with("**Half of the 1,234 tickets resolved by 30 Sep 2026 took no longer than"));
    CHECK(has(page, "\n\n## By month (2)\n\n| Month | Opened | Resolved | Open at its end | Median | Reopens |\n"
                    "| --- | ---: | ---: | ---: | ---: | ---: |\n| 2026-08 | 5 | 0 | 5 | - | 0 |\n"));
    CHECK(has(page, "| INC2 | 2026-08-31 | 30 d 0:00 | P1 |  | =HYPERLINK \\| \\*printer\\* &lt;b&gt; |\n"));
    const std::string reopens = render_reopens_markdown(sample.frame, sample.reopens, {});
    CHECK(has(reopens, "| INC6 | INC1 | 1 d 1:00 | 8 of 9 |  |\n"));
}

TEST_CASE("verdicts are coloured only if asked") {
    const SampleTickets sample;
    CHECK_FALSE(has(resolution_of(sample), "\x1B"));
    RenderOptions options = wide(200);
    options.color = true;
    CHECK(has(render_resolution_table(sample.frame, sample.resolution, options), "\x1B[31mbroken"));
}
