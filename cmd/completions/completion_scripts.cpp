#include "cmd/completions/completion_scripts.hpp"

namespace msp_audit::cmd {

std::vector<CompletionScript> completion_scripts() {
    const auto commands = suggested_commands();
    // zsh finds a completion by its name.
    return {{"msp-audit.bash", bash_script(commands)},
            {"_msp-audit", zsh_script(commands)},
            {"msp-audit.fish", fish_script(commands)}};
}

}  // namespace msp_audit::cmd
