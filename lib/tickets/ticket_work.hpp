#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/decimal.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// Work on some tickets and what it cost.
struct TicketWork {
    Seconds worked = 0;
    std::size_t with_hours = 0, without_hours = 0;  ///< tickets
    std::size_t without_rate = 0;                   ///< of those with hours
    std::map<std::string, Decimal> worth;           ///< by currency: seconds x rate, exact

    TicketWork& operator+=(const TicketWork& other);
    /// Missing where no ticket prints hours.
    [[nodiscard]] std::optional<Seconds> hours() const;
    /// By currency, rounded once to its minor unit; empty where there is no rate or no hours.
    [[nodiscard]] std::map<std::string, Decimal> cost() const;
};

/// How long a time entry was worked on: its printed hours, else from its start to its end. None where the end is
/// missing, before the start or more than 31 days later, so that one bad date cannot fill decades.
[[nodiscard]] std::optional<Seconds> worked_of(const TimeEntry& entry);
inline constexpr Seconds longest_entry = 31 * seconds_a_day;

/// Hours of tickets: their own column, else the sum of their time entries; and the policy's rates for them.
class TicketHours {
public:
    /// Both outlive it.
    TicketHours(const Tickets& tickets, const TicketPolicy& policy);

    [[nodiscard]] std::optional<Seconds> worked(std::uint32_t ticket) const;
    [[nodiscard]] TicketWork work_on(std::uint32_t ticket) const;
    [[nodiscard]] bool has_rates() const { return !policy_.rates.empty(); }

private:
    /// The rate with the most selectors that take the ticket, the first of them; null: none.
    [[nodiscard]] const HourlyRate* rate_of(const TicketRow& row) const;

    const Tickets& tickets_;
    const TicketPolicy& policy_;
    std::unordered_map<std::uint32_t, Seconds> entries_;  ///< by ticket, where it has no hours of its own
};

}  // namespace msp_audit
