#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace layering {

/// One line of a source file that breaks the order of the layers.
struct Breach {
    std::string file;  ///< relative to the top of the project
    int line = 0;
    std::string reason;

    bool operator==(const Breach&) const = default;
};

/// Reads the include lines of one file under `lib/` or `cmd/`, and in the layers that are pure also looks for
/// clocks and output. Text in `//` comments does not count.
[[nodiscard]] std::vector<Breach> breaches(std::string_view file, std::string_view text);

/// The same for all sources and headers below `lib/` and `cmd/`; throws if it finds none.
[[nodiscard]] std::vector<Breach> breaches_in_project(const std::string& top);

}  // namespace layering
