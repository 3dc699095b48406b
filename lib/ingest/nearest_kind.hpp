#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/file_evidence.hpp"
#include "ingest/header_likeness.hpp"
#include "ingest/unread_rows.hpp"

namespace msp_audit {

/// A column that a file lacks, and the header that may be meant.
struct AdvisedColumn {
    std::string column;
    std::string header;  ///< as printed; empty: none is near
    std::string like;    ///< the known name that it is like
    /// Headers that are as near. Where none is: those that may be it only if each row is a document of its own.
    std::vector<std::string> others;
};

/// The kind of document that a file is most like, and what would make it one. Advice: nothing is read by it.
struct NearestKind {
    DocumentKind kind = DocumentKind::invoice;
    int known = 0;                      ///< headers that are known in it
    std::vector<AdvisedColumn> lacks;   ///< without which it is not read: those with a header first
    std::vector<AdvisedColumn> offers;  ///< columns that it could do without, for which a header is near
    std::vector<std::string> idle;      ///< headers that serve nothing yet
    Dialect dialect;                    ///< with the header row that the advice is about
    std::vector<ColumnEvidence> columns;
};

/// Of a file that no command reads, where a missing column is the reason. A kind that was decided stands, with what
/// it lacks; else the one with most headers that are known, or near. Where no row was taken for a header, the first
/// that could be one is. Nothing where no kind is near: two headers at least are known, or like known ones; nor for
/// a page of text.
[[nodiscard]] std::optional<NearestKind> nearest_kind(const FileEvidence& evidence, const HeaderMapping& documents,
                                                      const HeaderMapping& tickets, const ReadLimits& limits);

/// Of a file of purchase documents that is read by its headers: the columns that it has not, and for which a header
/// that serves nothing is near, or, for money, speaks of it. In the order of the kind's columns. What its rows tell
/// of a header comes first: one that they speak against is not offered.
[[nodiscard]] std::vector<AdvisedColumn> offered_columns(const HeaderReading& reading, const Dialect& dialect,
                                                         std::span<const ToldByRows> told);
/// Those of them that hold money, or say which invoice a credit note is for. Of a file that lacks no column.
[[nodiscard]] std::vector<AdvisedColumn> offered_money(const HeaderReading& reading, const Dialect& dialect,
                                                       std::span<const ToldByRows> told);

}  // namespace msp_audit
