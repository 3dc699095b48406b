#include "project/examples.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <sys/wait.h>

#include "golden/line_diff.hpp"

namespace examples {

namespace {

constexpr std::string_view prompt = "$ ";
constexpr std::string_view program_name = "msp-audit";
constexpr std::string_view rest_mark = "[...]\n";

/// Each line that begins with the prompt begins an example; other lines are its output.
void append_block(const std::vector<std::string>& block, std::vector<Example>& found) {
    if (block.empty() || !block.front().starts_with(std::string(prompt) + std::string(program_name))) return;
    for (const std::string& line : block) {
        if (line.starts_with(prompt)) {
            found.push_back({line.substr(prompt.size()), ""});
        } else {
            found.back().shown += line + "\n";
        }
    }
}

std::string without_escapes(const std::string& line) {
    std::string plain;
    for (std::size_t place = 0; place < line.size(); ++place) {
        if (line[place] != '\\' || place + 1 == line.size()) {
            plain += line[place];
            continue;
        }
        ++place;
        if (line[place] == 'e') plain += '\\';
        if (line[place] == '-') plain += '-';
    }
    return plain;
}

}  // namespace

std::string text_of(const std::string& file) {
    std::ifstream stream(std::string(MSP_AUDIT_SOURCE_DIR "/") + file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool exists(const std::string& file) { return std::ifstream(std::string(MSP_AUDIT_SOURCE_DIR "/") + file).good(); }

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<Example> in_markdown(std::string_view text) {
    std::vector<Example> found;
    std::vector<std::string> block;
    bool inside = false;
    for (const std::string& line : lines_of(text)) {
        if (line.starts_with("```")) {
            append_block(block, found);
            block.clear();
            inside = !inside;
        } else if (inside) {
            block.push_back(line);
        }
    }
    return found;
}

std::vector<Example> in_mdoc(std::string_view text) {
    std::vector<Example> found;
    std::vector<std::string> block;
    bool inside = false;
    for (const std::string& line : lines_of(text)) {
        if (line.starts_with(".Bd -literal")) {
            inside = true;
        } else if (line.starts_with(".Ed")) {
            append_block(block, found);
            block.clear();
            inside = false;
        } else if (inside) {
            block.push_back(without_escapes(line));
        }
    }
    return found;
}

std::string output_of(const std::string& command, unsigned columns) {
    // The document's word for the program is a function of the shell, so that pipes and lists work as they read.
    const std::string script =
        "cd \"" MSP_AUDIT_SOURCE_DIR "\" && unset NO_COLOR && COLUMNS=" + std::to_string(columns) +
        " && export COLUMNS && " + std::string("msp_audit() { \"" MSP_AUDIT_PROGRAM "\" \"$@\"; }; msp_audit") +
        command.substr(program_name.size()) + " 2>&1";
    FILE* pipe = popen(script.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
    std::string printed;
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        printed.append(buffer.data(), got);
    }
    const int status = pclose(pipe);
    if (!WIFEXITED(status)) {
        printed += "[ended by a signal]\n";
    } else if (WEXITSTATUS(status) > 1) {
        printed += "[exit status " + std::to_string(WEXITSTATUS(status)) + "]\n";
    }
    return printed;
}

std::string difference(const Example& example, std::string_view printed) {
    std::string_view shown = example.shown;
    if (!shown.ends_with(rest_mark)) return line_diff(shown, printed);
    shown.remove_suffix(rest_mark.size());
    if (printed.starts_with(shown)) return "";
    std::size_t end = 0;
    for (std::size_t left = lines_of(shown).size(); left > 0 && end < printed.size(); --left) {
        const auto line_end = printed.find('\n', end);
        end = line_end == std::string_view::npos ? printed.size() : line_end + 1;
    }
    return line_diff(shown, printed.substr(0, end));
}

}  // namespace examples
