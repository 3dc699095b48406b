#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/command_line.hpp"
#include "cmd/exit_status.hpp"

namespace msp_audit::cmd {

/// One command of the program: `setup` names its options, `run` works when they are read.
class Command {
public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;

    virtual void setup(CommandLine& line) = 0;
    [[nodiscard]] virtual ExitStatus run() = 0;
};

/// One row of the table that dispatch, help and suggestions are made from.
struct CommandEntry {
    std::string_view name;
    std::string_view arguments;    ///< "[PATH...]"
    std::string_view summary;      ///< one line, no full stop
    std::string_view description;  ///< paragraphs, parted by empty lines
    std::unique_ptr<Command> (*make)() = nullptr;
};

[[nodiscard]] std::span<const CommandEntry> command_table();
/// Nothing where there is no such command.
[[nodiscard]] const CommandEntry* command_named(std::string_view name);
[[nodiscard]] std::vector<std::string_view> command_names();

}  // namespace msp_audit::cmd
