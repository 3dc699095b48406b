#include "property/tickets/answers.hpp"

#include <array>
#include <utility>
#include <vector>

#include "reference/tickets/reopens.hpp"
#include "reference/tickets/service_levels.hpp"
#include "reference/tickets/text.hpp"

namespace ticket_answers {

namespace {

using namespace reference::tickets;  // NOLINT(google-build-using-namespace): no name of the library is used here

constexpr std::array<const char*, 12> measures{
    "first_calendar_gross",    "first_calendar_net",      "first_business_gross", "first_business_net",
    "final_calendar_gross",    "final_calendar_net",      "final_business_gross", "final_business_net",
    "first_response_calendar", "first_response_business", "open_age_calendar",    "open_age_business"};

std::string text(std::optional<Seconds> seconds) { return seconds ? std::to_string(*seconds) : "none"; }
std::string text(const Ratio& ratio) {
    return std::to_string(ratio.numerator) + "/" + std::to_string(ratio.denominator);
}
std::string text(std::optional<Instant> at, const char* otherwise) { return at ? instant_text(*at) : otherwise; }

std::string name_of(const Ticket& ticket) { return ticket.source + " " + ticket.id; }

/// Left out where nothing is counted.
void put(Answer& answer, const std::string& figure, int count) {
    if (count != 0) answer[figure] = std::to_string(count);
}
void put(Answer& answer, const std::string& figure, const Ratio& ratio) {
    if (ratio.denominator != 0 || ratio.numerator != 0) answer[figure] = text(ratio);
}

void put_figures(Answer& answer, const std::string& name, const std::string& measure, const Sample& drawn,
                 bool has_curve = true) {
    if (drawn.ended.empty() && drawn.censored.empty()) return;
    const Figures all = figures(drawn);
    std::string& line = answer[name];
    line = "n " + std::to_string(all.n) + ", median " + text(all.median) + ", p90 " + text(all.p90) + ", p95 " +
           text(all.p95) + ", mean " + text(all.mean) + ", max " + text(all.max);
    if (measure.starts_with("open_age")) return;
    line += ", censored " + std::to_string(all.censored) + ", km " +
            (has_curve ? text(all.km_median) + " " + text(all.km_p90) : "none none");
}

void put_ticket(Answer& answer, const World& world, const Clocks& clocks, const Folded& folded,
                const Ticket& ticket) {
    const std::string name = "ticket " + name_of(ticket);
    std::string& line = answer[name];
    line = "opened " + instant_text(ticket.opened);
    if (ticket.state == State::open) line += ", open";
    if (ticket.state == State::resolved) {
        line += ", resolved " + text(ticket.final_instant, "without time");
        if (!ticket.dated_by.empty()) line += " by " + ticket.dated_by;
    }
    if (ticket.state == State::voided) line += ", void " + text(ticket.void_time, "without time");
    Folded alone;
    alone.as_of = folded.as_of;
    alone.first_without_history = folded.first_without_history;
    alone.dating = folded.dating;
    alone.tickets = {ticket};
    for (const char* const measure : measures) {
        const Sample drawn = sample(world.policy, clocks, alone, measure);
        for (const Seconds seconds : drawn.ended) answer[name + " " + measure] = std::to_string(seconds);
        for (const Seconds seconds : drawn.censored)
            answer[name + " " + measure] = std::to_string(seconds) + " so far";
    }
}

void put_level(Answer& answer, const std::string& name, const Level& level) {
    if (level.low_of() == 0) return;
    answer[name] = "met " + std::to_string(level.met) + ", missed " + std::to_string(level.missed) +
                   ", undetermined " + std::to_string(level.undetermined) + ", void past target " +
                   std::to_string(level.void_past_target);
}

void put_levels(Answer& answer, const std::string& name, const ServiceLevels& levels,
                const std::vector<Target>& targets) {
    for (std::size_t place = 0; place < targets.size(); ++place) {
        const std::string target = name + " " + std::to_string(place);
        const Level& level = levels.targets[place];
        put_level(answer, target, level);
        answer[target + " verdict"] = level.verdict(targets[place].percent);
        const Level& last = levels.by_last_priority[place];
        put(answer, target + " low by last priority", {last.low(), last.low_of()});
        put(answer, target + " high by last priority", {last.high(), last.high_of()});
    }
    put_level(answer, name + " due", levels.due);
}

void put_reopens(Answer& answer, const World& world, const Folded& folded) {
    const Reopens all = count_reopens(world.policy, folded);
    if (all.source == "history") answer["history"] = "yes";
    put(answer, "reopened tickets", all.reopened);
    put(answer, "reopens", all.events);
    put(answer, "reopened tickets by count", all.column_reopened);
    put(answer, "reopens by count", all.column_events);
    for (const std::string& id : all.differ) answer["count differs " + id] = "yes";
    put(answer, "reopen ticket", all.ticket);
    const auto put_cohort = [&](const std::string& name, const Cohort& cohort) {
        put(answer, name, cohort.reopened);
        put(answer, name + " pending", cohort.pending);
        put(answer, name + " late", cohort.late);
    };
    put_cohort("reopen cohort", all.cohort_all);
    for (const auto& [month, cohort] : all.cohort_months) put_cohort("reopen cohort " + month, cohort);
    if (all.source != "history") return;
    for (const auto& [month, period] : all.period_months) put(answer, "reopen period " + month, period);
}

void put_recreated(Answer& answer, const World& world, const Folded& folded) {
    const Recreated all = find_recreated(world, folded);
    if (all.test == "none") return;
    answer["recreated test"] = all.test;
    for (const Link& link : all.links) {
        answer["recreated " + name_of(folded.tickets[link.b])] =
            name_of(folded.tickets[link.a]) + ", resolved " + instant_text(link.resolved);
    }
    put(answer, "recreated base rate", all.base_rate);
    put(answer, "recreated requesters left out", all.requesters_left_out);
    put(answer, "recreated tickets left out", all.tickets_left_out);
    put(answer, "reopen effective", all.effective);
}

void put_groups(Answer& answer, const World& world, const Clocks& clocks, const Folded& folded) {
    for (const char* const by : {"priority", "requester", "month", "resolved-month"}) {
        int place = 0;
        for (const auto& [value, group] : groups(world.policy, folded, by)) {
            const std::string name = std::string("by ") + by + " " + std::to_string(++place);
            answer[name] = value;
            for (const char* const measure : {"final_calendar_gross", "first_business_net"}) {
                put_figures(answer, name + " " + measure, measure, sample(world.policy, clocks, group, measure),
                            by != std::string("resolved-month"));
            }
        }
    }
}

}  // namespace

Answer reference_answer(const World& world) {
    Answer answer;
    const Folded folded = fold(world);
    const Clocks clocks(world.policy);
    answer["as of"] = instant_text(folded.as_of);
    put(answer, "tickets", static_cast<int>(folded.tickets.size()));
    put(answer, "resolved", folded.count(State::resolved));
    put(answer, "open", folded.count(State::open));
    put(answer, "void", folded.count(State::voided));
    put(answer, "resolved without time", folded.resolved_without_time());
    put(answer, "resolved before opened", folded.unusable());
    put(answer, "open with unknown status", folded.open_unknown_status());
    put(answer, "order from file", folded.order_from_file());
    for (const char* const column : {"resolved_at", "history", "closed_at"}) {
        put(answer, std::string("dated by ") + column, folded.dated_by(column));
    }
    for (const Ticket& ticket : folded.tickets) put_ticket(answer, world, clocks, folded, ticket);
    for (const char* const measure : measures) {
        put_figures(answer, measure, measure, sample(world.policy, clocks, folded, measure));
    }
    put_levels(answer, "resolution target", resolution_levels(world.policy, clocks, folded),
               world.policy.resolution_targets);
    if (has_column(world, "first_response_at")) {
        put_levels(answer, "response target", response_levels(world.policy, clocks, folded),
                   world.policy.response_targets);
    }
    put_reopens(answer, world, folded);
    put_recreated(answer, world, folded);
    put_groups(answer, world, clocks, folded);
    return answer;
}

}  // namespace ticket_answers
