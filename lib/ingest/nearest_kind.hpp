#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/file_evidence.hpp"

namespace msp_audit {

/// A column that a file lacks, and the header that may be meant.
struct AdvisedColumn {
    std::string column;
    std::string header;  ///< as printed; empty: none is near
    std::string like;    ///< the known name that it is like
};

/// The kind of document that a file is most like, and what would make it one. Advice: nothing is read by it.
struct NearestKind {
    DocumentKind kind = DocumentKind::invoice;
    int known = 0;  ///< headers that are known in it
    std::vector<AdvisedColumn> lacks;
    std::vector<std::string> idle;  ///< headers that serve nothing yet
    Dialect dialect;                ///< with the header row that the advice is about
    std::vector<ColumnEvidence> columns;
};

/// Of a file that no command reads, where a missing column is the reason. A kind that was decided stands, with what
/// it lacks; else the one with most headers that are known, or near. Where no row was taken for a header, the first
/// that could be one is. Nothing where no kind is near: two headers at least are known, or like known ones.
[[nodiscard]] std::optional<NearestKind> nearest_kind(const FileEvidence& evidence, const HeaderMapping& documents,
                                                      const HeaderMapping& tickets, const ReadLimits& limits);

/// The names of a column beside its own, in order of preference, each once.
[[nodiscard]] std::vector<std::string> other_names(DocumentKind kind, Column column);
[[nodiscard]] std::vector<std::string> other_names(DocumentKind kind, TicketColumn column);

}  // namespace msp_audit
