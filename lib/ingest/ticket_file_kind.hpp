#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/column_evidence.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/ticket_headers.hpp"

namespace msp_audit {

/// What a file was taken for; or why it cannot be used, and whether the run can do without it.
struct TicketFileKind {
    std::optional<TicketHeaderReading> reading;
    std::shared_ptr<const TicketProfile> profile;     ///< none: told by its headers alone
    const TicketProfileDocument* document = nullptr;  ///< of the profile
    std::string error;                                ///< whole message
    std::string warning;                              ///< whole message: the file is left out
    std::string note;                                 ///< whole message: it is of another kind, and passed over
    KindBasis basis = KindBasis::none;                ///< of `reading`, or of `nearest` where a column is missing
    std::optional<TicketHeaderReading> nearest;       ///< without `reading`: the kind that it is most like
    std::vector<DocumentKind> ties;                   ///< kinds that fit alike
    std::vector<std::string> other_profiles;          ///< that fit, but less well
};

/// Told by --kind, else by the headers of a profile, else by the header row; by the file's name where two kinds fit
/// alike. Which files must be usable: as tell_kind says. Files of purchase documents are passed over in a folder and
/// refused where they are named.
[[nodiscard]] TicketFileKind tell_ticket_kind(const CandidateFile& file, const LoadOptions& options,
                                              const TicketProfiles& profiles);

/// The kind of ticket export that a header row tells, if it tells one better than any purchase document.
[[nodiscard]] std::optional<DocumentKind> ticket_kind_told_by(std::span<const std::string> header,
                                                              const std::string& file, const LoadOptions& options,
                                                              const TicketProfiles& profiles);

/// Serves sniff: how many headers of the row are known.
[[nodiscard]] int ticket_header_score(std::span<const std::string_view> cells, std::optional<DocumentKind> kind,
                                      const LoadOptions& options, const TicketProfiles& profiles);

}  // namespace msp_audit
