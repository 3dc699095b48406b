#include <doctest/doctest.h>

#include <filesystem>
#include <regex>

#include "policy/policy.hpp"
#include "project/examples.hpp"

using namespace examples;

namespace {

/// The addresses of all links of a Markdown text that stay in the project.
std::vector<std::string> links_in(const std::string& text) {
    static const std::regex link(R"(\]\(([^)#]+)\))");
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) {
        const std::string target = (*at)[1].str();
        if (target.find("://") == std::string::npos) found.push_back(target);
    }
    return found;
}

}  // namespace

TEST_CASE("the commands that README.md shows print what it shows") {
    const auto found = in_markdown(text_of("README.md"));
    CHECK_FALSE(found.empty());
    for (const Example& example : found) {
        INFO("$ ", example.command);
        CHECK(difference(example, output_of(example.command)) == "");
    }
}

TEST_CASE("what README.md links to is there") {
    const auto found = links_in(text_of("README.md"));
    CHECK_FALSE(found.empty());
    for (const std::string& target : found) {
        INFO(target);
        CHECK(std::filesystem::exists(std::string(MSP_AUDIT_SOURCE_DIR "/") + target));
    }
}

TEST_CASE("the policy that README.md shows is accepted") {
    const std::string text = text_of("README.md");
    const std::string fence = "```toml\n";
    const auto begin = text.find(fence);
    REQUIRE(begin != std::string::npos);
    const auto first = begin + fence.size();
    CHECK_NOTHROW(
        static_cast<void>(msp_audit::read_policy(text.substr(first, text.find("```", first) - first), "README.md")));
}

TEST_CASE("the workflows that README.md names are presets") {
    const std::string text = text_of("README.md");
    const std::string presets = text_of("CMakePresets.json");
    const auto workflows = presets.substr(presets.find("\"workflowPresets\""));
    static const std::regex name(R"(cmake --workflow --preset ([a-z]+))");
    for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) {
        INFO((*at)[1].str());
        CHECK(workflows.find("\"name\": \"" + (*at)[1].str() + "\",\n") != std::string::npos);
    }
}

TEST_CASE("an example is a command after the prompt in a fenced block, with what follows as its output") {
    const auto found =
        in_markdown("$ msp-audit no\n```sh\n$ msp-audit one\na\n\nb\n$ msp-audit two\n```\n```\nno\n```\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0].command == "msp-audit one");
    CHECK(found[0].shown == "a\n\nb\n");
    CHECK(found[1].command == "msp-audit two");
    CHECK(found[1].shown == "");
}

TEST_CASE("a last line of dots stands for the rest of an output, and for nothing else") {
    CHECK(difference({"", "a\n[...]\n"}, "a\nb\nc\n") == "");
    CHECK(difference({"", "a\nb\n"}, "a\nb\n") == "");
    CHECK(difference({"", "a\n"}, "a\nb\n") != "");
    CHECK(difference({"", "x\n[...]\n"}, "a\nb\n") != "");
    CHECK(difference({"", "a\n[...]\nc\n"}, "a\nb\nc\n") != "");
}
