#pragma once

namespace msp_audit::cmd {

/// Runs one command line and returns the exit status that scripts rely on.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace msp_audit::cmd
