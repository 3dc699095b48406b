#pragma once

#include <cstddef>
#include <string>

namespace msp_audit::cmd {

/// Reads a profile of the user's own, and says what it is about: its tables with the headers by which they are known,
/// and the columns of each kind of document. Throws ProfileError, with file and line, or UnreadableFile.
[[nodiscard]] std::string checked_profile(const std::string& file, std::size_t width);

}  // namespace msp_audit::cmd
