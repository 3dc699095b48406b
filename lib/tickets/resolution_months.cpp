#include <algorithm>
#include <map>

#include "tickets/local_month.hpp"
#include "tickets/natural_order.hpp"
#include "tickets/resolution_parts.hpp"
#include "tickets/sort_numbers.hpp"

namespace msp_audit {

namespace {

/// The months of a report, in order, with the instants at which they begin.
class Months {
public:
    Months(Instant first, Instant last, const TimeZone& zone) {
        LocalMonth month = LocalMonth::of(first, zone);
        begins_.push_back(month.begin(zone));
        while (begins_.back() <= last) {
            names_.push_back(month);
            month = month.next();
            begins_.push_back(month.begin(zone));
        }
    }

    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] LocalMonth name(std::size_t place) const { return names_[place]; }
    /// The month that an instant between the first and the last lies in; size() where it lies in none.
    [[nodiscard]] std::size_t of(Instant instant) const {
        if (instant < begins_.front() || instant >= begins_.back()) return size();
        const auto next = std::upper_bound(begins_.begin(), begins_.end(), instant);
        return static_cast<std::size_t>(next - begins_.begin()) - 1;
    }

private:
    std::vector<LocalMonth> names_;
    std::vector<Instant> begins_;  ///< of each month, and of the one behind the last
};

/// When a ticket was open, by its history: not before its opening, up to its final instant, and to as-of where its
/// state is open whatever its course says (its newest status is unknown).
std::vector<Interval> open_times_of_course(const Tickets& tickets, const Ticket& ticket) {
    std::vector<Interval> times;
    for (const Spell& spell : spells_of(tickets, ticket)) {
        if (spell.is_done) continue;
        const Instant begin = std::max(spell.begin, ticket.row.opened);
        if (!spell.end.has_value() || spell.end > begin) times.push_back({begin, spell.end});
    }
    const bool ends = times.empty() || times.back().end.has_value();
    if (ticket.state == TicketState::open && ends) {
        const Instant last = tickets.steps_of(ticket).back().at;
        times.push_back({std::max(last, ticket.row.opened), {}});
    } else if (ticket.state == TicketState::resolved && !times.empty() && ticket.final_at > times.back().end) {
        times.back().end = ticket.final_at;
    }
    return times;
}

/// When a ticket without a history was open: from its opening to its final or void instant; none for one that is done
/// without a time, of which nobody knows how long it was.
std::optional<Interval> open_time_of_row(const Ticket& ticket) {
    const Instant end = ticket.state == TicketState::void_ ? ticket.void_at : ticket.final_at;
    if (ticket.state != TicketState::open && !end.has_value()) return std::nullopt;
    return Interval{ticket.row.opened, end};
}

/// Counts what is open at the end of each month.
class Backlog {
public:
    explicit Backlog(const Months& months)
        : months_(months), changes_(months.size() + 1), first_unknown_(months.size()) {}

    void add(const Interval& open) {
        const std::size_t begin = months_.of(open.begin);
        const std::size_t end = open.end.has_value() ? months_.of(open.end) : months_.size();
        if (begin >= end) return;
        ++changes_[begin];
        --changes_[end];
    }
    void add(const Tickets& tickets, const Ticket& ticket) {
        if (ticket.step_count > 0) {
            for (const Interval& open : open_times_of_course(tickets, ticket)) add(open);
        } else if (const auto open = open_time_of_row(ticket)) {
            add(*open);
        } else {
            first_unknown_ = std::min(first_unknown_, months_.of(ticket.row.opened));
        }
    }
    /// Behind the opening of a ticket that ended nobody knows when, as-of alone is known: by then it has.
    void put_into(std::vector<MonthFigures>& figures) const {
        std::ptrdiff_t open = 0;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            open += changes_[i];
            const bool is_known = i < first_unknown_ || i + 1 == figures.size();
            if (is_known) figures[i].backlog = static_cast<std::size_t>(open);
        }
    }

private:
    const Months& months_;
    std::vector<std::ptrdiff_t> changes_;
    std::size_t first_unknown_;  ///< month
};

constexpr std::size_t fewest_points = 6;

}  // namespace

std::vector<MonthFigures> figures_by_month(const Tickets& tickets, const TicketDurations& durations,
                                           std::span<const ReopenEvent> reopens, const TimeZone& zone) {
    const auto& all = tickets.tickets;
    if (all.empty()) return {};
    const Months months(all.front().row.opened, tickets.as_of, zone);
    std::vector<MonthFigures> figures(months.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        figures[i].year = months.name(i).year;
        figures[i].month = months.name(i).month;
    }
    if (!figures.empty()) figures.back().partial = true;
    Backlog backlog(months);
    std::map<std::size_t, std::vector<Seconds>> resolved;  // by month
    constexpr std::size_t measure = Measure{Resolution::final, Clock::calendar, Extent::gross}.place();
    for (std::size_t place = 0; place < all.size(); ++place) {
        const Ticket& ticket = all[place];
        const std::size_t opened_in = months.of(ticket.row.opened);
        if (opened_in < figures.size()) ++figures[opened_in].opened;
        backlog.add(tickets, ticket);
        if (ticket.state != TicketState::resolved || !ticket.final_at.has_value()) continue;
        const std::size_t resolved_in = months.of(ticket.final_at);
        if (resolved_in >= figures.size()) continue;
        ++figures[resolved_in].resolved;
        const Duration duration = durations.resolution[measure][place];
        if (duration.outcome == Outcome::resolved) resolved[resolved_in].push_back(duration.seconds);
    }
    for (const ReopenEvent& event : reopens) {
        const std::size_t month = months.of(event.reopened);
        if (month < figures.size()) ++figures[month].reopens;
    }
    backlog.put_into(figures);
    for (auto& [month, durations_in_month] : resolved) {
        sort_numbers(durations_in_month);
        figures[month].median = percentile(durations_in_month, 50, PercentileRule::nearest_rank);
    }
    return figures;
}

std::vector<NamedChart> charts_of(std::span<const MonthFigures> months) {
    while (!months.empty() && months.back().partial) months = months.first(months.size() - 1);
    if (months.size() < fewest_points) return {};
    const auto whole = [](auto value) { return Decimal::of(static_cast<Int128>(value), 0); };
    std::vector<NamedChart> charts;
    const auto add = [&](const char* figure, auto value_of) {
        std::vector<Decimal> points;
        for (const MonthFigures& month : months) {
            if (const auto value = value_of(month)) points.push_back(*value);
        }
        if (points.size() != months.size()) return;
        if (auto chart = control_chart(std::move(points))) charts.push_back({figure, *std::move(chart)});
    };
    add("opened", [&](const MonthFigures& month) { return std::optional(whole(month.opened)); });
    add("resolved", [&](const MonthFigures& month) { return std::optional(whole(month.resolved)); });
    add("backlog", [&](const MonthFigures& month) {
        return month.backlog ? std::optional(whole(*month.backlog)) : std::nullopt;
    });
    add("median",
        [&](const MonthFigures& month) { return month.median ? std::optional(whole(*month.median)) : std::nullopt; });
    return charts;
}

std::vector<AgeBand> ages_of(std::span<const std::uint32_t> open, const Tickets& tickets) {
    std::vector<AgeBand> bands{{0, 1, 0}, {2, 5, 0}, {6, 10, 0}, {11, 30, 0}, {31, 90, 0}, {91, std::nullopt, 0}};
    for (const std::uint32_t place : open) {
        const Seconds days = (tickets.as_of - tickets.tickets[place].row.opened) / seconds_a_day;
        const auto band = std::find_if(bands.begin(), bands.end(),
                                       [days](const AgeBand& one) { return !one.to_days || days <= *one.to_days; });
        ++band->tickets;
    }
    return bands;
}

std::vector<std::uint32_t> oldest_of(std::vector<std::uint32_t> open, const Tickets& tickets) {
    constexpr std::size_t most = 10;
    const auto end = open.begin() + static_cast<std::ptrdiff_t>(std::min(most, open.size()));
    std::partial_sort(open.begin(), end, open.end(), [&](std::uint32_t a, std::uint32_t b) {
        const TicketRow& one = tickets.tickets[a].row;
        const TicketRow& other = tickets.tickets[b].row;
        if (one.opened != other.opened) return one.opened < other.opened;
        if (one.id != other.id) return comes_before(tickets.text(one.id), tickets.text(other.id));
        return a < b;
    });
    open.erase(end, open.end());
    return open;
}

VoidFigures figures_of_void(const Tickets& tickets, const ServiceLevels& levels) {
    VoidFigures figures;
    figures.share.denominator = tickets.tickets.size();
    std::vector<Seconds> ages;
    for (std::size_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        if (ticket.state != TicketState::void_) continue;
        ++figures.tickets;
        figures.past_target += levels.of_ticket[place] == TargetOutcome::void_past_target ? 1U : 0U;
        if (!ticket.void_at.has_value() || ticket.void_at < ticket.row.opened) continue;
        ages.push_back(ticket.void_at - ticket.row.opened);
        const Instant response = ticket.row.first_response;
        figures.answered += response >= ticket.row.opened && response <= ticket.void_at ? 1U : 0U;
    }
    figures.share.numerator = figures.tickets;
    std::sort(ages.begin(), ages.end());
    if (!ages.empty()) figures.median_age = percentile(ages, 50, PercentileRule::nearest_rank);
    return figures;
}

}  // namespace msp_audit
