#include <doctest/doctest.h>

#include <algorithm>
#include <regex>

#include "core/codes.hpp"
#include "man/findings_page.hpp"
#include "man/policy_page.hpp"
#include "project/examples.hpp"

using namespace examples;

namespace {

constexpr const char* main_page = "man/msp-audit.1";
constexpr const char* findings_file = "man/msp-audit-findings.7";
constexpr const char* policy_file = "man/msp-audit-policy.5";

bool has_line(const std::vector<std::string>& lines, const std::string& wanted) {
    return std::find(lines.begin(), lines.end(), wanted) != lines.end();
}

/// The first groups of all matches, each once, in order.
std::vector<std::string> matches_in(const std::string& text, const std::string& pattern) {
    const std::regex expression(pattern, std::regex::ECMAScript | std::regex::multiline);
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
        const std::string word = (*at)[1].str();
        if (std::find(found.begin(), found.end(), word) == found.end()) found.push_back(word);
    }
    return found;
}

std::vector<std::string> commands() {
    const std::string help = output_of("msp-audit --help");
    return matches_in(help.substr(help.find("\nCommands\n"), help.find("\nOptions\n") - help.find("\nCommands\n")),
                      "^  ([a-z]+)");
}

/// The lines of one section of a page, from its title to the next.
std::vector<std::string> section(const std::string& page, const std::string& title) {
    std::vector<std::string> found;
    bool inside = false;
    for (const std::string& line : lines_of(page)) {
        if (line.starts_with(".Sh ")) inside = line == ".Sh " + title;
        if (inside) found.push_back(line);
    }
    return found;
}

/// A command's own page, else the main one.
std::string page_of(const std::string& command) {
    const std::string own = "man/msp-audit-" + command + ".1";
    return exists(own) ? own : main_page;
}

/// The main page and those of commands that have their own.
std::vector<std::string> command_pages() {
    std::vector<std::string> pages{main_page};
    for (const std::string& command : commands()) {
        if (page_of(command) != main_page) pages.push_back(page_of(command));
    }
    return pages;
}

}  // namespace

TEST_CASE("the manual pages of the findings and of the policy are fresh") {
    // Where this fails: cmake --build --preset dev --target update-manual
    CHECK((text_of(findings_file) == msp_audit::findings_page()));
    CHECK((text_of(policy_file) == msp_audit::policy_page()));
}

TEST_CASE("every code of a finding is in the manual once") {
    const auto lines = lines_of(text_of(findings_file));
    for (const auto& code : msp_audit::code_table()) {
        INFO(code.name);
        CHECK(has_line(lines, ".Ss " + std::string(code.name)));
    }
    const auto count =
        std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.starts_with(".Ss "); });
    CHECK(static_cast<std::size_t>(count) == msp_audit::code_count);
}

TEST_CASE("every command has a place in the manual, and every option of it") {
    const auto lines = lines_of(text_of(main_page));
    const auto names = commands();
    CHECK_FALSE(names.empty());
    for (const std::string& name : names) {
        INFO(name);
        CHECK(has_line(lines, ".Ss " + name));
        const auto own_lines = lines_of(text_of(page_of(name)));
        const auto options = matches_in(output_of("msp-audit " + name + " --help"), "^  --([a-z-]+)");
        CHECK_FALSE(options.empty());
        for (const std::string& option : options) {
            INFO("--", option);
            const bool described = std::any_of(own_lines.begin(), own_lines.end(), [&](const std::string& line) {
                const std::string item = ".It Fl -" + option;
                return line == item || line.starts_with(item + " ");
            });
            CHECK(described);
        }
    }
}

TEST_CASE("the manual describes no option that the program does not have") {
    std::string known = output_of("msp-audit --help");
    for (const std::string& name : commands()) known += output_of("msp-audit " + name + " --help");
    const auto options = matches_in(known, "^  --([a-z-]+)");
    for (const std::string& page : command_pages()) {
        for (const std::string& option : matches_in(text_of(page), "^\\.It Fl -([a-z-]+)")) {
            INFO(page, ": --", option);
            CHECK(std::find(options.begin(), options.end(), option) != options.end());
        }
    }
}

TEST_CASE("the manual says what every exit status means") {
    const auto lines = section(text_of(main_page), "EXIT STATUS");
    const auto statuses = matches_in(text_of("cmd/exit_status.hpp"), "^    [a-z_]+ = ([0-9]+),");
    CHECK(statuses.size() == 6);
    for (const std::string& status : statuses) {
        INFO(status);
        CHECK(has_line(lines, ".It " + status));
    }
}

TEST_CASE("the commands that the manual shows print what it shows") {
    for (const std::string& page : command_pages()) {
        const auto found = in_mdoc(text_of(page));
        CHECK_FALSE(found.empty());
        for (const Example& example : found) {
            INFO("$ ", example.command);
            CHECK(difference(example, output_of(example.command)) == "");
        }
    }
}
