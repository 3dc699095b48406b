#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "tickets/business_time.hpp"
#include "tickets/per_ticket.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// Which resolution is meant: entry into the first resolved spell, or into the last one.
enum class Resolution : std::uint8_t { first, final };
enum class Clock : std::uint8_t { calendar, business };
/// Net leaves out the time in the statuses that the policy's `net_of` names.
enum class Extent : std::uint8_t { gross, net };

struct Measure {
    Resolution resolution = Resolution::final;
    Clock clock = Clock::calendar;
    Extent extent = Extent::gross;

    [[nodiscard]] constexpr std::size_t place() const {
        return std::size_t(resolution) * 4 + std::size_t(clock) * 2 + std::size_t(extent);
    }
};
inline constexpr std::size_t measure_count = 8;
/// "final_calendar_gross".
[[nodiscard]] std::string_view name_of(Measure measure);
[[nodiscard]] Measure measure_at(std::size_t place);

enum class Outcome : std::uint8_t {
    none,      ///< not in this export, or the ticket has no usable duration
    resolved,  ///< the time from opening to resolution
    censored   ///< open at as-of or void: the time so far
};

struct Duration {
    Outcome outcome = Outcome::none;
    Seconds seconds = 0;
};

/// A duration of every ticket, by its place; each in one word, as there are millions.
class DurationColumn {
public:
    void make_room(std::size_t tickets) { words_.make_room(tickets); }
    /// There is room.
    [[nodiscard]] bool is_possible() const { return words_.is_possible(); }
    void put(std::size_t place, const Duration& duration) {
        words_.put(place, duration.seconds * 4 + static_cast<Seconds>(duration.outcome));
    }
    [[nodiscard]] Duration operator[](std::size_t place) const {
        const Seconds word = words_[place];
        return {static_cast<Outcome>(word & 3), word >> 2};
    }

private:
    PerTicket<Seconds> words_;
};

/// Why a figure is not in this export.
enum class Lack : std::uint8_t { nothing, no_column, no_history, no_calendar, no_policy };

/// The durations of every ticket, by its place in Tickets::tickets.
struct TicketDurations {
    std::size_t tickets = 0;                               ///< of which they are
    std::array<DurationColumn, measure_count> resolution;  ///< by Measure::place()
    std::array<DurationColumn, 2> first_response;          ///< by Clock; gross
    std::array<DurationColumn, 2> open_age;                ///< by Clock; of open tickets (`censored`)
    std::array<Lack, measure_count> resolution_lack{};     ///< of the export as a whole
    std::array<Lack, 2> response_lack{};
    std::array<Lack, 2> open_age_lack{};
    std::vector<std::uint32_t> resolved_before_opened;  ///< tickets: listed, in no duration
};

/// The stretches in which a ticket's clock runs or stands still from its opening to `end`, in order and without gaps.
struct ClockStretch {
    Interval interval;
    StatusClass status = StatusClass::new_;
    bool counts = true;    ///< for net figures
    const char* why = "";  ///< why it does not count
};
[[nodiscard]] std::vector<ClockStretch> clock_of(const Tickets& tickets, const Ticket& ticket,
                                                 const TicketPolicy& policy, Instant end);

class ResolutionEnds;

/// Measures every ticket (tickets.md, Resolution), on up to so many threads. `ends` are those of these tickets.
[[nodiscard]] TicketDurations measure(const Tickets& tickets, const TicketPolicy& policy, const Calendars& calendars,
                                      const ResolutionEnds& ends, unsigned threads = 1);

}  // namespace msp_audit
