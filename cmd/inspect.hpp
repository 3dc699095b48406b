#pragma once

#include <chrono>
#include <string>

#include "cmd/command_table.hpp"
#include "cmd/options.hpp"
#include "ingest/inspect_inputs.hpp"
#include "policy/policy.hpp"
#include "report/inspection.hpp"

namespace msp_audit::cmd {

/// `msp-audit inspect`: what each file was taken for, and why; `--profile` alone prints or checks a profile.
class Inspect final : public Command {
public:
    void setup(CommandLine& line) override;
    [[nodiscard]] ExitStatus run() override;

private:
    [[nodiscard]] bool is_about_profile() const;
    [[nodiscard]] ExitStatus print_profile() const;
    [[nodiscard]] ExitStatus status_of(const Inspection& inspection, const InputInspection& inputs) const;
    void tell_messages(const Inspection& inspection) const;
    void write(const Inspection& inspection, const InputInspection& inputs, const std::string& policy_file) const;

    InputOptions input_;
    PolicyOptions policy_;
    OutputOptions output_;
    MessageOptions messages_;
    std::string timezone_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace msp_audit::cmd
