#include "man/command_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "man/mdoc_text.hpp"

namespace msp_audit {

namespace {

/// A placeholder as mdoc has it: the names around = and | are arguments, and what is in brackets may be left out.
std::string arguments(std::string_view placeholder) {
    std::string text;
    bool is_name = false;
    for (const char c : placeholder) {
        if (c == '[' || c == ']') {
            text += c == '[' ? " Ns Oo" : " Oc";
            is_name = false;
            continue;
        }
        const bool is_sign = c == '=' || c == '|';
        if (!is_sign && !is_name) text += text.empty() ? " Ar " : " Ns Ar ";
        if (is_sign) text += text.ends_with("Oo") ? " " : " Ns ";
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

}  // namespace

std::string page_name(const cmd::CommandEntry& command) {
    std::string name = fmt::format("msp-audit-{}.1", command.name);
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
}

std::string command_page(const cmd::CommandEntry& command, std::string_view page_template) {
    return filled_template(page_template,
                           {{"DESCRIPTION", description(command)}, {"OPTIONS", options_section(command)}},
                           "the program's own options");
}

}  // namespace msp_audit
