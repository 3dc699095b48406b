#include "report/ticket_summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/question_findings.hpp"
#include "unit/report/sample_tickets.hpp"

using namespace msp_audit;

namespace {

/// A question about some of the seven tickets.
TicketQuestion question_of(Code code, std::vector<std::uint32_t> tickets, Proportion rate) {
    TicketQuestion question;
    question.code = code;
    question.tickets = std::move(tickets);
    question.base_rate = rate;
    return question;
}

Severity built_in(Code code) { return entry(code).severity; }

}  // namespace

TEST_CASE("a figure that the export cannot give is named once on the page of all reports") {
    SampleTickets sample;
    sample.add_workload();
    sample.reopens.not_in_this_export = sample.resolution.not_in_this_export;
    const TicketSummary all{sample.frame, sample.resolution, sample.reopens, sample.duplicates, sample.workload};
    const auto missing = all.missing();
    for (const FigureNotInExport& figure : sample.resolution.not_in_this_export) {
        CHECK(std::count_if(missing.begin(), missing.end(), [&](const FigureNotInExport& one) {
                  return one.figure == figure.figure && one.column == figure.column && one.reason == figure.reason;
              }) == 1);
    }
}

TEST_CASE("every headline figure has a value and says what it was counted of") {
    SampleTickets sample;
    sample.add_workload();
    const TicketSummary all{sample.frame, sample.resolution, sample.reopens, sample.duplicates, sample.workload};
    const auto figures = headline_figures(all);
    CHECK(figures.size() > 8);
    for (const HeadlineFigure& figure : figures) {
        INFO(figure.name);
        CHECK_FALSE(figure.value.empty());
        CHECK_FALSE(figure.text.empty());
        CHECK_FALSE(figure.counted.empty());
        CHECK(figure.share.has_value() == (figure.unit == "share"));
    }
}

TEST_CASE("findings stand by severity, and a code that is off is not told") {
    SampleTickets sample;
    const std::vector<TicketQuestion> questions{question_of(Code::dates_out_of_order, {1}, {1, 7}),
                                                question_of(Code::voided_after_target, {0, 2}, {2, 3}),
                                                question_of(Code::stored_sla_differs, {3}, {1, 4})};
    const auto findings = findings_of(sample.tickets, questions, built_in);
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].code == Code::voided_after_target);
    CHECK(findings[1].code == Code::stored_sla_differs);
    CHECK(findings[2].code == Code::dates_out_of_order);
    CHECK(findings_of(sample.tickets, questions, [](Code code) {
              return code == Code::voided_after_target ? Severity::off : built_in(code);
          }).size() == 2);
}

TEST_CASE("a finding about one ticket names it, one about several leaves the document out") {
    SampleTickets sample;
    const auto findings = findings_of(sample.tickets,
                                      {question_of(Code::dates_out_of_order, {1}, {1, 7}),
                                       question_of(Code::missing_ticket_numbers, {0, 1, 2}, {3, 30})},
                                      built_in, 2);
    const auto id = [&sample](std::uint32_t place) {
        return std::string(sample.tickets.text(sample.tickets.tickets[place].row.id));
    };
    CHECK(findings[0].document == id(1));
    CHECK(findings[0].message.ends_with("Ticket: " + id(1) + "."));
    CHECK(findings[1].document.empty());
    CHECK(findings[1].message.ends_with("The tickets right after the gaps, which are there: " + id(0) + ", " + id(1) +
                                        " (first 2 of 3; --list missing-ticket-numbers has all)."));
    CHECK(findings[1].evidence.size() == 3);
    CHECK(findings[1].base_rate->numerator == 3);
    CHECK(findings[1].base_rate->denominator == 30);
}

TEST_CASE("a finding's id depends on what is asked of whom, not on tickets or figures") {
    SampleTickets sample;
    const auto id_of = [&](const TicketQuestion& question) {
        return findings_of(sample.tickets, {question}, built_in).front().id;
    };
    TicketQuestion mia = question_of(Code::bulk_close_at_month_end, {0, 1}, {10, 40});
    mia.about = "Mia";
    TicketQuestion later = question_of(Code::bulk_close_at_month_end, {2}, {11, 41});
    later.about = "Mia";
    TicketQuestion noa = mia;
    noa.about = "Noa";
    CHECK(id_of(mia) == id_of(later));
    CHECK(id_of(mia) != id_of(noa));
    CHECK(id_of(mia).starts_with("bulk-close-at-month-end-"));
}
