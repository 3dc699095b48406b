#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "ingest/column_evidence.hpp"
#include "ingest/column_survey.hpp"
#include "ingest/profile.hpp"

namespace msp_audit {

/// How the amounts and days of one document of a profile are read.
struct SettledDocument {
    const ProfileDocument* document = nullptr;
    SettledReadings settled;
};

using SettledByFile = std::map<std::uint32_t, std::vector<SettledDocument>>;
/// How the documents are read that a file is part of: those of its own rows first.
[[nodiscard]] std::vector<SettledDocument> settled_for(const SettledByFile& settled, std::uint32_t file);

/// The headers of a file that is a table of a profile, in its order, with what each became; behind them the columns
/// of its documents that come from another table, or are constants.
[[nodiscard]] std::vector<ColumnEvidence> evidence_of(const Profile& profile, std::size_t table,
                                                      std::span<const std::string> header,
                                                      std::span<const SettledDocument> documents);
/// Some column is settled by nothing.
[[nodiscard]] bool is_open(std::span<const SettledDocument> documents);

}  // namespace msp_audit
