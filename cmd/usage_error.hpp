#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace msp_audit::cmd {

/// The command line is wrong: the text is a whole message, with a hint on a line of its own where there is one.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A word stands where only certain ones may.
class UnknownWord : public UsageError {
public:
    UnknownWord(const std::string& message, std::vector<std::string> known)
        : UsageError(message), known_(std::move(known)) {}
    /// Those that may stand there.
    [[nodiscard]] const std::vector<std::string>& known() const { return known_; }

private:
    std::vector<std::string> known_;
};

}  // namespace msp_audit::cmd
