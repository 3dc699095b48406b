#include "report/question_findings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/finding_rows.hpp"
#include "report/table_sections.hpp"
#include "report/ticket_page.hpp"
#include "report/ticket_words.hpp"
#include "report/ticket_workbook.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_evidence = 20;

/// What the question is asked of, whatever its figures are this time.
std::string identity_of(const TicketQuestion& question) {
    if (question.target != nullptr) return selectors_text(*question.target) + ", " + within_text(*question.target);
    if (question.code != Code::missing_ticket_numbers) return question.about;
    // A sequence grows at both ends: its prefix stays.
    const std::string first = question.about.substr(0, question.about.find(' '));
    return first.substr(0, first.find_last_not_of("0123456789") + 1);
}

/// What the ids behind a question are: those next to missing numbers are not themselves in question.
std::string heading_of_tickets(const TicketQuestion& question) {
    const bool is_one = question.tickets.size() == 1;
    if (question.code != Code::missing_ticket_numbers) return is_one ? " Ticket: " : " Tickets: ";
    return is_one ? " The ticket right after the gap, which is there: "
                  : " The tickets right after the gaps, which are there: ";
}

/// "1 error, 2 warnings, 3 for information"
std::string severities_text(const std::vector<Finding>& findings) {
    const auto of = [&findings](Severity severity) {
        return static_cast<std::size_t>(
            std::count_if(findings.begin(), findings.end(),
                          [severity](const Finding& finding) { return finding.severity == severity; }));
    };
    const std::size_t errors = of(Severity::error);
    return fmt::format("{}{}, {} for information",
                       errors == 0 ? std::string() : counted(errors, "error", "errors") + ", ",
                       counted(of(Severity::warning), "warning", "warnings"), grouped(of(Severity::info)));
}

Finding finding_of(const Tickets& tickets, const TicketQuestion& question, Severity severity, std::size_t ids) {
    Finding finding;
    finding.id = finding_id(question.code, identity_of(question));
    finding.code = question.code;
    finding.severity = severity;
    finding.document_kind = DocumentKind::ticket;
    const std::vector<std::uint32_t>& places = question.tickets;
    const auto id_of = [&tickets](std::uint32_t place) { return tickets.text(tickets.tickets[place].row.id); };
    if (places.size() == 1) finding.document = id_of(places.front());
    finding.message = sentence_of(question);
    finding.base_rate = BaseRate{question.base_rate.numerator, question.base_rate.denominator};
    finding.evidence_total = places.size();
    const std::size_t named = std::min(places.size(), ids);
    for (std::size_t i = 0; i < std::min(places.size(), most_evidence); ++i) {
        finding.evidence.push_back({DocumentKind::ticket, tickets.tickets[places[i]].row.source});
    }
    for (std::size_t i = 0; i < named; ++i) {
        finding.message += i > 0 ? std::string(", ") : heading_of_tickets(question);
        finding.message += id_of(places[i]);
    }
    if (named < places.size()) {
        finding.message += fmt::format(" (first {} of {}; --list {} has all)", grouped(named), grouped(places.size()),
                                       name_of(question.code));
    }
    if (named > 0) finding.message += '.';
    return finding;
}

/// How many patterns there are, in a sentence.
std::string findings_opening(const TicketReportFrame& frame) {
    const auto& findings = frame.findings;
    if (findings.empty()) {
        return "None of the patterns that can be asked about was found in these tickets; targets that are missed or "
               "broken are no such pattern and stand under Service levels in the report resolution.";
    }
    return fmt::format("{} worth asking about: {}.", counted(findings.size(), "pattern is", "patterns are"),
                       severities_text(findings));
}

/// The findings alone, for people.
Page findings_page(const TicketReportFrame& frame, const RenderOptions& options, bool with_rows) {
    TicketPage written(frame, options);
    written.page.add_opening(findings_opening(frame));
    written.add_title();
    written.add_findings(with_rows);
    written.add_notes();
    written.add_inputs();
    written.add_warnings();
    return std::move(written.page);
}

}  // namespace

std::vector<Finding> findings_of(const Tickets& tickets, const std::vector<TicketQuestion>& questions,
                                 const SeverityOf& severity, std::size_t ids) {
    std::vector<Finding> findings;
    for (const TicketQuestion& question : questions) {
        const Severity own = severity(question.code);
        if (own != Severity::off) findings.push_back(finding_of(tickets, question, own, ids));
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    return findings;
}

std::string render_findings_table(const TicketReportFrame& frame, const RenderOptions& options) {
    return findings_page(frame, options, options.verbose).as_text(options.width);
}

std::string render_findings_markdown(const TicketReportFrame& frame, const RenderOptions& options) {
    return findings_page(frame, options, true).as_markdown();
}

std::string render_findings_workbook(const TicketReportFrame& frame, const RenderOptions& options) {
    TicketWorkbook book(frame, options);
    book.say(in_short, findings_opening(frame));
    book.tell_reading();
    book.add_findings();
    return book.finish();
}

std::string render_findings_csv(const TicketReportFrame& frame, const RenderOptions& options) {
    std::string out = finding_heading(true);
    const auto& files = frame.tickets->inputs->files;
    const FileName file_name = [&files](std::uint32_t place) { return std::string_view(files[place].input.name); };
    FindingRows rows(file_name, options.csv_reader(), true, out);
    for (const Finding& finding : frame.findings) rows.add(finding);
    return finished_csv(std::move(out), options.csv_reader());
}

}  // namespace msp_audit
