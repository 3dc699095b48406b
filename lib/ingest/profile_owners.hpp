#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "ingest/profile.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// Whose each file is: the profile with the most identifying headers, all of which the file has; of several, the one
/// whose pattern fits the file's name. A file that two profiles could claim alike is nobody's, and an error.
struct ProfileOwners {
    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

    std::vector<std::size_t> owner;                 ///< by file: place among the profiles, or nobody
    std::vector<std::size_t> contested;             ///< places of files
    std::vector<std::string> errors;                ///< whole messages
    std::vector<std::vector<std::size_t>> fitting;  ///< by file: all profiles whose headers it has
};

[[nodiscard]] ProfileOwners profile_owners(std::span<const CandidateFile> files, std::span<const Profile> profiles);

}  // namespace msp_audit
