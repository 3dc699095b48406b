#pragma once

#include "report/json_writer.hpp"
#include "report/ticket_reports.hpp"

namespace msp_audit {

// The members of each ticket report behind those that all share (json.md), as the next members of the open object.

void write_resolution_body(JsonWriter& json, const TicketReportFrame& frame, const ResolutionReport& report);
void write_reopens_body(JsonWriter& json, const TicketReportFrame& frame, const ReopenReport& report);
void write_duplicates_body(JsonWriter& json, const TicketReportFrame& frame, const DuplicateReport& report);
void write_workload_body(JsonWriter& json, const TicketReportFrame& frame, const WorkloadReport& report);

}  // namespace msp_audit
