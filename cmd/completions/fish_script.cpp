#include "cmd/completions/completion_scripts.hpp"

#include <fmt/format.h>

namespace msp_audit::cmd {

namespace {

constexpr std::string_view head = R"(# fish completion for msp-audit, made from the program's own options.

function __msp_audit_at -d 'These words are typed behind msp-audit and no others'
    set -l typed (commandline -opc)
    set -e typed[1]
    test "$typed" = "$argv"
end

function __msp_audit_in -d 'The command is typed'
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l command "$typed[1]"
    __msp_audit_is_command "$typed[1..2]"; and set command "$typed[1..2]"
    test "$command" = "$argv"
end

function __msp_audit_value -d 'What is typed of the value of an option'
    string replace -r '^--[^=]*=' '' -- (commandline -ct)
end

function __msp_audit_list -d 'Words parted by commas, none of them twice'
    set -l typed (__msp_audit_value)
    set -l given (string replace -r '[^,]*$' '' -- $typed)
    for word in $argv
        contains -- $word (string split , -- $given); or echo $given$word
    end
end

function __msp_audit_file -d 'Files behind WORD='
    set -l typed (string split -m 1 = -- (__msp_audit_value))
    for file in (__fish_complete_path "$typed[2]" '' | string replace -r '\t.*' '')
        echo "$typed[1]=$file"
    end
end

function __msp_audit_word_and_file -d 'WORD=FILE'
    if string match -q '*=*' -- (__msp_audit_value)
        __msp_audit_file
    else
        for word in $argv
            echo "$word="
        end
    end
end

function __msp_audit_word_may_file -d 'WORD or WORD=FILE'
    if string match -q '*=*' -- (__msp_audit_value)
        __msp_audit_file
    else
        for word in $argv
            echo $word
        end
    end
end

complete -c msp-audit -f
complete -c msp-audit -n __msp_audit_at -l help -d 'The commands'
complete -c msp-audit -n __msp_audit_at -l version -d 'The version of the program'
)";

/// In single quotes, as fish reads them.
std::string fish_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string action_of(const SuggestedOption& option) {
    const std::string words = joined(option.words);
    switch (option.suggests) {
    case Suggests::nothing:
        break;
    case Suggests::anything:
        return " -x";
    case Suggests::word:
        return " -x -a " + fish_quoted(words);
    case Suggests::list:
        return " -x -a " + fish_quoted("(__msp_audit_list " + words + ")");
    case Suggests::file:
        return " -r -F";
    case Suggests::word_or_file:
        return " -r -F -a " + fish_quoted(words);
    case Suggests::word_and_file:
        return " -x -a " + fish_quoted("(__msp_audit_word_and_file " + words + ")");
    case Suggests::word_may_file:
        return " -x -a " + fish_quoted("(__msp_audit_word_may_file " + words + ")");
    }
    return "";
}

void append_names(std::string& out, const std::string& before, const std::vector<SuggestedCommand>& commands) {
    const std::string condition = before.empty() ? "__msp_audit_at" : fish_quoted("__msp_audit_at " + before);
    for (const auto& [word, summary] : words_behind(before, commands)) {
        out += fmt::format("complete -c msp-audit -n {} -a {} -d {}\n", condition, word, fish_quoted(summary));
    }
}

void append_topics(std::string& out, const SuggestedCommand& command) {
    for (const std::string& topic : command.topics) {
        const auto blank = topic.find(' ');
        const std::string before = blank == std::string::npos ? "" : " " + topic.substr(0, blank);
        out +=
            fmt::format("complete -c msp-audit -n {} -a {}\n", fish_quoted("__msp_audit_at " + command.name + before),
                        blank == std::string::npos ? topic : topic.substr(blank + 1));
    }
}

}  // namespace

std::string fish_script(const std::vector<SuggestedCommand>& commands) {
    std::string out(head);
    std::vector<std::string> names;
    names.reserve(commands.size());
    for (const SuggestedCommand& command : commands) names.push_back(fish_quoted(command.name));
    out += fmt::format("\nfunction __msp_audit_is_command\n    contains -- \"$argv\" {}\nend\n\n", joined(names));
    append_names(out, "", commands);
    for (const std::string& family : families_of(commands)) append_names(out, family, commands);
    for (const SuggestedCommand& command : commands) {
        const std::string condition = fish_quoted("__msp_audit_in " + command.name);
        out += '\n';
        for (const SuggestedOption& option : command.options) {
            out += fmt::format("complete -c msp-audit -n {} -l {}{} -d {}\n", condition, option.name.substr(2),
                               action_of(option), fish_quoted(option.description));
        }
        if (command.takes_files) out += fmt::format("complete -c msp-audit -n {} -F\n", condition);
        append_topics(out, command);
    }
    return out;
}

}  // namespace msp_audit::cmd
