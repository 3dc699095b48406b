#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/csv_rows.hpp"
#include "report/workload_words.hpp"

namespace msp_audit {

namespace {

constexpr int ratio_places = 6;

std::optional<std::size_t> whole(const std::optional<Seconds>& seconds) {
    return seconds ? std::optional(static_cast<std::size_t>(*seconds)) : std::nullopt;
}

/// One row a (table, key). What does not apply to a table is empty.
class WorkloadRows {
public:
    WorkloadRows(const TicketReportFrame& frame, const WorkloadReport& report, std::string& out, CsvFor reader)
        : frame_(frame), tickets_(*frame.tickets), report_(report), rows_(out, reader) {
        for (const auto& [currency, worth] : report.all.work.worth) currencies_.push_back(currency);
    }

    void add_all() {
        add_heading();
        add_load("total", "", report_.all, std::nullopt, {});
        add_openers();
        add_table("requester", report_.requesters, report_.all.tickets);
        add_table("resolver", report_.resolvers, report_.all.resolved);
        if (has_hours(tickets_)) {
            add_table("category", report_.by_category, report_.all.tickets);
            add_table("assignee", report_.by_assignee, report_.all.tickets);
        }
        add_themes();
        add_demand();
        add_handling();
        add_entries();
    }

private:
    void add_heading() {
        for (const std::string_view name :
             {"table", "key", "tickets", "of", "share", "low", "high", "void", "resolved", "reopened", "authorised",
              "with_hours", "without_hours", "without_rate", "hours", "median_hours", "median_hours_reopened",
              "entries"}) {
            rows_.text(name);
        }
        for (const std::string& currency : currencies_) rows_.text("cost_" + currency);
        rows_.end_row();
    }

    void begin(std::string_view table, std::string_view key) {
        rows_.text(table);
        rows_.text(key);
    }
    void skip(std::size_t cells) {
        for (std::size_t i = 0; i < cells; ++i) rows_.nothing();
    }
    /// tickets, of, share, low, high.
    void add_share(const Proportion& share) {
        rows_.count(share.numerator);
        rows_.count(share.denominator);
        std::optional<WilsonInterval> interval;
        if (share.denominator > 0) interval = wilson(share.numerator, share.denominator);
        rows_.decimal(share.value(), ratio_places);
        rows_.decimal(interval ? std::optional(interval->low) : std::nullopt, ratio_places);
        rows_.decimal(interval ? std::optional(interval->high) : std::nullopt, ratio_places);
    }
    /// Behind the share: 11 cells and those of the currencies.
    void end_without_load() {
        skip(11 + currencies_.size());
        rows_.end_row();
    }

    void add_load(std::string_view table, std::string_view key, const TicketLoad& load,
                  const std::optional<std::size_t>& of, const std::optional<bool>& authorised) {
        begin(table, key);
        if (of) {
            add_share({load.tickets, *of});
        } else {
            rows_.count(load.tickets);
            skip(4);
        }
        rows_.count(load.void_tickets);
        rows_.count(load.resolved);
        rows_.count(load.reopening_known > 0 ? std::optional(load.reopened) : std::nullopt);
        authorised ? rows_.boolean(*authorised) : rows_.nothing();
        rows_.count(load.work.with_hours);
        rows_.count(load.work.without_hours);
        rows_.count(load.work.without_rate);
        rows_.count(whole(load.work.hours()));
        rows_.count(whole(load.median_hours));
        rows_.count(whole(load.median_hours_reopened));
        rows_.nothing();
        const auto cost = load.work.cost();
        for (const std::string& currency : currencies_) {
            const auto amount = cost.find(currency);
            rows_.decimal(amount == cost.end() ? std::nullopt : std::optional(amount->second),
                          minor_digits(currency));
        }
        rows_.end_row();
    }

    void add_openers() {
        if (!tickets_.has(TicketColumn::requester) || !names_authorised(report_.openers)) return;
        begin("openers", "authorised");
        add_share(report_.openers.by_authorised);
        end_without_load();
    }

    void add_table(std::string_view name, const LoadTable& table, std::size_t of) {
        if (!tickets_.has(table.column)) return;
        for (const LoadRow& row : table.rows) {
            add_load(name, tickets_.text(row.value), row.load, of, authorised_of(row, table.column, report_.openers));
        }
    }

    void add_themes() {
        if (!tickets_.has(TicketColumn::subject)) return;
        const ThemeTable& themes = report_.themes;
        add_load("themes", "any", themes.any, themes.compared, {});
        for (const ThemeLoad& theme : themes.themes) add_load("theme", theme.name, theme.load, themes.compared, {});
    }

    void add_demand() {
        for (std::size_t day = 0; day < weekday_names.size(); ++day) {
            for (std::size_t hour = 0; hour < 24; ++hour) {
                begin("demand", fmt::format("{} {:02}", weekday_names.at(day), hour));
                rows_.count(report_.demand.opened.at(day).at(hour));
                skip(4);
                end_without_load();
            }
        }
        if (frame_.calendars.empty()) return;
        begin("demand", "after-hours");
        add_share(report_.demand.after_hours);
        end_without_load();
    }

    void add_handling() {
        if (!tickets_.has(TicketColumn::reassignment_count)) return;
        begin("handling", "reassigned");
        add_share(report_.handling.reassigned);
        end_without_load();
        if (report_.all.reopening_known == 0) return;
        begin("handling", "one-touch");
        add_share(report_.handling.one_touch);
        end_without_load();
    }

    void add_entries() {
        if (!report_.entries) return;
        const EntryCheck& check = *report_.entries;
        add_entry_row("all", check.entries, check.worked);
        for (std::size_t i = 0; i < entry_question_count; ++i) {
            const auto question = static_cast<EntryQuestion>(i);
            if (!can_tell(question, frame_)) continue;
            const QuestionTotals totals = totals_of(check, question);
            add_entry_row(name_of(question), totals.entries, totals.seconds);
        }
    }
    void add_entry_row(std::string_view key, std::size_t entries, const std::optional<Seconds>& seconds) {
        begin("entries", key);
        skip(12);
        rows_.count(whole(seconds));
        skip(2);
        rows_.count(entries);
        skip(currencies_.size());
        rows_.end_row();
    }

    const TicketReportFrame& frame_;
    const Tickets& tickets_;
    const WorkloadReport& report_;
    std::vector<std::string> currencies_;
    CsvRows rows_;
};

}  // namespace

std::string render_workload_csv(const TicketReportFrame& frame, const WorkloadReport& report,
                                const RenderOptions& options) {
    std::string out;
    WorkloadRows(frame, report, out, options.csv_reader()).add_all();
    return finished_csv(std::move(out), options.csv_reader());
}

}  // namespace msp_audit
