#include <doctest/doctest.h>

#include <algorithm>
#include <regex>

#include "cmd/command_table.hpp"
#include "core/codes.hpp"
#include "core/columns.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/profile.hpp"
#include "ingest/profile_keys.hpp"
#include "ingest/ticket_profile.hpp"
#include "man/command_page.hpp"
#include "man/findings_page.hpp"
#include "man/formats_page.hpp"
#include "man/policy_page.hpp"
#include "man/profiles_page.hpp"
#include "project/examples.hpp"

using namespace examples;

namespace {

constexpr const char* main_page = "man/msp-audit.1";
constexpr const char* findings_file = "man/msp-audit-findings.7";
constexpr const char* formats_file = "man/msp-audit-formats.5";
constexpr const char* policy_file = "man/msp-audit-policy.5";
constexpr const char* tutorial_file = "man/msp-audit-tutorial.7";
constexpr const char* profiles_file = "man/msp-audit-profiles.5";

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
                      "^  ([a-z]+(?: [a-z]+)?)");
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

}  // namespace

TEST_CASE("the manual pages of findings, formats, policy and profiles are fresh") {
    // Where this fails: cmake --build --preset dev --target update-manual
    CHECK((text_of(findings_file) == msp_audit::findings_page()));
    CHECK((text_of(policy_file) == msp_audit::policy_page()));
    CHECK((text_of(formats_file) == msp_audit::formats_page(text_of("man/templates/msp-audit-formats.5"))));
    CHECK((text_of(profiles_file) == msp_audit::profiles_page(text_of("man/templates/msp-audit-profiles.5"),
                                                              text_of("data-samples/own-profile/ledger.toml"))));
}

TEST_CASE("every key of a profile is read by some reader, and every profile that is built in is in the manual") {
    std::string readers;
    for (const char* file : {"profile_reading", "profile_cell_reading", "ticket_profile"}) {
        readers += text_of(std::string("lib/ingest/") + file + ".cpp");
    }
    for (std::size_t part = 0; part < msp_audit::profile_part_count; ++part) {
        for (const auto& key : profile_keys(static_cast<msp_audit::ProfilePart>(part))) {
            // The readers speak of all other keys of a table by these.
            const bool is_rest = key.name == "by" || key.name.ends_with("equals");
            INFO(key.name);
            CHECK((is_rest || readers.find("\"" + std::string(key.name) + "\"") != std::string::npos));
        }
    }
    const auto lines = lines_of(text_of(profiles_file));
    for (const auto& profile : msp_audit::shipped_profiles()) {
        CHECK(has_line(lines, ".Ss " + std::string(profile.name)));
    }
    for (const auto& profile : msp_audit::shipped_ticket_profiles()) {
        CHECK(has_line(lines, ".Ss " + std::string(profile.name)));
    }
}

TEST_CASE("every column that is read from some export is in the manual") {
    const auto lines = lines_of(text_of(formats_file));
    const auto is_told = [&lines](std::string_view name) {
        const std::string item = ".It Cm " + std::string(name) + " Pq ";
        return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.starts_with(item); });
    };
    for (std::size_t i = 0; i < msp_audit::column_count; ++i) {
        const auto name = name_of(static_cast<msp_audit::Column>(i));
        INFO(name);
        CHECK(is_told(name));
        CHECK_FALSE(meaning_of(static_cast<msp_audit::Column>(i)).empty());
    }
    for (std::size_t i = 0; i < msp_audit::ticket_column_count; ++i) {
        const auto name = name_of(static_cast<msp_audit::TicketColumn>(i));
        INFO(name);
        CHECK(is_told(name));
    }
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

TEST_CASE("every code of a question about tickets has a case that asks it, with figures worked out by hand") {
    for (const auto& code : msp_audit::code_table()) {
        if (family_of(code.code) != msp_audit::CodeFamily::tickets) continue;
        INFO(code.name);
        const std::string folder = "tests/golden/tickets-findings/" + std::string(code.name);
        const std::string command = text_of(folder + "/cmd");
        CHECK(command.starts_with("# "));
        CHECK(command.find("--only " + std::string(code.name)) != std::string::npos);
        CHECK(text_of(folder + "/stdout").find(std::string(code.name) + " (") != std::string::npos);
    }
}

TEST_CASE("every command has a place in the manual, and a page of its own that is fresh") {
    const auto lines = lines_of(text_of(main_page));
    CHECK(commands().size() == msp_audit::cmd::command_table().size());
    for (const auto& command : msp_audit::cmd::command_table()) {
        INFO(command.name);
        CHECK(has_line(lines, ".Ss " + std::string(command.name)));
        // Where this fails: cmake --build --preset dev --target update-manual
        const std::string page = msp_audit::page_name(command);
        CHECK((text_of("man/" + page) == msp_audit::command_page(command, text_of("man/templates/" + page))));
    }
}

TEST_CASE("the page of a command describes each of its options, and no other") {
    for (const std::string& name : commands()) {
        INFO(name);
        std::string file = "man/msp-audit-" + name + ".1";
        std::replace(file.begin(), file.end(), ' ', '-');
        const auto options = matches_in(output_of("msp-audit " + name + " --help"), "^  --([a-z-]+)");
        CHECK_FALSE(options.empty());
        CHECK(matches_in(text_of(file), "^\\.It Fl -([a-z-]+)") == options);
    }
}

TEST_CASE("the lines of files that the tutorial shows stand in its files") {
    const std::string page = text_of(tutorial_file);
    const std::string mapping = text_of("data-samples/tutorial/policy/mapping.toml");
    const std::string tolerance = text_of("data-samples/tutorial/policy/tolerance.toml");
    REQUIRE(tolerance.starts_with(mapping));
    CHECK(page.find("\n" + mapping + ".Ed\n") != std::string::npos);
    CHECK(page.find("\n" + tolerance.substr(mapping.size() + 1) + ".Ed\n") != std::string::npos);
    const auto orders = lines_of(text_of("data-samples/tutorial/orders.csv"));
    std::string begin;
    for (std::size_t i = 0; i < 5; ++i) begin += orders[i] + "\n";
    CHECK(page.find("\n" + begin + ".Ed\n") != std::string::npos);
}

TEST_CASE("the examples that the manual of check shows are those that are run") {
    const std::string page = text_of("man/msp-audit-check.1");
    for (const char* const file : {"check-exports.yml", "month-end.sh"}) {
        INFO(file);
        std::string shown = "\n.Bd -literal\n";
        for (const std::string& line : lines_of(text_of(std::string("man/examples/") + file))) {
            if (line.starts_with('.') || line.starts_with('\'')) shown += "\\&";
            for (const char c : line) shown += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
            shown += '\n';
        }
        CHECK(page.find(shown + ".Ed\n") != std::string::npos);
    }
}

TEST_CASE("every problem of an export is found in some example of check") {
    std::string printed;
    for (const char* const folder : {"documents", "tickets"}) {
        printed += text_of(std::string("tests/golden/check/finds-what-is-wrong-with-") + folder + "/stdout");
    }
    printed += text_of("tests/golden/check/finds-what-cannot-be-read/stdout");
    for (const auto& code : msp_audit::code_table()) {
        if (code.on != "export") continue;
        INFO(code.name);
        CHECK(printed.find(" [" + std::string(code.name) + "]\n") != std::string::npos);
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
    std::vector<std::string> pages{main_page, profiles_file, tutorial_file};
    for (const auto& command : msp_audit::cmd::command_table())
        pages.push_back("man/" + msp_audit::page_name(command));
    std::size_t shown = 0;
    for (const std::string& page : pages) {
        for (const Example& example : in_mdoc(text_of(page))) {
            INFO(page, ": $ ", example.command);
            CHECK(difference(example, output_of(example.command)) == "");
            ++shown;
        }
    }
    CHECK(shown > 3);
}
