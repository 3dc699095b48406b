#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "report/duplicate_words.hpp"
#include "report/ticket_summary.hpp"
#include "report/ticket_words.hpp"
#include "report/verdict_words.hpp"
#include "report/workload_words.hpp"
#include "tickets/local_month.hpp"

namespace msp_audit {

namespace {

/// The final resolution by the calendar and in business time, with the names of its figures.
struct ResolutionFigures {
    Measure measure;
    std::string_view median, p90;
};
constexpr ResolutionFigures resolutions[] = {
    {{Resolution::final, Clock::calendar, Extent::gross}, "final_calendar_gross_median", "final_calendar_gross_p90"},
    {{Resolution::final, Clock::business, Extent::gross}, "final_business_gross_median", "final_business_gross_p90"},
};

/// Collects the figures of a page in its order.
class Headline {
public:
    explicit Headline(const TicketSummary& summary)
        : summary_(summary), tickets_(*summary.frame.tickets), counts_(head_counts(tickets_)) {}

    [[nodiscard]] std::vector<HeadlineFigure> all() {
        add_tickets();
        add_backlog();
        for (const ResolutionFigures& one : resolutions) add_resolution(one);
        add_targets();
        add_reopens();
        add_duplicates();
        add_work();
        add_openers();
        return std::move(figures_);
    }

private:
    void add(std::string_view name, std::string words, std::string text, std::string counted, std::string value,
             std::string unit) {
        figures_.push_back(
            {name, std::move(words), std::move(text), std::move(counted), std::move(value), std::move(unit), {}});
    }
    void add_count(std::string_view name, std::string words, std::size_t count, std::string counted) {
        add(name, std::move(words), grouped(count), std::move(counted), std::to_string(count), "tickets");
    }
    /// Nothing where there is nothing to take a share of.
    void add_share(std::string_view name, std::string words, const Proportion& share, std::string counted) {
        if (share.denominator == 0) return;
        constexpr int places = 6;
        add(name, std::move(words), share_text(share), std::move(counted), share.value()->to_string(places), "share");
        figures_.back().share = share;
    }

    void add_tickets() {
        std::string parts = fmt::format("{} resolved, {}, {} void", grouped(counts_.resolved), open_words(),
                                        grouped(counts_.void_tickets));
        const auto leave_out = [&parts](std::size_t number, std::string_view why) {
            if (number > 0) parts += fmt::format("; {} {}: in none of the times below", grouped(number), why);
        };
        leave_out(counts_.resolved_without_time, "resolved at an unknown time");
        leave_out(counts_.unusable, "resolved before being opened");
        add_count("tickets", "Tickets", counts_.tickets, std::move(parts));
    }

    /// "4 open"; those of unknown status count as open, and are told apart.
    [[nodiscard]] std::string open_words() const {
        const std::size_t unknown = counts_.open_unknown_status;
        if (unknown == 0) return grouped(counts_.open) + " open";
        return fmt::format("{} open, status unknown: {} (counted as open)", grouped(counts_.open - unknown),
                           grouped(unknown));
    }

    /// Open tickets now, and at the end of the month a year before; else of the first month.
    void add_backlog() {
        const auto& months = summary_.resolution.months;
        if (months.size() < 2) return;
        constexpr std::size_t year = 12;
        const bool is_year = months.size() > year;
        const MonthFigures& before = months[is_year ? months.size() - 1 - year : 0];
        std::string words =
            fmt::format("{} {}: {}", is_year ? "a year before, at the end of" : "at the end of the first month,",
                        LocalMonth{before.year, before.month}.to_string(),
                        before.backlog ? grouped(*before.backlog) : "not known");
        if (counts_.open_unknown_status > 0) {
            words = fmt::format("{} of them with an unknown status; {}", grouped(counts_.open_unknown_status), words);
        }
        add_count("open", "Open tickets", counts_.open, std::move(words));
    }

    void add_resolution(const ResolutionFigures& one) {
        if (summary_.resolution.groups.empty()) return;
        const auto& figures = summary_.resolution.groups.front().resolution[one.measure.place()];
        if (!figures || !figures->median || !figures->p90) return;
        const Clock clock = one.measure.clock;
        const bool is_calendar = clock == Clock::calendar;
        const std::string_view hours = is_calendar ? "" : ", in business time";
        const auto counted_words = [&](const std::optional<Seconds>& km) {
            std::string words = fmt::format("of {} resolved", grouped(figures->n));
            if (figures->censored > 0) {
                words += fmt::format("; counting in the {}: {}", still_counted(one.measure),
                                     km ? duration_text(*km, clock) : std::string("not reached"));
            }
            return words + (figures->n < 20 ? "; too few to judge" : "");
        };
        const auto add_one = [&](std::string_view name, std::string_view words, Seconds seconds,
                                 const std::optional<Seconds>& km) {
            add(name, fmt::format("{} resolved within{}", words, hours), duration_text(seconds, clock),
                counted_words(km), std::to_string(seconds), "seconds");
        };
        add_one(one.median, "Half were", *figures->median, figures->km_median);
        add_one(one.p90, "9 in 10 were", *figures->p90, figures->km_p90);
    }

    /// "4 open and 2 void": the tickets that a measure counts with a time that did not end in a resolution, and how
    /// many void ones it leaves out.
    [[nodiscard]] std::string still_counted(Measure measure) const {
        const TicketDurations& durations = summary_.resolution.durations;
        const DurationColumn& column = durations.resolution[measure.place()];
        std::size_t open = 0;
        std::size_t voided = 0;
        for (std::size_t place = 0; place < durations.tickets; ++place) {
            if (column[place].outcome != Outcome::censored) continue;
            ++(tickets_.tickets[place].state == TicketState::void_ ? voided : open);
        }
        std::string words;
        if (open > 0) words = grouped(open) + " open";
        if (voided > 0) words += fmt::format("{}{} void", words.empty() ? "" : " and ", grouped(voided));
        const std::size_t left_out = counts_.void_tickets - voided;
        if (left_out > 0) words += fmt::format(" ({} void without a time left out)", grouped(left_out));
        return words;
    }

    void add_targets() {
        for (const ServiceLevel& level : summary_.resolution.service_levels.levels) {
            if (!level.is_total || level.low.denominator == 0 || level.high.denominator == 0) continue;
            std::string counted = fmt::format("{} in time: {} met, {} missed", range_text(level.low, level.high, {}),
                                              grouped(level.met), grouped(level.missed));
            const auto name = [&counted](std::size_t number, std::string_view what) {
                if (number > 0) counted += fmt::format(", {} {}", grouped(number), what);
            };
            name(level.undetermined, "undetermined");
            name(level.void_past_target, "void late");
            add(level.first_response ? "first_response_targets" : "resolution_targets",
                level.first_response ? "First response targets" : "Resolution targets", verdict_text(level),
                std::move(counted), std::string(verdict_word(level.verdict)), "verdict");
        }
    }

    void add_reopens() {
        const ReopenReport& reopens = summary_.reopens;
        const auto counted_words = [](const Proportion& rate, std::string_view before, std::string_view behind) {
            return fmt::format("{} of {}{}{}; 95 % interval {}{}", grouped(rate.numerator), before,
                               grouped(rate.denominator), behind,
                               rate.denominator == 0 ? std::string("-") : interval_text(rate),
                               rate.too_few() ? "; too few to judge" : "");
        };
        const std::string days = counted(static_cast<std::size_t>(summary_.frame.reopen_days), "day", "days");
        if (reopens.cohort) {
            std::string words = counted_words(reopens.cohort->rate, "", " first resolved that long ago");
            if (reopens.cohort->pending > 0) {
                words += fmt::format("; {} too recent", grouped(reopens.cohort->pending));
            }
            add_share("reopened_cohort", "Came back within " + days, reopens.cohort->rate, std::move(words));
            if (reopens.cohort->rate.denominator == 0 && reopens.cohort->pending > 0) {
                add("reopened_cohort", "Came back within " + days, "-",
                    fmt::format("{} first resolved less than that ago: too early to say",
                                counted(reopens.cohort->pending, "was", "were")),
                    "", "");
            }
        } else if (reopens.has_figures) {
            add_share("reopened_ticket", "Came back, by the desk's count", reopens.by_ticket,
                      counted_words(reopens.by_ticket, "", " ever resolved"));
        }
        if (reopens.effective) {
            std::string words = counted_words(*reopens.effective, "the same ", "");
            const std::size_t machine = reopens.recreated ? reopens.recreated->machine_links : 0;
            if (machine > 0) words += fmt::format("; {} by machines", counted(machine, "repeat", "repeats"));
            add_share("reopened_effective", "Came back, or under a new number", *reopens.effective, std::move(words));
        }
    }

    void add_duplicates() {
        const Duplicates& found = summary_.duplicates.found;
        if (!has_texts(tickets_, found.question) || found.compared == 0) return;
        std::string words = fmt::format("of {} compared", grouped(found.compared));
        if (const auto hours = found.work.hours()) {
            words += fmt::format("; {} hours", duration_text(*hours, Clock::business));
            if (const std::string cost = cost_or_dash(found.work); cost != "-") words += ", " + cost;
        }
        add_count("duplicates", "Say the same as an earlier one", found.followers(), std::move(words));
        std::size_t in_storms = 0;
        for (const DuplicateGroup& storm : found.storms) in_storms += storm.followers.size() + 1;
        if (found.storms.empty()) return;
        add_count("storm_tickets", "In storms of many requesters", in_storms,
                  fmt::format("in {}", counted(found.storms.size(), "storm", "storms")));
    }

    void add_work() {
        const TicketWork& work = summary_.workload.all.work;
        const auto hours = work.hours();
        if (!hours) return;
        std::string on = fmt::format("on {}", counted(work.with_hours, "ticket", "tickets"));
        if (work.without_hours > 0) on += fmt::format("; {} none", counted(work.without_hours, "tells", "tell"));
        add("hours", "Hours of work", duration_text(*hours, Clock::business), on, std::to_string(*hours), "seconds");
        for (const auto& [currency, amount] : work.cost()) {
            std::string words = "by the rates of the policy";
            if (work.without_rate > 0) {
                words += fmt::format("; {} have no rate", counted(work.without_rate, "ticket", "tickets"));
            }
            const int digits = minor_digits(currency);
            add("cost", "Cost of them", grouped(amount, digits) + " " + currency, std::move(words),
                amount.to_string(digits), currency);
        }
    }

    void add_openers() {
        const WorkloadReport& workload = summary_.workload;
        const ThemeTable& themes = workload.themes;
        if (themes.compared > 0) {
            std::string words =
                fmt::format("{} of {} with a subject", grouped(themes.any.tickets), grouped(themes.compared));
            if (const auto hours = themes.any.work.hours()) {
                words += fmt::format("; {} hours", duration_text(*hours, Clock::business));
            }
            add_share("how_to", "How-to and training questions", {themes.any.tickets, themes.compared},
                      std::move(words));
        }
        if (!names_authorised(workload.openers)) return;
        const std::size_t all = workload.openers.by_authorised.denominator;
        const std::size_t others = workload.openers.unauthorised.size();
        std::string words = fmt::format("{} of {} from people", grouped(others), grouped(all));
        if (workload.openers.by_machines > 0) {
            words += fmt::format("; {} of machines left out", grouped(workload.openers.by_machines));
        }
        add_share("unauthorised", "From people the policy does not name", {others, all}, std::move(words));
    }

    const TicketSummary& summary_;
    const Tickets& tickets_;
    TicketHeadCounts counts_;
    std::vector<HeadlineFigure> figures_;
};

}  // namespace

std::vector<FigureNotInExport> TicketSummary::missing() const {
    std::vector<FigureNotInExport> all;
    for (const auto* const list : {&resolution.not_in_this_export, &reopens.not_in_this_export,
                                   &duplicates.not_in_this_export, &workload.not_in_this_export}) {
        for (const FigureNotInExport& figure : *list) {
            const bool is_known = std::any_of(all.begin(), all.end(), [&figure](const FigureNotInExport& other) {
                return other.figure == figure.figure && other.column == figure.column &&
                       other.reason == figure.reason;
            });
            if (!is_known) all.push_back(figure);
        }
    }
    return all;
}

std::vector<HeadlineFigure> headline_figures(const TicketSummary& summary) { return Headline(summary).all(); }

}  // namespace msp_audit
