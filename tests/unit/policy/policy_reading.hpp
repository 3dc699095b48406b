#pragma once

#include <string>
#include <string_view>

#include "policy/policy.hpp"

/// The policy of a text, read as msp-audit.toml.
inline msp_audit::Policy policy_of(std::string_view text) { return msp_audit::read_policy(text, "msp-audit.toml"); }

/// The whole text of the refusal; "(read)" where the text is taken.
inline std::string refusal_of(std::string_view text) {
    try {
        static_cast<void>(policy_of(text));
    } catch (const msp_audit::PolicyError& error) {
        return error.what();
    }
    return "(read)";
}
