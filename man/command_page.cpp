#include "man/command_page.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "man/mdoc_text.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view made_by =
    ".\\\" Made from man/templates and the program's own options by the target update-manual; change it there.\n";

/// A placeholder as mdoc has it: the names before and behind a = are arguments.
std::string arguments(std::string_view placeholder) {
    std::string text;
    bool is_name = false;
    for (std::size_t i = 0; i < placeholder.size(); ++i) {
        const char c = placeholder[i];
        const bool is_sign = c == '=';
        if (!is_sign && !is_name) text += text.empty() ? " Ar " : " Ns Ar ";
        if (is_sign && is_name) text += " Ns ";
        text += c;
        is_name = !is_sign;
    }
    return text;
}

std::string options_section(const cmd::CommandEntry& command) {
    cmd::CommandLine line{std::string(command.name)};
    const auto made = command.make();
    made->setup(line);
    std::string section = ".Sh OPTIONS\n";
    std::string group;
    for (const cmd::Option& option : line.options()) {
        if (option.group != group) {
            if (!group.empty()) section += ".El\n";
            group = option.group;
            section += fmt::format(".Ss {}\n.Bl -tag -width Ds\n", group);
        }
        section += fmt::format(".It Fl {}{}\n", option.name.substr(1), arguments(option.placeholder));
        append_mdoc_text(section, option.description);
    }
    if (group.empty()) section += ".Bl -tag -width Ds\n";
    section += ".It Fl -help\nPrint the options and end.\n.El\n";
    return section;
}

std::string description(const cmd::CommandEntry& command) {
    std::string text;
    std::string_view rest = command.description;
    while (true) {
        const auto end = std::min(rest.find("\n\n"), rest.size());
        append_mdoc_text(text, rest.substr(0, end));
        if (end == rest.size()) return text;
        text += ".Pp\n";
        rest.remove_prefix(end + 2);
    }
}

void replace(std::string& page, std::string_view mark, const std::string& text) {
    const auto place = page.find(mark);
    if (place == std::string::npos) throw std::runtime_error(fmt::format("a template has no line {}", mark));
    page.replace(place, mark.size() + 1, text);
}

}  // namespace

std::string page_name(const cmd::CommandEntry& command) {
    std::string name = fmt::format("msp-audit-{}.1", command.name);
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
}

std::string command_page(const cmd::CommandEntry& command, std::string_view page_template) {
    std::string page(page_template);
    replace(page, ".\\\" DESCRIPTION", description(command));
    replace(page, ".\\\" OPTIONS", options_section(command));
    return std::string(made_by) + page;
}

}  // namespace msp_audit
