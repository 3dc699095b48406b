#include "cmd/completions/suggestions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/command_table.hpp"
#include "cmd/help.hpp"
#include "cmd/option_values.hpp"

namespace msp_audit::cmd {

namespace {

std::string first_sentence(std::string_view text) {
    const auto end = std::min(text.find(". "), text.size());
    text = text.substr(0, end);
    if (text.ends_with('.')) text.remove_suffix(1);
    return std::string(text);
}

Suggests suggestion_for(std::string_view placeholder, bool has_words) {
    if (placeholder.empty()) return Suggests::nothing;
    if (placeholder == "FILE") return Suggests::file;
    if (!has_words) return Suggests::anything;
    if (placeholder.ends_with("[=FILE]")) return Suggests::word_may_file;
    if (placeholder.ends_with("=FILE")) return Suggests::word_and_file;
    if (placeholder.ends_with("|FILE")) return Suggests::word_or_file;
    return placeholder.ends_with(",...") ? Suggests::list : Suggests::word;
}

SuggestedCommand suggested(const CommandEntry& entry) {
    SuggestedCommand command;
    command.name = entry.name;
    command.summary = entry.summary;
    command.takes_files = entry.arguments.find("PATH") != std::string_view::npos;
    if (entry.arguments.find("COMMAND") != std::string_view::npos) {
        for (const std::string_view topic : help_topics()) command.topics.emplace_back(topic);
    }
    CommandLine line{std::string(entry.name)};
    const auto made = entry.make();
    made->setup(line);
    for (const Option& option : line.options()) {
        std::vector<std::string> words = words_of(option);
        const Suggests suggests = suggestion_for(option.placeholder, !words.empty());
        command.options.push_back({option.name, option.placeholder, first_sentence(option.description),
                                   option.takes == Option::Takes::values, suggests, std::move(words)});
    }
    command.options.push_back({std::string(help_option), "", "Print the options and end", false, {}, {}});
    return command;
}

}  // namespace

std::vector<SuggestedCommand> suggested_commands() {
    std::vector<SuggestedCommand> commands;
    for (const CommandEntry& entry : command_table()) commands.push_back(suggested(entry));
    return commands;
}

std::vector<DescribedWord> words_behind(std::string_view before, const std::vector<SuggestedCommand>& commands) {
    std::vector<DescribedWord> words;
    for (const SuggestedCommand& command : commands) {
        std::string_view name = command.name;
        if (!before.empty()) {
            if (!name.starts_with(std::string(before) + " ")) continue;
            name.remove_prefix(before.size() + 1);
        }
        const auto blank = name.find(' ');
        const std::string word(name.substr(0, blank));
        const auto place =
            std::find_if(words.begin(), words.end(), [&](const auto& row) { return row.first == word; });
        if (blank == std::string_view::npos) {
            if (place == words.end())
                words.emplace_back(word, command.summary);
            else
                place->second = command.summary;
        } else if (place == words.end()) {
            words.emplace_back(word, std::string(name.substr(blank + 1)));
        } else if (command_named(word) == nullptr) {
            place->second += fmt::format(", {}", name.substr(blank + 1));
        }
    }
    return words;
}

std::vector<std::string> families_of(const std::vector<SuggestedCommand>& commands) {
    std::vector<std::string> families;
    for (const SuggestedCommand& command : commands) {
        const auto blank = command.name.find(' ');
        if (blank == std::string::npos) continue;
        std::string family = command.name.substr(0, blank);
        if (std::find(families.begin(), families.end(), family) == families.end())
            families.push_back(std::move(family));
    }
    return families;
}

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out + "'";
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

}  // namespace msp_audit::cmd
