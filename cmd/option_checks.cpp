#include "cmd/options.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cmd/command_table.hpp"
#include "cmd/usage_error.hpp"

namespace msp_audit::cmd {

void check(const MessageOptions& options) {
    if (options.quiet && options.verbose) throw UsageError("--quiet and --verbose exclude each other");
    if (options.progress && options.no_progress) throw UsageError("--progress and --no-progress exclude each other");
    if (options.progress && options.quiet) throw UsageError("--progress and --quiet exclude each other");
}

void check(const PolicyOptions& options) {
    if (options.none && !options.file.empty()) throw UsageError("--config and --no-config exclude each other");
}

void check(const InputOptions& options) { check_paths(options.load.paths); }

namespace {

void check_csv_for_excel(const InputOptions& input, const OutputOptions& output) {
    if (!output.for_excel) return;
    if (output.csv_raw) throw UsageError("--for-excel and --csv-raw exclude each other");
    const auto targets = output.targets();
    const bool writes_csv =
        !input.rejects_file.empty() ||
        std::any_of(targets.begin(), targets.end(), [](const auto& target) { return target.format == Format::csv; });
    if (!writes_csv) throw UsageError("--for-excel has no csv to write: there is neither --format csv nor --rejects");
}

}  // namespace

void check(const InputOptions& input, const OutputOptions& output) {
    check_csv_for_excel(input, output);
    const auto place = [](const std::string& file) { return std::filesystem::path(file).lexically_normal(); };
    for (const OutputTarget& target : output.targets()) {
        if (!target.file.empty() && target.file != "-" && place(target.file) == place(input.rejects_file)) {
            throw UsageError(fmt::format("'{}' cannot hold both the report and the rejected rows", target.file));
        }
    }
}

void check_paths(std::span<const std::string> paths) {
    for (const std::string& path : paths) {
        if (path.empty()) throw UsageError("a PATH is empty");
        if (command_named(path) == nullptr) continue;
        throw UsageError(fmt::format("'{0}' is a command, and one is given already\n  hint: ./{0} if a file or a "
                                     "folder is meant",
                                     path));
    }
}

}  // namespace msp_audit::cmd
