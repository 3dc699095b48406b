#pragma once

#include <string>
#include <vector>

#include "cmd/completions/suggestions.hpp"

namespace msp_audit::cmd {

// The completions of three shells: commands, the options of each, the words and files behind them.

[[nodiscard]] std::string bash_script(const std::vector<SuggestedCommand>& commands);
[[nodiscard]] std::string zsh_script(const std::vector<SuggestedCommand>& commands);
[[nodiscard]] std::string fish_script(const std::vector<SuggestedCommand>& commands);

struct CompletionScript {
    std::string file;  ///< "msp-audit.bash"
    std::string text;
};
/// All of them, as they lie in cmd/completions.
[[nodiscard]] std::vector<CompletionScript> completion_scripts();

}  // namespace msp_audit::cmd
