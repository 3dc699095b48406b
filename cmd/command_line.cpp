#include "cmd/command_line.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cmd/usage_error.hpp"
#include "core/nearest.hpp"

namespace msp_audit::cmd {

namespace {

void hand_over(const Option& option, const std::vector<std::string>& values) {
    if (option.takes == Option::Takes::nothing) {
        option.take("");
        return;
    }
    if (option.takes == Option::Takes::one_value && values.size() > 1) {
        throw UsageError(fmt::format("{} is given {} times", option.name, values.size()));
    }
    for (const std::string& value : values) {
        if (value.empty()) throw UsageError(option.name + " needs a value that is not empty");
        option.take(value);
    }
}

/// A number below zero: no option begins with a digit, so the option before it says what it may be instead.
bool is_negative_number(std::string_view word) {
    word.remove_prefix(std::min<std::size_t>(word.size(), 1));
    if (word.starts_with('.') || word.starts_with(',')) word.remove_prefix(1);
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

}  // namespace

CommandLine::CommandLine(std::string command) : command_(std::move(command)) {}

void CommandLine::add_flag(std::string name, std::string description, bool& is_set) {
    options_.push_back({group_, std::move(name), "", std::move(description), Option::Takes::nothing,
                        [&is_set](const std::string&) { is_set = true; }});
}

void CommandLine::add_value(std::string name, std::string placeholder, std::string description,
                            std::function<void(const std::string&)> take) {
    options_.push_back({group_, std::move(name), std::move(placeholder), std::move(description),
                        Option::Takes::one_value, std::move(take)});
}

void CommandLine::add_values(std::string name, std::string placeholder, std::string description,
                             std::function<void(const std::string&)> take) {
    options_.push_back({group_, std::move(name), std::move(placeholder), std::move(description),
                        Option::Takes::values, std::move(take)});
}

bool CommandLine::asks_for_help(std::span<const std::string> words) {
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::any_of(words.begin(), end, [](const auto& word) { return word == help_option || word == "-h"; });
}

void CommandLine::refuse_unknown(std::span<const std::string> words) const {
    if (words.empty()) return;
    const std::string name = words.front().substr(0, words.front().find('='));
    if (!name.starts_with('-')) {
        throw UsageError(fmt::format("'{}' is one argument too many\n  hint: msp-audit help {}", name, command_));
    }
    std::vector<std::string_view> known{help_option};
    for (const Option& option : options_) known.push_back(option.name);
    const auto near = nearest(name, known);
    throw UsageError(near ? fmt::format("'{}' is no option of {}\n  hint: did you mean '{}'?", name, command_, *near)
                          : fmt::format("'{}' is no option of {}\n  hint: msp-audit help {} lists its options", name,
                                        command_, command_));
}

/// CLI11 would take the next word for the value of "--output=", and an option for the value of one that lacks its
/// own.
void CommandLine::refuse_strange_values(std::span<const std::string> words) const {
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        const std::string name = words[i].substr(0, words[i].find('='));
        const bool has_sign = name.size() < words[i].size();
        const auto option =
            std::find_if(options_.begin(), options_.end(), [&](const auto& row) { return row.name == name; });
        if (option == options_.end()) continue;
        if (option->takes == Option::Takes::nothing) {
            if (has_sign) throw UsageError(name + " takes no value");
        } else if (has_sign) {
            if (name.size() + 1 == words[i].size()) throw UsageError(name + " needs a value that is not empty");
        } else {
            ++i;
            const bool is_value =
                i < words.size() && (!words[i].starts_with('-') || words[i] == "-" || is_negative_number(words[i]));
            if (!is_value)
                throw UsageError(fmt::format("{} needs a value\n  hint: msp-audit help {}", name, command_));
        }
    }
}

void CommandLine::parse(std::span<const std::string> words) {
    refuse_strange_values(words);
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::deque<std::vector<std::string>> values(options_.size());
    std::vector<CLI::Option*> parsed;
    for (std::size_t i = 0; i < options_.size(); ++i) {
        const Option& option = options_[i];
        parsed.push_back(option.takes == Option::Takes::nothing
                             ? app.add_flag(option.name)
                             : app.add_option(option.name, values[i])->allow_extra_args(false));
    }
    std::vector<std::string> arguments;
    if (arguments_ != nullptr) app.add_option("arguments", arguments);
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    std::vector<std::string> unknown = app.remaining();
    std::erase(unknown, "--");
    refuse_unknown(unknown);
    for (std::size_t i = 0; i < options_.size(); ++i) {
        if (parsed[i]->count() > 0) hand_over(options_[i], values[i]);
    }
    if (arguments_ != nullptr) *arguments_ = std::move(arguments);
}

}  // namespace msp_audit::cmd
