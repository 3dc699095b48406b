#include "cmd/policy_file.hpp"

#include <cerrno>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "cmd/console.hpp"
#include "cmd/usage_error.hpp"
#include "core/sheet_name.hpp"
#include "core/shell_word.hpp"

namespace msp_audit::cmd {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view usual_name = "msp-audit.toml";

/// What a name that nobody gave leads to: nothing where it does not exist.
std::optional<std::string> found_in(const std::string& folder) {
    const std::string file = folder == "." ? std::string(usual_name) : (fs::path(folder) / usual_name).string();
    std::error_code error;
    const auto kind = fs::symlink_status(file, error).type();
    if (kind == fs::file_type::not_found || kind == fs::file_type::none) return std::nullopt;
    return file;
}

std::optional<std::string> place_of_policy(const PolicyOptions& options, std::span<const std::string> paths) {
    if (options.none) return std::nullopt;
    if (!options.file.empty()) return options.file;
    for (const std::string& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) continue;
        if (auto file = found_in(path)) return file;
        break;
    }
    return found_in(".");
}

/// Throws UnreadablePolicyFile.
std::string content_of(const std::string& file) {
    constexpr std::size_t most = std::size_t{16} << 20U;
    constexpr std::size_t block = std::size_t{1} << 16U;
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(*-vararg)
    if (descriptor < 0) throw UnreadablePolicyFile(std::system_category().message(errno));
    std::string text;
    int trouble = 0;
    for (ssize_t got = 1; got > 0 && text.size() <= most;) {
        const std::size_t before = text.size();
        text.resize(before + block);
        got = read(descriptor, text.data() + before, block);
        if (got < 0) trouble = errno;
        text.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
        if (trouble == EINTR) {
            trouble = 0;
            got = 1;
        }
    }
    close(descriptor);
    if (trouble != 0) throw UnreadablePolicyFile(std::system_category().message(trouble));
    if (text.size() > most) throw UnreadablePolicyFile("it is larger than 16 MiB");
    return text;
}

}  // namespace

PolicyText policy_text(const PolicyOptions& options, std::span<const std::string> paths) {
    const auto file = place_of_policy(options, paths);
    if (!file) return {};
    try {
        return {*file, content_of(*file)};
    } catch (const UnreadablePolicyFile& error) {
        throw UsageError(fmt::format("{}: the policy cannot be read: {}", *file, error.what()));
    }
}

Policy policy_of(const PolicyText& text) {
    if (text.file.empty()) return Policy{};
    const fs::path folder = fs::path(text.file).parent_path();
    return read_policy(text.text, text.file,
                       [&folder](const std::string& name) { return content_of((folder / name).string()); });
}

Policy policy_in_force(const PolicyOptions& options, std::span<const std::string> paths) {
    return policy_of(policy_text(options, paths));
}

void tell_unused_policies(const PolicyOptions& options, const LoadOptions& inputs, const MessageOptions& messages) {
    if (messages.quiet || options.none || !options.file.empty()) return;
    const auto used = place_of_policy(options, inputs.paths);
    std::set<std::string> told;
    std::vector<std::string> named = inputs.paths;
    for (const auto& [kind, file] : inputs.kinds) named.push_back(file);
    for (const std::string& path : named) {
        std::error_code error;
        const std::string file = fs::exists(path, error) ? path : std::string(without_sheet(path));
        if (!fs::exists(file, error) || fs::is_directory(file, error)) continue;
        const std::string folder = fs::path(file).parent_path().string();
        const auto beside = found_in(folder.empty() ? "." : folder);
        if (!beside || (used && fs::equivalent(*used, *beside, error)) || !told.insert(*beside).second) continue;
        tell(fmt::format("warning: {}: not used, although it lies beside {}: no PATH is its folder\n"
                         "  hint: --config {}; --no-config if it is none for these files",
                         *beside, path, shell_word(*beside)));
    }
}

}  // namespace msp_audit::cmd
