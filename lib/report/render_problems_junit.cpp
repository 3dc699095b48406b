#include <string>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "report/problem_words.hpp"
#include "report/render_problems.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

namespace {

class StringWriter final : public pugi::xml_writer {
public:
    void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
    std::string text;
};

/// What XML 1.0 has no way to write is replaced: control characters, U+FFFE and U+FFFF.
std::string writable(std::string_view value) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string text = printable(value);
    for (auto at = text.find("\xEF\xBF"); at != std::string::npos; at = text.find("\xEF\xBF", at + 1)) {
        const bool has_no_form = text.compare(at + 2, 1, "\xBE") == 0 || text.compare(at + 2, 1, "\xBF") == 0;
        if (has_no_form) text.replace(at, replacement.size(), replacement);
    }
    return text;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
    node.append_attribute(name).set_value(writable(value).c_str());
}

class JunitReport {
public:
    JunitReport(const ProblemReport& report, Severity fail_on) : report_(report), fail_on_(fail_on) {}

    std::string run() {
        pugi::xml_node declaration = document_.append_child(pugi::node_declaration);
        declaration.append_attribute("version").set_value("1.0");
        declaration.append_attribute("encoding").set_value("UTF-8");
        pugi::xml_node suites = document_.append_child("testsuites");
        set(suites, "name", report_.program);
        std::size_t next = 0;
        if (next < report_.problems.size() && report_.problems[next].file == Problem::no_file) {
            add_suite(suites, "msp-audit", Problem::no_file, next);
        }
        for (std::uint32_t file = 0; file < report_.files.size(); ++file) {
            add_suite(suites, report_.files[file], file, next);
        }
        // The sums stand behind the name.
        suites.append_attribute("tests").set_value(static_cast<unsigned long long>(tests_));
        suites.append_attribute("failures").set_value(static_cast<unsigned long long>(failures_));
        StringWriter writer;
        document_.save(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
        return std::move(writer.text);
    }

private:
    /// The problems of a file, from the next one; a file without any is a case that passes.
    void add_suite(pugi::xml_node suites, std::string_view name, std::uint32_t file, std::size_t& next) {
        pugi::xml_node suite = suites.append_child("testsuite");
        set(suite, "name", name);
        pugi::xml_attribute tests = suite.append_attribute("tests");
        pugi::xml_attribute failures = suite.append_attribute("failures");
        std::size_t cases = 0;
        std::size_t failed = 0;
        for (; next < report_.problems.size() && report_.problems[next].file == file; ++next) {
            if (add_case(suite, name, report_.problems[next])) ++failed;
            ++cases;
        }
        if (cases == 0) {
            pugi::xml_node passed = suite.append_child("testcase");
            set(passed, "classname", name);
            set(passed, "name", "no problem");
            cases = 1;
        }
        tests.set_value(static_cast<unsigned long long>(cases));
        failures.set_value(static_cast<unsigned long long>(failed));
        tests_ += cases;
        failures_ += failed;
    }

    bool add_case(pugi::xml_node suite, std::string_view file, const Problem& problem) {
        pugi::xml_node node = suite.append_child("testcase");
        set(node, "classname", file);
        std::string name;
        if (problem.row > 0) name += fmt::format("row {}: ", problem.row);
        if (!problem.column.empty()) name += problem.column + ": ";
        set(node, "name", name + std::string(name_of(problem.code)));
        std::string text = fmt::format("{}: {}: {}", writable(place_words(report_, problem)),
                                       name_of(problem.severity), writable(problem.message));
        if (!problem.hint.empty()) text += "\nhint: " + writable(problem.hint);
        const bool fails = fail_on_ != Severity::off && problem.severity >= fail_on_;
        pugi::xml_node said = node.append_child(fails ? "failure" : "system-out");
        if (fails) {
            set(said, "type", name_of(problem.code));
            set(said, "message", problem.message);
        }
        said.text().set(text.c_str());
        return fails;
    }

    const ProblemReport& report_;
    Severity fail_on_;
    pugi::xml_document document_;
    std::size_t tests_ = 0;
    std::size_t failures_ = 0;
};

}  // namespace

std::string render_problems_junit(const ProblemReport& report, Severity fail_on) {
    return JunitReport(report, fail_on).run();
}

}  // namespace msp_audit
