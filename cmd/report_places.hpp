#pragma once

#include <span>
#include <string>

#include "cmd/options.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit::cmd {

/// Throws UsageError where a file that is to be written is one that the run has read, by whatever name.
void refuse_overwriting(std::span<const std::string> read, std::span<const std::string> written);

/// Throws UsageError where a workbook would be written to a terminal.
void refuse_workbook_on_terminal(std::span<const OutputTarget> targets);

/// How a report is written to that place.
[[nodiscard]] RenderOptions render_options(const OutputOptions& output, const MessageOptions& messages,
                                           const OutputTarget& target);

}  // namespace msp_audit::cmd
