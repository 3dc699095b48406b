#include "cmd/policy_listing.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "cmd/output.hpp"
#include "cmd/policy_file.hpp"
#include "cmd/usage_error.hpp"
#include "policy/policy_values.hpp"
#include "report/table_format.hpp"

namespace msp_audit::cmd {

namespace {

namespace fs = std::filesystem;

bool is_regular_file(const std::string& file) {
    std::error_code error;
    return !file.empty() && file != "-" && fs::is_regular_file(file, error);
}

}  // namespace

void PolicyListing::setup(CommandLine& line) {
    line.take_arguments(paths_);
    line.begin_group("What is printed");
    line.add_flag("--init",
                  "Print a policy file with the built-in values and comments, to start from; no policy file is read.",
                  init_);
    line.add_value("--output", "FILE",
                   "Write to FILE instead of standard output, whole or not at all. With --init FILE must not exist.",
                   [this](const std::string& text) { output_file_ = text; });
    add_policy_options(line, policy_);
    line.begin_group("Values that go before the policy");
    add_ticket_overrides(line, overrides_);
}

void PolicyListing::check_options() const {
    check(policy_);
    check_paths(paths_);
    for (const std::string& path : paths_) {
        std::error_code error;
        if (path != "-" && !fs::exists(path, error)) throw UsageError(fmt::format("'{}' does not exist", path));
    }
    if (!init_) return;
    if (!paths_.empty()) throw UsageError(fmt::format("--init has no use for '{}'", paths_.front()));
    if (!policy_.file.empty()) throw UsageError("--init and --config exclude each other");
    if (policy_.none) throw UsageError("--init and --no-config exclude each other");
    if (!overrides_.values.empty()) {
        throw UsageError(fmt::format("--init and {} exclude each other", overrides_.values.front().option));
    }
    if (is_regular_file(output_file_)) {
        throw UsageError(fmt::format("'{}' exists and is not overwritten", output_file_));
    }
}

std::string PolicyListing::listing() const {
    const PolicyText source = policy_text(policy_, paths_);
    Policy policy = policy_of(source);
    apply(overrides_, policy);
    std::error_code error;
    if (is_regular_file(output_file_) && !source.file.empty() && fs::equivalent(source.file, output_file_, error)) {
        throw UsageError(fmt::format("'{}' is an input of this run and is not overwritten", output_file_));
    }
    std::string text = fmt::format("# policy: {}\n", source.file.empty() ? "built in" : printable(source.file));
    for (const PolicyValue& value : values_in_force(policy, source.text, overrides_.keys())) {
        const std::string_view shown = value.value.empty() ? "none" : std::string_view(value.value);
        text += printable(fmt::format("{} = {}  # {}", value.key, shown, value.source)) + "\n";
    }
    return text;
}

void PolicyListing::write(std::string_view text) const {
    Output output(output_file_);
    output.write(text);
    output.finish();
    output.commit();
}

ExitStatus PolicyListing::run() {
    check_options();
    write(init_ ? initial_policy_file() : listing());
    return ExitStatus::done;
}

}  // namespace msp_audit::cmd
