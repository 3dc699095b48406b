// Runs golden cases: folders that hold `cmd`, a shell command line, and what it must print.
//
//   cmd              run by /bin/sh -c in a fresh copy of `files`, with msp-audit in PATH
//   stdout, stderr   what it must print there; a missing file means nothing at all
//   exit             the status it must end with; a missing file means 0
//   files/           the files it finds
//   needs-real-data  skipped without the folder of real exports, which cmd sees as $REAL_DATA
//
// Exit status: 0 all passed, 1 some failed, 2 bad usage, 77 every case was skipped.

#include "golden/line_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int all_skipped = 77;

struct Options {
    fs::path program;
    fs::path real_data;
    bool update = false;
    std::vector<fs::path> folders;
};

struct Outcome {
    std::string standard_output;
    std::string standard_error;
    int status = 0;  ///< as a shell says it: 128 and the signal's number for a killed program
};

struct Tally {
    int passed = 0;
    int failed = 0;
    int skipped = 0;
};

/// A folder of its own that is gone with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "msp-audit-golden-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::system_error{errno, std::generic_category(), name};
        }
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// Empty for a missing file.
std::string content(const fs::path& file) {
    std::ostringstream text;
    if (std::ifstream stream{file, std::ios::binary}; stream.peek() != std::ifstream::traits_type::eof()) {
        text << stream.rdbuf();
    }
    return std::move(text).str();
}

/// Writes the text, or removes the file if there is none; says whether that changed anything.
bool store(const fs::path& file, const std::string& text) {
    if (content(file) == text && fs::exists(file) == !text.empty()) {
        return false;
    }
    if (text.empty()) {
        return fs::remove(file);
    }
    std::ofstream{file, std::ios::binary} << text;
    return true;
}

/// The whole environment of a case: nothing of the author's machine but PATH and the sanitizers' settings.
std::vector<std::string> environment(const Options& options, const fs::path& home) {
    const char* const path = std::getenv("PATH");
    std::vector<std::string> variables{
        "PATH=" + options.program.parent_path().string() + ":" + (path != nullptr ? path : "/usr/bin:/bin"),
        "HOME=" + home.string(),
        "LC_ALL=C",
        "TZ=UTC",
        "COLUMNS=80",
    };
    if (fs::is_directory(options.real_data)) {
        variables.push_back("REAL_DATA=" + options.real_data.string());
    }
    for (const std::string name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (const char* const value = std::getenv(name.c_str()); value != nullptr) {
            variables.push_back(name + "=" + value);
        }
    }
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> result;
    result.reserve(strings.size() + 1);
    for (auto& string : strings) {
        result.push_back(string.data());
    }
    result.push_back(nullptr);
    return result;
}

[[noreturn]] void become(const fs::path& folder, const fs::path& output, const fs::path& error,
                         char* const* arguments, char* const* variables) {
    constexpr int cannot_run = 126;
    const auto onto = [](const fs::path& file, int flags, int descriptor) {
        const int opened = open(file.c_str(), flags | O_CLOEXEC, 0600);  // NOLINT(*-vararg)
        return opened >= 0 && dup2(opened, descriptor) >= 0;
    };
    constexpr int fresh = O_WRONLY | O_CREAT | O_TRUNC;
    if (chdir(folder.c_str()) == 0 && onto("/dev/null", O_RDONLY, STDIN_FILENO) &&
        onto(output, fresh, STDOUT_FILENO) && onto(error, fresh, STDERR_FILENO)) {
        execve("/bin/sh", arguments, variables);
    }
    _exit(cannot_run);
}

Outcome run(const Options& options, const fs::path& test) {
    const TemporaryFolder temporary;
    const fs::path work = temporary.path() / "work";
    const fs::path output = temporary.path() / "stdout";
    const fs::path error = temporary.path() / "stderr";
    fs::create_directory(work);
    if (fs::exists(test / "files")) {
        fs::copy(test / "files", work, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    }
    std::vector<std::string> arguments{"sh", "-c", content(test / "cmd")};
    std::vector<std::string> variables = environment(options, temporary.path());
    const auto argument_pointers = pointers(arguments);
    const auto variable_pointers = pointers(variables);

    const pid_t child = fork();
    if (child < 0) {
        throw std::system_error{errno, std::generic_category(), "fork"};
    }
    if (child == 0) {
        become(work, output, error, argument_pointers.data(), variable_pointers.data());
    }
    int state = 0;
    while (waitpid(child, &state, 0) < 0) {
        if (errno != EINTR) {
            throw std::system_error{errno, std::generic_category(), "waitpid"};
        }
    }
    constexpr int killed = 128;
    return {content(output), content(error), WIFEXITED(state) ? WEXITSTATUS(state) : killed + WTERMSIG(state)};
}

void refuse_strange_files(const fs::path& test) {
    static constexpr std::array known{"cmd", "stdout", "stderr", "exit", "files", "needs-real-data"};
    for (const auto& entry : fs::directory_iterator(test)) {
        if (std::find(known.begin(), known.end(), entry.path().filename().string()) == known.end()) {
            throw std::runtime_error{entry.path().string() + " is no part of a golden case"};
        }
    }
}

std::string indented(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        result += "    ";
        result += text.substr(0, end);
        result += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

/// What differs, in full; empty if the case passes.
std::string complaint(const fs::path& test, const Outcome& outcome) {
    std::string text;
    std::string wanted = content(test / "exit");
    if (wanted.empty()) {
        wanted = "0\n";
    }
    if (const auto status = fmt::format("{}\n", outcome.status); status != wanted) {
        text +=
            fmt::format("  exit status: expected {}, got {}\n", wanted.substr(0, wanted.find('\n')), outcome.status);
    }
    const auto compare = [&](std::string_view name, const std::string& actual) {
        const std::string expected = content(test / name);
        if (expected != actual) {
            text += fmt::format("  {}:\n{}", name, indented(line_diff(expected, actual)));
        }
    };
    compare("stdout", outcome.standard_output);
    compare("stderr", outcome.standard_error);
    if (!text.empty()) {
        text += fmt::format("  cmd:\n{}", indented(content(test / "cmd")));
        text += fmt::format("  whole stdout:\n{}", indented(outcome.standard_output));
        text += fmt::format("  whole stderr:\n{}", indented(outcome.standard_error));
    }
    return text;
}

bool update(const fs::path& test, const Outcome& outcome) {
    const bool output = store(test / "stdout", outcome.standard_output);
    const bool error = store(test / "stderr", outcome.standard_error);
    const bool status = store(test / "exit", outcome.status == 0 ? "" : fmt::format("{}\n", outcome.status));
    return output || error || status;
}

void judge(const Options& options, const fs::path& test, Tally& tally) {
    refuse_strange_files(test);
    if (fs::exists(test / "needs-real-data") && !fs::is_directory(options.real_data)) {
        fmt::print("skipped {}: there is no folder '{}'\n", test.string(), options.real_data.string());
        ++tally.skipped;
        return;
    }
    const Outcome outcome = run(options, test);
    if (options.update) {
        if (update(test, outcome)) {
            fmt::print("updated {}\n", test.string());
        }
        ++tally.passed;
        return;
    }
    if (const auto text = complaint(test, outcome); !text.empty()) {
        fmt::print("FAILED {}\n{}\n", test.string(), text);
        ++tally.failed;
        return;
    }
    ++tally.passed;
}

std::vector<fs::path> cases_in(const fs::path& folder) {
    std::vector<fs::path> cases;
    if (fs::exists(folder / "cmd")) {
        return {folder};
    }
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!fs::exists(entry.path() / "cmd")) {
            throw std::runtime_error{entry.path().string() + " has no file 'cmd'"};
        }
        cases.push_back(entry.path());
    }
    if (cases.empty()) {
        throw std::runtime_error{folder.string() + " holds no case"};
    }
    std::sort(cases.begin(), cases.end());
    return cases;
}

Options parse(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const auto value = [&] {
            if (++at == arguments.size()) {
                throw std::invalid_argument{arguments[at - 1] + " wants a value"};
            }
            return fs::absolute(arguments[at]);
        };
        if (arguments[at] == "--program") {
            options.program = value();
        } else if (arguments[at] == "--real-data") {
            options.real_data = value().lexically_normal();
        } else if (arguments[at] == "--update") {
            options.update = true;
        } else {
            options.folders.push_back(fs::absolute(arguments[at]));
        }
    }
    if (options.folders.empty() || !fs::exists(options.program)) {
        throw std::invalid_argument{"usage: runner --program FILE [--real-data FOLDER] [--update] FOLDER..."};
    }
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const Options options = parse({argv + 1, argv + argc});
        Tally tally;
        for (const auto& folder : options.folders) {
            for (const auto& test : cases_in(folder)) {
                judge(options, test, tally);
            }
        }
        fmt::print("{} passed, {} failed, {} skipped\n", tally.passed, tally.failed, tally.skipped);
        if (tally.failed > 0) {
            return 1;
        }
        return tally.passed == 0 ? all_skipped : 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "golden runner: {}\n", error.what());
        return 2;
    }
}
