#pragma once

#include <span>
#include <string>

#include "cmd/options.hpp"
#include "policy/policy.hpp"

namespace msp_audit::cmd {

/// A policy file's text.
struct PolicyText {
    std::string file;  ///< empty: there is none, and the built-in values hold
    std::string text;
};

/// The policy file in force, unread. Throws UsageError where it cannot be read.
[[nodiscard]] PolicyText policy_text(const PolicyOptions& options, std::span<const std::string> paths);
/// What the text says; files that it names are found from its folder. Throws PolicyError.
[[nodiscard]] Policy policy_of(const PolicyText& text);

/// The policy in force: --config's, else msp-audit.toml in the first folder among the paths, else in the current
/// folder, else the built-in values. Throws UsageError for a file that cannot be read, PolicyError for what is wrong
/// in it.
[[nodiscard]] Policy policy_in_force(const PolicyOptions& options, std::span<const std::string> paths);

/// Says which policies lie beside files that the inputs name and are not used, unless --quiet.
void tell_unused_policies(const PolicyOptions& options, const LoadOptions& inputs, const MessageOptions& messages);

}  // namespace msp_audit::cmd
