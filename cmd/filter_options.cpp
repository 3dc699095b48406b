#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "cmd/options.hpp"
#include "core/currency.hpp"

namespace msp_audit::cmd {

namespace {

/// Codes parted by commas, blanks around them allowed.
void take_codes(std::string_view option, std::string_view text, CodeChoice& codes) {
    while (true) {
        const auto comma = std::min(text.find(','), text.size());
        std::string_view name = text.substr(0, comma);
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        const auto code = code_named(name);
        if (!code) {
            std::vector<std::string_view> known;
            for (const CodeEntry& row : code_table()) known.push_back(row.name);
            try {
                refuse_word(option, name, "code", known);
            } catch (const UsageError& error) {
                const std::string message = error.what();
                if (message.find('\n') != std::string::npos) throw;
                throw UsageError(message + "\n  hint: msp-audit help codes lists them");
            }
        }
        codes.add(*code);
        if (comma == text.size()) return;
        text.remove_prefix(comma + 1);
    }
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
    line.add_values("--only", "CODE,...", "Show findings of these codes alone. Amounts do not change.",
                    [&filters](const std::string& text) { take_codes("--only", text, filters.only); });
    line.add_values("--ignore", "CODE,...", "Leave findings of these codes out. Amounts do not change.",
                    [&filters](const std::string& text) { take_codes("--ignore", text, filters.ignore); });
    add_fail_on(line, options.fail_on, "finding");
}

void add_problem_options(CommandLine& line, FilterOptions& options) {
    Filters& filters = options.filters;
    line.begin_group("What is a problem");
    add_as_of(line, options.as_of,
              "The day, YYYY-MM-DD, after which nothing can have been ordered, delivered or billed. Default: none.");
    line.add_values("--only", "CODE,...", "Show problems of these codes alone. The exit status 3 does not change.",
                    [&filters](const std::string& text) { take_codes("--only", text, filters.only); });
    line.add_values("--ignore", "CODE,...", "Leave problems of these codes out. The exit status 3 does not change.",
                    [&filters](const std::string& text) { take_codes("--ignore", text, filters.ignore); });
    add_fail_on(line, options.fail_on, "problem");
}

}  // namespace msp_audit::cmd
