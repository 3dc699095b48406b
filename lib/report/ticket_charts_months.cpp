#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "report/chart_drawing.hpp"
#include "report/decimal_text.hpp"
#include "report/resolution_page.hpp"
#include "report/ticket_charts.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

namespace {

using Looks = HtmlColumn::Looks;

double as_length(std::size_t count) { return static_cast<double>(count); }

/// Good for a place in a picture, and for nothing that is printed as a figure.
double as_length(const Decimal& value) {
    auto length = static_cast<double>(value.mantissa());
    for (int i = 0; i < value.scale(); ++i) length /= 10;
    return length;
}

double middle_of(std::size_t place, std::size_t of) { return (as_length(place) + 0.5) / as_length(of); }

/// At most twelve names under as many months as there are.
void add_month_names(ChartDrawing& drawing, const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    const std::size_t every = (names.size() + most - 1) / most;
    for (std::size_t i = 0; i < names.size(); i += std::max<std::size_t>(every, 1)) {
        drawing.add_label(middle_of(i, names.size()), names[i]);
    }
}

std::string so_far(const MonthFigures& month) { return month.partial ? " (so far)" : ""; }

/// That a last month which is not over yet counts as far as it goes.
std::string last_words(const ResolutionReport& report) {
    const MonthFigures& last = report.months.back();
    return last.partial ? fmt::format(" {} is counted so far.", month_text(last.year, last.month)) : std::string();
}

void add_backlog(HtmlDocument& document, const ResolutionReport& report) {
    std::size_t most_open = 0;
    std::size_t unknown = 0;
    std::vector<std::string> names;
    for (const MonthFigures& month : report.months) {
        most_open = std::max(most_open, month.backlog.value_or(0));
        unknown += month.backlog ? 0U : 1U;
        names.push_back(month_text(month.year, month.month));
    }
    const std::size_t most = std::max<std::size_t>(most_open, 1);
    ChartDrawing drawing(as_length(most));
    const double step = std::max(grid_step(as_length(most)), 1.0);
    for (double value = step; value <= as_length(most); value += step) {
        drawing.add_grid(value, grouped(static_cast<std::size_t>(value)));
    }
    ChartTable table{{{"Month", Looks::whole, false}, {"Open at its end", Looks::number, false}}, {}};
    for (std::size_t i = 0; i < report.months.size(); ++i) {
        const MonthFigures& month = report.months[i];
        if (month.backlog) {
            drawing.add_column(as_length(i) / as_length(names.size()), as_length(i + 1) / as_length(names.size()),
                               as_length(*month.backlog), "column");
        }
        table.rows.push_back({names[i] + so_far(month), backlog_text(month)});
    }
    add_month_names(drawing, names);
    constexpr std::string_view title = "Backlog: open tickets at the end of each month";
    const std::string words =
        fmt::format("{}, at most {} open{}.", counted(names.size(), "month", "months"), grouped(most_open),
                    unknown == 0 ? "" : fmt::format("; of {} it is not known", counted(unknown, "month", "months"))) +
        last_words(report);
    add_figure(document, title, drawing.finished(document, title, words), table);
}

std::string title_of(const NamedChart& named) {
    std::string title = named.figure;
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') title.front() -= 'a' - 'A';
    return "Control chart: " + title + " by month";
}

void add_control_chart(HtmlDocument& document, const NamedChart& named, const ResolutionReport& report) {
    const ControlChart& chart = named.chart;
    Decimal most = chart.upper;
    for (const Decimal& point : chart.points) most = std::max(most, point);
    ChartDrawing drawing(as_length(most) * 1.05);
    drawing.add_grid(as_length(chart.upper), chart_figure(named, chart.upper));
    drawing.add_grid(as_length(chart.mean), chart_figure(named, chart.mean));
    drawing.add_grid(as_length(chart.lower), chart_figure(named, chart.lower));
    drawing.add_level(as_length(chart.upper), "limit");
    drawing.add_level(as_length(chart.lower), "limit");
    drawing.add_level(as_length(chart.mean), "middle");
    ChartDrawing::Points line;
    std::vector<std::string> names;
    ChartTable table{{{"Month", Looks::whole, false},
                      {"Figure", Looks::number, false},
                      {"Against the limits", Looks::whole, false}},
                     {}};
    const std::size_t all = std::min(chart.points.size(), report.months.size());
    for (std::size_t i = 0; i < all; ++i) {
        line.emplace_back(middle_of(i, all), as_length(chart.points[i]));
        names.push_back(month_text(report.months[i].year, report.months[i].month));
    }
    drawing.add_line(line, "line");
    for (std::size_t i = 0; i < all; ++i) {
        const bool is_outside = std::find(chart.outside.begin(), chart.outside.end(), i) != chart.outside.end();
        drawing.add_point(line[i].first, line[i].second, is_outside);
        table.rows.push_back({names[i] + so_far(report.months[i]), chart_figure(named, chart.points[i]),
                              is_outside ? "outside" : "inside"});
    }
    add_month_names(drawing, names);
    const std::string words =
        fmt::format("Mean {}, limits {} and {}; {} outside, marked by a square on its corner.",
                    chart_figure(named, chart.mean), chart_figure(named, chart.lower),
                    chart_figure(named, chart.upper), counted(chart.outside.size(), "month is", "months are")) +
        (all == report.months.size() ? last_words(report) : std::string());
    const std::string title = title_of(named);
    add_figure(document, title, drawing.finished(document, title, words), table);
}

}  // namespace

void add_month_charts(HtmlDocument& document, const ResolutionReport& report) {
    if (report.months.empty()) return;
    document.begin_section("Months in pictures");
    add_backlog(document, report);
    for (const NamedChart& chart : report.charts) add_control_chart(document, chart, report);
}

void add_cohort_chart(HtmlDocument& document, const ReopenReport& report, int reopen_days) {
    constexpr double whole = 100;
    if (!report.from_history || report.cohort_months.empty()) return;
    document.begin_section("Reopens in pictures");
    double most = 1;
    for (const CohortMonth& month : report.cohort_months) {
        if (month.rate.denominator == 0) continue;
        most = std::max(most, whole * as_length(wilson(month.rate.numerator, month.rate.denominator).high));
    }
    ChartDrawing drawing(most);
    const double step = grid_step(most);
    for (int i = 1; i * step <= most; ++i) drawing.add_grid(i * step, fmt::format("{:g} %", i * step));
    ChartTable table{{{"First resolved in", Looks::whole, false},
                      {"Came back in time", Looks::number, false},
                      {"Of", Looks::number, false},
                      {"Share", Looks::whole, false},
                      {"Came back later", Looks::number, false},
                      {"Pending", Looks::number, false}},
                     {}};
    std::vector<std::string> names;
    const std::size_t all = report.cohort_months.size();
    for (std::size_t i = 0; i < all; ++i) {
        const CohortMonth& month = report.cohort_months[i];
        names.push_back(month_text(month.year, month.month));
        const auto share = month.rate.value();
        table.rows.push_back({names[i], grouped(month.rate.numerator), grouped(month.rate.denominator),
                              share ? share_with_interval(month.rate) : std::string("-"), grouped(month.later),
                              grouped(month.pending)});
        if (!share) continue;
        const WilsonInterval interval = wilson(month.rate.numerator, month.rate.denominator);
        drawing.add_range(middle_of(i, all), whole * as_length(interval.low), whole * as_length(interval.high));
        drawing.add_point(middle_of(i, all), whole * as_length(*share), false);
    }
    add_month_names(drawing, names);
    const std::string title = fmt::format("Reopened within {} of the first resolve, by its month",
                                          counted(static_cast<std::size_t>(reopen_days), "day", "days"));
    const std::string words = report.cohort ? fmt::format("All months: {}. The lines are 95 % intervals.",
                                                          share_with_interval(report.cohort->rate))
                                            : std::string("The lines are 95 % intervals.");
    add_figure(document, title, drawing.finished(document, title, words), table);
}

}  // namespace msp_audit
