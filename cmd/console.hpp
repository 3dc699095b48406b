#pragma once

#include <string>
#include <string_view>

namespace msp_audit::cmd {

/// Prints "msp-audit: MESSAGE" on standard error. What an export holds cannot steer the terminal: control characters
/// are replaced, line by line.
void tell(std::string_view message);
/// The same without the program's name, for what belongs to the message before.
void tell_more(std::string_view text);

/// Columns of the terminal: COLUMNS, else what the terminal on standard output says, else 80.
[[nodiscard]] unsigned terminal_width();

enum class ColorWhen : unsigned char { automatic, always, never };
/// Automatic: at a terminal, unless NO_COLOR is set or the terminal is dumb.
[[nodiscard]] bool wants_color(ColorWhen when);

[[nodiscard]] bool is_terminal(int descriptor);

}  // namespace msp_audit::cmd
