#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/column_evidence.hpp"
#include "ingest/header_names.hpp"
#include "ingest/load.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// The kind of document that a file's name tells, if it tells one and is that of a table: `po-2026-10.csv`.
[[nodiscard]] std::optional<DocumentKind> kind_told_by_name(std::string_view file);

/// What a file was taken for; or why it cannot be used, and whether the run can do without it.
struct FileKind {
    std::optional<HeaderReading> reading;
    std::string error;                     ///< whole message
    std::string warning;                   ///< whole message: the file is left out
    KindBasis basis = KindBasis::none;     ///< of `reading`, or of `nearest` where a column is missing or contested
    std::optional<HeaderReading> nearest;  ///< without `reading`: the kind that it is most like
    std::vector<DocumentKind> ties;        ///< kinds that fit alike
};

/// Told by --kind, else by the header row; by the file's name where two kinds fit nearly as well. A file that is
/// named on the command line must be usable, and so must one whose name, or more than half of whose headers, tell a
/// kind.
[[nodiscard]] FileKind tell_kind(const CandidateFile& file, const LoadOptions& options);

/// Serves sniff: how many headers of the row are known, by a kind of document or by a profile. Where that is not more
/// than `to_beat`, any number that is not more.
[[nodiscard]] int header_score(std::span<const std::string_view> cells, std::optional<DocumentKind> kind,
                               const LoadOptions& options, int to_beat = 0);

}  // namespace msp_audit
