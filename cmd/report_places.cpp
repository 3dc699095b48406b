#include "cmd/report_places.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "cmd/console.hpp"
#include "cmd/usage_error.hpp"
#include "core/sheet_name.hpp"

namespace msp_audit::cmd {

namespace {

bool are_one_file(const std::string& a, const std::string& b) {
    std::error_code error;
    return a == b || std::filesystem::equivalent(a, b, error);
}

}  // namespace

void refuse_overwriting(std::span<const std::string> read, std::span<const std::string> written) {
    for (const std::string& file : written) {
        const bool is_input =
            !file.empty() && file != "-" && std::any_of(read.begin(), read.end(), [&](const auto& in) {
                return are_one_file(in, file) || are_one_file(std::string(without_sheet(in)), file);
            });
        if (is_input) throw UsageError(fmt::format("'{}' is an input of this run and is not overwritten", file));
    }
}

void refuse_workbook_on_terminal(std::span<const OutputTarget> targets) {
    for (const OutputTarget& target : targets) {
        if (target.format == Format::xlsx && target.is_standard_output() && is_terminal(STDOUT_FILENO)) {
            throw UsageError("--format xlsx: a workbook is nothing for a terminal\n  hint: --format xlsx=FILE");
        }
    }
}

RenderOptions render_options(const OutputOptions& output, const MessageOptions& messages,
                             const OutputTarget& target) {
    RenderOptions options;
    options.csv_raw = output.csv_raw;
    options.for_excel = output.for_excel;
    options.verbose = messages.verbose;
    options.color = output.color == ColorWhen::always;
    if (target.is_standard_output()) {
        options.width = terminal_width();
        options.color = wants_color(output.color);
    }
    return options;
}

}  // namespace msp_audit::cmd
