#include "cmd/run.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "cmd/command_table.hpp"
#include "cmd/console.hpp"
#include "cmd/first_page.hpp"
#include "cmd/help.hpp"
#include "cmd/output.hpp"
#include "cmd/usage_error.hpp"
#include "core/decimal.hpp"
#include "core/nearest.hpp"
#include "core/shell_word.hpp"
#include "core/version.hpp"
#include "policy/policy.hpp"
#include "report/workbook_writer.hpp"

namespace msp_audit::cmd {

namespace {

constexpr std::string_view version_option = "--version";
constexpr std::string_view hint_at_help = "\n  hint: msp-audit --help lists the commands";

/// A file that is opened while a standard stream is closed would take its number, and results would be written to it.
/// What is opened here cannot be used, so that using it is noticed.
void hold_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;                         // NOLINT(*-vararg)
        static_cast<void>(open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));  // NOLINT(*-vararg)
    }
}

[[noreturn]] void refuse_option(const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    constexpr std::array<std::string_view, 2> own{help_option, version_option};
    if (const auto near = nearest(name, own)) {
        throw UsageError(fmt::format("'{}' is no option of msp-audit\n  hint: did you mean '{}'?", name, *near));
    }
    for (const CommandEntry& entry : command_table()) {
        CommandLine line{std::string(entry.name)};
        const auto command = entry.make();
        command->setup(line);
        std::vector<std::string_view> known;
        for (const Option& option : line.options()) known.push_back(option.name);
        const auto near = nearest(name, known);
        if (!near) continue;
        throw UsageError(
            fmt::format("'{}' is no option of msp-audit\n  hint: options follow a command: msp-audit {} {}", name,
                        entry.name, *near));
    }
    throw UsageError(fmt::format("'{}' is no option of msp-audit{}", name, hint_at_help));
}

/// Other commands begin with the word: the reports of "tickets".
bool has_reports(const std::string& word) {
    const auto names = command_names();
    return std::any_of(names.begin(), names.end(),
                       [&word](std::string_view name) { return name.starts_with(word + " "); });
}

/// What was probably meant by the first word, or by the first two.
std::optional<std::string> nearest_command(std::span<const std::string> words) {
    std::vector<std::string_view> all = command_names();
    std::vector<std::string_view> of_two_words;
    std::vector<std::string_view> second_words;
    for (const std::string_view name : command_names()) {
        const auto blank = name.find(' ');
        if (blank == std::string_view::npos) continue;
        of_two_words.push_back(name);
        second_words.push_back(name.substr(blank + 1));
        all.push_back(name.substr(0, blank));
    }
    if (words.size() > 1) {
        if (const auto near = nearest(words[0] + " " + words[1], of_two_words)) return std::string(*near);
    }
    if (const auto near = nearest(words[0], all)) return std::string(*near);
    const auto near = nearest(words[0], second_words);
    if (!near) return std::nullopt;
    const auto place = std::find(second_words.begin(), second_words.end(), *near) - second_words.begin();
    return std::string(of_two_words[static_cast<std::size_t>(place)]);
}

[[noreturn]] void refuse_command(std::span<const std::string> words) {
    const std::string& word = words.front();
    const std::string message = fmt::format("there is no command '{}'", word);
    if (code_named(word)) throw UsageError(fmt::format("{}\n  hint: msp-audit help {}", message, word));
    if (const auto near = nearest_command(words)) {
        throw UsageError(fmt::format("{}\n  hint: did you mean '{}'?", message, *near));
    }
    std::error_code error;
    if (std::filesystem::exists(word, error)) {
        throw UsageError(fmt::format("{}\n  hint: msp-audit reconcile {}", message, shell_word(word)));
    }
    throw UsageError(message + std::string(hint_at_help));
}

/// Throws UsageError where the second word is no report, no file, and much like a report: "tickets resoltuion".
void refuse_report_misspelt(std::span<const std::string> words) {
    std::error_code error;
    if (words.size() < 2 || words[1].starts_with('-') || !has_reports(words.front())) return;
    if (std::filesystem::exists(words[1], error)) return;
    const std::string said = words.front() + " " + words[1];
    const auto near = nearest(said, command_names());
    if (!near || !near->starts_with(words.front() + " ")) return;
    throw UsageError(
        fmt::format("there is no command '{}', and no such file\n  hint: did you mean '{}'?", said, *near));
}

ExitStatus run_command(const CommandEntry& entry, std::span<const std::string> words) {
    if (CommandLine::asks_for_help(words)) {
        print(help_on(entry, terminal_width()));
        return ExitStatus::done;
    }
    const auto command = entry.make();
    CommandLine line{std::string(entry.name)};
    command->setup(line);
    line.parse(words);
    return command->run();
}

ExitStatus dispatch(const std::string& called, std::span<const std::string> words) {
    if (words.empty()) {
        print(first_page(surroundings(called), terminal_width()));
        return ExitStatus::done;
    }
    if (words.front() == help_option || words.front() == "-h") {
        print(overview(terminal_width()));
        return ExitStatus::done;
    }
    const std::string& first = words.front();
    if (first == version_option) {
        print(fmt::format("msp-audit {}\n", version()));
        return ExitStatus::done;
    }
    if (first.starts_with('-')) refuse_option(first);
    if (words.size() > 1) {
        const CommandEntry* const entry = command_named(first + " " + words[1]);
        if (entry != nullptr) return run_command(*entry, words.subspan(2));
    }
    const CommandEntry* const entry = command_named(first);
    if (entry == nullptr) refuse_command(words);
    refuse_report_misspelt(words);
    return run_command(*entry, words.subspan(1));
}

/// The one place where exceptions become a sentence and an exit status.
ExitStatus guarded(const std::string& called, std::span<const std::string> words) {
    try {
        return dispatch(called, words);
    } catch (const UsageError& error) {
        tell(error.what());
        return ExitStatus::bad_usage;
    } catch (const PolicyError& error) {
        tell(error.what());
        return ExitStatus::bad_usage;
    } catch (const Overflow& error) {
        tell(std::string(error.what()) + "; nothing was reconciled");
        return ExitStatus::bad_input;
    } catch (const OutputError& error) {
        tell(error.what());
        return ExitStatus::unwritten_output;
    } catch (const WorkbookNotWritten& error) {
        tell(fmt::format("the workbook cannot be written: {}", error.what()));
        return ExitStatus::unwritten_output;
    } catch (const std::bad_alloc&) {
        tell("memory ran out; nothing was written");
        return ExitStatus::unwritten_output;
    } catch (const std::exception& error) {
        tell(fmt::format(
            "a fault of the program: {}\n  hint: please report this message, the version ({}) and what was "
            "run",
            error.what(), version()));
        return ExitStatus::fault_of_ours;
    }
}

}  // namespace

int run(int argc, const char* const* argv) {
    hold_standard_streams();
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return static_cast<int>(guarded(argc > 0 ? argv[0] : "", words));
}

}  // namespace msp_audit::cmd
