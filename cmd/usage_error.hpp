#pragma once

#include <stdexcept>

namespace msp_audit::cmd {

/// The command line is wrong: the text is a whole message, with a hint on a line of its own where there is one.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace msp_audit::cmd
