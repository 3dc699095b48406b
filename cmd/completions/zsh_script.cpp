#include "cmd/completions/completion_scripts.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace msp_audit::cmd {

namespace {

constexpr std::string_view head = R"(#compdef msp-audit
# zsh completion for msp-audit, made from the program's own options.

_msp_audit_list() { # WORD...: words parted by commas, none of them twice
    local -a given=("${(@s:,:)PREFIX}")
    compset -P '*,'
    compadd -qS , -- "${(@)@:|given}"
}

_msp_audit_word_or_file() { # WORD...
    compadd -- "$@"
    _files
}

_msp_audit_word_and_file() { # WORD...: WORD=FILE
    if compset -P '*='; then _files; else compadd -S = -- "$@"; fi
}

_msp_audit_word_may_file() { # WORD...: WORD or WORD=FILE
    if compset -P '*='; then _files; else compadd -- "$@"; fi
}
)";

constexpr std::string_view tail = R"(
_msp-audit() {
    local -a words_here
    local -i typed=0
    local function=_msp_audit_in_${words[2]} of_two=_msp_audit_in_${words[2]}_${words[3]}
    if ((CURRENT > 3)) && ((${+functions[$of_two]})); then
        typed=2 function=$of_two
    elif ((CURRENT > 2)) && ((${+functions[$function]})); then
        typed=1
    fi
    if ((CURRENT == 2)); then
        _msp_audit_names ''
        [[ $PREFIX == -* ]] && words_here=('--help:the commands' '--version:the version of the program')
    elif ((CURRENT == 3)); then
        _msp_audit_names "$words[2]"
    fi
    (($#words_here)) && _describe -t commands command words_here
    ((typed)) || return 0
    shift $typed words
    ((CURRENT -= typed))
    $function
}

_msp-audit "$@"
)";

/// A sentence in the brackets of an option.
std::string in_brackets(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string with_colons_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string action_of(const SuggestedOption& option) {
    const std::string words = joined(option.words);
    switch (option.suggests) {
    case Suggests::word:
        return fmt::format("({})", words);
    case Suggests::list:
        return " _msp_audit_list " + words;
    case Suggests::file:
        return "_files";
    case Suggests::word_or_file:
        return " _msp_audit_word_or_file " + words;
    case Suggests::word_and_file:
        return " _msp_audit_word_and_file " + words;
    case Suggests::word_may_file:
        return " _msp_audit_word_may_file " + words;
    case Suggests::nothing:
    case Suggests::anything:
        break;
    }
    return " ";
}

std::string spec_of(const SuggestedOption& option) {
    std::string spec = option.repeats ? "*" : "";
    spec += option.name;
    if (option.suggests != Suggests::nothing) spec += '=';
    spec += fmt::format("[{}]", in_brackets(option.description));
    if (option.suggests != Suggests::nothing) {
        spec += fmt::format(":{}:{}", with_colons_escaped(option.placeholder), action_of(option));
    }
    return quoted(spec);
}

/// The first words of topics, and the second ones.
void append_topics(std::string& out, const std::vector<std::string>& topics) {
    std::vector<std::string> first;
    std::vector<std::string> second;
    for (const std::string& topic : topics) {
        const auto blank = topic.find(' ');
        std::string word = topic.substr(0, blank);
        if (blank != std::string::npos) second.push_back(topic.substr(blank + 1));
        if (std::find(first.begin(), first.end(), word) == first.end()) first.push_back(std::move(word));
    }
    out += fmt::format(" \\\n        {}", quoted(fmt::format("1:topic:({})", joined(first))));
    if (!second.empty()) out += fmt::format(" \\\n        {}", quoted(fmt::format("2:report:({})", joined(second))));
}

void append_command(std::string& out, const SuggestedCommand& command) {
    std::string function = command.name;
    std::replace(function.begin(), function.end(), ' ', '_');
    out += fmt::format("\n_msp_audit_in_{}() {{\n    _arguments -S", function);
    for (const SuggestedOption& option : command.options) out += fmt::format(" \\\n        {}", spec_of(option));
    if (!command.topics.empty()) append_topics(out, command.topics);
    if (command.takes_files) out += " \\\n        '*:PATH:_files'";
    out += "\n}\n";
}

void append_names(std::string& out, std::string_view before, const std::vector<SuggestedCommand>& commands) {
    out += fmt::format("    {})\n        words_here=(\n", quoted(before));
    for (const auto& [word, summary] : words_behind(before, commands)) {
        out += fmt::format("            {}\n", quoted(word + ":" + with_colons_escaped(summary)));
    }
    out += "        )\n        ;;\n";
}

}  // namespace

std::string zsh_script(const std::vector<SuggestedCommand>& commands) {
    std::string out(head);
    out += "\n# Sets words_here to the words of commands behind WORD.\n_msp_audit_names() {\n    case $1 in\n";
    append_names(out, "", commands);
    for (const std::string& family : families_of(commands)) append_names(out, family, commands);
    out += "    esac\n}\n";
    for (const SuggestedCommand& command : commands) append_command(out, command);
    return out.append(tail);
}

}  // namespace msp_audit::cmd
