#pragma once

#include <memory>

#include "tickets/tickets.hpp"

namespace msp_audit {

/// Folds rows into tickets as tickets.md, Folding and Status, says. Memory grows with tickets and with the steps of
/// their courses, at some 55 bytes a row of a log, never with the width of its rows. The same set of rows in another
/// order gives the same tickets, but where rows of one ticket tie in time and no counter orders them; tickets of one
/// second whose ids are equal by value stand in the order of their rows.
class TicketFold final : public TicketSink {
public:
    /// `as_of`: none for the newest instant of the data. `keeps_words`: Tickets::words are told, at eight bytes more
    /// a step. `inputs` and `policy` outlive it.
    TicketFold(TicketInputs& inputs, const TicketPolicy& policy, Instant as_of, bool keeps_words = false);
    ~TicketFold() override;

    [[nodiscard]] bool start_over() override;
    void begin(std::uint32_t file, const TicketFile& about) override;
    void add(const TicketRow& row) override;
    void add(const TicketEvent& event) override;
    void add(const TimeEntry& entry) override;

    /// To be called once, behind the last row. Rejects rows that a log or its lack makes unusable
    /// (TicketInputs::rejected), and sets the row counts of the files.
    [[nodiscard]] Tickets finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace msp_audit
