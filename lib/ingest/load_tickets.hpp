#pragma once

#include "core/ticket_rows.hpp"
#include "core/time_zone.hpp"
#include "ingest/load.hpp"

namespace msp_audit {

/// Reads tickets, events and time entries into `sink`, and what there is to say of the files into `inputs`. Files of
/// other kinds of documents are passed over with a note where a folder holds them, and refused where they are named.
/// Times without an offset are read in `source_zone`. A row without ticket id or opening (in a log, which only the
/// sink knows, the opening may be missing: it is not looked at here) is rejected; a bad value in an optional column
/// counts as missing. Holds a batch of rows at a time, never a whole file. Throws nothing on content.
[[nodiscard]] LoadTrouble load_tickets(const LoadOptions& options, const TimeZone& source_zone, TicketSink& sink,
                                       TicketInputs& inputs);
/// The same of files that were found already. `evidence`, if given, gets an entry for each: what it was taken for and
/// why.
[[nodiscard]] LoadTrouble load_tickets(const LoadOptions& options, const std::vector<CandidateFile>& files,
                                       const TimeZone& source_zone, TicketSink& sink, TicketInputs& inputs,
                                       LoadEvidence* evidence);

}  // namespace msp_audit
