#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "cmd/options.hpp"
#include "core/currency.hpp"
#include "tickets/questions.hpp"

namespace msp_audit::cmd {

namespace {

/// Codes parted by commas, blanks around them allowed: those of one family.
template <class Add>
void take_codes(std::string_view option, std::string_view text, CodeFamily family, Add add) {
    while (true) {
        const auto comma = std::min(text.find(','), text.size());
        std::string_view name = text.substr(0, comma);
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        const auto code = code_named(name);
        if (!code || family_of(*code) != family) {
            std::vector<std::string_view> known;
            for (const CodeEntry& row : code_table()) {
                if (family_of(row.code) == family) known.push_back(row.name);
            }
            refuse_word(option, name, code ? "code of this command" : "code", known,
                        "msp-audit help codes lists them");
        }
        add(*code);
        if (comma == text.size()) return;
        text.remove_prefix(comma + 1);
    }
}

/// --only and --ignore, of what is called so.
void add_code_filters(CommandLine& line, Filters& filters, CodeFamily family, std::string_view what,
                      std::string_view unchanged) {
    const auto add = [&](const char* option, std::string_view does, CodeChoice& codes) {
        line.add_values(option, "CODE,...", fmt::format(fmt::runtime(does), what, unchanged),
                        [option, family, &codes](const std::string& text) {
                            take_codes(option, text, family, [&codes](Code code) { codes.add(code); });
                        });
    };
    add("--only", "Show {} of these codes alone. {}", filters.only);
    add("--ignore", "Leave {} of these codes out. {}", filters.ignore);
}

/// A code of a question that another report asks would choose nothing here. `command`: "tickets", which asks all, or
/// "tickets reopens".
void refuse_foreign_code(std::string_view option, std::string_view command, Code code) {
    const auto blank = command.find(' ');
    if (blank == std::string_view::npos || command.substr(blank + 1) == report_asking(code)) return;
    throw UsageError(fmt::format("{}: {} asks nothing about '{}'\n  hint: msp-audit tickets {} does", option, command,
                                 name_of(code), report_asking(code)));
}

void take_currency(const std::string& text, std::vector<std::string>& currencies) {
    std::string code = currency_code(text);
    if (!is_currency_code(code)) {
        throw UsageError(fmt::format("--currency: '{}' is no currency code, such as USD", text));
    }
    if (std::find(currencies.begin(), currencies.end(), code) == currencies.end()) {
        currencies.push_back(std::move(code));
    }
}

void add_as_of(CommandLine& line, Day& as_of, std::string description) {
    line.add_value("--as-of", "DATE", std::move(description), [&as_of](const std::string& text) {
        const auto day = Day::parse(text);
        if (!day) {
            throw UsageError(fmt::format("--as-of: '{}' is no date from 1970-01-01 to 2100-12-31\n"
                                         "  hint: write it as YYYY-MM-DD",
                                         text));
        }
        as_of = *day;
    });
}

void add_fail_on(CommandLine& line, Severity& fail_on, std::string_view what) {
    line.add_value(
        "--fail-on", "SEVERITY",
        fmt::format("The least severity of a {} shown that turns the exit status to 1: error (the default), "
                    "warning, info or never.",
                    what),
        [&fail_on](const std::string& text) {
            static constexpr std::array<std::string_view, 4> words{"never", "info", "warning", "error"};
            fail_on = static_cast<Severity>(place_of("--fail-on", text, "severity", words));
        });
}

}  // namespace

void add_filter_options(CommandLine& line, FilterOptions& options) {
    Filters& filters = options.filters;
    line.begin_group("What is judged and shown (matching always sees everything)");
    add_as_of(line, options.as_of,
              "The day, YYYY-MM-DD, from which waits are counted; documents dated after it are left out. Default: "
              "the newest invoice or receipt date in the data, and nothing is left out.");
    line.add_value(
        "--period", "YYYY-MM", "Show and sum invoices dated in this month.", [&filters](const std::string& text) {
            filters.period = Month::parse(text);
            if (!filters.period) {
                throw UsageError(fmt::format("--period: '{}' is no month\n  hint: write it as YYYY-MM", text));
            }
        });
    line.add_values("--vendor", "NAME",
                    "Show and sum documents of this vendor, in any spelling that compares equal; may be repeated.",
                    [&filters](const std::string& text) { filters.vendors.push_back(text); });
    line.add_values("--currency", "CODE", "Show and sum documents in this currency; may be repeated.",
                    [&filters](const std::string& text) { take_currency(text, filters.currencies); });
    add_code_filters(line, filters, CodeFamily::documents, "findings", "Amounts do not change.");
    add_fail_on(line, options.fail_on, "finding");
}

void add_problem_options(CommandLine& line, FilterOptions& options) {
    Filters& filters = options.filters;
    line.begin_group("What is a problem");
    add_as_of(line, options.as_of,
              "The day, YYYY-MM-DD, after which nothing can have been ordered, delivered or billed. Default: none.");
    add_code_filters(line, filters, CodeFamily::exports, "problems", "The exit status 3 does not change.");
    add_fail_on(line, options.fail_on, "problem");
}

void add_finding_options(CommandLine& line, FindingOptions& options) {
    line.begin_group("What is worth asking about");
    line.add_flag("--findings",
                  "Print what is worth asking about instead of the report, as table, csv or markdown; json has it in "
                  "every report.",
                  options.instead);
    line.add_values("--only", "CODE,...", "Show findings of these codes alone. Figures do not change.",
                    [&options, command = line.command()](const std::string& text) {
                        take_codes("--only", text, CodeFamily::tickets, [&](Code code) {
                            refuse_foreign_code("--only", command, code);
                            options.only.push_back(code);
                        });
                    });
    line.add_values("--ignore", "CODE,...", "Leave findings of these codes out. Figures do not change.",
                    [&options](const std::string& text) {
                        take_codes("--ignore", text, CodeFamily::tickets,
                                   [&](Code code) { options.ignore.push_back(code); });
                    });
    add_fail_on(line, options.fail_on, "finding");
}

bool FindingOptions::chooses(Code code) const {
    const auto has = [code](const std::vector<Code>& codes) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    return (only.empty() || has(only)) && !has(ignore);
}

std::string FindingOptions::words() const {
    const auto names = [](std::string_view lead, const std::vector<Code>& codes) {
        std::string text(codes.empty() ? "" : lead);
        for (const Code code : codes) text += " " + std::string(name_of(code));
        return text;
    };
    const std::string without = names("of the findings without", ignore);
    std::string text = names("of the findings only", only);
    if (!text.empty() && !without.empty()) text += ", ";
    return text + without;
}

}  // namespace msp_audit::cmd
