#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/books.hpp"
#include "match/matches.hpp"
#include "policy/policy.hpp"
#include "reference/reference.hpp"

/// Carries the reference's books and policies over to the program: books as the files an export would be.
namespace bridge {

/// Writes one CSV file for each file name in the books; a kind that is supplied without rows gets a file with its
/// required columns. Returns the paths by kind.
[[nodiscard]] std::vector<std::pair<msp_audit::DocumentKind, std::string>>
write_files(const reference::Books& books, const std::filesystem::path& folder);

[[nodiscard]] msp_audit::Policy policy_of(const reference::Policy& from);

/// What the program answers, in the reference's terms.
[[nodiscard]] reference::Answer answer_of(const msp_audit::Books& books, const msp_audit::Matches& matches);

/// One line for each difference, empty where both answer alike.
[[nodiscard]] std::vector<std::string> differences(const reference::Answer& expected,
                                                   const reference::Answer& actual);

}  // namespace bridge
