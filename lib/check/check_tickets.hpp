#pragma once

#include <memory>

#include "check/problem_maker.hpp"
#include "core/ticket_rows.hpp"
#include "core/time_zone.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// Looks at rows of tickets as they are read, and hands them on: dates that contradict each other, damaged texts, and
/// events and time entries of tickets that are in no file.
class TicketCheck final : public TicketSink {
public:
    /// `inputs`, `policy` and `next` outlive it. In `source_zone` times without an offset were read.
    TicketCheck(const TicketInputs& inputs, const TicketPolicy& policy, const TimeZone& source_zone,
                TicketSink& next);
    ~TicketCheck() override;

    [[nodiscard]] bool start_over() override;
    void begin(std::uint32_t file, const TicketFile& about) override;
    void add(const TicketRow& row) override;
    void add(const TicketEvent& event) override;
    void add(const TimeEntry& entry) override;

    /// Adds what was found, once every row was seen. `unknown_statuses`: those of tickets, as printed. `is_complete`:
    /// every file of tickets could be read, so that one that is not there is missing.
    void finish(const std::vector<std::string>& unknown_statuses, bool is_complete, ProblemMaker& into) const;

private:
    void add_unknown_statuses(const std::vector<std::string>& of_tickets, ProblemMaker& into) const;

    struct State;
    std::unique_ptr<State> state_;
    const TicketInputs& inputs_;
    const TicketPolicy& policy_;
    TicketSink& next_;
};

}  // namespace msp_audit
