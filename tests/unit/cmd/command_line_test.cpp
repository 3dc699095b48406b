#include "cmd/command_line.hpp"

#include <doctest/doctest.h>

#include "cmd/usage_error.hpp"

using msp_audit::cmd::CommandLine;
using msp_audit::cmd::UsageError;

namespace {

/// A command with one option of each kind.
struct Sample {
    CommandLine line{"weigh"};
    bool quiet = false;
    std::string unit;
    std::vector<std::string> items;
    std::vector<std::string> paths;

    Sample() {
        line.add_flag("--quiet", "", quiet);
        line.add_value("--unit", "UNIT", "", [this](const std::string& text) { unit = text; });
        line.add_values("--item", "NAME", "", [this](const std::string& text) { items.push_back(text); });
        line.take_arguments(paths);
    }

    /// What it objects to; empty where all is well.
    std::string parse(const std::vector<std::string>& words) {
        try {
            line.parse(words);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "";
    }
};

}  // namespace

TEST_CASE("an option that may be repeated takes one value each time and leaves the arguments alone") {
    Sample sample;
    CHECK(sample.parse({"--item", "a", "x.csv", "--item=b", "y.csv", "-", "--quiet", "--unit", "kg"}) == "");
    CHECK(sample.items == std::vector<std::string>{"a", "b"});
    CHECK(sample.paths == std::vector<std::string>{"x.csv", "y.csv", "-"});
    CHECK(sample.unit == "kg");
    CHECK(sample.quiet);
}

TEST_CASE("after -- everything is an argument") {
    Sample sample;
    CHECK(sample.parse({"--quiet", "--", "--unit", "a"}) == "");
    CHECK(sample.paths == std::vector<std::string>{"--unit", "a"});
    const std::vector<std::string> words{"--", "--help"};
    CHECK_FALSE(CommandLine::asks_for_help(words));
    CHECK(CommandLine::asks_for_help(std::vector<std::string>{"a", "-h"}));
}

TEST_CASE("an unknown option is named with the nearest one") {
    CHECK(Sample().parse({"--uint", "kg"}) == "'--uint' is no option of weigh\n  hint: did you mean '--unit'?");
    CHECK(Sample().parse({"--uint=kg"}) == "'--uint' is no option of weigh\n  hint: did you mean '--unit'?");
    CHECK(Sample().parse({"--zebra"}) ==
          "'--zebra' is no option of weigh\n  hint: msp-audit help weigh lists its options");
    CHECK(Sample().parse({"-q"}).starts_with("'-q' is no option of weigh\n"));
}

TEST_CASE("a value that is missing, empty or given twice is refused") {
    CHECK(Sample().parse({"a", "--unit"}) == "--unit needs a value\n  hint: msp-audit help weigh");
    CHECK(Sample().parse({"--unit", "--quiet"}) == "--unit needs a value\n  hint: msp-audit help weigh");
    CHECK(Sample().parse({"--unit", "-k"}) == "--unit needs a value\n  hint: msp-audit help weigh");
    CHECK(Sample().parse({"--unit", "--", "-1"}) == "--unit needs a value\n  hint: msp-audit help weigh");
    CHECK(Sample().parse({"--unit=", "x.csv"}) == "--unit needs a value that is not empty");
    CHECK(Sample().parse({"--unit", ""}) == "--unit needs a value that is not empty");
    CHECK(Sample().parse({"--unit", "a", "--unit", "b"}) == "--unit is given 2 times");
    CHECK(Sample().parse({"--quiet=no"}) == "--quiet takes no value");
}

TEST_CASE("a number below zero is no option, so the option before it says what it may be") {
    for (const char* number : {"-1", "-0.5", "-.5", "-1.5x"}) {
        CAPTURE(number);
        Sample sample;
        CHECK(sample.parse({"--unit", number, "--item", number, "x.csv"}) == "");
        CHECK(sample.unit == number);
        CHECK(sample.items == std::vector<std::string>{number});
        CHECK(sample.paths == std::vector<std::string>{"x.csv"});
    }
}

TEST_CASE("a command without arguments refuses one") {
    CommandLine line("weigh");
    try {
        line.parse(std::vector<std::string>{"x.csv"});
        FAIL("it was taken");
    } catch (const UsageError& error) {
        CHECK(std::string(error.what()) == "'x.csv' is one argument too many\n  hint: msp-audit help weigh");
    }
}
