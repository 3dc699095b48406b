#pragma once

#include <vector>

#include "tickets/duplicates.hpp"

namespace msp_audit {

/// What `tickets duplicates` tells. The tickets and the policy outlive it.
struct DuplicateReport {
    Duplicates found;
    TicketHours hours;
    std::vector<FigureNotInExport> not_in_this_export;
};
[[nodiscard]] DuplicateReport report_duplicates(const Tickets& tickets, const TicketPolicy& policy,
                                                const DuplicateQuestion& question);

/// False: no source has a column with the words that are asked for, and nothing is known of duplicates.
[[nodiscard]] bool has_texts(const Tickets& tickets, const DuplicateQuestion& question);

/// The figures that the columns, or a policy without rates, cannot give.
[[nodiscard]] std::vector<FigureNotInExport> figures_without_columns(const Tickets& tickets, const Duplicates& found,
                                                                     bool has_rates);

}  // namespace msp_audit
