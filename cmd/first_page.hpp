#pragma once

#include <cstddef>
#include <string>

namespace msp_audit::cmd {

/// What the examples of the first page are made of, so that they run where they are read.
struct Surroundings {
    std::string program;  ///< as it was called
    std::string samples;  ///< the folder of the sample data; empty: there is none
    std::string manual;   ///< what man is asked for to show the tutorial
};

/// Looks for the sample data and the manual in the current folder, which may be that of the project, and then where
/// the program is installed.
[[nodiscard]] Surroundings surroundings(const std::string& called);

/// What `msp-audit` alone prints, in about a dozen lines: what it is for, three examples that can be copied, and
/// where more is. Without samples the examples read the current folder.
[[nodiscard]] std::string first_page(const Surroundings& around, std::size_t width);

}  // namespace msp_audit::cmd
