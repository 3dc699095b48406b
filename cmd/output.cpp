#include "cmd/output.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace msp_audit::cmd {

namespace {

constexpr std::size_t block = std::size_t{1} << 16U;
constexpr unsigned permissions = 07777;

std::string folder_of(const std::string& file) {
    const auto slash = file.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : file.substr(0, slash);
}

/// The file that a name leads to; the name itself where there is none yet.
std::string resolved(const std::string& file) {
    const std::unique_ptr<char, decltype(&std::free)> real(realpath(file.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : file;
}

/// Of a name that stands for something the program has open already: opening it again would start at its first byte.
std::optional<int> standing_descriptor(std::string_view file) {
    if (file.empty() || file == "-" || file == "/dev/stdout") return STDOUT_FILENO;
    if (file == "/dev/stderr") return STDERR_FILENO;
    for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
        if (!file.starts_with(folder)) continue;
        int number = -1;
        const char* const end = file.data() + file.size();
        const auto [rest, error] = std::from_chars(file.data() + folder.size(), end, number);
        if (error == std::errc() && rest == end && number >= 0) return number;
    }
    return std::nullopt;
}

}  // namespace

Output::Output(std::string file) : name_(std::move(file)) {
    if (const auto standing = standing_descriptor(name_)) {
        descriptor_ = *standing;
        if (name_.empty() || name_ == "-") name_ = "standard output";
        return;
    }
    struct stat status {};
    const bool exists = stat(name_.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) fail(EISDIR);
    if (exists && !S_ISREG(status.st_mode)) {
        descriptor_ = open(name_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);  // NOLINT(*-vararg)
        is_ours_ = true;
        if (descriptor_ < 0) fail(errno);
        return;
    }
    if (exists && access(name_.c_str(), W_OK) != 0) fail(errno);
    place_ = resolved(name_);
    open_beside(status.st_mode & permissions, exists);
}

Output::~Output() {
    if (is_ours_ && descriptor_ >= 0) close(descriptor_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
}

void Output::open_beside(unsigned mode, bool has_mode) {
    constexpr int most_tries = 1000;
    constexpr unsigned for_all = 0666;  // less the umask
    is_ours_ = true;
    for (int i = 0; i < most_tries && descriptor_ < 0; ++i) {
        // The name is hidden, so that a run on the folder does not read it.
        std::string name = fmt::format("{}/.msp-audit-{}-{}.tmp", folder_of(place_), getpid(), i);
        descriptor_ = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, for_all);  // NOLINT(*-vararg)
        if (descriptor_ >= 0) temporary_ = std::move(name);
        if (descriptor_ < 0 && errno != EEXIST) fail(errno);
    }
    if (descriptor_ < 0) fail(EEXIST);
    if (has_mode && fchmod(descriptor_, mode) != 0) fail(errno);
}

void Output::write(std::string_view text) {
    if (held_back_.size() + text.size() < block) {
        held_back_ += text;
        return;
    }
    write_out(held_back_);
    held_back_.clear();
    write_out(text);
}

void Output::write_out(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor_, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            // Only where the parent has the signal ignored; a shell expects it all the same.
            std::signal(SIGPIPE, SIG_DFL);
            std::raise(SIGPIPE);
        } else if (errno != EINTR) {
            fail(errno);
        }
    }
}

void Output::finish() {
    write_out(held_back_);
    held_back_.clear();
    if (!is_ours_) return;
    if (!temporary_.empty() && fsync(descriptor_) != 0) fail(errno);
    const int closed = close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail(errno);
}

void Output::commit() {
    if (temporary_.empty()) return;
    if (rename(temporary_.c_str(), place_.c_str()) != 0) fail(errno);
    temporary_.clear();
    // The new name should outlive a power cut too; a file system that cannot promise it has the file all the same.
    const int folder = open(folder_of(place_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);  // NOLINT(*-vararg)
    if (folder < 0) return;
    static_cast<void>(fsync(folder));
    close(folder);
}

void Output::fail(int error) {
    throw OutputError(fmt::format("{}: cannot be written: {}", name_, std::system_category().message(error)));
}

void write_whole(std::span<const Rendering> renderings) {
    std::vector<std::unique_ptr<Output>> outputs;
    outputs.reserve(renderings.size());
    for (const Rendering& rendering : renderings) outputs.push_back(std::make_unique<Output>(rendering.file));
    const auto fill = [&](bool straight) {
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            if (outputs[i]->is_straight() != straight) continue;
            renderings[i].write(*outputs[i]);
            outputs[i]->finish();
        }
    };
    fill(false);
    for (const auto& output : outputs) output->commit();
    fill(true);
}

void print(std::string_view text) {
    Output output{std::string()};
    output.write(text);
    output.finish();
}

}  // namespace msp_audit::cmd
