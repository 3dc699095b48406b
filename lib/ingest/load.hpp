#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/books.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/load_progress.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/spreadsheet_day.hpp"

namespace msp_audit {

/// What the command line and the policy say about reading.
struct LoadOptions {
    std::vector<std::string> paths;  ///< files, folders, or "-"; none, and no kinds: the current folder
    std::vector<std::pair<DocumentKind, std::string>> kinds;  ///< --kind invoices=FILE (FILE may be "-")
    std::string profile;  ///< name of a shipped one, or a file; empty: told from headers
    /// By file name, by plural kind, or "" for all; the most particular wins.
    std::map<std::string, DateOrder> date_order;
    std::map<std::string, DecimalMark> decimal;
    std::map<std::string, DiscountKind> discount;
    std::map<std::string, DaySystem> serial_dates;
    /// canonical column -> headers as printed, and reading_keys -> word for what the options leave open; by plural
    /// kind (the policy's [mapping.KIND]).
    std::map<std::string, std::map<std::string, std::vector<std::string>>> mapping;
    ReadLimits limits;
    unsigned threads = 2;
    /// The same inputs are read for the other family of exports, too: a file of that family is no error.
    bool other_family_is_read = false;
    /// Never absent; copies of the options share it.
    std::shared_ptr<LoadProgress> progress = std::make_shared<LoadProgress>();
};

/// What stood in the way. Anything in `errors` means exit status 3.
struct LoadTrouble {
    std::vector<std::string> errors;    ///< whole messages, with file and remedy: unusable files, ambiguous columns
    std::vector<std::string> warnings;  ///< files left out, readings settled by another column
    std::vector<std::string> notes;     ///< files of kinds that this run has no use for, passed over
    bool ambiguous = false;             ///< a column allows two readings: nothing may be judged from these books
};

struct CandidateFile;
struct LoadEvidence;

/// Reads every input into `books`. The same inputs give the same books whatever the number of threads. `evidence`, if
/// given, gets an entry for each file: what it was taken for and why. Throws nothing on content; std::bad_alloc comes
/// through.
[[nodiscard]] LoadTrouble load(const LoadOptions& options, Books& books);
/// The same of files that were found already.
[[nodiscard]] LoadTrouble load(const LoadOptions& options, const std::vector<CandidateFile>& files, Books& books,
                               LoadEvidence* evidence);

}  // namespace msp_audit
