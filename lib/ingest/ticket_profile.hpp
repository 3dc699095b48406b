#pragma once

#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ticket_columns.hpp"
#include "ingest/load.hpp"
#include "ingest/profile.hpp"
#include "ingest/read_duration.hpp"

namespace msp_audit {

/// The classes that a profile may put a status or a close code in (tickets.md, Status).
inline constexpr std::array<std::string_view, 7> status_class_names{
    "NEW", "ACTIVE", "WAIT_CUSTOMER", "WAIT_OTHER", "RESOLVED", "CLOSED", "VOID"};

/// Where a canonical column comes from: the first of these headers that the file has.
struct TicketProfileColumn {
    TicketColumn column = TicketColumn::ticket_id;
    std::vector<std::string> headers;
    DurationUnit unit = DurationUnit::unknown;  ///< of bare numbers; unknown: as the header says
};

/// One export of a ticket system, told by its headers, and by its file's name where the headers of two fit.
struct TicketProfileDocument {
    DocumentKind kind = DocumentKind::ticket;
    std::string files;                 ///< pattern of file names, `*` and `?`, without case; empty: any
    std::vector<std::string> headers;  ///< those that must be present
    std::vector<TicketProfileColumn> columns;
    std::vector<std::string> ignored;  ///< headers that mean something else than they seem to
    std::string status_field;          ///< of events: the field that tells the status; empty: `status`
};

/// A ticket system: its exports, and what its words mean.
struct TicketProfile {
    std::string name;
    std::string title;
    std::string source;  ///< where the headers were seen
    std::vector<TicketProfileDocument> documents;
    std::map<std::string, std::string> status, resolution;  ///< as printed -> one of status_class_names
    std::vector<std::string> priorities;                    ///< as printed, the most urgent first
};

/// Reads a profile; `file` is its name in messages. Throws ProfileError.
[[nodiscard]] TicketProfile read_ticket_profile(std::string_view text, const std::string& file);

/// Those that are built into the program.
[[nodiscard]] std::span<const ShippedProfile> shipped_ticket_profiles();

using TicketProfiles = std::vector<std::shared_ptr<const TicketProfile>>;
/// The profiles that a run may use: the one that it asks for, by name or file, else all that are built in. Throws
/// ProfileError or UnreadableFile.
[[nodiscard]] TicketProfiles ticket_profiles_of(const LoadOptions& options);

/// The text of a file.
[[nodiscard]] std::string contents_of_file(const std::string& path);
/// What to say of a profile that is neither built in nor a file.
[[nodiscard]] std::string unknown_profile_message(const std::string& name, const std::string& why,
                                                  std::span<const std::string_view> built_in);

}  // namespace msp_audit
