#include "cmd/completions/completion_scripts.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace msp_audit::cmd {

namespace {

constexpr std::string_view head = R"(# bash completion for msp-audit, made from the program's own options.
)";

constexpr std::string_view body = R"(
_msp_audit_offer() { # PREFIX BEGIN WORD...: PREFIX and each WORD that begins with BEGIN
    local prefix=$1 begin=$2 word
    shift 2
    for word; do
        [[ $word == "$begin"* ]] && COMPREPLY+=("$prefix$word")
    done
}

_msp_audit_offer_list() { # PREFIX BEGIN WORD...: words parted by commas, none of them twice
    local prefix=$1 begin=$2 word
    shift 2
    local given=${begin%"${begin##*,}"}
    for word; do
        [[ ,$given == *",$word,"* ]] || _msp_audit_offer "$prefix$given" "${begin##*,}" "$word"
    done
}

_msp_audit_offer_value() { # PREFIX BEGIN: what may stand behind an option; its name and = may be the PREFIX
    local prefix=$1 begin=$2 word
    case $kind in
    word) _msp_audit_offer "$prefix" "$begin" $words ;;
    list) _msp_audit_offer_list "$prefix" "$begin" $words ;;
    file) compopt -o default ;;
    word_or_file)
        _msp_audit_offer "$prefix" "$begin" $words
        compopt -o default
        ;;
    word_and_file | word_may_file)
        if [[ $begin == *=* ]]; then
            compopt -o default
        elif [[ $kind == word_may_file ]]; then
            _msp_audit_offer "$prefix" "$begin" $words
        else
            for word in $words; do _msp_audit_offer "$prefix" "$begin" "$word="; done
            compopt -o nospace
        fi
        ;;
    esac
}

# What may follow in a command that is typed out: `first` is the place of its first argument.
_msp_audit_offer_in_command() {
    local previous=${line[-2]} kind= words= place
    for ((place = first; place < ${#line[@]} - 1; place++)); do
        if [[ ${line[place]} == -- ]]; then
            compopt -o default
            return
        fi
    done
    if [[ $current == --*=* ]]; then
        _msp_audit_value "$command" "${current%%=*}"
        _msp_audit_offer_value "${current%%=*}=" "${current#*=}"
        return
    fi
    if ((${#line[@]} - 2 >= first)) && [[ $previous == --* ]]; then
        _msp_audit_value "$command" "$previous"
        if [[ -n $kind ]]; then
            _msp_audit_offer_value '' "$current"
            return
        fi
    fi
    if [[ $current == -* ]]; then
        _msp_audit_options "$command"
        _msp_audit_offer '' "$current" $words
        return
    fi
    _msp_audit_arguments "$command" $((${#line[@]} - 1 - first)) "$previous"
    _msp_audit_offer '' "$current" $words
    [[ $kind == file ]] && compopt -o default
}

_msp_audit() {
    local -a line=()
    local IFS=$' \t\n' word joins= place current command= first words= kind=
    # Readline parts words at =; here what it parts is one word again.
    for ((place = 0; place <= COMP_CWORD; place++)); do
        word=${COMP_WORDS[place]}
        if [[ -n $joins || $word =~ ^=+$ ]]; then line[-1]+=$word; else line+=("$word"); fi
        if [[ $word =~ ^=+$ ]]; then joins=yes; else joins=; fi
    done
    current=${line[-1]}
    COMPREPLY=()
    if ((${#line[@]} > 3)) && _msp_audit_is_command "${line[1]} ${line[2]}"; then
        command="${line[1]} ${line[2]}" first=3
    elif ((${#line[@]} > 2)) && _msp_audit_is_command "${line[1]}"; then
        command=${line[1]} first=2
    fi
    if ((${#line[@]} <= 3)); then
        _msp_audit_names $((${#line[@]} - 1)) "${line[1]}"
        _msp_audit_offer '' "$current" $words
    fi
    [[ -n $command ]] && _msp_audit_offer_in_command
    if [[ $current == *=* && $COMP_WORDBREAKS == *=* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*=}"}"}")
    fi
    return 0
}

complete -F _msp_audit msp-audit
)";

constexpr std::string_view name_of(Suggests suggests) {
    switch (suggests) {
    case Suggests::word:
        return "word";
    case Suggests::list:
        return "list";
    case Suggests::file:
        return "file";
    case Suggests::word_or_file:
        return "word_or_file";
    case Suggests::word_and_file:
        return "word_and_file";
    case Suggests::word_may_file:
        return "word_may_file";
    case Suggests::nothing:
    case Suggests::anything:
        break;
    }
    return "anything";
}

void append_commands(std::string& out, const std::vector<SuggestedCommand>& commands) {
    std::vector<std::string> names;
    names.reserve(commands.size());
    for (const SuggestedCommand& command : commands) names.push_back(quoted(command.name));
    out += fmt::format(
        "\n_msp_audit_is_command() {{ # NAME\n    case $1 in\n    {}) ;;\n    *) return 1 ;;\n    esac\n}}\n",
        fmt::join(names, " | "));
    out += "\n# The words of commands: PLACE, and the word before where it is the second.\n"
           "_msp_audit_names() {\n    case \"$1 $2\" in\n";
    for (const std::string& family : families_of(commands)) {
        std::vector<std::string> words;
        for (const auto& [word, summary] : words_behind(family, commands)) words.push_back(word);
        out += fmt::format("    {}) words={} ;;\n", quoted("2 " + family), quoted(joined(words)));
    }
    std::vector<std::string> words;
    for (const auto& [word, summary] : words_behind("", commands)) words.push_back(word);
    words.insert(words.end(), {"--help", "--version"});
    out += fmt::format("    '1 '*) words={} ;;\n    esac\n}}\n", quoted(joined(words)));
}

void append_options(std::string& out, const std::vector<SuggestedCommand>& commands) {
    out += "\n# COMMAND: its options.\n_msp_audit_options() {\n    case $1 in\n";
    for (const SuggestedCommand& command : commands) {
        std::vector<std::string> names;
        for (const SuggestedOption& option : command.options) names.push_back(option.name);
        out += fmt::format("    {}) words={} ;;\n", quoted(command.name), quoted(joined(names)));
    }
    out += "    esac\n}\n";
}

/// Options of several commands that take the same are one case.
void append_values(std::string& out, const std::vector<SuggestedCommand>& commands) {
    struct Case {
        Suggests suggests;
        std::vector<std::string> words;
        std::vector<std::string> patterns;
    };
    std::vector<Case> cases;
    for (const SuggestedCommand& command : commands) {
        for (const SuggestedOption& option : command.options) {
            if (option.suggests == Suggests::nothing) continue;
            const auto same = std::find_if(cases.begin(), cases.end(), [&option](const Case& one) {
                return std::tie(one.suggests, one.words) == std::tie(option.suggests, option.words);
            });
            const std::string pattern = quoted(command.name + " " + option.name);
            if (same == cases.end())
                cases.push_back({option.suggests, option.words, {pattern}});
            else
                same->patterns.push_back(pattern);
        }
    }
    out += "\n# COMMAND OPTION: what stands behind it.\n_msp_audit_value() {\n    case \"$1 $2\" in\n";
    for (const Case& one : cases) {
        out += fmt::format("    {})\n        kind={}", fmt::join(one.patterns, " | \\\n        "),
                           name_of(one.suggests));
        if (!one.words.empty()) out += fmt::format(" words={}", quoted(joined(one.words)));
        out += "\n        ;;\n";
    }
    out += "    esac\n}\n";
}

void append_arguments(std::string& out, const std::vector<SuggestedCommand>& commands) {
    out += "\n# COMMAND, the place of its argument, and the word before.\n_msp_audit_arguments() {\n"
           "    case \"$1 $2 $3\" in\n";
    for (const SuggestedCommand& command : commands) {
        if (command.takes_files) out += fmt::format("    {}' '*) kind=file ;;\n", quoted(command.name));
        if (command.topics.empty()) continue;
        std::vector<std::string> first;
        std::vector<std::pair<std::string, std::string>> second;
        for (const std::string& topic : command.topics) {
            const auto blank = topic.find(' ');
            std::string word = topic.substr(0, blank);
            if (blank != std::string::npos) second.emplace_back(word, topic.substr(blank + 1));
            if (std::find(first.begin(), first.end(), word) == first.end()) first.push_back(std::move(word));
        }
        out += fmt::format("    {}*) words={} ;;\n", quoted(command.name + " 0 "), quoted(joined(first)));
        for (const std::string& word : first) {
            std::vector<std::string> words;
            for (const auto& [family, report] : second) {
                if (family == word) words.push_back(report);
            }
            if (words.empty()) continue;
            out += fmt::format("    {}) words={} ;;\n", quoted(command.name + " 1 " + word), quoted(joined(words)));
        }
    }
    out += "    esac\n}\n";
}

}  // namespace

std::string bash_script(const std::vector<SuggestedCommand>& commands) {
    std::string out(head);
    append_commands(out, commands);
    append_options(out, commands);
    append_values(out, commands);
    append_arguments(out, commands);
    return out.append(body);
}

}  // namespace msp_audit::cmd
