#pragma once

#include <string>
#include <string_view>

/// A unified diff of two texts by lines, with three lines of context; empty if they are equal. A missing line
/// break at the end is shown. Texts that differ over more than some thousand lines are shown whole.
[[nodiscard]] std::string line_diff(std::string_view expected, std::string_view actual);
