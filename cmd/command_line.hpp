#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace msp_audit::cmd {

/// One option of a command: its parse, its help and its suggestions come from here.
struct Option {
    enum class Takes : unsigned char { nothing, one_value, values };

    std::string group;        ///< heading in the help
    std::string name;         ///< "--as-of"
    std::string placeholder;  ///< "DATE"; empty for a flag
    std::string description;
    Takes takes = Takes::nothing;
    std::function<void(const std::string&)> take;  ///< called for each value; throws UsageError. A flag gets ""
};

/// The options and arguments of one command. Commands add theirs; `parse` reads them; help walks them.
class CommandLine {
public:
    explicit CommandLine(std::string command);

    /// The heading of the options that follow.
    void begin_group(std::string title) { group_ = std::move(title); }
    void add_flag(std::string name, std::string description, bool& is_set);
    /// An option that may stand once.
    void add_value(std::string name, std::string placeholder, std::string description,
                   std::function<void(const std::string&)> take);
    /// An option that may stand several times, each time with one value.
    void add_values(std::string name, std::string placeholder, std::string description,
                    std::function<void(const std::string&)> take);
    /// What is no option.
    void take_arguments(std::vector<std::string>& arguments) { arguments_ = &arguments; }

    /// Hands each option's values to it, in the order in which options were added. Throws UsageError.
    void parse(std::span<const std::string> words);
    /// --help or -h stands before any --.
    [[nodiscard]] static bool asks_for_help(std::span<const std::string> words);

    [[nodiscard]] const std::string& command() const { return command_; }
    [[nodiscard]] const std::vector<Option>& options() const { return options_; }

private:
    void refuse_unknown(std::span<const std::string> words) const;
    void refuse_strange_values(std::span<const std::string> words) const;

    std::string command_;
    std::string group_;
    std::vector<Option> options_;
    std::vector<std::string>* arguments_ = nullptr;
};

/// The option that all commands have.
inline constexpr std::string_view help_option = "--help";

}  // namespace msp_audit::cmd
