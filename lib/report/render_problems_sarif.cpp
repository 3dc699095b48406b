#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/decimal_text.hpp"
#include "report/problem_words.hpp"
#include "report/render_problems.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

namespace {

using Json = nlohmann::ordered_json;

std::string_view level_of(Severity severity) {
    if (severity == Severity::error) return "error";
    return severity == Severity::warning ? "warning" : "note";
}

/// A full stop where a sentence lacks it.
std::string sentence(std::string_view text) {
    std::string whole = printable(text);
    if (whole.empty() || (whole.back() != '.' && whole.back() != '?' && whole.back() != '!')) whole += '.';
    return whole;
}

Json rule_of(const CodeEntry& code) {
    const std::string help =
        fmt::format("{}\n\nUsual causes: {}\n\nWhat to do: {}", code.meaning, code.causes, code.remedy);
    const std::string markdown =
        fmt::format("{}\n\n**Usual causes.** {}\n\n**What to do.** {}", code.meaning, code.causes, code.remedy);
    return {{"id", code.name},
            {"name", pascal_case(code.name)},
            {"shortDescription", {{"text", sentence(code.summary)}}},
            {"fullDescription", {{"text", code.meaning}}},
            {"help", {{"text", help}, {"markdown", markdown}}},
            {"defaultConfiguration", {{"level", level_of(code.severity)}}}};
}

class SarifReport {
public:
    SarifReport(const ProblemReport& report, std::size_t most) : report_(report), most_(most) {}

    std::string run() {
        Json results = Json::array();
        const auto ordered = worst_first(report_.problems);
        const std::size_t shown = std::min(most_, ordered.size());
        for (const Problem* problem : ordered) ++rules_[problem->code];
        std::size_t index = 0;
        Json rules = Json::array();
        for (auto& [code, place] : rules_) {
            place = index++;
            rules.push_back(rule_of(entry(code)));
        }
        for (std::size_t i = 0; i < shown; ++i) results.push_back(result_of(*ordered[i]));
        Json run;
        run["tool"]["driver"] = driver();
        run["tool"]["driver"]["rules"] = std::move(rules);
        run["invocations"] = Json::array({invocation(ordered.size() - shown)});
        run["results"] = std::move(results);
        run["columnKind"] = "unicodeCodePoints";
        Json document;
        document["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
        document["version"] = "2.1.0";
        document["runs"] = Json::array({std::move(run)});
        return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

private:
    [[nodiscard]] Json driver() const {
        const auto blank = report_.program.find(' ');
        Json driver;
        driver["name"] = report_.program.substr(0, blank);
        if (blank != std::string::npos) driver["version"] = report_.program.substr(blank + 1);
        driver["informationUri"] = "urn:msp-audit:msp-audit-findings.7";
        return driver;
    }

    [[nodiscard]] Json invocation(std::size_t more) const {
        Json invocation;
        invocation["executionSuccessful"] = !report_.could_not_read_all;
        if (more == 0) return invocation;
        Json notification;
        notification["level"] = "warning";
        notification["message"] = {{"text", fmt::format("{} not listed here: the worst {} of {} are.",
                                                        counted(more, "more problem is", "more problems are"),
                                                        grouped(most_), grouped(report_.problems.size()))}};
        invocation["toolExecutionNotifications"] = Json::array({std::move(notification)});
        return invocation;
    }

    /// GitHub takes no result without a place: what is about no file stands at the policy that says it, else at the
    /// first input.
    [[nodiscard]] std::string_view file_for(const Problem& problem) const {
        if (problem.file != Problem::no_file) return report_.file_of(problem);
        const bool is_of_policy = problem.code == Code::mapping_idle || report_.files.empty();
        if (is_of_policy && !report_.policy_file.empty()) return report_.policy_file;
        return report_.files.empty() ? std::string_view(".") : std::string_view(report_.files.front());
    }

    [[nodiscard]] Json result_of(const Problem& problem) const {
        Json result;
        result["ruleId"] = name_of(problem.code);
        result["ruleIndex"] = rules_.at(problem.code);
        result["level"] = level_of(problem.severity);
        std::string message = sentence(what_is_wrong(report_, problem));
        if (!problem.hint.empty()) message += " Hint: " + sentence(problem.hint);
        result["message"]["text"] = message;
        Json place;
        place["artifactLocation"]["uri"] = uri_of(file_for(problem));
        place["region"]["startLine"] = std::max<std::uint32_t>(problem.row, 1);
        result["locations"] = Json::array({Json{{"physicalLocation", std::move(place)}}});
        // GitHub knows an alert again by the first of them alone.
        result["partialFingerprints"]["primaryLocationLineHash"] = problem.fingerprint;
        result["partialFingerprints"]["problem/v1"] = problem.fingerprint;
        return result;
    }

    const ProblemReport& report_;
    std::size_t most_;
    std::map<Code, std::size_t> rules_;  ///< those that are met -> place among the rules
};

}  // namespace

std::string render_problems_sarif(const ProblemReport& report, std::size_t most) {
    return SarifReport(report, most).run();
}

}  // namespace msp_audit
