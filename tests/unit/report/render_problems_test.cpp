#include "report/render_problems.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "report/problem_words.hpp"

using namespace msp_audit;

namespace {

Problem problem(Severity severity, std::uint32_t file, std::uint32_t row, std::string message) {
    Problem made;
    made.code = severity == Severity::error ? Code::key_repeated : Code::text_damaged;
    made.severity = severity;
    made.file = file;
    made.row = row;
    made.column = "Line, No";
    made.message = std::move(message);
    made.fingerprint = "0123456789abcdef";
    return made;
}

ProblemReport sample() {
    ProblemReport report;
    report.program = "msp-audit 1.2.3";
    report.files = {"my orders.csv", "sub/b,c:d.csv", "fine.csv"};
    report.problems = {problem(Severity::warning, 0, 3, "first"), problem(Severity::error, 0, 4, "second\nline 100%"),
                       problem(Severity::error, 1, 0, "about <all> of \"it\"\x01")};
    report.problems[0].file = Problem::no_file;
    report.problems[0].row = 0;
    report.problems[0].column.clear();
    return report;
}

std::size_t lines_with(const std::string& text, const std::string& begin) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
        count += text.compare(at, begin.size(), begin) == 0;
    return count;
}

}  // namespace

TEST_CASE("the text says place, severity, message and code, a line each") {
    CHECK(render_problems_text(sample(), {}) ==
          "msp-audit: warning: first [text-damaged]\n"
          "my orders.csv:4:Line, No: error: second line 100% [key-repeated]\n"
          "sub/b,c:d.csv:Line, No: error: about <all> of \"it\"\xEF\xBF\xBD [key-repeated]\n");
    CHECK(render_problems_text({}, {}) == "");
}

TEST_CASE("annotations are escaped as GitHub asks, the worst first") {
    CHECK(render_problems_github(sample()) ==
          "::error file=my orders.csv,line=4,title=key-repeated::Line, No: second%0Aline 100%25\n"
          "::error file=sub/b%2Cc%3Ad.csv,title=key-repeated::Line, No: about <all> of \"it\"\xEF\xBF\xBD\n"
          "::warning title=text-damaged::first\n");
}

TEST_CASE("of each kind ten annotations are printed, and the rest is counted") {
    ProblemReport report;
    report.files = {"a.csv"};
    for (std::uint32_t i = 0; i < 12; ++i) {
        report.problems.push_back(problem(Severity::warning, 0, i + 1, "w"));
        report.problems.push_back(problem(Severity::error, 0, i + 1, "e"));
        report.problems.push_back(problem(Severity::info, 0, i + 1, "n"));
    }
    const std::string text = render_problems_github(report);
    CHECK(lines_with(text, "::error ") == 10);
    CHECK(lines_with(text, "::warning ") == 10);
    CHECK(lines_with(text, "::notice ") == 10);
    CHECK(
        text.ends_with("::notice title=msp-audit::7 more problems are not shown here: 12 errors, 12 warnings and 12 "
                       "notes in all\n"));
}

TEST_CASE("JUnit has a suite for each file, and fails what is at or above the limit") {
    pugi::xml_document document;
    REQUIRE(document.load_string(render_problems_junit(sample(), Severity::error).c_str()));
    const pugi::xml_node suites = document.child("testsuites");
    CHECK(suites.attribute("tests").as_int() == 4);
    CHECK(suites.attribute("failures").as_int() == 2);
    const auto all = suites.children("testsuite");
    CHECK(std::distance(all.begin(), all.end()) == 4);
    const pugi::xml_node failure =
        suites.find_node([](pugi::xml_node node) { return std::string_view(node.name()) == "failure"; });
    CHECK(std::string_view(failure.attribute("type").value()) == "key-repeated");
    CHECK(std::string_view(failure.parent().attribute("classname").value()) == "my orders.csv");
    CHECK(std::string_view(failure.parent().attribute("name").value()) == "row 4: Line, No: key-repeated");
    REQUIRE(document.load_string(render_problems_junit(sample(), Severity::off).c_str()));
    CHECK(document.child("testsuites").attribute("failures").as_int() == 0);
    REQUIRE(document.load_string(render_problems_junit(sample(), Severity::warning).c_str()));
    CHECK(document.child("testsuites").attribute("failures").as_int() == 3);
}

TEST_CASE("JUnit has no letter that XML has no way to write") {
    ProblemReport report = sample();
    report.files[0] = "a\xEF\xBF\xBE.csv";
    report.problems[1].message = "'\xEF\xBF\xBF' and '\xEF\xBF\xBD' and '\xEF\xBE\xBF'";
    report.problems[1].hint = "\xEF\xBF\xBE";
    const std::string text = render_problems_junit(report, Severity::error);
    CHECK(text.find("\xEF\xBF\xBE") == std::string::npos);
    CHECK(text.find("\xEF\xBF\xBF") == std::string::npos);
    CHECK(text.find("'\xEF\xBF\xBD' and '\xEF\xBF\xBD' and '\xEF\xBE\xBF'") != std::string::npos);
}

TEST_CASE("SARIF names each rule once with its help, and each result has rule, place and fingerprint") {
    const auto document = nlohmann::json::parse(render_problems_sarif(sample()));
    CHECK(document["version"] == "2.1.0");
    const auto& run = document["runs"][0];
    const auto& driver = run["tool"]["driver"];
    CHECK(driver["name"] == "msp-audit");
    CHECK(driver["version"] == "1.2.3");
    REQUIRE(driver["rules"].size() == 2);
    for (const auto& rule : driver["rules"]) {
        CHECK_FALSE(rule["help"]["text"].get<std::string>().empty());
        CHECK(rule["help"]["markdown"].get<std::string>().find("**What to do.**") != std::string::npos);
        CHECK(rule["shortDescription"]["text"].get<std::string>().ends_with('.'));
    }
    REQUIRE(run["results"].size() == 3);
    for (const auto& result : run["results"]) {
        CHECK(driver["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
        CHECK(result["partialFingerprints"]["problem/v1"] == "0123456789abcdef");
    }
    const auto& first = run["results"][0];
    CHECK(first["level"] == "error");
    CHECK(first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "my%20orders.csv");
    CHECK(first["locations"][0]["physicalLocation"]["region"]["startLine"] == 4);
    CHECK(run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sub/b%2Cc%3Ad.csv");
    CHECK(run["invocations"][0]["executionSuccessful"] == true);
    CHECK_FALSE(run["invocations"][0].contains("toolExecutionNotifications"));
}

TEST_CASE("SARIF has a place for what is about no file, since GitHub refuses results without one") {
    const auto place_of_last = [](const ProblemReport& report) {
        const auto document = nlohmann::json::parse(render_problems_sarif(report));
        return document["runs"][0]["results"].back()["locations"][0]["physicalLocation"];
    };
    ProblemReport report = sample();
    CHECK(place_of_last(report)["artifactLocation"]["uri"] == "my%20orders.csv");
    CHECK(place_of_last(report)["region"]["startLine"] == 1);
    report.policy_file = "msp-audit.toml";
    CHECK(place_of_last(report)["artifactLocation"]["uri"] == "my%20orders.csv");
    report.problems[0].code = Code::mapping_idle;
    CHECK(place_of_last(report)["artifactLocation"]["uri"] == "msp-audit.toml");
    report.problems.resize(1);
    report.problems[0].code = Code::file_unreadable;
    report.files.clear();
    CHECK(place_of_last(report)["artifactLocation"]["uri"] == "msp-audit.toml");
    report.policy_file.clear();
    CHECK(place_of_last(report)["artifactLocation"]["uri"] == ".");
}

TEST_CASE("SARIF says where a run could not read everything") {
    ProblemReport report = sample();
    report.could_not_read_all = true;
    const auto document = nlohmann::json::parse(render_problems_sarif(report));
    CHECK(document["runs"][0]["invocations"][0]["executionSuccessful"] == false);
}

TEST_CASE("SARIF has the worst results, and says how many more there are") {
    const auto document = nlohmann::json::parse(render_problems_sarif(sample(), 2));
    const auto& run = document["runs"][0];
    CHECK(run["results"].size() == 2);
    CHECK(run["results"][1]["level"] == "error");
    CHECK(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] ==
          "1 more problem is not listed here: the worst 2 of 3 are.");
}

TEST_CASE("names of files become relative URIs") {
    CHECK(uri_of("./a/b c.csv") == "a/b%20c.csv");
    CHECK(uri_of("/tmp/ü.csv") == "file:///tmp/%C3%BC.csv");
    CHECK(uri_of("-") == "stdin");
    CHECK(uri_of("a:b%.csv") == "a%3Ab%25.csv");
}
