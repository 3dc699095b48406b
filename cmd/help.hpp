#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/command_table.hpp"
#include "core/codes.hpp"

namespace msp_audit::cmd {

// Texts of the manual, wrapped to `width` columns.

/// What `msp-audit --help` prints: what it is for, and its commands.
[[nodiscard]] std::string overview(std::size_t width);
/// A command, what it does, and each of its options.
[[nodiscard]] std::string help_on(const CommandEntry& command, std::size_t width);
/// A code: what it means, its usual causes and what to do.
[[nodiscard]] std::string help_on(const CodeEntry& code, std::size_t width);
/// All codes, each with its summary.
[[nodiscard]] std::string list_of_codes(std::size_t width);

/// What help can be asked about: commands, codes of findings, columns of exports, and lists of both.
[[nodiscard]] std::vector<std::string_view> help_topics();

/// `msp-audit help [COMMAND | CODE | COLUMN]`.
class Help final : public Command {
public:
    void setup(CommandLine& line) override;
    [[nodiscard]] ExitStatus run() override;

private:
    std::vector<std::string> topics_;
};

}  // namespace msp_audit::cmd
