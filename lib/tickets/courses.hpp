#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tickets/row_merge.hpp"
#include "tickets/status.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// The classes of a source's statuses, each word looked up once; words that nobody has mapped are counted by row.
class StatusReading {
public:
    StatusReading(const TicketInputs& inputs, StatusWords words) : inputs_(&inputs), words_(std::move(words)) {}

    /// Empty: unknown.
    [[nodiscard]] StatusClass of(TextId status);
    /// The same for a row that counts where its word is unknown.
    [[nodiscard]] StatusClass of_row(TextId status);
    [[nodiscard]] StatusClass of_resolution(TextId code) const { return words_.of_resolution(inputs_->text(code)); }
    [[nodiscard]] const std::map<std::string, std::size_t>& unknown() const { return unknown_; }

private:
    const TicketInputs* inputs_;
    StatusWords words_;
    std::unordered_map<TextId, StatusClass> seen_;
    std::array<std::pair<TextId, StatusClass>, 64> recent_{};  ///< of `seen_`, by the last bits of the text's id
    std::map<std::string, std::size_t> unknown_;
};

/// The events of one ticket, in order of time and place: those of its status, and those of its priority.
struct TicketEvents {
    std::span<const TicketEvent> status;
    std::span<const TicketEvent> priority;
};

/// Appends a ticket's course to Tickets::steps, and the export's words for it where they are kept: from its
/// snapshots, in order, or from its events where it has some of its status. Sets the ticket's steps, and `last` to
/// the class of its newest status, unknown included.
void add_course(Ticket& ticket, std::span<const TicketSnapshot> snapshots, const TicketEvents& events,
                StatusReading& statuses, Tickets& tickets);

/// Who made the ticket's steps, as far as its events name them: into Tickets::authors.
void add_authors(const Ticket& ticket, const TicketEvents& events, Tickets& tickets);

/// The state of a ticket whose course and `last` are known, by tickets.md, Status and Resolution: what dates it, and
/// when it was voided. `as_of`: later instants in its row count as missing; returns how many there were.
[[nodiscard]] std::size_t settle_state(Ticket& ticket, std::span<const StatusStep> steps, StatusReading& statuses,
                                       Instant as_of);

}  // namespace msp_audit
