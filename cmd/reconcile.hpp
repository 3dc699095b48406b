#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/command_table.hpp"
#include "cmd/options.hpp"
#include "cmd/policy_file.hpp"
#include "policy/policy.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit::cmd {

/// What a report for CI says beyond the report itself.
struct ReconcileOutcome {
    const std::string& policy_file;
    ExitStatus status = ExitStatus::done;  ///< but for findings
};

/// `msp-audit reconcile`: match documents, a verdict for each invoice.
class Reconcile final : public Command {
public:
    void setup(CommandLine& line) override;
    [[nodiscard]] ExitStatus run() override;

private:
    void check_options() const;
    [[nodiscard]] ExitStatus judge(LoadTrouble& trouble, const std::vector<UnreadFile>& unread, Books& books,
                                   const PolicyText& source, const Policy& policy) const;
    [[nodiscard]] ExitStatus status_of(const ReconcileReport& report) const;
    void tell_warnings(const ReconcileReport& report, const std::vector<OutputTarget>& targets) const;
    void refuse_overwriting(const Books& books, const std::string& policy_file) const;
    void write(const Books& books, const ReconcileReport* report, const ReconcileOutcome& outcome,
               const std::vector<OutputTarget>& targets) const;

    InputOptions input_;
    PolicyOptions policy_;
    FilterOptions shown_;
    OutputOptions output_;
    MessageOptions messages_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace msp_audit::cmd
