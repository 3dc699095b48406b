#include "project/layering.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

namespace layering {
namespace {

using Layers = std::set<std::string, std::less<>>;

// A layer may always use itself. `report` sees the layers whose results it prints.
const std::map<std::string, Layers, std::less<>> arrows{
    {"core", {}},
    {"policy", {"core"}},
    {"ingest", {"core"}},
    {"match", {"core", "policy"}},
    {"audit", {"core", "policy", "match"}},
    {"tickets", {"core", "policy"}},
    {"check", {"core", "policy", "match", "audit", "tickets"}},
    {"report", {"core", "match", "audit", "tickets"}},
    {"cmd", {"core", "policy", "ingest", "match", "audit", "tickets", "check", "report"}},
};

const Layers pure_layers{"core", "match", "audit", "tickets", "check"};

const Layers impure_headers{"fstream",    "iostream", "istream",     "ostream",     "syncstream",   "filesystem",
                            "cstdio",     "stdio.h",  "ctime",       "time.h",      "unistd.h",     "fcntl.h",
                            "fmt/core.h", "fmt/os.h", "fmt/color.h", "fmt/print.h", "fmt/ostream.h"};

const Layers impure_words{"clock::now", "Clock::now", "clock_gettime", "gettimeofday", "std::time(",
                          "std::cout",  "std::cerr",  "std::clog",     "fmt::print",   "printf("};

std::string_view layer_of(std::string_view file) {
    if (file.starts_with("lib/")) {
        file.remove_prefix(4);
    }
    const auto slash = file.find('/');
    return slash == std::string_view::npos ? std::string_view{} : file.substr(0, slash);
}

struct Include {
    std::string_view path;
    bool ours = false;  ///< in quotes
};

std::optional<Include> include_in(std::string_view line) {
    const auto skip_blanks = [&line] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
    skip_blanks();
    if (!line.starts_with('#')) {
        return std::nullopt;
    }
    line.remove_prefix(1);
    skip_blanks();
    if (!line.starts_with("include")) {
        return std::nullopt;
    }
    const auto open = line.find_first_of("<\"");
    if (open == std::string_view::npos) {
        return std::nullopt;
    }
    const auto close = line.find(line[open] == '<' ? '>' : '"', open + 1);
    if (close == std::string_view::npos) {
        return std::nullopt;
    }
    return Include{line.substr(open + 1, close - open - 1), line[open] == '"'};
}

/// Empty if `layer` may include it.
std::string objection(std::string_view layer, const Include& include) {
    const std::string path{include.path};
    if (include.ours) {
        const std::string_view target = layer_of(path);
        if (path.starts_with("lib/") || !arrows.contains(target)) {
            return "'" + path + "' does not begin with the name of a layer";
        }
        if (target != layer && !arrows.find(layer)->second.contains(target)) {
            return std::string{layer} + " must not lean on " + std::string{target};
        }
        return {};
    }
    if (path.starts_with("libfccp/") && layer != "ingest") {
        return "only ingest knows the CSV library";
    }
    if (path.starts_with("CLI/") && layer != "cmd") {
        return "only cmd knows command lines";
    }
    if (pure_layers.contains(layer) && (impure_headers.contains(path) || path.starts_with("sys/"))) {
        return std::string{layer} + " has no files, clock or output, so no <" + path + ">";
    }
    return {};
}

}  // namespace

std::vector<Breach> breaches(std::string_view file, std::string_view text) {
    std::vector<Breach> found;
    const std::string_view layer = layer_of(file);
    const auto object = [&](int number, std::string reason) {
        found.push_back({std::string{file}, number, std::move(reason)});
    };
    if (!arrows.contains(layer)) {
        object(0, "'" + std::string{layer} + "' is not a layer");
        return found;
    }
    for (int number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (const auto include = include_in(line)) {
            if (auto reason = objection(layer, *include); !reason.empty()) {
                object(number, std::move(reason));
            }
            continue;
        }
        line = line.substr(0, line.find("//"));
        for (const auto& word : impure_words) {
            if (pure_layers.contains(layer) && line.find(word) != std::string_view::npos) {
                object(number, std::string{layer} + " has no files, clock or output, so no " + word);
            }
        }
    }
    return found;
}

std::vector<Breach> breaches_in_project(const std::string& top) {
    namespace fs = std::filesystem;
    std::vector<Breach> found;
    int files = 0;
    for (const char* const folder : {"lib", "cmd"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path{top} / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".hpp") {
                continue;
            }
            ++files;
            std::ostringstream text;
            text << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
            const auto more = breaches(fs::relative(entry.path(), top).generic_string(), text.str());
            found.insert(found.end(), more.begin(), more.end());
        }
    }
    if (files == 0) {
        throw std::runtime_error{"no sources below " + top};
    }
    return found;
}

}  // namespace layering
