#include <array>
#include <utility>

#include <fmt/format.h>

#include "report/resolution_page.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_words.hpp"
#include "report/ticket_workbook.hpp"
#include "report/verdict_words.hpp"

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, 2> clocks{"calendar", "business"};

/// A measure of a group: a row.
struct MeasuredGroup {
    const ResolutionGroup* group = nullptr;
    std::string measure;  ///< as in CSV
    std::string words;
    const std::optional<Distribution>* figures = nullptr;
};

constexpr std::array level_columns{
    SheetColumn{"Target", 40},
    SheetColumn{"Measure", 15},
    SheetColumn{"Within (h)", figure_width},
    SheetColumn{"Clock", 10},
    SheetColumn{"Net", 6},
    SheetColumn{"Agreed", 9},
    SheetColumn{"Verdict", 28},
    SheetColumn{"Met", 9},
    SheetColumn{"Missed", 9},
    SheetColumn{"Undetermined", 13},
    SheetColumn{"Void late", 9},
    SheetColumn{"In time, low", figure_width},
    SheetColumn{"In time, high", figure_width},
    SheetColumn{"95 % low", 9},
    SheetColumn{"95 % high", 9},
    SheetColumn{"By last priority, low", figure_width},
    SheetColumn{"By last priority, high", figure_width},
    SheetColumn{"Notes", subject_width},
};
constexpr std::array month_columns{
    SheetColumn{"Month", 10},    SheetColumn{"So far", 8},           SheetColumn{"Opened", 10},
    SheetColumn{"Resolved", 10}, SheetColumn{"Open at its end", 14}, SheetColumn{"Median (h)", figure_width},
    SheetColumn{"Reopens", 10},
};
constexpr std::array change_columns{
    SheetColumn{"Figure", 20},          SheetColumn{"Mean", figure_width}, SheetColumn{"Lower", figure_width},
    SheetColumn{"Upper", figure_width}, SheetColumn{"Months outside", 40}, SheetColumn{"Eight in a row up to", 24},
};
constexpr std::array age_columns{
    SheetColumn{"Days since opening", 20},
    SheetColumn{"From days", figure_width},
    SheetColumn{"To days", figure_width},
    SheetColumn{"Tickets", figure_width},
};
constexpr std::array backlog_columns{
    SheetColumn{"Ticket", id_width},
    SheetColumn{"Opened", time_width},
    SheetColumn{"Age (h)", figure_width},
    SheetColumn{"Business age (h)", figure_width},
    SheetColumn{"Target", 14},
    SheetColumn{"Target due", time_width},
    SheetColumn{"Status", 18},
    SheetColumn{"Priority", 10},
    SheetColumn{"Company", name_width},
    SheetColumn{"Requester", name_width},
    SheetColumn{"Assignee", name_width},
    SheetColumn{"Group", name_width},
    SheetColumn{"Subject", subject_width},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
};

/// The sheets of `tickets resolution`.
class ResolutionSheets {
public:
    ResolutionSheets(TicketWorkbook& book, const ResolutionReport& report)
        : book_(book), out_(book.out), report_(report) {}

    void add_all() {
        add_figures();
        add_levels();
        add_months();
        add_changes();
        add_backlog();
        add_ageing();
    }

private:
    /// Nothing for what this export does not give of any ticket.
    [[nodiscard]] std::vector<MeasuredGroup> measured() const {
        std::vector<MeasuredGroup> rows;
        for (const ResolutionGroup& group : report_.groups) {
            const ResolutionGroup& total = report_.groups.front();
            for (std::size_t i = 0; i < measure_count; ++i) {
                if (!total.resolution[i]) continue;
                const Measure measure = measure_at(i);
                rows.push_back({&group, std::string(name_of(measure)), measure_text(measure), &group.resolution[i]});
            }
            for (std::size_t i = 0; i < clocks.size(); ++i) {
                if (!total.first_response[i]) continue;
                rows.push_back({&group, fmt::format("first_response_{}", clocks[i]),
                                fmt::format("First response, {} time", clocks[i]), &group.first_response[i]});
            }
            for (std::size_t i = 0; i < clocks.size(); ++i) {
                if (!total.open_age[i]) continue;
                rows.push_back({&group, fmt::format("open_age_{}", clocks[i]),
                                fmt::format("Age of open tickets, {} time", clocks[i]), &group.open_age[i]});
            }
        }
        return rows;
    }

    void add_figures() {
        std::vector<SheetColumn> columns{{"Level", 8}};
        if (report_.groups.size() > 1) {
            for (const auto& [key, value] : report_.groups[1].by) columns.push_back({key, name_width});
        }
        const std::size_t keys = columns.size() - 1;
        for (const char* const heading : {"Tickets", "Resolved", "Open"}) columns.push_back({heading, 10});
        columns.push_back({"Time to", 40});
        columns.push_back({"Measure", 26});
        for (const char* const heading : {"Ended", "Median (h)", "p90 (h)", "p95 (h)", "Mean (h)", "Longest (h)",
                                          "Not ended", "KM median (h)", "KM p90 (h)"}) {
            columns.push_back({heading, figure_width});
        }
        book_.say("Figures", std::string(what_measures_mean) + " an empty cell is not reached.");
        book_.add_sheet("Figures", columns, measured(), [this, keys](const MeasuredGroup& row) {
            const ResolutionGroup& group = *row.group;
            out_.text(group.by.empty() ? "total" : "group");
            for (std::size_t i = 0; i < keys; ++i) {
                out_.text(i < group.by.size() ? std::string_view(group.by[i].second) : std::string_view());
            }
            for (const std::size_t tickets : {group.tickets, group.resolved, group.open}) out_.count(tickets);
            out_.text(row.words);
            out_.text(row.measure);
            if (*row.figures) add_distribution(**row.figures);
        });
    }

    void add_distribution(const Distribution& figures) {
        out_.count(figures.n);
        for (const auto& seconds : {figures.median, figures.p90, figures.p95, figures.mean, figures.max}) {
            out_.hours(seconds);
        }
        out_.count(figures.censored);
        out_.hours(figures.km_median);
        out_.hours(figures.km_p90);
    }

    void add_levels() {
        const ServiceLevels& levels = report_.service_levels;
        if (levels.levels.empty()) return;
        book_.add_sheet("Service levels", level_columns, levels.levels,
                        [this](const ServiceLevel& level) { add_level(level); });
    }

    void add_level(const ServiceLevel& level) {
        const ServiceTarget* const target = level.target;
        out_.text(target_text(level));
        out_.text(level.first_response                 ? "first_response"
                  : level.is_total                     ? "resolution"
                  : target != nullptr && target->first ? "first"
                                                       : "final");
        out_.hours(target == nullptr ? std::nullopt : std::optional(target->within));
        if (level.is_total) {
            out_.nothing();
            out_.nothing();
        } else {
            out_.text(clocks[target != nullptr && target->business ? 1 : 0]);
            out_.yes_or_no(target != nullptr && target->net && !level.first_response);
        }
        const auto agreed =
            target == nullptr ? std::nullopt : std::optional<Decimal>(target->percent * Decimal::of(1, 2));
        out_.share(agreed);
        out_.text(verdict_text(level));
        for (const std::size_t tickets : {level.met, level.missed, level.undetermined, level.void_past_target}) {
            out_.count(tickets);
        }
        out_.share(level.low.value(), agreed);
        out_.share(level.high.value(), agreed);
        out_.share(level.low.denominator == 0
                       ? std::nullopt
                       : std::optional(wilson(level.low.numerator, level.low.denominator).low));
        out_.share(level.high.denominator == 0
                       ? std::nullopt
                       : std::optional(wilson(level.high.numerator, level.high.denominator).high));
        out_.share(level.low_by_last_priority.value(), agreed);
        out_.share(level.high_by_last_priority.value(), agreed);
        out_.prose(fmt::format("{}", fmt::join(level_notes(level), " ")));
    }

    void add_months() {
        if (report_.months.empty()) return;
        const bool knows_reopens = has_history(book_.tickets);
        book_.say("Months", "Median: final resolution in the month, calendar time, gross.");
        book_.add_sheet("Months", month_columns, report_.months, [&](const MonthFigures& month) {
            out_.month(Day::of(month.year, month.month, 1).value_or(Day()));
            out_.yes_or_no(month.partial);
            out_.count(month.opened);
            out_.count(month.resolved);
            out_.count(month.backlog);
            out_.hours(month.median);
            out_.count(knows_reopens ? std::optional(month.reopens) : std::nullopt);
        });
    }

    [[nodiscard]] std::string months_at(std::span<const std::size_t> places) const {
        std::string words;
        for (const std::size_t place : places) {
            if (place >= report_.months.size()) continue;
            const MonthFigures& month = report_.months[place];
            words += (words.empty() ? "" : ", ") + month_text(month.year, month.month);
        }
        return words;
    }

    void add_changes() {
        if (report_.charts.empty()) return;
        book_.add_sheet("Changes", change_columns, report_.charts, [this](const NamedChart& named) {
            const bool is_time = named.figure == "median";
            out_.text(is_time ? named.figure + " (h)" : named.figure);
            for (const Decimal& value : {named.chart.mean, named.chart.lower, named.chart.upper}) {
                is_time ? out_.hours_of(value) : out_.decimal(value.rounded(2), 2);
            }
            out_.text(months_at(named.chart.outside));
            out_.text(months_at(named.chart.runs_of_eight));
        });
    }

    /// Every open ticket, the oldest first.
    void add_backlog() {
        std::vector<std::uint32_t> open;
        for (std::uint32_t place = 0; place < book_.tickets.tickets.size(); ++place) {
            if (book_.tickets.tickets[place].state == TicketState::open) open.push_back(place);
        }
        book_.add_sheet("Backlog", backlog_columns, open, [this](std::uint32_t place) { add_open(place); });
    }

    void add_open(std::uint32_t place) {
        const TicketRow& row = book_.row_of(place);
        const TicketDurations& durations = report_.durations;
        book_.id(place);
        book_.instant(row.opened);
        for (std::size_t clock = 0; clock < clocks.size(); ++clock) {
            const bool is_known = durations.open_age_lack[clock] == Lack::nothing &&
                                  durations.open_age[clock][place].outcome == Outcome::censored;
            out_.hours(is_known ? std::optional(durations.open_age[clock][place].seconds) : std::nullopt);
        }
        const ServiceLevels& levels = report_.service_levels;
        const bool has_target = !levels.levels.empty() && levels.of_ticket[place] != TargetOutcome::no_target;
        const bool is_missed = has_target && levels.of_ticket[place] == TargetOutcome::missed;
        out_.text(!has_target ? "" : is_missed ? "missed" : "undetermined");
        book_.instant(has_target ? levels.due_of[place] : Instant());
        for (const TextId words :
             {row.status, row.priority, row.company, row.requester, row.assignee, row.group, row.subject}) {
            book_.text(words);
        }
        book_.row(place);
    }

    void add_ageing() {
        if (book_.counts.open == 0) return;
        book_.add_sheet("Ageing", age_columns, report_.ageing, [this](const AgeBand& band) {
            out_.text(band.to_days ? fmt::format("{}-{}", band.from_days, *band.to_days)
                                   : fmt::format("{} and more", band.from_days));
            out_.count(static_cast<std::size_t>(band.from_days));
            out_.count(band.to_days ? std::optional(static_cast<std::size_t>(*band.to_days)) : std::nullopt);
            out_.count(band.tickets);
        });
    }

    TicketWorkbook& book_;
    WorkbookWriter& out_;
    const ResolutionReport& report_;
};

/// Figures that stand in no table.
void tell_rest(TicketWorkbook& book, const ResolutionReport& report) {
    constexpr std::string_view about = "Service levels";
    const ServiceLevels& levels = report.service_levels;
    if (!levels.levels.empty()) book.tell(about, "Tickets without a target", levels.no_target);
    if (levels.compared > 0) {
        book.tell(about, "Stored results (sla_met) that were compared", levels.compared);
        book.tell(about, "of these, that agree", levels.agree);
        book.tell(about, "of these, that differ", levels.differ);
    }
    const VoidFigures& voided = report.voided;
    if (voided.tickets == 0) return;
    book.tell("Void tickets", "Share of all", TicketWorkbook::AsShare{voided.share.value()});
    book.tell("Void tickets", "Median age when voided (h)", TicketWorkbook::InHours{voided.median_age});
    if (!levels.levels.empty()) book.tell("Void tickets", "Past their target when voided", voided.past_target);
}

}  // namespace

void say_opening(TicketWorkbook& book, const ResolutionReport& report, std::string_view about) {
    using Written = ResolutionPage;
    book.say<Written>(about, report, &Written::add_opening, &Written::add_verdicts, &Written::add_cut);
}

void add_sheets(TicketWorkbook& book, const ResolutionReport& report) {
    using Written = ResolutionPage;
    book.say<Written>("Resolution", report, &Written::add_dating);
    book.say<Written>("Service levels", report, &Written::add_service_levels, &Written::add_stored_sla);
    book.say<Written>("Changes", report, &Written::add_changes);
    book.say<Written>("Void tickets", report, &Written::add_void);
    tell_rest(book, report);
    ResolutionSheets(book, report).add_all();
}

std::string render_resolution_workbook(const TicketReportFrame& frame, const ResolutionReport& report,
                                       const RenderOptions& options) {
    TicketWorkbook book(frame, options);
    say_opening(book, report, in_short);
    book.tell_reading();
    book.tell_counted(true);
    book.add_findings();
    add_sheets(book, report);
    book.tell_missing(report.not_in_this_export);
    return book.finish();
}

}  // namespace msp_audit
