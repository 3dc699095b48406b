#pragma once

#include <optional>

namespace msp_audit {

/// What the command line or the policy says of the columns of one role.
template <class Reading>
struct Asked {
    std::optional<Reading> reading;
    bool names_the_file = false;  ///< else it is for what the values of a column leave open
    bool by_policy = false;       ///< else by an option
};

}  // namespace msp_audit
