#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/books.hpp"
#include "core/ticket_rows.hpp"
#include "core/time_zone.hpp"
#include "ingest/file_evidence.hpp"
#include "ingest/inspect_inputs.hpp"

namespace msp_audit {

/// A file as one family of commands reads it.
struct ReadExport {
    FileEvidence evidence;
    bool of_tickets = false;
    std::vector<std::string> errors, warnings;  ///< whole messages
    std::vector<std::string> headers;           ///< as printed; that of each column that is read is among them
};

/// Every input, read for both families of commands. Stays where it is: its parts refer to each other.
struct ReadExports {
    ReadExports() = default;
    ReadExports(const ReadExports&) = delete;
    ReadExports& operator=(const ReadExports&) = delete;

    Books books;
    TicketInputs tickets;
    std::vector<std::string> names;             ///< of all inputs, in their order; of a workbook that of the sheet
    std::vector<ReadExport> files;              ///< in the same order; one that both families take stands twice
    std::vector<std::string> errors, warnings;  ///< about no single file

    /// Adds a name that is not there yet.
    void add_name(const std::string& name);
    void add_file(ReadExport file);
    /// The place in `names` of a file of `books` or `tickets`.
    [[nodiscard]] std::uint32_t place_of(const std::string& name) const;
    /// As one family reads it; null: it is among none of its files.
    [[nodiscard]] const ReadExport* file(const std::string& name, bool of_tickets) const;

private:
    std::unordered_map<std::string, std::uint32_t> places_;                    ///< in `names`
    std::array<std::unordered_map<std::string, std::size_t>, 2> file_places_;  ///< in `files`, by family
};

/// Reads as the commands do. Rows of tickets go to `sink`. Throws nothing on content.
void read_exports(const InspectionOrder& order, const TimeZone& source_zone, TicketSink& sink, ReadExports& into);

}  // namespace msp_audit
