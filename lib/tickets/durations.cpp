#include "tickets/durations.hpp"

#include <algorithm>

#include "core/on_threads.hpp"
#include "tickets/resolution_ends.hpp"

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, measure_count> measure_names{
    "first_calendar_gross", "first_calendar_net", "first_business_gross", "first_business_net",
    "final_calendar_gross", "final_calendar_net", "final_business_gross", "final_business_net"};

constexpr std::size_t place(Clock clock) { return static_cast<std::size_t>(clock); }

/// Times by Clock, from the opening on.
struct ByClock {
    std::array<std::optional<Seconds>, 2> seconds;

    void add(const Interval& interval, const BusinessTime* calendar) {
        seconds[place(Clock::calendar)] = seconds[place(Clock::calendar)].value_or(0) + interval.length();
        if (calendar == nullptr) return;
        auto& business = seconds[place(Clock::business)];
        business = business.value_or(0) + calendar->elapsed(interval.begin, std::max(interval.begin, interval.end));
    }
};

class Measuring {
public:
    Measuring(const Tickets& tickets, const TicketPolicy& policy, const Calendars& calendars,
              const ResolutionEnds& ends)
        : tickets_(tickets),
          policy_(policy),
          calendars_(calendars),
          ends_(ends),
          any_calendar_(tickets.tickets.empty() && calendars.any()) {}

    [[nodiscard]] TicketDurations run(unsigned threads) {
        make_room();
        const std::size_t count = tickets_.tickets.size();
        std::vector<Chunk> chunks(chunks_of(count));
        for_each_chunk(count, threads, [&](std::size_t first, std::size_t last, unsigned /*worker*/) {
            Chunk& chunk = chunks[chunk_at(first)];
            for (std::size_t i = first; i < last; ++i) measure_ticket(i, chunk);
        });
        auto& early = result_.resolved_before_opened;
        for (const Chunk& chunk : chunks) {
            any_calendar_ = any_calendar_ || chunk.any_calendar;
            early.insert(early.end(), chunk.resolved_before_opened.begin(), chunk.resolved_before_opened.end());
        }
        tell_lacks();
        return std::move(result_);
    }

private:
    /// What some tickets, one after the other, leave beside their durations.
    struct Chunk {
        std::vector<std::uint32_t> resolved_before_opened;
        bool any_calendar = false;
    };

    void make_room() {
        const std::size_t count = tickets_.tickets.size();
        result_.tickets = count;
        const auto can_be = [this](Clock clock) { return clock == Clock::calendar || calendars_.any(); };
        for (std::size_t i = 0; i < measure_count; ++i) {
            const Measure measure = measure_at(i);
            const bool has_extent = measure.extent == Extent::gross || ends_.any_history();
            if (can_be(measure.clock) && has_extent) result_.resolution[i].make_room(count);
        }
        for (const Clock clock : {Clock::calendar, Clock::business}) {
            if (!can_be(clock)) continue;
            result_.open_age[place(clock)].make_room(count);
            if (tickets_.has(TicketColumn::first_response_at)) result_.first_response[place(clock)].make_room(count);
        }
    }

    void measure_ticket(std::size_t index, Chunk& chunk) {
        const Ticket& ticket = tickets_.tickets[index];
        const BusinessTime* calendar = calendars_.of(tickets_.text(ticket.row.company));
        chunk.any_calendar = chunk.any_calendar || calendar != nullptr;
        bool is_early = false;
        for (const Resolution resolution : {Resolution::first, Resolution::final}) {
            const ResolutionEnd end = ends_.of(ticket, resolution);
            if (end.outcome == Outcome::none) continue;
            if (ticket.state == TicketState::open && !ends_.is_dated(ticket)) continue;
            if (end.at < ticket.row.opened) {
                is_early = is_early || end.outcome == Outcome::resolved;
            } else {
                measure_resolution(index, resolution, end, calendar);
            }
        }
        if (is_early) chunk.resolved_before_opened.push_back(static_cast<std::uint32_t>(index));
        if (ticket.state == TicketState::open) {
            put(result_.open_age, index, Outcome::censored, {ticket.row.opened, tickets_.as_of}, calendar);
        }
        measure_response(index, calendar);
    }

    void measure_resolution(std::size_t index, Resolution resolution, const ResolutionEnd& end,
                            const BusinessTime* calendar) {
        const Ticket& ticket = tickets_.tickets[index];
        const auto put_measure = [&](Extent extent, const ByClock& times) {
            for (const Clock clock : {Clock::calendar, Clock::business}) {
                if (!times.seconds[place(clock)]) continue;
                result_.resolution[Measure{resolution, clock, extent}.place()].put(
                    index, {end.outcome, *times.seconds[place(clock)]});
            }
        };
        ByClock gross;
        gross.add({ticket.row.opened, end.at}, calendar);
        put_measure(Extent::gross, gross);
        if (ticket.step_count == 0) return;
        ByClock net;
        net.add({ticket.row.opened, ticket.row.opened}, calendar);
        for (const ClockStretch& stretch : clock_of(tickets_, ticket, policy_, end.at)) {
            if (stretch.counts) net.add(stretch.interval, calendar);
        }
        put_measure(Extent::net, net);
    }

    void measure_response(std::size_t index, const BusinessTime* calendar) {
        const Ticket& ticket = tickets_.tickets[index];
        if (!tickets_.sources[ticket.source].has(TicketColumn::first_response_at)) return;
        Instant end = ticket.row.first_response;
        Outcome outcome = Outcome::resolved;
        if (ticket.state == TicketState::void_) {
            outcome = Outcome::censored;
            end = ticket.void_at;
        } else if (!end.has_value() && ticket.state == TicketState::open) {
            outcome = Outcome::censored;
            end = tickets_.as_of;
        }
        if (end < ticket.row.opened) return;  // none, too
        put(result_.first_response, index, outcome, {ticket.row.opened, end}, calendar);
    }

    static void put(std::array<DurationColumn, 2>& durations, std::size_t index, Outcome outcome,
                    const Interval& interval, const BusinessTime* calendar) {
        ByClock times;
        times.add(interval, calendar);
        for (std::size_t clock = 0; clock < durations.size(); ++clock) {
            if (times.seconds[clock]) durations[clock].put(index, {outcome, *times.seconds[clock]});
        }
    }

    void tell_lacks() {
        for (std::size_t i = 0; i < measure_count; ++i) {
            const Measure measure = measure_at(i);
            Lack lack = ends_.lack(measure.resolution);
            if (lack == Lack::nothing && measure.extent == Extent::net && !ends_.any_history())
                lack = Lack::no_history;
            result_.resolution_lack[i] = lack_on(measure.clock, lack);
        }
        const bool has_response = tickets_.has(TicketColumn::first_response_at);
        for (const Clock clock : {Clock::calendar, Clock::business}) {
            result_.response_lack[place(clock)] = lack_on(clock, has_response ? Lack::nothing : Lack::no_column);
            result_.open_age_lack[place(clock)] = lack_on(clock, Lack::nothing);
        }
    }

    [[nodiscard]] Lack lack_on(Clock clock, Lack otherwise) const {
        if (otherwise != Lack::nothing) return otherwise;
        return clock == Clock::business && !any_calendar_ ? Lack::no_calendar : Lack::nothing;
    }

    const Tickets& tickets_;
    const TicketPolicy& policy_;
    const Calendars& calendars_;
    const ResolutionEnds& ends_;
    TicketDurations result_;
    bool any_calendar_;  ///< that is some ticket's
};

}  // namespace

std::string_view name_of(Measure measure) { return measure_names[measure.place()]; }

Measure measure_at(std::size_t place) {
    return {static_cast<Resolution>(place / 4), static_cast<Clock>(place / 2 % 2), static_cast<Extent>(place % 2)};
}

TicketDurations measure(const Tickets& tickets, const TicketPolicy& policy, const Calendars& calendars,
                        const ResolutionEnds& ends, unsigned threads) {
    return Measuring(tickets, policy, calendars, ends).run(threads);
}

}  // namespace msp_audit
