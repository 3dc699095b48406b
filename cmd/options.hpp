#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cmd/command_line.hpp"
#include "cmd/console.hpp"
#include "cmd/progress.hpp"
#include "ingest/load.hpp"
#include "report/csv_cells.hpp"
#include "report/summarise.hpp"

namespace msp_audit::cmd {

// The common options, in groups: a command adds the groups that it has a use for, and the options of the others are
// usage errors there. Values are read and checked while they are parsed.

struct InputOptions {
    LoadOptions load;
    std::string rejects_file;  ///< empty: rejected rows are not written to a file
    std::size_t allowed_rejects = 0;
};
/// What a command reads: its kinds are those that --kind knows, and only documents have discounts. `exports`: both.
enum class Reads : unsigned char { documents, tickets, exports };
/// PATH..., --kind, --profile, --date-order, --serial-dates, --decimal, --discount, --rejects, --allow-rejects,
/// limits,
/// --threads.
void add_input_options(CommandLine& line, InputOptions& options, Reads reads = Reads::documents);
/// Throws UsageError where --date-order, --serial-dates, --decimal or --discount is for a file that is none of
/// `files`, and no kind: it has done nothing, and its file may have been read another way.
void refuse_idle_readings(const LoadOptions& options, const std::vector<std::string>& files, Reads reads);
/// Throws UsageError where a profile is neither built in nor a file. `name` may be empty.
void check_profile(const std::string& name, Reads reads);

struct PolicyOptions {
    std::string file;
    bool none = false;
};
/// --config, --no-config.
void add_policy_options(CommandLine& line, PolicyOptions& options);

struct FilterOptions {
    Day as_of;
    Filters filters;
    Severity fail_on = Severity::error;  ///< off: never
};
/// --as-of, --period, --vendor, --currency, --only, --ignore, --fail-on.
void add_filter_options(CommandLine& line, FilterOptions& options);
/// Of these --as-of, --only, --ignore and --fail-on, for problems of exports.
void add_problem_options(CommandLine& line, FilterOptions& options);

enum class Format : unsigned char { table, csv, json, markdown, html, sarif, junit, github, xlsx };
/// Sets of formats that a command knows; every command knows the table.
inline constexpr std::array no_other_formats{Format::table};
inline constexpr std::array plain_formats{Format::table, Format::csv, Format::json, Format::markdown};
inline constexpr std::array report_formats{Format::table,    Format::csv,  Format::json,
                                           Format::markdown, Format::html, Format::xlsx};
inline constexpr std::array problem_formats{Format::table, Format::csv,   Format::json,  Format::markdown,
                                            Format::sarif, Format::junit, Format::github};
inline constexpr std::array all_formats{Format::table, Format::csv,   Format::json,   Format::markdown, Format::html,
                                        Format::sarif, Format::junit, Format::github, Format::xlsx};

/// Of the questions that a ticket report asks.
struct FindingOptions {
    bool instead = false;  ///< the findings instead of the report
    std::vector<Code> only, ignore;
    Severity fail_on = Severity::error;  ///< off: never

    [[nodiscard]] bool chooses(Code code) const;
    /// "of the findings only split-requests"; empty: all are chosen.
    [[nodiscard]] std::string words() const;
};
/// --findings, --only, --ignore, --fail-on.
void add_finding_options(CommandLine& line, FindingOptions& options);

struct OutputTarget {
    Format format = Format::table;
    std::string file;  ///< empty: standard output

    [[nodiscard]] bool is_standard_output() const { return file.empty() || file == "-"; }
    /// A person sees it there as it is written, warnings included.
    [[nodiscard]] bool is_read_at_once() const {
        return (format == Format::table || format == Format::markdown) && is_standard_output();
    }
};

struct OutputOptions {
    std::vector<OutputTarget> formats;  ///< as given
    std::string file;                   ///< --output
    ColorWhen color = ColorWhen::automatic;
    bool csv_raw = false;
    bool for_excel = false;

    /// Each format with its place; a table on standard output where nothing is said. Throws UsageError where two of
    /// them share a place.
    [[nodiscard]] std::vector<OutputTarget> targets() const;
    [[nodiscard]] CsvFor csv_reader() const {
        if (for_excel) return CsvFor::excel;
        return csv_raw ? CsvFor::machines : CsvFor::people;
    }
};
/// --format, --output, --csv-raw, --for-excel, --color. `known`: the formats of the command; they outlive it.
void add_output_options(CommandLine& line, OutputOptions& options, std::span<const Format> known = plain_formats);

struct MessageOptions {
    bool quiet = false;
    bool verbose = false;
    bool progress = false;
    bool no_progress = false;

    [[nodiscard]] ProgressWhen progress_when() const;
};
/// --quiet, --verbose, --progress, --no-progress.
void add_message_options(CommandLine& line, MessageOptions& options);
/// Throws UsageError where two of them exclude each other.
void check(const MessageOptions& options);
void check(const PolicyOptions& options);
/// Throws UsageError where a path looks like a command.
void check(const InputOptions& options);
/// Throws UsageError where the rejected rows would be written over a report, or the other way round, and where
/// --for-excel has no CSV to write.
void check(const InputOptions& input, const OutputOptions& output);
void check_paths(std::span<const std::string> paths);

}  // namespace msp_audit::cmd
