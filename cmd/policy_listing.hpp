#pragma once

#include <string>
#include <vector>

#include "cmd/command_table.hpp"
#include "cmd/options.hpp"
#include "cmd/policy_overrides.hpp"

namespace msp_audit::cmd {

/// `msp-audit policy`: every value in force with its source, or a first policy file.
class PolicyListing final : public Command {
public:
    void setup(CommandLine& line) override;
    [[nodiscard]] ExitStatus run() override;

private:
    void check_options() const;
    [[nodiscard]] std::string listing() const;
    void write(std::string_view text) const;

    std::vector<std::string> paths_;
    PolicyOptions policy_;
    PolicyOverrides overrides_;
    std::string output_file_;
    bool init_ = false;
};

}  // namespace msp_audit::cmd
