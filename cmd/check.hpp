#pragma once

#include <chrono>
#include <string>

#include "cmd/command_table.hpp"
#include "cmd/options.hpp"
#include "core/problem.hpp"
#include "ingest/read_exports.hpp"
#include "policy/policy.hpp"

namespace msp_audit::cmd {

/// `msp-audit check`: validates exports and nothing else, for hooks and CI.
class Check final : public Command {
public:
    void setup(CommandLine& line) override;
    [[nodiscard]] ExitStatus run() override;

private:
    void check_options() const;
    [[nodiscard]] ProblemReport report_of(ReadExports& exports, const Policy& policy) const;
    [[nodiscard]] ExitStatus status_of(const ReadExports& exports, const ProblemReport& report) const;
    void tell_sums(const ProblemReport& report) const;
    void write(const ReadExports& exports, const ProblemReport& report) const;

    InputOptions input_;
    PolicyOptions policy_;
    FilterOptions shown_;
    OutputOptions output_;
    MessageOptions messages_;
    std::string timezone_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace msp_audit::cmd
