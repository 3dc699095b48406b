#include <array>
#include <utility>

#include "report/csv_rows.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_reports.hpp"

namespace msp_audit {

namespace {

constexpr int ratio_places = 6;

std::optional<std::size_t> whole(const std::optional<Seconds>& seconds) {
    return seconds ? std::optional(static_cast<std::size_t>(*seconds)) : std::nullopt;
}

/// The names of --by; the total has none.
std::vector<std::string> keys_of(const ResolutionReport& report) {
    std::vector<std::string> keys;
    for (const ResolutionGroup& group : report.groups) {
        if (group.by.empty()) continue;
        for (const auto& [key, value] : group.by) keys.push_back(key);
        break;
    }
    return keys;
}

void add_measure(CsvRows& rows, const ResolutionGroup& group, std::size_t key_count, std::string_view measure,
                 const std::optional<Distribution>& distribution) {
    rows.text(group.by.empty() ? "total" : "group");
    for (std::size_t i = 0; i < key_count; ++i) {
        rows.text(i < group.by.size() ? std::string_view(group.by[i].second) : std::string_view{});
    }
    for (const std::size_t tickets : {group.tickets, group.resolved, group.open}) rows.count(tickets);
    rows.text(measure);
    const Distribution none;
    const Distribution& figures = distribution ? *distribution : none;
    rows.count(distribution ? std::optional(figures.n) : std::nullopt);
    for (const auto& seconds : {figures.median, figures.p90, figures.p95, figures.mean, figures.max}) {
        rows.count(whole(seconds));
    }
    rows.count(distribution ? std::optional(figures.censored) : std::nullopt);
    rows.count(whole(figures.km_median));
    rows.count(whole(figures.km_p90));
    rows.end_row();
}

void add_group(CsvRows& rows, const ResolutionGroup& group, std::size_t key_count) {
    constexpr std::array<std::string_view, 2> responses{"first_response_calendar", "first_response_business"};
    constexpr std::array<std::string_view, 2> ages{"open_age_calendar", "open_age_business"};
    for (std::size_t i = 0; i < measure_count; ++i) {
        add_measure(rows, group, key_count, name_of(measure_at(i)), group.resolution[i]);
    }
    for (std::size_t i = 0; i < 2; ++i) add_measure(rows, group, key_count, responses[i], group.first_response[i]);
    for (std::size_t i = 0; i < 2; ++i) add_measure(rows, group, key_count, ages[i], group.open_age[i]);
}

/// Rows of the reopens' CSV: a rate, its month or none, and its figures.
class RateRows {
public:
    explicit RateRows(CsvRows& rows) : rows_(rows) {}

    void add(std::string_view rate, std::string_view month, const Proportion& proportion) {
        add_figures(rate, month, proportion, true);
        rows_.nothing();
        rows_.nothing();
        rows_.end_row();
    }
    void add(std::string_view month, const CohortMonth& cohort) {
        add_figures("cohort", month, cohort.rate, true);
        rows_.count(cohort.pending);
        rows_.count(cohort.later);
        rows_.end_row();
    }
    void add(std::string_view month, const PeriodMonth& period) {
        add_figures("period", month, {period.reopens, period.resolves}, false);
        rows_.nothing();
        rows_.nothing();
        rows_.end_row();
    }

private:
    void add_figures(std::string_view rate, std::string_view month, const Proportion& proportion, bool has_interval) {
        rows_.text(rate);
        rows_.text(month);
        rows_.count(proportion.numerator);
        rows_.count(proportion.denominator);
        rows_.decimal(proportion.value(), ratio_places);
        std::optional<WilsonInterval> interval;
        if (has_interval && proportion.denominator > 0) {
            interval = wilson(proportion.numerator, proportion.denominator);
        }
        rows_.decimal(interval ? std::optional(interval->low) : std::nullopt, ratio_places);
        rows_.decimal(interval ? std::optional(interval->high) : std::nullopt, ratio_places);
        rows_.boolean(proportion.too_few());
    }

    CsvRows& rows_;
};

}  // namespace

std::string render_resolution_csv(const TicketReportFrame&, const ResolutionReport& report,
                                  const RenderOptions& options) {
    std::string out;
    CsvRows rows(out, options.csv_reader());
    const std::vector<std::string> keys = keys_of(report);
    rows.text("level");
    for (const std::string& key : keys) rows.text(key);
    for (const char* heading : {"tickets", "resolved", "open", "measure", "n", "median", "p90", "p95", "mean", "max",
                                "censored", "km_median", "km_p90"}) {
        rows.text(heading);
    }
    rows.end_row();
    for (const ResolutionGroup& group : report.groups) add_group(rows, group, keys.size());
    return finished_csv(std::move(out), options.csv_reader());
}

std::string render_reopens_csv(const TicketReportFrame&, const ReopenReport& report, const RenderOptions& options) {
    std::string out = "rate,month,numerator,denominator,value,low,high,too_few,pending,later\n";
    CsvRows cells(out, options.csv_reader());
    RateRows rows(cells);
    if (report.has_figures) rows.add("ticket", "", report.by_ticket);
    if (report.cohort) {
        rows.add("", *report.cohort);
        for (const CohortMonth& month : report.cohort_months) rows.add(month_text(month.year, month.month), month);
    }
    if (report.from_history) {
        rows.add("", report.period);
        for (const PeriodMonth& month : report.period_months) rows.add(month_text(month.year, month.month), month);
    }
    if (report.recreated) rows.add("recreated_base_rate", "", report.recreated->base_rate);
    if (report.effective) rows.add("effective", "", *report.effective);
    return finished_csv(std::move(out), options.csv_reader());
}

}  // namespace msp_audit
