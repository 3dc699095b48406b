#pragma once

#include <optional>
#include <string>

#include "core/codes.hpp"

namespace msp_audit {

/// An input that was given and is not in the figures, or not all of it.
struct UnreadFile {
    std::string name;                  ///< as given; empty: what is said is about no single file
    std::optional<DocumentKind> kind;  ///< what it was taken for, as far as that could be told
    Code code = Code::file_unreadable;
    std::string reason;    ///< as it is told when it is met, without the hint
    std::string hint;      ///< what settles it; may be empty
    bool in_part = false;  ///< rows of it are used
};

}  // namespace msp_audit
