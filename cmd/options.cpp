#include "cmd/options.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "core/columns.hpp"
#include "core/sheet_name.hpp"
#include "ingest/profile.hpp"
#include "ingest/ticket_profile.hpp"

namespace msp_audit::cmd {

namespace {

using Words = std::span<const std::string_view>;

/// One of FILE=WORD, KIND=WORD or WORD, into a map by file, kind or "".
template <class Value, std::size_t count>
void take_reading(std::string_view option, const std::string& text, std::string_view what,
                  const std::array<std::string_view, count>& words, const std::array<Value, count>& values,
                  std::map<std::string, Value>& into) {
    auto [key, word] = parted_at_last(text);
    into[key] = values[place_of(option, word, what, Words(words))];
}

/// The names of the profiles that are built in.
std::vector<std::string_view> built_in_of(Reads reads) {
    std::vector<std::string_view> names;
    if (reads != Reads::tickets) {
        for (const ShippedProfile& profile : shipped_profiles()) names.push_back(profile.name);
    }
    if (reads != Reads::documents) {
        for (const ShippedProfile& profile : shipped_ticket_profiles()) names.push_back(profile.name);
    }
    return names;
}

Words kinds_of(Reads reads) {
    static constexpr std::array<std::string_view, 8> kinds{
        "quotes", "purchase_orders", "packing_slips", "licenses", "invoices", "tickets", "events", "time_entries"};
    constexpr std::size_t documents = 5;
    if (reads == Reads::exports) return kinds;
    return reads == Reads::documents ? Words(kinds).first(documents) : Words(kinds).subspan(documents);
}

void take_kind(const std::string& text, LoadOptions& load, Reads reads) {
    const Words kinds = kinds_of(reads);
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign + 1 == text.size()) {
        throw UsageError(fmt::format("--kind: '{}' names no file\n  hint: --kind {}=FILE", text,
                                     reads == Reads::tickets ? "tickets" : "invoices"));
    }
    std::string word = text.substr(0, sign);
    std::replace(word.begin(), word.end(), '-', '_');
    const std::size_t place = place_of("--kind", word, "kind of document", kinds);
    load.kinds.emplace_back(kind_named(kinds[place]).value(), text.substr(sign + 1));
}

/// "connectwise, erpnext ... and xero"
std::string built_in_profiles(Reads reads) {
    std::string list;
    const auto profiles = built_in_of(reads);
    for (const std::string_view& profile : profiles) {
        if (!list.empty()) list += &profile == &profiles.back() ? " and " : ", ";
        list += profile;
    }
    return list;
}

/// "quotes, invoices or tickets"
std::string alternatives(Words words) {
    std::string list;
    for (const std::string_view& word : words) {
        if (!list.empty()) list += &word == &words.back() ? " or " : ", ";
        list += word;
    }
    return list;
}

void add_reading_options(CommandLine& line, LoadOptions& load, Reads reads) {
    line.add_values("--kind", "KIND=FILE",
                    "What FILE holds, whatever its headers say: " + alternatives(kinds_of(reads)) +
                        ". FILE needs no PATH: without any it is read alone, and with . beside the current folder. "
                        "FILE.xlsx:SHEET is one sheet of a workbook.",
                    [&load, reads](const std::string& text) { take_kind(text, load, reads); });
    line.add_value("--profile", "NAME|FILE",
                   "Read the exports of one system by this profile: a TOML file, or one of " +
                       built_in_profiles(reads) + ". Without it a profile is used where its headers are met.",
                   [&load, reads](const std::string& text) {
                       check_profile(text, reads);
                       load.profile = text;
                   });
    line.add_values("--date-order", "ORDER",
                    "How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy. "
                    "KIND=ORDER for some; FILE=ORDER holds for every date of FILE, and rejects those that it does "
                    "not fit.",
                    [&load](const std::string& text) {
                        take_reading<DateOrder, 2>("--date-order", text, "order of a date", {"dmy", "mdy"},
                                                   {DateOrder::dmy, DateOrder::mdy}, load.date_order);
                    });
    line.add_values(
        "--serial-dates", "YEAR",
        "The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: "
        "42172 is 2015-06-17) or 1904. Without it a row with such a number is rejected. KIND=YEAR or "
        "FILE=YEAR for some.",
        [&load](const std::string& text) {
            take_reading<DaySystem, 2>("--serial-dates", text, "year that spreadsheets count days from",
                                       {"1900", "1904"}, {DaySystem::from_1900, DaySystem::from_1904},
                                       load.serial_dates);
        });
    line.add_values("--decimal", "MARK",
                    "How amounts are written that a column leaves open: point (1,234 is a thousand) or comma. "
                    "KIND=MARK for some; FILE=MARK holds for every amount of FILE, and rejects those that it does "
                    "not fit.",
                    [&load](const std::string& text) {
                        take_reading<DecimalMark, 2>("--decimal", text, "decimal mark", {"point", "comma"},
                                                     {DecimalMark::point, DecimalMark::comma}, load.decimal);
                    });
    if (reads == Reads::tickets) return;
    line.add_values("--discount", "READING",
                    "How a discount column is meant that leaves it open: percent, line-amount or unit-amount. "
                    "FILE=READING or KIND=READING for some.",
                    [&load](const std::string& text) {
                        take_reading<DiscountKind, 3>(
                            "--discount", text, "reading of a discount", {"percent", "line-amount", "unit-amount"},
                            {DiscountKind::percent, DiscountKind::line_amount, DiscountKind::unit_amount},
                            load.discount);
                    });
}

void add_limit(CommandLine& line, const char* name, std::string description, std::size_t& limit,
               std::size_t most = std::numeric_limits<std::uint32_t>::max() / 2) {
    description += fmt::format(" Default: {}.", limit);
    line.add_value(name, "N", std::move(description),
                   [name, &limit, most](const std::string& text) { limit = count_in(name, text, 1, most); });
}

constexpr std::array<std::string_view, 9> format_names{"table", "csv",   "json",   "markdown", "html",
                                                       "sarif", "junit", "github", "xlsx"};

std::vector<std::string_view> names_of(std::span<const Format> formats) {
    std::vector<std::string_view> names;
    for (const Format format : formats) names.push_back(format_names[static_cast<std::size_t>(format)]);
    return names;
}

/// "table (the default), csv or json".
std::string listed(std::span<const Format> formats) {
    std::vector<std::string_view> names = names_of(formats);
    if (names.size() > 1) names.front() = "table (the default)";
    if (formats.back() == Format::xlsx) names.back() = "xlsx, a workbook";
    return alternatives(names);
}

void take_format(const std::string& text, OutputOptions& options, std::span<const Format> known) {
    const auto sign = text.find('=');
    OutputTarget target;
    target.format = known[place_of("--format", text.substr(0, sign), "format", names_of(known))];
    if (sign != std::string::npos) {
        target.file = text.substr(sign + 1);
        if (target.file.empty()) throw UsageError(fmt::format("--format: '{}' names no file", text));
    }
    options.formats.push_back(std::move(target));
}

}  // namespace

void add_input_options(CommandLine& line, InputOptions& options, Reads reads) {
    LoadOptions& load = options.load;
    load.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    line.take_arguments(load.paths);
    line.begin_group("Reading");
    add_reading_options(line, load, reads);
    line.add_value("--rejects", "FILE", "Write the rows that could not be read to FILE, as CSV with the reasons.",
                   [&options](const std::string& text) { options.rejects_file = text; });
    line.add_value("--allow-rejects", "N", "Accept up to N rejected rows without exit status 3. Default: 0.",
                   [&options](const std::string& text) {
                       options.allowed_rejects =
                           count_in("--allow-rejects", text, 0, std::numeric_limits<std::uint32_t>::max());
                   });
    add_limit(line, "--max-record-bytes", "Longest row.", load.limits.record_bytes, ReadLimits::most_record_bytes);
    add_limit(line, "--max-line-breaks", "Most line breaks in one quoted field.", load.limits.field_line_breaks);
    add_limit(line, "--max-columns", "Most columns of a file.", load.limits.columns);
    add_limit(line, "--max-unpacked-bytes", "Most bytes that a gzip file or a workbook unpacks to.",
              load.limits.unpacked_bytes, std::numeric_limits<std::int64_t>::max());
    line.add_value("--threads", "N", "Threads to work on. The result is the same with any number.",
                   [&load](const std::string& text) {
                       constexpr std::size_t most = 256;
                       load.threads = static_cast<unsigned>(count_in("--threads", text, 1, most));
                   });
}

void add_policy_options(CommandLine& line, PolicyOptions& options) {
    line.begin_group("Policy");
    line.add_value(
        "--config", "FILE",
        "The policy file. Default: msp-audit.toml in the first folder among the PATHs, else in the current "
        "folder.",
        [&options](const std::string& text) { options.file = text; });
    line.add_flag("--no-config", "Use no policy file: the built-in values alone.", options.none);
}

void add_output_options(CommandLine& line, OutputOptions& options, std::span<const Format> known) {
    line.begin_group("Output");
    line.add_values("--format", "FORMAT[=FILE]",
                    listed(known) +
                        ", on standard output or where --output says; FORMAT=FILE writes that format to FILE. May be "
                        "repeated.",
                    [&options, known](const std::string& text) { take_format(text, options, known); });
    line.add_value("--output", "FILE",
                   "Write to FILE instead of standard output, whole or not at all; a device or a pipe is written "
                   "straight.",
                   [&options](const std::string& text) { options.file = text; });
    line.add_flag("--csv-raw",
                  "CSV for machines: text that a spreadsheet would run as a formula is written as it is.",
                  options.csv_raw);
    line.add_flag(
        "--for-excel",
        "CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such "
        "as 00123 or 3-4, stay text. Amounts have a decimal point.",
        options.for_excel);
    line.add_value("--color", "WHEN", "auto (the default: at a terminal, unless NO_COLOR is set), always or never.",
                   [&options](const std::string& text) {
                       static constexpr std::array<std::string_view, 3> words{"auto", "always", "never"};
                       options.color = static_cast<ColorWhen>(place_of("--color", text, "such choice", Words(words)));
                   });
}

void add_message_options(CommandLine& line, MessageOptions& options) {
    line.begin_group("Messages");
    line.add_flag("--quiet", "Say nothing but errors on standard error: no warnings, no rejected rows, no progress.",
                  options.quiet);
    line.add_flag("--verbose", "Say more: how each column was recognised, every finding, the policy file in force.",
                  options.verbose);
    line.add_flag("--progress",
                  "Say what the program is at past the first second, even where standard error is no "
                  "terminal.",
                  options.progress);
    line.add_flag("--no-progress", "Never show progress.", options.no_progress);
}

std::vector<OutputTarget> OutputOptions::targets() const {
    std::vector<OutputTarget> all = formats;
    const auto is_bare = [](const OutputTarget& target) { return target.file.empty(); };
    const auto bare = std::count_if(all.begin(), all.end(), is_bare);
    if (all.empty()) {
        all.push_back({Format::table, file});
    } else if (bare > 1) {
        throw UsageError("two formats cannot share one output\n  hint: --format csv=FILE writes one to a file");
    } else if (bare == 0 && !file.empty()) {
        throw UsageError("--output has nothing to write: every --format names a file of its own");
    } else if (bare == 1) {
        std::find_if(all.begin(), all.end(), is_bare)->file = file;
    }
    std::set<std::string> places;
    for (const OutputTarget& target : all) {
        if (!places.insert(target.file == "-" ? "" : std::filesystem::path(target.file).lexically_normal().string())
                 .second) {
            throw UsageError(fmt::format("two formats cannot share one output: '{}'", target.file));
        }
    }
    return all;
}

ProgressWhen MessageOptions::progress_when() const {
    if (progress) return ProgressWhen::always;
    return quiet || no_progress ? ProgressWhen::never : ProgressWhen::automatic;
}

void check_profile(const std::string& name, Reads reads) {
    const std::vector<std::string_view> known = built_in_of(reads);
    std::error_code error;
    const bool is_known = name.empty() || std::find(known.begin(), known.end(), name) != known.end();
    if (!is_known && !std::filesystem::exists(name, error)) {
        refuse_word("--profile", name, "profile and no file", known);
    }
}

void refuse_idle_readings(const LoadOptions& options, const std::vector<std::string>& files, Reads reads) {
    const auto check = [&](std::string_view option, const auto& readings) {
        for (const auto& [key, reading] : readings) {
            const std::string& name = key;
            const auto is_meant = [&name](const std::string& file) {
                const std::string_view whole = without_sheet(file);
                return file == name || file.substr(file.rfind('/') + 1) == name || whole == name ||
                       whole.substr(whole.rfind('/') + 1) == name;
            };
            if (name.empty() || kind_named(name) || std::any_of(files.begin(), files.end(), is_meant)) continue;
            const Words kinds = kinds_of(reads);
            std::vector<std::string_view> known(kinds.begin(), kinds.end());
            known.insert(known.end(), files.begin(), files.end());
            refuse_word(option, name, "file that was read, and no kind of document", known);
        }
    };
    check("--date-order", options.date_order);
    check("--serial-dates", options.serial_dates);
    check("--decimal", options.decimal);
    check("--discount", options.discount);
}

}  // namespace msp_audit::cmd
