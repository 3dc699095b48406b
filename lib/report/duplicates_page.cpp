#include "report/duplicates_page.hpp"

#include <array>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/ticket_charts.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

namespace {

std::string with_blank(const std::string& text) { return text.empty() ? text : " " + text; }

}  // namespace

std::string DuplicatesPage::work_words() const {
    const TicketWork& work = found.work;
    const auto hours = work.hours();
    if (!hours) return "; the export does not say how many hours that took";
    std::string words = fmt::format(": {} hours of work", duration_text(*hours, Clock::business));
    if (work.without_hours > 0) {
        words += fmt::format(" on the {} of them that say so", grouped(work.with_hours));
    }
    const std::string cost = cost_or_dash(work);
    if (cost == "-") return words + "; no rate in the policy says what that costs";
    words += ", " + cost;
    if (work.without_rate > 0) {
        words += fmt::format(" without the {}", counted(work.without_rate, "one", "ones") + " that no rate takes");
    }
    return words;
}

void DuplicatesPage::add_opening() {
    if (counts.tickets == 0) {
        page.add_opening("There are no tickets: nothing can be said of which say the same.");
        return;
    }
    if (!has_texts(tickets, found.question)) {
        page.add_opening("This export has no column with the words of tickets: none could be compared.");
        return;
    }
    if (found.compared == 0) {
        page.add_opening(fmt::format("None of the {} could be compared: they have no words, or nothing tells whose "
                                     "they are.",
                                     counted(counts.tickets, "ticket", "tickets")));
        return;
    }
    const std::string earlier =
        fmt::format("the same as an earlier one{} {}", with_blank(scope_text(found)), window_text(found));
    const std::size_t followers = found.followers();
    if (followers == 0) {
        page.add_opening(
            fmt::format("None of the {} compared says {}.", counted(found.compared, "ticket", "tickets"), earlier));
        return;
    }
    page.add_opening(fmt::format("Of the {} compared, {} ({}) {} {}{}.", counted(found.compared, "ticket", "tickets"),
                                 grouped(followers), share_text({followers, found.compared}),
                                 followers == 1 ? "says" : "say", earlier, work_words()));
}

void DuplicatesPage::add_compared() {
    if (counts.tickets == 0) return;
    page.add_heading("What was compared");
    Table table({{"Tickets"}, {"Number", Align::point}, {"Because"}});
    table.add_row({{"Compared"}, {grouped(found.compared)}, {""}});
    if (found.without_text > 0) {
        table.add_row({{"Without text"}, {grouped(found.without_text)}, {"no word to compare"}});
    }
    if (found.not_scoped > 0) {
        const bool by_company = found.tests(TicketColumn::company);
        const bool by_requester = found.tests(TicketColumn::requester);
        const bool by_asset = found.tests(TicketColumn::asset);
        const std::string_view whose = by_requester && by_asset ? "requester and asset are"
                                       : by_requester           ? "requester is"
                                       : by_asset               ? "asset is"
                                                                : "";
        std::string because = by_company ? (whose.empty() ? "company is" : "company, or ") : "";
        because += whose;
        table.add_row(
            {{"Compared with none"}, {grouped(found.not_scoped)}, {because + " missing, and that equals nothing"}});
    }
    table.add_row({{"All"}, {grouped(counts.tickets)}, {"void ones, too"}});
    table.mark_sum();
    page.add_table(std::move(table));
    std::string rule = "Two tickets say the same where they ";
    if (const std::string scope = scope_text(found); !scope.empty()) rule += "are " + scope + ", ";
    rule += found.window_days == 0 ? std::string("were opened at any time")
                                   : fmt::format("were opened at most {} apart",
                                                 counted(static_cast<std::size_t>(found.window_days), "day", "days"));
    page.add_paragraph(rule + fmt::format(", and share at least {} of all different words of both {} "
                                          "(normalisation 1{}).",
                                          found.threshold.to_string(), fields_text(found),
                                          found.question.idf ? "; rare words weigh more" : ""));
    page.add_paragraph("A web address, a mail address, a number of six digits or more, a date and the like count as "
                       "one word of their kind, whichever they are: texts that differ in them alone say the same, "
                       "where they share a word beside them.");
    for (const TicketColumn column : found.dropped_tests) {
        page.add_paragraph(
            fmt::format("The export has no column {}: it was not compared; ask for it.", name_of(column)));
    }
    if (found.cut > 0) {
        page.add_paragraph(fmt::format("{} more than 512 different words: the first 512 were compared.",
                                       counted(found.cut, "text has", "texts have")));
    }
    if (!has_texts(tickets, found.question)) return;
    page.add_paragraph(
        found.pairs_found
            ? fmt::format("{} the same.", counted(*found.pairs_found, "pair of tickets says", "pairs of tickets say"))
            : fmt::format("More than {} pairs of tickets say the same; they were not counted further.",
                          grouped(found.question.most_pairs)));
    page.add_paragraph(std::string(what_overlap_finds));
}

void DuplicatesPage::add_classes() {
    struct Sum {
        std::size_t groups = 0;
        std::size_t followers = 0;
        TicketWork work;
    };
    std::array<Sum, 2> sums;
    for (const DuplicateGroup& group : found.groups) {
        Sum& sum = sums[static_cast<std::size_t>(group.kind)];
        ++sum.groups;
        sum.followers += group.followers.size();
        sum.work += group.work;
    }
    if (found.groups.empty()) return;
    page.add_heading("By kind");
    Table table({{"Kind"},
                 {"Groups", Align::point},
                 {"Say it again", Align::point},
                 {"Hours", Align::point},
                 {"Cost", Align::point}});
    const std::array<std::string_view, 2> names{repeat_words(found), "alert of a machine"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        table.add_row({{std::string(names[i])},
                       {grouped(sums[i].groups)},
                       {grouped(sums[i].followers)},
                       {hours_or_dash(sums[i].work.hours())},
                       {cost_or_dash(sums[i].work)}});
    }
    table.add_row({{"all"},
                   {grouped(found.groups.size())},
                   {grouped(found.followers())},
                   {hours_or_dash(found.work.hours())},
                   {cost_or_dash(found.work)}});
    table.mark_sum();
    page.add_table(std::move(table));
    page.add_paragraph("Hours and cost are those of the tickets that say it again, without the first of each group. "
                       "An alert of a machine: five or more of one requester at even distances, or of a requester "
                       "that the policy names a machine.");
}

Page& DuplicatesPage::written() {
    add_opening();
    add_title();
    add_compared();
    add_classes();
    if (found.question.pairs) {
        add_pairs();
    } else {
        add_groups();
    }
    add_storms();
    add_declared();
    add_findings();
    add_missing(report.not_in_this_export);
    add_notes();
    add_inputs();
    add_warnings();
    return page;
}

std::string render_duplicates_table(const TicketReportFrame& frame, const DuplicateReport& report,
                                    const RenderOptions& options) {
    return DuplicatesPage(frame, report, options).written().as_text(options.width);
}

std::string render_duplicates_markdown(const TicketReportFrame& frame, const DuplicateReport& report,
                                       const RenderOptions& options) {
    return DuplicatesPage(frame, report, options).written().as_markdown();
}

std::string render_duplicates_html(const TicketReportFrame& frame, const DuplicateReport& report,
                                   const RenderOptions& options) {
    return ticket_document(frame, DuplicatesPage(frame, report, html_options(options)).written(),
                           "tickets duplicates");
}

}  // namespace msp_audit
