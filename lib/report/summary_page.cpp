#include <algorithm>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/ticket_charts.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_page.hpp"
#include "report/ticket_summary.hpp"
#include "report/ticket_words.hpp"
#include "report/verdict_words.hpp"

namespace msp_audit {

namespace {

/// Months that the page shows, at most.
constexpr std::size_t most_months = 12;

/// The page of `msp-audit tickets`: what can be read in two minutes and defended in a meeting.
struct SummaryPage : TicketPage {
    const TicketSummary& summary;

    SummaryPage(const TicketSummary& the_summary, const RenderOptions& the_options)
        : TicketPage(the_summary.frame, the_options), summary(the_summary) {}

    void add_opening();
    void add_cut();
    void add_figures();
    void add_months();
    void add_lacking();
    void add_sources();
    [[nodiscard]] Page& written();

private:
    [[nodiscard]] std::string resolution_words() const;
    [[nodiscard]] std::string target_words() const;
    [[nodiscard]] std::string reopen_words() const;
    [[nodiscard]] std::string duplicate_words() const;
};

std::string SummaryPage::resolution_words() const {
    if (summary.resolution.groups.empty()) return {};
    constexpr Measure headline{Resolution::final, Clock::calendar, Extent::gross};
    const auto& figures = summary.resolution.groups.front().resolution[headline.place()];
    if (!figures || !figures->median) return "; no ticket has a time to its resolution";
    if (figures->n == 1) return fmt::format("; the one resolved took {}", duration_text(*figures->median));
    return fmt::format("; half of the {} resolved took no longer than {}", grouped(figures->n),
                       duration_text(*figures->median));
}

std::string SummaryPage::target_words() const {
    const auto& levels = summary.resolution.service_levels.levels;
    const auto total = std::find_if(levels.begin(), levels.end(), [](const ServiceLevel& level) {
        return level.is_total && !level.first_response && level.low.denominator > 0 && level.high.denominator > 0;
    });
    if (total == levels.end()) return {};
    if (total->lacks_calendar) return "; the resolution targets cannot be judged without a calendar";
    return fmt::format("; the resolution targets are {} ({} in time{})", verdict_word(total->verdict),
                       range_text(total->low, total->high, {}), total->low.too_few() ? "; too few to judge" : "");
}

std::string SummaryPage::reopen_words() const {
    const ReopenReport& reopens = summary.reopens;
    // A share of a few is no figure to repeat.
    const auto words = [](const Proportion& rate) {
        return rate.too_few()
                   ? fmt::format("; {} of {} came back", grouped(rate.numerator), grouped(rate.denominator))
                   : fmt::format("; {} came back", share_text(rate));
    };
    if (reopens.cohort && reopens.cohort->rate.denominator > 0) {
        return words(reopens.cohort->rate) + " within " +
               counted(static_cast<std::size_t>(frame.reopen_days), "day", "days");
    }
    return !reopens.cohort && reopens.by_ticket.denominator > 0 ? words(reopens.by_ticket) : std::string();
}

std::string SummaryPage::duplicate_words() const {
    const std::size_t followers = summary.duplicates.found.followers();
    if (followers == 0) return {};
    return fmt::format("; {} {} the same as an earlier one", grouped(followers), followers == 1 ? "says" : "say");
}

void SummaryPage::add_opening() {
    if (counts.tickets == 0) {
        page.add_opening("There are no tickets: nothing can be said of them.");
        return;
    }
    page.add_opening(fmt::format("{} opened by {}{}{}{}{}.", counted(counts.tickets, "ticket was", "tickets were"),
                                 as_of_day(), resolution_words(), target_words(), reopen_words(), duplicate_words()));
}

void SummaryPage::add_cut() {
    if (summary.resolution.cut == Cut::none) return;
    page.add_banner("This export seems to be cut: " + summary.resolution.cut_words + ".");
}

void SummaryPage::add_figures() {
    if (counts.tickets == 0) return;
    page.add_heading("In figures");
    Table table({{"Figure"}, {"Value"}, {"Counted"}});
    for (HeadlineFigure& figure : headline_figures(summary)) {
        table.add_row({{std::move(figure.words)}, {std::move(figure.text)}, {std::move(figure.counted)}});
    }
    page.add_table(std::move(table));
}

void SummaryPage::add_months() {
    const auto& months = summary.resolution.months;
    if (months.size() < 2) return;
    const std::size_t shown = std::min(months.size(), most_months);
    page.add_heading(shown == months.size()
                         ? fmt::format("By month ({})", grouped(shown))
                         : fmt::format("By month (last {} of {})", grouped(shown), grouped(months.size())));
    const bool knows_reopens = has_history(tickets);
    Table table({{"Month"},
                 {"Opened", Align::point},
                 {"Resolved", Align::point},
                 {"Open at its end", Align::point},
                 {"Median", Align::point},
                 {"Reopens", Align::point}});
    for (std::size_t i = months.size() - shown; i < months.size(); ++i) {
        const MonthFigures& month = months[i];
        table.add_row({{month_text(month.year, month.month) + (month.partial ? " (so far)" : "")},
                       {grouped(month.opened)},
                       {grouped(month.resolved)},
                       {backlog_text(month)},
                       {month.median ? duration_text(*month.median) : "-"},
                       {knows_reopens ? grouped(month.reopens) : "-"}});
    }
    page.add_table(std::move(table));
    add_undated(std::span(months).last(shown));
}

/// By what to ask for: how many figures it would give, and the first of them.
void SummaryPage::add_lacking() {
    if (counts.tickets == 0) return;
    struct Lacking {
        std::string column, reason;
        std::vector<std::string> figures;
    };
    std::vector<Lacking> lacking;
    for (FigureNotInExport& figure : summary.missing()) {
        // A column is asked for once, whatever its lack means to each figure.
        auto same = std::find_if(lacking.begin(), lacking.end(), [&figure](const Lacking& one) {
            return one.column == figure.column && (!figure.column.empty() || one.reason == figure.reason);
        });
        if (same == lacking.end()) same = lacking.insert(same, {figure.column, figure.reason, {}});
        same->figures.push_back(figure_words(figure.figure));
    }
    if (lacking.empty()) return;
    page.add_heading("Not in this export");
    Table table({{"Ask for"}, {"Figures"}, {"Because"}});
    constexpr std::size_t most_named = 2;
    for (Lacking& one : lacking) {
        std::string names;
        for (std::size_t i = 0; i < std::min(one.figures.size(), most_named); ++i) {
            names += (i == 0 ? "" : "; ") + one.figures[i];
        }
        if (one.figures.size() > most_named) names += fmt::format(" and {} more", one.figures.size() - most_named);
        table.add_row(
            {{one.column.empty() ? "-" : std::move(one.column)}, {std::move(names)}, {std::move(one.reason)}});
    }
    page.add_table(std::move(table));
}

void SummaryPage::add_sources() {
    const auto& files = tickets.inputs->files;
    std::size_t read = 0;
    std::size_t used = 0;
    std::size_t rejected = 0;
    for (const TicketFile& file : files) {
        read += file.input.rows_read;
        used += file.input.rows_used;
        rejected += file.input.rows_rejected;
    }
    page.add_gap();
    page.add_paragraph(fmt::format("From {}: {} read, {} used, {} rejected, {} left out with a reason. The reports "
                                   "resolution, reopens, duplicates and workload have each figure in full.",
                                   counted(files.size(), "file", "files"), counted(read, "row", "rows"),
                                   grouped(used), grouped(rejected), grouped(read - used - rejected)));
}

Page& SummaryPage::written() {
    add_opening();
    add_cut();
    add_title();
    add_figures();
    page.add_place_for_pictures();
    add_months();
    if (counts.tickets > 0 && frame.findings.empty() && frame.finding_words.empty()) {
        page.add_heading("Worth asking about: nothing found");
    }
    add_findings();
    add_lacking();
    add_sources();
    add_warnings();
    return page;
}

}  // namespace

Page summary_opening(const TicketSummary& summary, const RenderOptions& options) {
    SummaryPage written(summary, options);
    written.add_opening();
    written.add_cut();
    return std::move(written.page);
}

std::string render_summary_table(const TicketSummary& summary, const RenderOptions& options) {
    return SummaryPage(summary, options).written().as_text(options.width);
}

std::string render_summary_markdown(const TicketSummary& summary, const RenderOptions& options) {
    return SummaryPage(summary, options).written().as_markdown();
}

std::string render_summary_html(const TicketSummary& summary, const RenderOptions& options) {
    const Page page = SummaryPage(summary, html_options(options)).written();
    return ticket_document(summary.frame, page, "tickets", [&summary](HtmlDocument& document) {
        add_duration_charts(document, summary.resolution);
        add_month_charts(document, summary.resolution);
        add_cohort_chart(document, summary.reopens, summary.frame.reopen_days);
    });
}

}  // namespace msp_audit
