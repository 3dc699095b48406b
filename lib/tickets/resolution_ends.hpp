#pragma once

#include <vector>

#include "tickets/durations.hpp"

namespace msp_audit {

/// When a ticket's clock stopped, and by what. `resolved` may lie before the opening.
struct ResolutionEnd {
    Outcome outcome = Outcome::none;
    Instant at;
};

/// Tells of each ticket when it was resolved first and last, or until when it is known not to have been.
class ResolutionEnds {
public:
    explicit ResolutionEnds(const Tickets& tickets);

    [[nodiscard]] ResolutionEnd of(const Ticket& ticket, Resolution resolution) const;
    /// Its source dates resolutions; where nothing dates the resolved ones, the open ones say nothing about times.
    [[nodiscard]] bool is_dated(const Ticket& ticket) const { return dates_[ticket.source]; }
    /// Some ticket has a history.
    [[nodiscard]] bool any_history() const { return any_history_; }
    /// Why no ticket can have that resolution.
    [[nodiscard]] Lack lack(Resolution resolution) const;

private:
    [[nodiscard]] ResolutionEnd final_of(const Ticket& ticket) const;
    [[nodiscard]] ResolutionEnd first_of(const Ticket& ticket) const;

    const Tickets& tickets_;
    std::vector<bool> dates_;  ///< by source: a column or the history of some ticket dates resolutions
    bool any_history_ = false;
    bool has_dates_ = false;       ///< a column that dates resolutions
    bool never_reopened_ = false;  ///< a reopen count says so of every resolved ticket without history
};

}  // namespace msp_audit
