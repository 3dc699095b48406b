#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace examples {

/// A command line that a document shows after "$ ", and what it says that is printed.
struct Example {
    std::string command;
    std::string shown;
};

/// All of a file under the project's folder.
[[nodiscard]] std::string text_of(const std::string& file);

/// Whether the project has the file.
[[nodiscard]] bool exists(const std::string& file);

[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// The examples in the fenced blocks of a Markdown text whose first line begins with "$ msp-audit".
[[nodiscard]] std::vector<Example> in_markdown(std::string_view text);

/// The same for the literal displays (.Bd -literal) of an mdoc page.
[[nodiscard]] std::vector<Example> in_mdoc(std::string_view text);

/// What the built program prints on standard output for "msp-audit ...", run by a shell in the project's folder
/// at so many columns. Anything on standard error, or an exit status above 1, is appended and so makes a difference.
[[nodiscard]] std::string output_of(const std::string& command, unsigned columns = 80);

/// Empty if the program prints what is shown, else a diff. A last line "[...]" stands for any rest.
[[nodiscard]] std::string difference(const Example& example, std::string_view printed);

}  // namespace examples
