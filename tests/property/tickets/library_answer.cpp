#include "property/tickets/answers.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "core/time_zone.hpp"
#include "ingest/load_tickets.hpp"
#include "policy/policy.hpp"
#include "tickets/business_time.hpp"
#include "tickets/fold.hpp"
#include "tickets/local_month.hpp"
#include "tickets/reopens.hpp"
#include "tickets/resolution.hpp"

namespace ticket_answers {

namespace {

using namespace msp_audit;  // NOLINT(google-build-using-namespace): no name of the reference is used here

std::string text(std::optional<Seconds> seconds) { return seconds ? std::to_string(*seconds) : "none"; }
std::string text(std::size_t numerator, std::size_t denominator) {
    return std::to_string(numerator) + "/" + std::to_string(denominator);
}
std::string month_text(int year, int month) { return LocalMonth{year, month}.to_string(); }

/// Left out where nothing is counted.
void put(Answer& answer, const std::string& figure, std::size_t count) {
    if (count != 0) answer[figure] = std::to_string(count);
}
void put(Answer& answer, const std::string& figure, const Proportion& share) {
    if (share.denominator != 0 || share.numerator != 0) answer[figure] = text(share.numerator, share.denominator);
}

void put_figures(Answer& answer, const std::string& name, const std::optional<Distribution>& all, bool is_age) {
    if (!all) return;
    std::string& line = answer[name];
    line = "n " + std::to_string(all->n) + ", median " + text(all->median) + ", p90 " + text(all->p90) + ", p95 " +
           text(all->p95) + ", mean " + text(all->mean) + ", max " + text(all->max);
    if (is_age) return;
    line += ", censored " + std::to_string(all->censored) + ", km " + text(all->km_median) + " " + text(all->km_p90);
}

/// What one run works out.
class Run {
public:
    Run(const std::string& folder, const std::string& policy, const std::string& as_of)
        : policy_(read_policy(policy, "msp-audit.toml").tickets), zone_(zone_of(policy_.zone_name)) {
        TicketFold fold(inputs_, policy_, Instant::parse(as_of).value_or(Instant()));
        LoadOptions options;
        options.paths = {folder};
        options.threads = 1;
        const LoadTrouble trouble = load_tickets(options, zone_of("UTC"), fold, inputs_);
        if (!trouble.errors.empty()) throw std::runtime_error(trouble.errors.front());
        tickets_ = fold.finish();
        Instant first = tickets_.as_of;
        for (const Ticket& ticket : tickets_.tickets) first = std::min(first, ticket.row.opened);
        calendars_.emplace(policy_, first, tickets_.as_of + 400 * seconds_a_day);
    }

    [[nodiscard]] Answer answer() {
        put_counts();
        const ResolutionReport report = report_resolution(tickets_, policy_, *calendars_, zone_, {});
        put_resolution(report);
        put_reopens();
        for (const GroupKey by :
             {GroupKey::priority, GroupKey::requester, GroupKey::month, GroupKey::resolved_month}) {
            put_groups(by);
        }
        return answer_;
    }

private:
    [[nodiscard]] static TimeZone zone_of(const std::string& name) {
        const auto zone = TimeZone::named(name);
        if (!zone) throw std::runtime_error("no zone " + name);
        return *zone;
    }
    [[nodiscard]] std::string name_of_ticket(std::uint32_t place) const {
        const Ticket& ticket = tickets_.tickets[place];
        return std::filesystem::path(tickets_.sources[ticket.source].name).stem().string() + " " +
               std::string(tickets_.text(ticket.row.id));
    }
    void put_counts();
    void put_ticket(std::uint32_t place, const TicketDurations& durations);
    void put_duration(const std::string& name, const Duration& duration);
    void put_resolution(const ResolutionReport& report);
    void put_level(const std::string& name, const ServiceLevel& level);
    void put_levels(const ServiceLevels& levels);
    void put_reopens();
    void put_recreated(const ReopenReport& report);
    void put_groups(GroupKey by);

    TicketPolicy policy_;
    TimeZone zone_;
    TicketInputs inputs_;
    Tickets tickets_;
    std::optional<Calendars> calendars_;
    Answer answer_;
};

void Run::put_counts() {
    answer_["as of"] = tickets_.as_of.to_string();
    put(answer_, "tickets", tickets_.tickets.size());
    const auto count = [this](auto holds) {
        return static_cast<std::size_t>(std::count_if(tickets_.tickets.begin(), tickets_.tickets.end(), holds));
    };
    const auto is_in = [](TicketState state) { return [state](const Ticket& one) { return one.state == state; }; };
    put(answer_, "resolved", count(is_in(TicketState::resolved)));
    put(answer_, "open", count(is_in(TicketState::open)));
    put(answer_, "void", count(is_in(TicketState::void_)));
    put(answer_, "resolved without time",
        count([](const Ticket& one) { return one.state == TicketState::resolved && !one.final_at.has_value(); }));
    put(answer_, "resolved before opened", count([](const Ticket& one) {
            return one.state == TicketState::resolved && one.final_at.has_value() && one.final_at < one.row.opened;
        }));
    put(answer_, "open with unknown status", tickets_.counts.open_unknown_status);
    put(answer_, "order from file", tickets_.counts.order_from_file);
}

void Run::put_duration(const std::string& name, const Duration& duration) {
    if (duration.outcome == Outcome::none) return;
    answer_[name] = std::to_string(duration.seconds) + (duration.outcome == Outcome::censored ? " so far" : "");
}

void Run::put_ticket(std::uint32_t place, const TicketDurations& durations) {
    constexpr std::array<const char*, 4> dates{"", "resolved_at", "history", "closed_at"};
    const Ticket& ticket = tickets_.tickets[place];
    const std::string name = "ticket " + name_of_ticket(place);
    const auto at = [](Instant instant) { return instant.has_value() ? instant.to_string() : "without time"; };
    std::string& line = answer_[name];
    line = "opened " + ticket.row.opened.to_string();
    if (ticket.state == TicketState::open) line += ", open";
    if (ticket.state == TicketState::resolved) {
        line += ", resolved " + at(ticket.final_at);
        if (ticket.dated_by != DatedBy::nothing) line += std::string(" by ") + dates.at(std::size_t(ticket.dated_by));
    }
    if (ticket.state == TicketState::void_) line += ", void " + at(ticket.void_at);
    for (std::size_t i = 0; i < measure_count; ++i) {
        if (durations.resolution_lack.at(i) != Lack::nothing) continue;
        put_duration(name + " " + std::string(name_of(measure_at(i))), durations.resolution.at(i)[place]);
    }
    for (const auto clock : {std::size_t{0}, std::size_t{1}}) {
        const std::string end = clock == 0 ? "_calendar" : "_business";
        put_duration(name + " first_response" + end, durations.first_response.at(clock)[place]);
        Duration age = durations.open_age.at(clock)[place];
        if (age.outcome == Outcome::censored) age.outcome = Outcome::resolved;
        put_duration(name + " open_age" + end, age);
    }
}

void Run::put_resolution(const ResolutionReport& report) {
    put(answer_, "dated by resolved_at", report.dated_by.at(std::size_t(DatedBy::resolved_at)));
    put(answer_, "dated by history", report.dated_by.at(std::size_t(DatedBy::history)));
    put(answer_, "dated by closed_at", report.dated_by.at(std::size_t(DatedBy::closed_at)));
    for (std::uint32_t i = 0; i < tickets_.tickets.size(); ++i) put_ticket(i, report.durations);
    const ResolutionGroup& total = report.groups.front();
    for (std::size_t i = 0; i < measure_count; ++i) {
        put_figures(answer_, std::string(name_of(measure_at(i))), total.resolution.at(i), false);
    }
    for (const auto clock : {std::size_t{0}, std::size_t{1}}) {
        const std::string end = clock == 0 ? "_calendar" : "_business";
        put_figures(answer_, "first_response" + end, total.first_response.at(clock), false);
        put_figures(answer_, "open_age" + end, total.open_age.at(clock), true);
    }
    put_levels(report.service_levels);
}

void Run::put_level(const std::string& name, const ServiceLevel& level) {
    if (level.low.denominator == 0) return;
    answer_[name] = "met " + std::to_string(level.met) + ", missed " + std::to_string(level.missed) +
                    ", undetermined " + std::to_string(level.undetermined) + ", void past target " +
                    std::to_string(level.void_past_target);
}

void Run::put_levels(const ServiceLevels& levels) {
    for (const ServiceLevel& level : levels.levels) {
        const std::string kind = level.first_response ? "response target " : "resolution target ";
        if (level.is_total) continue;
        if (level.target == nullptr) {
            put_level(kind + "due", level);
            continue;
        }
        const auto& targets = level.first_response ? policy_.response_targets : policy_.resolution_targets;
        const std::string name = kind + std::to_string(level.target - targets.data());
        constexpr std::array<const char*, 3> verdicts{"kept", "broken", "undetermined"};
        put_level(name, level);
        answer_[name + " verdict"] = verdicts.at(std::size_t(level.verdict));
        put(answer_, name + " low by last priority", level.low_by_last_priority);
        put(answer_, name + " high by last priority", level.high_by_last_priority);
    }
}

void Run::put_reopens() {
    const ReopenReport report = report_reopens(tickets_, policy_, zone_);
    if (report.from_history) answer_["history"] = "yes";
    put(answer_, "reopened tickets", report.reopened_tickets);
    put(answer_, "reopens", report.events);
    put(answer_, "reopened tickets by count", report.column_tickets);
    put(answer_, "reopens by count", report.column_events);
    for (const std::uint32_t place : report.differing) {
        answer_["count differs " + std::string(tickets_.text(tickets_.tickets[place].row.id))] = "yes";
    }
    put(answer_, "reopen ticket", report.by_ticket);
    const auto put_cohort = [this](const std::string& name, const CohortMonth& cohort) {
        put(answer_, name, cohort.rate);
        put(answer_, name + " pending", cohort.pending);
        put(answer_, name + " late", cohort.later);
    };
    if (report.cohort) put_cohort("reopen cohort", *report.cohort);
    for (const CohortMonth& cohort : report.cohort_months) {
        put_cohort("reopen cohort " + month_text(cohort.year, cohort.month), cohort);
    }
    for (const PeriodMonth& period : report.period_months) {
        put(answer_, "reopen period " + month_text(period.year, period.month),
            Proportion{period.reopens, period.resolves});
    }
    put_recreated(report);
}

void Run::put_recreated(const ReopenReport& report) {
    if (report.effective) put(answer_, "reopen effective", *report.effective);
    if (!report.recreated) return;
    const Recreated& all = *report.recreated;
    answer_["recreated test"] = all.by_subject ? "subject" : "category";
    for (const RecreatedLink& link : all.links) {
        const Instant resolved = tickets_.tickets[link.later].row.opened + -link.apart;
        answer_["recreated " + name_of_ticket(link.later)] =
            name_of_ticket(link.earlier) + ", resolved " + resolved.to_string();
    }
    put(answer_, "recreated base rate", all.base_rate);
    put(answer_, "recreated requesters left out", all.requesters_left_out);
    put(answer_, "recreated tickets left out", all.tickets_left_out);
}

void Run::put_groups(GroupKey by) {
    const ResolutionReport report = report_resolution(tickets_, policy_, *calendars_, zone_, {{by}, {}});
    constexpr std::array shown{Measure{Resolution::final, Clock::calendar, Extent::gross},
                               Measure{Resolution::first, Clock::business, Extent::net}};
    for (std::size_t place = 1; place < report.groups.size(); ++place) {
        const ResolutionGroup& group = report.groups[place];
        const std::string name = "by " + std::string(name_of(by)) + " " + std::to_string(place);
        answer_[name] = group.by.front().second;
        for (const Measure measure : shown) {
            put_figures(answer_, name + " " + std::string(name_of(measure)), group.resolution.at(measure.place()),
                        false);
        }
    }
}

}  // namespace

Answer library_answer(const std::string& folder, const std::string& policy, const std::string& as_of) {
    return Run(folder, policy, as_of).answer();
}

}  // namespace ticket_answers
