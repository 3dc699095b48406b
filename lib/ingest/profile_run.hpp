#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/books.hpp"
#include "ingest/load.hpp"
#include "ingest/profile.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/profile_tables.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// A file of a profile, read: what the books get of it.
struct ProfiledFile {
    std::size_t place = 0;  ///< in the run's candidates
    InputFile input;
    std::vector<FileRecords> records;    ///< of each kind of document that its rows make
    std::vector<DocumentKind> supplied;  ///< those kinds
    std::vector<ColumnEvidence> columns;
    bool is_ambiguous = false;  ///< some column is open, and nothing of it is used
};

/// The tables that a document cannot do without: its own, and those of its required joins.
[[nodiscard]] std::vector<std::size_t> tables_required(const ProfileDocument& document);

/// Reads the claimed files as the profile says. Documents are left out whose tables are not all there. Texts of
/// records go to `texts`. Files that cannot be read are told in `trouble`.
[[nodiscard]] std::vector<ProfiledFile> run_profile(Profile profile, std::span<const CandidateFile> files,
                                                    std::vector<ClaimedFile> claimed, const LoadOptions& options,
                                                    TextPool& texts, LoadTrouble& trouble);

}  // namespace msp_audit
