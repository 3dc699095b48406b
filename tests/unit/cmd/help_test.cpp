#include "cmd/help.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/table_format.hpp"

using namespace msp_audit;
using namespace msp_audit::cmd;

namespace {

std::size_t longest_line(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        longest = std::max(longest, display_width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

}  // namespace

TEST_CASE("the overview and the help of each command name all there is, within the terminal's width") {
    const std::string page = overview(80);
    CHECK(longest_line(page) <= 80);
    for (const CommandEntry& command : command_table()) {
        CAPTURE(command.name);
        CHECK(page.find("  " + std::string(command.name) + " ") != std::string::npos);
        const std::string help = help_on(command, 60);
        CHECK(longest_line(help) <= 60);
        CommandLine line{std::string(command.name)};
        const auto made = command.make();
        made->setup(line);
        for (const Option& option : line.options()) {
            CAPTURE(option.name);
            CHECK(help.find("  " + option.name) != std::string::npos);
            CHECK(option.description.ends_with('.'));
        }
    }
}

TEST_CASE("the help on a code says what it means, why it comes and what to do") {
    for (const CodeEntry& code : code_table()) {
        CAPTURE(code.name);
        const std::string help = help_on(code, 72);
        CHECK(longest_line(help) <= 72);
        CHECK(help.starts_with(std::string(code.name) + ": "));
        for (const char* const heading : {"\nMeaning\n", "\nUsual causes\n", "\nWhat to do\n"}) {
            CHECK(help.find(heading) != std::string::npos);
        }
    }
}

TEST_CASE("no option has two meanings in one command") {
    for (const CommandEntry& command : command_table()) {
        CommandLine line{std::string(command.name)};
        const auto made = command.make();
        made->setup(line);
        std::vector<std::string> names;
        for (const Option& option : line.options()) names.push_back(option.name);
        std::sort(names.begin(), names.end());
        CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    }
}
