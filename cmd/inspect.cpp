#include "cmd/inspect.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "cmd/console.hpp"
#include "cmd/inspected_files.hpp"
#include "cmd/inspection_order.hpp"
#include "cmd/option_values.hpp"
#include "cmd/output.hpp"
#include "cmd/policy_file.hpp"
#include "cmd/profile_page.hpp"
#include "cmd/progress.hpp"
#include "cmd/rejected_rows.hpp"
#include "cmd/report_places.hpp"
#include "cmd/usage_error.hpp"
#include "core/version.hpp"
#include "ingest/any_profile.hpp"

namespace msp_audit::cmd {

void Inspect::setup(CommandLine& line) {
    add_output_options(line, output_);
    add_policy_options(line, policy_);
    add_input_options(line, input_, Reads::exports);
    line.add_value(
        "--timezone", "ZONE",
        "The IANA time zone of times without an offset, such as Europe/Brussels, where the policy names none. "
        "Default: UTC.",
        [this](const std::string& text) { timezone_ = text; });
    add_message_options(line, messages_);
}

bool Inspect::is_about_profile() const {
    return !input_.load.profile.empty() && input_.load.paths.empty() && input_.load.kinds.empty();
}

ExitStatus Inspect::print_profile() const {
    const auto targets = output_.targets();
    if (targets.size() != 1 || targets.front().format != Format::table) {
        throw UsageError("a profile has no other format\n  hint: name a PATH to inspect it with the profile");
    }
    const std::string& name = input_.load.profile;
    std::string text(text_of_shipped(name));
    if (text.empty()) {
        try {
            text = checked_profile(name, terminal_width());
        } catch (const std::runtime_error& error) {
            tell(error.what());
            return ExitStatus::bad_input;
        }
    }
    const std::vector<std::string> read{name};
    const std::vector<std::string> written{targets.front().file};
    refuse_overwriting(read, written);
    const Rendering rendering{targets.front().file, [&text](Output& output) { output.write(text); }};
    write_whole({&rendering, 1});
    return ExitStatus::done;
}

ExitStatus Inspect::run() {
    check(input_);
    check(policy_);
    check(messages_);
    check(input_, output_);
    if (is_about_profile()) return print_profile();
    const Policy policy = policy_in_force(policy_, input_.load.paths);
    const auto [zone, zone_basis] = source_zone(policy.tickets, timezone_);
    InputInspection inputs;
    {
        const Progress progress(messages_.progress_when(), "reading", began_, input_.load.progress.get());
        inputs = inspect_inputs(inspection_order(input_.load, policy), zone_named(zone, zone_basis));
    }
    std::vector<std::string> files;
    for (const InspectedInput& file : inputs.files) files.push_back(file.evidence.file.name);
    refuse_idle_readings(input_.load, files, Reads::exports);
    Inspection inspection = report_of(inputs);
    inspection.program = fmt::format("msp-audit {}", version());
    inspection.policy_file = policy.file;
    inspection.zone = zone;
    inspection.zone_basis = zone_basis;
    tell_messages(inspection);
    write(inspection, inputs, policy.file);
    return status_of(inspection, inputs);
}

ExitStatus Inspect::status_of(const Inspection& inspection, const InputInspection& inputs) const {
    std::size_t rejected = 0;
    for (const InspectedInput& file : inputs.files) rejected += file.rejected.size();
    const bool has_error = !inspection.errors.empty() || std::any_of(inspection.files.begin(), inspection.files.end(),
                                                                     [](const InspectedFile& file) {
                                                                         return !file.errors.empty() || file.is_open;
                                                                     });
    const bool is_bad = has_error || rejected > input_.allowed_rejects || inspection.files_read() == 0;
    return is_bad ? ExitStatus::bad_input : ExitStatus::done;
}

/// The table has the messages; who sees no table is told here.
void Inspect::tell_messages(const Inspection& inspection) const {
    const auto targets = output_.targets();
    const bool shows_table = std::any_of(targets.begin(), targets.end(), [](const OutputTarget& target) {
        const bool is_page = target.format == Format::table || target.format == Format::markdown;
        return is_page && (target.file.empty() || target.file == "-");
    });
    if (shows_table) return;
    const auto tell_of = [this](const std::vector<std::string>& errors, const std::vector<std::string>& warnings) {
        for (const std::string& error : errors) tell(error);
        for (const std::string& warning : warnings) {
            if (!messages_.quiet) tell("warning: " + warning);
        }
    };
    tell_of(inspection.errors, inspection.warnings);
    for (const InspectedFile& file : inspection.files) tell_of(file.errors, file.warnings);
}

void Inspect::write(const Inspection& inspection, const InputInspection& inputs,
                    const std::string& policy_file) const {
    const auto targets = output_.targets();
    std::vector<std::string> read = input_.load.paths;
    for (const InspectedFile& file : inspection.files) read.push_back(file.name);
    for (const auto& [kind, file] : input_.load.kinds) read.push_back(file);
    read.push_back(policy_file);
    read.push_back(input_.load.profile);
    std::vector<std::string> written{input_.rejects_file};
    for (const OutputTarget& target : targets) written.push_back(target.file);
    refuse_overwriting(read, written);
    std::vector<RejectedRow> rejected;
    for (std::size_t file = 0; file < inputs.files.size(); ++file) {
        for (RejectedRow row : inputs.files[file].rejected) {
            row.source.file = static_cast<std::uint32_t>(file);
            rejected.push_back(std::move(row));
        }
    }
    std::vector<Rendering> renderings;
    const RejectedRows rows{
        rejected, [&inspection](std::uint32_t file) -> const std::string& { return inspection.files[file].name; }};
    if (!input_.rejects_file.empty()) {
        renderings.push_back({input_.rejects_file, [this, &rows](Output& output) {
                                  output.write(rejected_rows_csv({rows}, output_.csv_reader()));
                              }});
    }
    for (const OutputTarget& target : targets) {
        const RenderOptions options = render_options(output_, messages_, target);
        renderings.push_back({target.file, [&inspection, options, format = target.format](Output& output) {
                                  if (format == Format::json) {
                                      output.write(render_inspection_json(inspection));
                                  } else if (format == Format::csv) {
                                      output.write(render_inspection_csv(inspection, options));
                                  } else if (format == Format::markdown) {
                                      output.write(render_inspection_markdown(inspection, options));
                                  } else {
                                      output.write(render_inspection_table(inspection, options));
                                  }
                              }});
    }
    write_whole(renderings);
}

}  // namespace msp_audit::cmd
