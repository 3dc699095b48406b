#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/ticket_reports.hpp"

namespace msp_audit {

/// A run of ticket reports, made by hand: seven tickets as of the end of September 2026 in Berlin, their resolution,
/// reopen and duplicate reports. Figures are chosen to be told apart, and are not those of the seven tickets. Change
/// it before rendering.
struct SampleTickets {
    TicketInputs inputs;
    Tickets tickets;
    std::vector<ServiceTarget> targets;
    TicketReportFrame frame;
    ResolutionReport resolution;
    ReopenReport reopens;
    TicketPolicy policy;  ///< of the work on duplicates
    DuplicateReport duplicates;
    WorkloadReport workload;  ///< empty until add_workload()

    SampleTickets();
    SampleTickets(const SampleTickets&) = delete;
    SampleTickets& operator=(const SampleTickets&) = delete;
    ~SampleTickets() = default;

    /// Its place.
    std::uint32_t add_ticket(std::string_view id, TicketState state, std::string_view opened,
                             std::string_view final_at = "");
    /// The columns, time entries and report of the workload, with every list and figure filled.
    void add_workload();

private:
    void add_tickets();
    void add_groups();
    void add_levels();
    void add_months();
    void add_reopens();
    void add_duplicates();
    void add_time_entries();
};

/// Of "2026-09-30T21:59:59Z".
[[nodiscard]] Instant instant(std::string_view text);

}  // namespace msp_audit
